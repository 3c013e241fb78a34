"""From ``maat: {soort: …}`` to a measure that counts: stand, telling, som, aandeel, verhouding, verandering and
samengesteld.

``maat`` is the entrance for every kind; the kinds with terms, cohorts and volumes stand in ``bouw_termijn``,
``bouw_verloop`` and ``bouw_omvang``. The shape of the words has been checked against the JSON Schema before.
"""

from __future__ import annotations

from collections.abc import Callable

from opmaat.kern.maat import (
    PERSONEN,
    RIJEN,
    Aandeel,
    En,
    Maat,
    Parameter,
    Samengesteld,
    Som,
    Stand,
    Telling,
    Verandering,
    Verhouding,
    gebeurtenistabel,
)
from opmaat.kern.register.schema import Tabel

from .bestand import Knoop
from .bouw_gebeurtenis import gebeurtenis
from .bouw_voorwaarde import selectie, voorwaarde
from .fouten import bedoelt
from .omgeving import Omgeving, datum, duur, periode

Bouwer = Callable[[Knoop, Omgeving], Maat]


def maat(knoop: Knoop, omgeving: Omgeving) -> Maat:
    """The measure that these words describe."""
    return SOORTEN[knoop.tekst("soort")](knoop, omgeving)


def stand(knoop: Knoop, omgeving: Omgeving) -> Stand:
    """The stand that these words describe; also where only a stand may be, such as ``bestand``."""
    tabel = omgeving.tabel(knoop["van"])
    if tabel.vorm == "gebeurtenis":
        raise knoop["van"].fout(
            f"Van {tabel.naam} is geen stand te maken",
            waarom="Een rij is een gebeurtenis op één dag en duurt niet voort, dus er is op de peildatum niets dat loopt.",
            doe=f"Gebruik een telling: {{soort: telling, gebeurtenis: {{datum: {tabel.naam}}}}}.",
        )
    gekozen = selectie(knoop, omgeving.bij_stand())
    rijp = duur(knoop["rijp_na"]) if "rijp_na" in knoop else None
    return Stand(gekozen, tel_van(knoop, tabel, omgeving), rijp, datum(knoop["op"]) if "op" in knoop else None)


def tel_van(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> str:
    """What is counted: persons, rows, or the different values of a key column; rows by default where there are no
    persons.
    """
    if "tel" not in knoop:
        return PERSONEN if tabel.persoonsgebonden else RIJEN
    tel = knoop["tel"]
    if tel.waarde == RIJEN or (tel.waarde == PERSONEN and tabel.persoonsgebonden):
        return str(tel.waarde)
    if tel.waarde == PERSONEN:
        raise tel.fout(f"Een rij van {tabel.naam} is niet van een persoon", doe="Schrijf “tel: rijen”.")
    kolom = omgeving.kolom(tabel, tel)
    if not kolom.naam.endswith("_id") and kolom.codelijst is None:
        raise tel.fout(
            f"De kolom {tabel.naam}.{kolom.naam} is geen sleutel",
            waarom="Alleen een sleutel zegt wanneer twee rijen over hetzelfde gaan.",
            doe=bedoelt(kolom.naam, [PERSONEN, RIJEN, *(k.naam for k in tabel.kolommen if k.naam.endswith("_id"))]),
        )
    return kolom.naam


def _telling(knoop: Knoop, omgeving: Omgeving) -> Telling:
    geteld = gebeurtenis(knoop["gebeurtenis"], omgeving)
    return Telling(geteld, tel_van(knoop, omgeving.schema.tabel(gebeurtenistabel(geteld)), omgeving))


def _som(knoop: Knoop, omgeving: Omgeving) -> Som:
    geteld = gebeurtenis(knoop["gebeurtenis"], omgeving)
    return Som(geteld, getalkolom(knoop["kolom"], omgeving.schema.tabel(gebeurtenistabel(geteld)), omgeving))


def getalkolom(knoop: Knoop, tabel: Tabel, omgeving: Omgeving) -> str:
    """The name of a column with numbers."""
    kolom = omgeving.kolom(tabel, knoop)
    if kolom.type not in ("integer", "number"):
        raise knoop.fout(
            f"De kolom {tabel.naam}.{kolom.naam} is geen getal",
            waarom="Alleen getallen zijn op te tellen of te middelen.",
            doe=bedoelt(kolom.naam, [k.naam for k in tabel.kolommen if k.type == "number"]),
        )
    return kolom.naam


def _aandeel(knoop: Knoop, omgeving: Omgeving) -> Aandeel:
    basis = maat(knoop["van"], omgeving)
    if not isinstance(basis, Stand | Telling):
        raise knoop["van"].fout(
            "Een aandeel is een deel van een stand of telling", doe="Schrijf bij “van” soort stand of telling."
        )
    if isinstance(basis, Stand):
        tabel, eigen = omgeving.schema.tabel(basis.selectie.tabel), omgeving.bij_stand()
    else:
        tabel, eigen = omgeving.schema.tabel(gebeurtenistabel(basis.gebeurtenis)), omgeving.bij_gebeurtenis()
    beoordeel = knoop.woord("beoordeel", "gebeurtenis")
    if beoordeel == "peildatum":
        eigen = eigen.bij_stand()
    waarvan = voorwaarde(knoop["waarvan"], tabel, eigen)
    if not knoop.waarde["waarvan"]:
        raise knoop["waarvan"].fout("Bij “waarvan” staat geen voorwaarde", doe="Schrijf waaraan het deel moet voldoen.")
    return Aandeel(basis, waarvan or En(()), beoordeel)


def _verhouding(knoop: Knoop, omgeving: Omgeving) -> Verhouding:
    noemer = knoop["noemer"]
    tweede = (
        Parameter(omgeving.parameter(noemer["parameter"], noemer.tekst("parameter")))
        if "parameter" in noemer
        else maat(noemer, omgeving)
    )
    return Verhouding(maat(knoop["teller"], omgeving), tweede, knoop.woord("als", "quotient"))


def _verandering(knoop: Knoop, omgeving: Omgeving) -> Verandering:
    basis = knoop["basis"]
    toen = periode(basis) if "t/m" in str(basis.waarde) else datum(basis)
    return Verandering(maat(knoop["van"], omgeving), toen, knoop.woord("als", "absoluut"))


def _samengesteld(knoop: Knoop, omgeving: Omgeving) -> Samengesteld:
    als = knoop.woord("als")
    delen = tuple((naam, maat(deel, omgeving)) for naam, deel in knoop["delen"].items())
    if als == "vereniging":
        for naam, deel in delen:
            if not isinstance(deel, Stand | Telling):
                raise knoop["delen"][naam].fout(
                    "Een vereniging is van standen en tellingen", doe="Gebruik “als: som” of “als: lijst”."
                )
    return Samengesteld(als, delen)


SOORTEN: dict[str, Bouwer] = {
    "stand": stand, "telling": _telling, "som": _som, "aandeel": _aandeel, "verhouding": _verhouding,
    "verandering": _verandering, "samengesteld": _samengesteld,
}  # fmt: skip
"""The kinds of measure by the name in the file; the other ``bouw_`` modules add theirs."""
