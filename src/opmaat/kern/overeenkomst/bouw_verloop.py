"""From the words of a term, a frequency or a measure that follows people through time to that measure."""

from __future__ import annotations

from opmaat.kern.maat import (
    Behoud,
    Bestand,
    Cohort,
    Frequentie,
    Gebeurtenisinstroom,
    Groepsinstroom,
    Panel,
    Preventie,
    Termijn,
    Uitstroom,
    gebeurtenistabel,
)
from opmaat.kern.maat.termijn import Kalendervenster
from opmaat.kern.tijd import Duur

from .bestand import Knoop
from .bouw_gebeurtenis import VORMEN, gebeurtenis
from .bouw_maat import SOORTEN, getalkolom, stand, tel_van
from .bouw_voorwaarde import KLANTGROEP, UITKERING, selectie, voorwaarde
from .omgeving import Omgeving, datum, duur, ja_nee

NAVOLGING = {"aanvraag": Duur(13, "week"), "toekenning": Duur(26, "week")}
"""How long a melding is followed unless the agreement says otherwise (design, section 6, Preventiequote)."""
_KALENDERVENSTERS: dict[str, Kalendervenster] = {"kalendermaand": "maand", "kalenderkwartaal": "kwartaal", "kalenderjaar": "jaar"}


def _termijn(knoop: Knoop, omgeving: Omgeving) -> Termijn:
    start, doel = gebeurtenis(knoop["start"], omgeving), gebeurtenis(knoop["doel"], omgeving)
    tabel = omgeving.schema.tabel(gebeurtenistabel(start))
    einden = [sleutel for sleutel in ("binnen", "tot", "momenten") if sleutel in knoop]
    if len(einden) != 1:
        raise knoop.fout(
            "Het is niet duidelijk wanneer de termijn eindigt"
            if einden
            else "Er staat niet wanneer de termijn eindigt",
            waarom="Een termijn heeft één laatste dag.",
            doe="Schrijf een van “binnen”, “tot” en “momenten”.",
        )
    koppel = knoop.neem("koppel")
    if koppel is not None:
        ander = omgeving.schema.tabel(gebeurtenistabel(doel))
        if not ander.heeft(str(koppel.waarde)) and not tabel.heeft(str(koppel.waarde)):
            omgeving.kolom(ander, koppel)
    return Termijn(
        start,
        doel,
        binnen=duur(knoop["binnen"]) if "binnen" in knoop else None,
        tot=omgeving.datumkolom(tabel, knoop["tot"]) if "tot" in knoop else None,
        niet_eerder_dan=duur(knoop["niet_eerder_dan"]) if "niet_eerder_dan" in knoop else None,
        momenten=tuple(duur(deel) for deel in knoop["momenten"].delen()) if "momenten" in knoop else (),
        marge=duur(knoop["marge"]) if "marge" in knoop else None,
        tel=tel_van(knoop, tabel, omgeving),
        eerder=knoop.woord("eerder", "telt_niet"),
        vervalt_bij=gebeurtenis(knoop["vervalt_bij"], omgeving) if "vervalt_bij" in knoop else None,
        koppel=None if koppel is None else str(koppel.waarde),
        wettelijk=ja_nee(knoop.waarde.get("wettelijk")),
    )


def _frequentie(knoop: Knoop, omgeving: Omgeving) -> Frequentie:
    venster = knoop["venster"]
    lengte = _KALENDERVENSTERS.get(str(venster.waarde))
    wijze = knoop.woord("wijze", "hele venster")
    minstens = int(knoop.waarde.get("minstens") or 0)
    if lengte is not None and wijze != "hele venster":
        raise knoop["wijze"].fout(
            f"“{wijze}” kan niet bij een kalendervenster",
            doe="Schrijf een duur, bijvoorbeeld “12 maanden”, of laat “wijze” weg.",
        )
    if wijze == "ritme" and minstens < 1:
        raise knoop.fout(
            "Bij een ritme staat “minstens” niet",
            doe="Schrijf hoe vaak het per venster minstens moet, bijvoorbeeld “minstens: 2”.",
        )
    return Frequentie(
        stand(knoop["bestand"], omgeving),
        gebeurtenis(knoop["gebeurtenis"], omgeving),
        minstens,
        knoop.waarde.get("hoogstens"),
        lengte or duur(venster),
        wijze,
    )


