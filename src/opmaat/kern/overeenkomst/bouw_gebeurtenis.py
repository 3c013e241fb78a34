"""From the words of an event to the event: which table, which day, which state, and the condition on row and person."""

from __future__ import annotations

from collections.abc import Callable

from opmaat.kern.maat import (
    EEN_MAAND_TOEREKENEN,
    Datum,
    Drempel,
    Gebeurtenis,
    Instroom,
    Overgang,
    Selectie,
    Uitstroom,
    Verjaardag,
    Voorwaarde,
)
from opmaat.kern.register.schema import Tabel
from opmaat.kern.tijd import Duur

from .bestand import Knoop
from .bouw_voorwaarde import met_regelingen, voorwaarde, waar_van
from .fouten import bedoelt
from .omgeving import Omgeving, duur

REDEN = "reden_einde"


def gebeurtenis(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    """The event that these words describe; conditions on the person use attribution."""
    eigen = omgeving.bij_gebeurtenis()
    for woord, maak in VORMEN.items():
        if woord in knoop:
            return maak(knoop, eigen)
    raise knoop.fout(
        "Er staat geen gebeurtenis",
        waarom="Zonder gebeurtenis is er geen dag om te tellen.",
        doe=f"Begin met een van {', '.join(VORMEN)}.",
    )


def _datum(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    tabel = omgeving.tabel(knoop["datum"])
    kolom = omgeving.datumkolom(tabel, knoop["op"]) if "op" in knoop else tabel.datum
    if kolom is None:
        waarom = (
            "Een periode heeft een begin en een eind."
            if tabel.vorm == "periode"
            else "De rijen hebben geen eigen datum."
        )
        doe = (
            f"Schrijf “begin: {tabel.naam}” of “eind: {tabel.naam}”, of kies een kolom met “op”."
            if tabel.vorm == "periode"
            else "Kies een kolom met “op”."
        )
        raise knoop["datum"].fout(f"De tabel {tabel.naam} heeft geen datum", waarom=waarom, doe=doe)
    return Datum(tabel.naam, kolom, waar_van(tabel, knoop, omgeving))


def _begin(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    tabel = _periodetabel(knoop["begin"], omgeving)
    kolom = omgeving.datumkolom(tabel, knoop["op"]) if "op" in knoop else tabel.begin or ""
    return Datum(tabel.naam, kolom, waar_van(tabel, knoop, omgeving))


def _eind(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    tabel = _periodetabel(knoop["eind"], omgeving)
    if tabel.eind is None and "op" not in knoop:
        raise knoop["eind"].fout(f"De tabel {tabel.naam} heeft geen einddatum", doe="Kies een kolom met “op”.")
    kolom = omgeving.datumkolom(tabel, knoop["op"]) if "op" in knoop else tabel.eind or ""
    return Datum(tabel.naam, kolom, waar_van(tabel, knoop, omgeving))


def _instroom(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    tabel = _persoonsperiode(knoop["instroom"], omgeving)
    return Instroom(_toestand(tabel, knoop, omgeving), _waar(tabel, knoop, omgeving))


def _uitstroom(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    tabel = _persoonsperiode(knoop["uitstroom"], omgeving)
    reden: tuple[str, ...] = ()
    if "reden" in knoop:
        kolom = omgeving.kolom(tabel, knoop["reden"], REDEN)
        reden = tuple(omgeving.eis_code(tabel, kolom, deel, str(deel.waarde)) for deel in knoop["reden"].delen())
    return Uitstroom(_toestand(tabel, knoop, omgeving), reden, _waar(tabel, knoop, omgeving))


def _overgang(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    tabel = _persoonsperiode(knoop["overgang"], omgeving)
    if tabel.hoofdcode is None:
        raise knoop["overgang"].fout(
            f"In {tabel.naam} staat geen groep waartussen iemand kan overgaan",
            doe="Kies een tabel met een groep, zoals klantgroep.",
        )
    kolom = tabel.kolom(tabel.hoofdcode)

    def groepen(sleutel: str) -> tuple[str, ...]:
        deel = knoop.neem(sleutel)
        return () if deel is None else tuple(omgeving.eis_code(tabel, kolom, d, str(d.waarde)) for d in deel.delen())

    binnen = duur(knoop["binnen"]) if "binnen" in knoop else Duur(EEN_MAAND_TOEREKENEN, "dag")
    return Overgang(tabel.naam, kolom.naam, groepen("uit"), groepen("naar"), binnen, waar_van(tabel, knoop, omgeving))


def _drempel(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    tabel = _persoonsperiode(knoop["drempel"], omgeving)
    return Drempel(_toestand(tabel, knoop, omgeving), duur(knoop["na"]), _waar(tabel, knoop, omgeving))


def _verjaardag(knoop: Knoop, omgeving: Omgeving) -> Gebeurtenis:
    return Verjaardag(int(knoop.waarde["verjaardag"]), waar_van(omgeving.schema.tabel("persoon"), knoop, omgeving))


def _toestand(tabel: Tabel, knoop: Knoop, omgeving: Omgeving) -> Selectie:
    return Selectie(tabel.naam, met_regelingen(tabel, knoop.neem("toestand"), omgeving))


def _waar(tabel: Tabel, knoop: Knoop, omgeving: Omgeving) -> Voorwaarde | None:
    """The condition on the deciding row alone: the state says already which benefits count."""
    return voorwaarde(knoop["waar"], tabel, omgeving) if "waar" in knoop else None


def _periodetabel(knoop: Knoop, omgeving: Omgeving) -> Tabel:
    tabel = omgeving.tabel(knoop)
    if tabel.vorm != "periode":
        raise knoop.fout(
            f"De tabel {tabel.naam} heeft geen begin en eind",
            waarom="Een rij is een gebeurtenis op één dag."
            if tabel.vorm == "gebeurtenis"
            else "Een rij is iets dat er gewoon is.",
            doe=f"Schrijf “datum: {tabel.naam}”."
            if tabel.vorm == "gebeurtenis"
            else bedoelt(tabel.naam, [t.naam for t in omgeving.schema if t.vorm == "periode"]),
        )
    return tabel


def _persoonsperiode(knoop: Knoop, omgeving: Omgeving) -> Tabel:
    tabel = _periodetabel(knoop, omgeving)
    if not tabel.persoonsgebonden:
        raise knoop.fout(
            f"Een rij van {tabel.naam} is niet van een persoon", doe="Gebruik “begin” of “eind”: die tellen rijen."
        )
    return tabel


VORMEN: dict[str, Callable[[Knoop, Omgeving], Gebeurtenis]] = {
    "datum": _datum, "begin": _begin, "eind": _eind, "instroom": _instroom, "uitstroom": _uitstroom,
    "overgang": _overgang, "drempel": _drempel, "verjaardag": _verjaardag,
}  # fmt: skip
"""The words with which an event begins and what reads them."""
