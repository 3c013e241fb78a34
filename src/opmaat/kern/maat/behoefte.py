"""Which tables and columns a measure reads: for validation, for ``register kan`` and for telling *no data* from
*nobody*.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .gebeurtenis import Datum, Drempel, Gebeurtenis, Instroom, Overgang, Uitstroom, Verjaardag
from .omvang import (
    Bezetting,
    Formatie,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Ingevoerd,
    Kwaliteit,
    Oplevering,
    Samenvatting,
)
from .tellen import PERSONEN, RIJEN, Aandeel, Parameter, Samengesteld, Som, Stand, Telling, Verandering, Verhouding
from .termijn import Frequentie, Termijn
from .verloop import Behoud, Bestand, Cohort, Gebeurtenisinstroom, Groepsinstroom, Panel, Preventie
from .voorwaarde import (
    Aantal,
    Bevat,
    En,
    Gekoppeld,
    Heeft,
    Ingevuld,
    IsEen,
    Kolomwaarde,
    Laatste,
    Leeftijd,
    Niet,
    Of,
    Selectie,
    Vergelijk,
    Verwijst,
    Voorwaarde,
)

Maat = (
    Stand | Telling | Som | Aandeel | Verhouding | Verandering | Samengesteld | Termijn | Frequentie | Cohort | Preventie
    | Behoud | Panel | Bezetting | Formatie | GemiddeldeScore | GemiddeldeDuur | GemiddeldeStand | Oplevering | Kwaliteit | Samenvatting | Ingevoerd
)  # fmt: skip

Behoefte = tuple[str, str]
"""A table and one of its columns; column "" is the table itself (and its own dates)."""


def behoefte(maat: Maat) -> frozenset[Behoefte]:
    """Every table and column that the measure reads, conditions included."""
    return frozenset(_maat(maat))


def hoofdtabellen(maat: Maat) -> frozenset[str]:
    """The tables whose rows are counted; when these hold nothing for the period, there is no figure. Tables that only
    conditions read are left out.
    """
    return frozenset(_hoofd(maat))


def _hoofd(maat: Maat) -> Iterator[str]:
    match maat:
        case Stand(selectie=s) | Bezetting(selectie=s) | GemiddeldeScore(selectie=s) | GemiddeldeDuur(selectie=s):
            yield s.tabel
        case GemiddeldeStand(stand=stand) | Frequentie(bestand=stand) | Behoud(bestand=stand) | Panel(bestand=stand):
            yield stand.selectie.tabel
        case Telling(gebeurtenis=g) | Som(gebeurtenis=g) | Termijn(start=g):
            yield gebeurtenistabel(g)
        case Aandeel(van=deel) | Verandering(van=deel):
            yield from _hoofd(deel)
        case Verhouding(teller=teller, noemer=noemer):
            yield from _hoofd(teller)
            if not isinstance(noemer, Parameter):
                yield from _hoofd(noemer)
        case Samengesteld(delen=delen):
            for _, lid in delen:
                yield from _hoofd(lid)
        case Cohort(instroom=Groepsinstroom()):
            yield "klantgroep"
        case Cohort(instroom=Gebeurtenisinstroom(gebeurtenis=g)):
            yield gebeurtenistabel(g)
        case Cohort(instroom=Bestand(stand=stand)):
            yield stand.selectie.tabel
        case Preventie():
            yield "melding"
        case Formatie():
            yield "formatie"
        case Oplevering():
            yield "oplevering"
        case Kwaliteit(tabellen=tabellen):
            yield from tabellen
        case Ingevoerd():
            yield "parameter"
        case Samenvatting():
            return


def gebeurtenistabel(gebeurtenis: Gebeurtenis) -> str:
    """The table of which a row decides the event."""
    match gebeurtenis:
        case Datum(tabel=tabel) | Overgang(tabel=tabel):
            return tabel
        case Instroom(toestand=s) | Uitstroom(toestand=s) | Drempel(toestand=s):
            return s.tabel
        case Verjaardag():
            return "persoon"


def _maat(maat: Maat) -> Iterator[Behoefte]:
    match maat:
        case Stand(selectie=s, tel=tel):
            yield from _selectie(s)
            yield from _telkolom(s.tabel, tel)
        case Telling(gebeurtenis=g, tel=tel):
            yield from _gebeurtenis(g)
            yield from _telkolom(gebeurtenistabel(g), tel)
        case Som(gebeurtenis=g, kolom=kolom):
            yield from chain(_gebeurtenis(g), [(gebeurtenistabel(g), kolom)])
        case Aandeel(van=deel, waarvan=waarvan):
            yield from chain(_maat(deel), _voorwaarde(next(iter(_hoofd(deel))), waarvan))
        case Verhouding(teller=teller, noemer=noemer):
            yield from _maat(teller)
            yield from () if isinstance(noemer, Parameter) else _maat(noemer)
        case Verandering(van=deel):
            yield from _maat(deel)
        case Samengesteld(delen=delen):
            for _, lid in delen:
                yield from _maat(lid)
        case Termijn():
            yield from _termijn(maat)
        case Frequentie(bestand=stand, gebeurtenis=g):
            yield from chain(_maat(stand), _gebeurtenis(g))
        case Cohort():
            yield from _cohort(maat)
        case Preventie(waar=waar):
            yield from _voorwaarde("melding", waar)
            yield from [("melding", ""), ("aanvraag", "melding_id"), ("aanvraag", "status"), ("aanvraag", "besluit_op")]
        case Behoud(bestand=stand, toestand=toestand):
            yield from chain(_maat(stand), _selectie(toestand))
        case Panel(bestand=stand, score=score, kolom=kolom):
            yield from chain(_maat(stand), _selectie(score), [(score.tabel, kolom)])
        case Bezetting(selectie=s, eenheid=eenheid):
            yield from _selectie(s)
            yield from [(s.tabel, "uren")] if eenheid == "fte" else []
        case Formatie():
            yield from [("formatie", "product"), ("formatie", "soort"), ("formatie", "fte")]
        case GemiddeldeScore(selectie=s, kolom=kolom):
            yield from chain(_selectie(s), [(s.tabel, kolom)])
        case GemiddeldeDuur(selectie=s, tussen=tussen):
            yield from chain(_selectie(s), ((s.tabel, kolom) for kolom in tussen or ()))
        case GemiddeldeStand(stand=stand):
            yield from _maat(stand)
        case Oplevering():
            yield from [("oplevering", "kalender"), ("oplevering", "vervalt_op"), ("oplevering", "gereed_op")]
        case Kwaliteit(tabellen=tabellen):
            yield from ((tabel, "") for tabel in tabellen)
        case Ingevoerd():
            yield ("parameter", "waarde")
        case Samenvatting():
            return


def _telkolom(tabel: str, tel: str) -> list[Behoefte]:
    return [] if tel in (PERSONEN, RIJEN) else [(tabel, tel)]


def _termijn(maat: Termijn) -> Iterator[Behoefte]:
    yield from chain(_gebeurtenis(maat.start), _gebeurtenis(maat.doel))
    if maat.vervalt_bij is not None:
        yield from _gebeurtenis(maat.vervalt_bij)
    if maat.tot is not None:
        yield (gebeurtenistabel(maat.start), maat.tot)


def _cohort(maat: Cohort) -> Iterator[Behoefte]:
    match maat.instroom:
        case Groepsinstroom(waar=waar):
            yield ("klantgroep", "groep")
            yield from _voorwaarde("klantgroep", waar)
        case Gebeurtenisinstroom(gebeurtenis=g):
            yield from _gebeurtenis(g)
        case Bestand(stand=stand):
            yield from _maat(stand)
    yield from _gebeurtenis(maat.gebeurtenis)
    if maat.andere_afloop is not None:
        yield from _gebeurtenis(maat.andere_afloop)
    if maat.eist_uitkering or maat.duurzaam is not None:
        yield ("uitkering", "")


def _gebeurtenis(gebeurtenis: Gebeurtenis) -> Iterator[Behoefte]:
    tabel = gebeurtenistabel(gebeurtenis)
    yield (tabel, "")
    yield from _voorwaarde(tabel, gebeurtenis.waar)
    match gebeurtenis:
        case Datum(kolom=kolom) | Overgang(kolom=kolom):
            yield (tabel, kolom)
        case Uitstroom(toestand=s, reden=reden):
            yield from _selectie(s)
            yield from [(tabel, "reden_einde")] if reden else []
        case Instroom(toestand=s) | Drempel(toestand=s):
            yield from _selectie(s)
        case Verjaardag():
            yield ("persoon", "geboortedatum")


def _selectie(selectie: Selectie) -> Iterator[Behoefte]:
    yield (selectie.tabel, "")
    yield from _voorwaarde(selectie.tabel, selectie.waar)


def _voorwaarde(tabel: str, waar: Voorwaarde | None) -> Iterator[Behoefte]:
    match waar:
        case None:
            return
        case Vergelijk(kolom=kolom, waarde=waarde):
            yield (tabel, kolom)
            if isinstance(waarde, Kolomwaarde):
                yield (tabel, waarde.kolom)
        case IsEen(kolom=kolom) | Bevat(kolom=kolom) | Ingevuld(kolom=kolom):
            yield (tabel, kolom)
        case Leeftijd():
            yield ("persoon", "geboortedatum")
        case Heeft(selectie=s):
            yield from _selectie(s)
        case Laatste(selectie=s, onder=onder):
            yield from chain(_selectie(s), _voorwaarde(s.tabel, onder))
        case Aantal(selectie=s, kolom=kolom, som_van=som_van, zelfde=zelfde):
            yield from _selectie(s)
            yield from ((s.tabel, naam) for naam in (kolom, som_van, zelfde) if naam)
            yield from [(tabel, zelfde)] if zelfde else []
        case Verwijst(via=via, tabel=naar, waar=deel):
            yield from [(tabel, via), (naar, "")]
            yield from _voorwaarde(naar, deel)
        case Gekoppeld(selectie=s, via=via):
            yield from chain(_selectie(s), [(s.tabel, via)])
        case En(delen=delen) | Of(delen=delen):
            for lid in delen:
                yield from _voorwaarde(tabel, lid)
        case Niet(deel=lid):
            yield from _voorwaarde(tabel, lid)