def _instroom(knoop: Knoop, omgeving: Omgeving) -> Groepsinstroom | Gebeurtenisinstroom | Bestand:
    keer = knoop.woord("keer", "eerste")
    if "bestand" in knoop:
        return Bestand(stand(knoop["bestand"], omgeving), datum(knoop["op"]))
    if "gebeurtenis" in knoop:
        return Gebeurtenisinstroom(gebeurtenis(knoop["gebeurtenis"], omgeving), keer)
    if KLANTGROEP in knoop:
        tabel = omgeving.schema.tabel(KLANTGROEP)
        kolom = tabel.kolom("groep")
        groepen = tuple(omgeving.eis_code(tabel, kolom, deel, str(deel.waarde)) for deel in knoop[KLANTGROEP].delen())
        waar = voorwaarde(knoop["waar"], tabel, omgeving.bij_gebeurtenis()) if "waar" in knoop else None
        return Groepsinstroom(groepen, knoop.woord("herkomst", "nieuw"), keer, waar)
    if any(woord in knoop for woord in VORMEN):
        return Gebeurtenisinstroom(gebeurtenis(knoop, omgeving), keer)
    raise knoop.fout(
        "Er staat niet wie er instroomt", doe="Schrijf “klantgroep: …”, “gebeurtenis: {…}” of “bestand: {…}” met “op”."
    )


def _cohort(knoop: Knoop, omgeving: Omgeving) -> Cohort:
    doel = gebeurtenis(knoop["gebeurtenis"], omgeving)
    op_uitstroom = isinstance(doel, Uitstroom) and doel.toestand.tabel == UITKERING
    return Cohort(
        _instroom(knoop["instroom"], omgeving),
        doel,
        duur(knoop["binnen"]),
        duur(knoop["duurzaam"]) if "duurzaam" in knoop else None,
        knoop.woord("periode", "op instroom"),
        gebeurtenis(knoop["andere_afloop"], omgeving) if "andere_afloop" in knoop else None,
        ja_nee(knoop.waarde["eist_uitkering"]) if "eist_uitkering" in knoop else op_uitstroom,
    )


def _preventie(knoop: Knoop, omgeving: Omgeving) -> Preventie:
    tabel = omgeving.schema.tabel("melding")
    melding = knoop.neem("melding")
    waar = (
        voorwaarde(melding["waar"], tabel, omgeving.bij_gebeurtenis())
        if melding is not None and "waar" in melding
        else None
    )
    tegenhouden = knoop.woord("tegenhouden")
    return Preventie(waar, tegenhouden, duur(knoop["binnen"]) if "binnen" in knoop else NAVOLGING[tegenhouden])


def _behoud(knoop: Knoop, omgeving: Omgeving) -> Behoud:
    toestand = selectie(knoop["toestand"], omgeving.bij_stand())
    if omgeving.schema.tabel(toestand.tabel).vorm != "periode":
        raise knoop["toestand"]["van"].fout(
            f"{toestand.tabel} heeft geen perioden", doe="Kies een tabel met perioden, zoals plaatsing."
        )
    return Behoud(stand(knoop["bestand"], omgeving), datum(knoop["op"]), toestand, duur(knoop["gat"]))


def _panel(knoop: Knoop, omgeving: Omgeving) -> Panel:
    score = knoop["score"]
    rijen = selectie(score, omgeving.bij_gebeurtenis())
    tabel = omgeving.schema.tabel(rijen.tabel)
    if tabel.vorm != "gebeurtenis":
        raise score["van"].fout(
            f"{tabel.naam} heeft geen metingen op een dag", doe="Kies een tabel met gebeurtenissen, zoals ladder."
        )
    if "kolom" not in score and "kolom" not in knoop:
        raise score.fout(
            "Er staat niet welke kolom de score is", doe="Schrijf “kolom: …”, bijvoorbeeld “kolom: trede”."
        )
    return Panel(
        stand(knoop["bestand"], omgeving),
        datum(knoop["basis"]),
        rijen,
        getalkolom((score if "kolom" in score else knoop)["kolom"], tabel, omgeving),
        datum(knoop["bevroren_op"]) if "bevroren_op" in knoop else None,
        knoop.woord("waarde", "hoger"),
        knoop.woord("over", "gemeten"),
    )


SOORTEN.update(
    termijn=_termijn, frequentie=_frequentie, cohort=_cohort, preventie=_preventie, behoud=_behoud, panel=_panel
)
