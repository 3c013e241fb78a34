"""Small random registers and random measures of every kind, for tests that compare readings, engines, moments and
halves.

Days come from a short list around the month ends of early 2024, 29 February among them, so that spells touch, overlap
and end on one day, and terms end on P. A register is plain data (table to rows); ``Rijen`` makes it something an engine
reads, ``opmaat.kern.register.bouw.register_van`` a real one. Everything carries feit_id, versie_id and both moments of
registration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from opmaat.kern import maat as m
from opmaat.kern.motor.vraag import Parameterreeks, Vraag
from opmaat.kern.tijd import Duur, Periode

Feiten = dict[str, list[dict[str, Any]]]
EERSTE = date(2024, 1, 15)
DAGEN = 75
GEMEENTEN = ("Aa", "Bee")
GROEPEN = ("Matchen", "Groeien", "Zorgen")


@dataclass
class Rijen:
    """The smallest thing an engine can read: rows in memory."""

    feiten: Mapping[str, Sequence[Mapping[str, Any]]]

    @property
    def tabellen(self) -> tuple[str, ...]:
        """The tables that are there."""
        return tuple(self.feiten)

    def rijen(self, tabel: str) -> Sequence[Mapping[str, Any]]:
        """The rows of a table."""
        return self.feiten.get(tabel, ())


def dag(plek: int) -> date:
    """The day at this place of the ten weeks."""
    return EERSTE + timedelta(days=plek)


LIJST = [date(2024, *maanddag) for maanddag in (
    (1, 15), (1, 16), (1, 29), (1, 30), (1, 31), (2, 1), (2, 14), (2, 15), (2, 28), (2, 29), (3, 1), (3, 14), (3, 15), (3, 29), (3, 30)
)]  # fmt: skip
EERDER = [date(2023, 12, 30), date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 14)]
dagen = st.sampled_from(LIJST)
eerdere_dagen = st.sampled_from(EERDER + LIJST)
uren = st.sampled_from([time(12), time(22, 30), time(23, 30), time(0)])


def _kies(*waarden: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(waarden)


def _spel(**kolommen: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    def maak(een: date, ander: date | None, rest: dict[str, Any]) -> dict[str, Any]:
        return {"begin": een if ander is None else min(een, ander), "eind": None if ander is None else max(een, ander), **rest}

    return st.builds(maak, eerdere_dagen, st.none() | eerdere_dagen, st.fixed_dictionaries(dict(kolommen)))


def _gebeurtenis(**kolommen: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"datum": eerdere_dagen, **kolommen})


SJABLONEN: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "leefsituatie": _spel(gemeente=_kies("Aa", "Aa", "Bee", None), wijk=_kies("x", "y", None)),
    "uitkering": _spel(
        regeling=_kies("PW", "PW", "IOAW", "Bbz"), dossier_id=_kies(1, 2, 3, None), besluit_op=st.none() | dagen,
        reden_einde=_kies("werk", "werk", "studie", "verhuizing", "werk_of_ziektegeld", None), bedrag=_kies(Decimal("900.50"), Decimal("12.25"), None),
    ),
    "klantgroep": _spel(groep=_kies(*GROEPEN), status=_kies("voorlopig", "definitief", None)),
    "traject": _spel(instrument=_kies("werkfit", "opleiding"), kosten=_kies(Decimal("100.10"), Decimal("250"), None), gepland_eind=st.none() | dagen),
    "plaatsing": _spel(grond=_kies("regulier", "lks"), uren=_kies(Decimal(36), Decimal(20), None), proeftijd_eind=st.none() | dagen),
    "plan_van_aanpak": _spel(soort=_kies("pw"), opgesteld_op=st.none() | dagen),
    "gesprek": _gebeurtenis(
        soort=_kies("voortgangsgesprek", "intake"), resultaat=_kies("gehouden", "gehouden", "niet_verschenen"),
        onderwerpen=_kies("werk", "werk;taal", "taal", None),
    ),
    "ladder": _gebeurtenis(soort=_kies("participatieladder"), trede=_kies(1, 2, 3, None)),
    "melding": _gebeurtenis(soort=_kies("bijstand", "bijstand", "informatie")),
    "aanvraag": _gebeurtenis(
        status=_kies("open", "toegekend", "toegekend", "afgewezen", "ingetrokken"), besluit_op=st.none() | dagen, ingetrokken_op=st.none() | dagen, regeling=_kies("PW"),
    ),
    "nazorg": _gebeurtenis(soort=_kies("werkgever", "klant")),
}  # fmt: skip
LOS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "enquete": _gebeurtenis(respondentsoort=_kies("klant"), cijfer=_kies(Decimal("7.5"), Decimal(6), None)),
    "formatie": _spel(product=_kies("matchen", "groeien"), soort=_kies("werkelijk", "begroot"), fte=_kies(Decimal("1.5"), Decimal(2))),
    "oplevering": st.fixed_dictionaries(
        {"vervalt_op": dagen, "gereed_op": st.none() | dagen, "kalender": _kies("jaarverslag", "anders"), "overeenkomst": _kies("o", "p", None)}
    ),
}  # fmt: skip


@st.composite
def registers(draw: st.DrawFn, *, personen: int = 3, per_tabel: int = 2, versies: bool = True, tabellen: Sequence[str] = ()) -> Feiten:
    """A register of 1 to ``personen`` persons with up to ``per_tabel`` facts in each table; with superseded and late
    versions unless told otherwise.
    """
    feiten: Feiten = {naam: [] for naam in ("persoon", *SJABLONEN, *LOS)}
    gekozen = [naam for naam in SJABLONEN if not tabellen or naam in tabellen]
    nummer = 0
    for persoon_id in range(1, draw(st.integers(1, personen)) + 1):
        feiten["persoon"].append({
            "persoon_id": persoon_id,
            "geboortedatum": draw(_kies(date(1997, 2, 28), date(1996, 2, 29), date(1997, 3, 1), date(1957, 3, 31), None)),
            "geslacht": draw(_kies("m", "v", None)),
            "overleden_op": draw(st.none() | st.none() | dagen),
        })  # fmt: skip
        for tabel in gekozen:
            for feit in draw(st.lists(SJABLONEN[tabel], max_size=per_tabel)):
                nummer += 1
                feiten[tabel] += draw(_versies(SJABLONEN[tabel], {"persoon_id": persoon_id, "feit_id": nummer, **feit}, versies))
    for tabel, sjabloon in LOS.items():
        if tabellen and tabel not in tabellen:
            continue
        for feit in draw(st.lists(sjabloon, max_size=3)):
            nummer += 1
            feiten[tabel] += draw(_versies(sjabloon, {"feit_id": nummer, **feit}, versies))
    _koppel(draw, feiten)
    return feiten


@st.composite
def _versies(draw: st.DrawFn, sjabloon: st.SearchStrategy[dict[str, Any]], feit: dict[str, Any], versies: bool) -> list[dict[str, Any]]:
    gebeurd = feit.get("datum") or feit.get("begin") or feit["vervalt_op"]
    eerste = datetime.combine(gebeurd + timedelta(days=draw(_kies(0, 1, 14)) if versies else 0), draw(uren) if versies else time(12))
    rij = {**feit, "versie_id": 1, "geregistreerd_op": eerste, "vervallen_op": None}
    if not versies or draw(st.integers(0, 3)) > 0:
        return [rij]
    vervallen = eerste + timedelta(days=draw(_kies(1, 14, 15)))
    oud = {**rij, "vervallen_op": vervallen}
    if draw(st.booleans()):
        return [oud]
    nieuw = draw(sjabloon)
    return [oud, {**rij, **nieuw, "versie_id": 2, "geregistreerd_op": vervallen}]


def _koppel(draw: st.DrawFn, feiten: Feiten) -> None:
    """References within a person: from aftercare to a placement, from an application to a report; some stay empty."""
    for van, kolom, naar in (("nazorg", "plaatsing_id", "plaatsing"), ("aanvraag", "melding_id", "melding")):
        for rij in feiten[van]:
            doelen = sorted({doel["feit_id"] for doel in feiten[naar] if doel["persoon_id"] == rij["persoon_id"]})
            rij[kolom] = draw(st.none() | st.sampled_from(doelen)) if doelen else None


duren = st.sampled_from([Duur(1, "dag"), Duur(14, "dag"), Duur(15, "dag"), Duur(31, "dag"), Duur(2, "week"), Duur(1, "maand"), Duur(1, "maand"), Duur(2, "maand")])
vensters = st.builds(lambda een, ander: Periode.tm(min(een, ander), max(een, ander)), dagen, dagen)


@st.composite
def vragen(draw: st.DrawFn, *, bekend_op: bool = True, uitsplitsing: bool = True) -> Vraag:
    """A question with every setting that can matter."""
    delen = ((), (m.Uitsplitsing("klantgroep", "groep"),), (m.Uitsplitsing("leefsituatie", "wijk"), m.Uitsplitsing("persoon", "geslacht")))
    return Vraag(
        peildatum=draw(dagen),
        venster=draw(vensters),
        bekend_op=draw(st.none() | dagen) if bekend_op else None,
        gemeente=draw(_kies(None, *GEMEENTEN)),
        regelingen=draw(_kies((), ("PW", "IOAW"))),
        uitstroomdatum=draw(_kies("laatste dag", "eerste dag zonder")),
        instroomdatum=draw(_kies("begin", "besluit")),
        parameters={"grens": Parameterreeks(((EERSTE, Decimal(50)), (dag(40), Decimal(240)))), "aow_leeftijd_maanden": Parameterreeks(((date(2020, 1, 1), Decimal(804)),))},
        uitsplitsing=draw(st.sampled_from(delen)) if uitsplitsing else (),
        overeenkomst="o",
    )  # fmt: skip


def _code(tabel: str) -> st.SearchStrategy[m.Voorwaarde | None]:
    codes: dict[str, tuple[str, tuple[str, ...]]] = {
        "uitkering": ("regeling", ("PW", "IOAW")), "klantgroep": ("groep", GROEPEN), "traject": ("instrument", ("werkfit", "opleiding")),
        "plaatsing": ("grond", ("regulier", "lks")), "gesprek": ("resultaat", ("gehouden",)), "melding": ("soort", ("bijstand",)),
    }  # fmt: skip
    if tabel not in codes:
        return st.none()
    kolom, waarden = codes[tabel]
    keuzes = st.lists(st.sampled_from(waarden), min_size=1, max_size=2, unique=True).map(lambda lijst: m.IsEen(kolom, tuple(lijst)))
    return st.none() | keuzes | keuzes | _andere(tabel, kolom, waarden)


def _andere(tabel: str, kolom: str, waarden: tuple[str, ...]) -> st.SearchStrategy[m.Voorwaarde]:
    """The rarer words about a row: a list that holds a code, a column that is filled or empty, one of two, and a planned day beside another."""
    datum = {"uitkering": "besluit_op", "traject": "gepland_eind", "plaatsing": "proeftijd_eind"}.get(tabel, kolom)
    keuzes: list[m.Voorwaarde] = [
        m.Ingevuld(datum), m.Ingevuld(datum, ja=False), m.Niet(m.Ingevuld(datum)), m.Of((m.IsEen(kolom, waarden[:1], niet=True), m.Ingevuld(datum))), m.Of(()),
    ]  # fmt: skip
    if tabel == "gesprek":
        keuzes += [m.Bevat("onderwerpen", ("werk",)), m.Bevat("onderwerpen", ("taal", "werk")), m.Niet(m.Bevat("onderwerpen", ("taal",)))]
    if datum != kolom:
        keuzes += [
            m.Vergelijk(datum, m.Op.MINSTENS, m.Kolomwaarde("begin", Duur(1, "maand"), dagen=-1)),
            m.Vergelijk(datum, m.Op.KLEINER, m.Kolomwaarde("begin", Duur(14, "dag"), terug=True)),
        ]
    return st.sampled_from(keuzes)


@st.composite
def selecties(draw: st.DrawFn, tabellen: Sequence[str] = ("uitkering", "klantgroep", "traject", "plaatsing"), *, diep: bool = True) -> m.Selectie:
    """Rows of one of these tables, with a condition on a code and perhaps on the person."""
    tabel = draw(st.sampled_from(list(tabellen)))
    waar = draw(_code(tabel))
    if diep and draw(st.integers(0, 3)) == 0:
        extra = draw(personele(diep=False))
        waar = extra if waar is None else m.En((waar, extra))
    return m.Selectie(tabel, waar)


@st.composite
def personele(draw: st.DrawFn, *, diep: bool = True) -> m.Voorwaarde:
    """A condition about the person on the own day."""
    spel = draw(selecties(diep=False))
    gesprek = m.Selectie("gesprek", draw(_code("gesprek")))
    keuzes: list[m.Voorwaarde] = [
        m.Heeft(spel),
        m.Heeft(spel, sinds=(draw(_kies(m.Op.MINSTENS, m.Op.KLEINER)), draw(duren))),
        m.Heeft(spel, toegerekend=True),
        m.Leeftijd(draw(_kies(*m.Op)), 27),
        m.Leeftijd(draw(_kies(m.Op.KLEINER, m.Op.MINSTENS)), None),
        m.Aantal(gesprek, m.Op.MINSTENS, Decimal(draw(st.integers(1, 2))), m.Terug(draw(st.none() | duren))),
        m.Aantal(gesprek, m.Op.GELIJK, Decimal(0), m.Na(draw(st.none() | duren))),
        m.Aantal(m.Selectie("traject"), m.Op.MINSTENS, Decimal(100), m.Terug(None), som_van="kosten"),
        m.Aantal(gesprek, draw(_kies(*m.Op)), Decimal(draw(st.integers(0, 2))), draw(vensters)),
        m.Laatste(gesprek, draw(_code("gesprek"))),
        m.Laatste(spel),
        m.Of((m.Heeft(spel), m.Laatste(gesprek))),
    ]
    gekozen = draw(st.sampled_from(keuzes))
    return m.Niet(gekozen) if diep and draw(st.integers(0, 3)) == 0 else gekozen


@st.composite
def gebeurtenissen(draw: st.DrawFn, *, los: bool = True) -> m.Gebeurtenis:
    """An event of any kind."""
    waar = draw(personele()) if draw(st.integers(0, 3)) == 0 else None
    uitkering = draw(selecties(("uitkering",), diep=False))
    keuzes: list[m.Gebeurtenis] = [
        m.Datum("gesprek", "datum", draw(_code("gesprek"))),
        m.Datum("klantgroep", draw(_kies("begin", "eind")), draw(_code("klantgroep"))),
        m.Datum("plaatsing", draw(_kies("begin", "eind", "proeftijd_eind")), waar),
        m.Datum("traject", "begin", m.Vergelijk("kosten", m.Op.GROTER, m.Parameterwaarde("grens", Decimal(2)))),
        m.Datum("nazorg", "datum", m.Verwijst("plaatsing_id", "plaatsing", draw(_code("plaatsing")))),
        m.Datum("plaatsing", "begin", m.Gekoppeld(m.Selectie("nazorg"), "plaatsing_id", m.Op.MINSTENS, 1)),
        m.Instroom(draw(selecties()), waar),
        m.Uitstroom(uitkering, draw(_kies((), ("werk",), ("studie", "werk"))), waar),
        m.Uitstroom(draw(selecties(("klantgroep", "traject"), diep=False)), (), waar),
        m.Overgang("klantgroep", "groep", draw(_kies((), ("Matchen",))), draw(_kies((), ("Groeien", "Zorgen"))), draw(duren), waar),
        m.Drempel(draw(selecties()), draw(duren), waar),
        m.Verjaardag(27, waar),
    ]
    return draw(st.sampled_from(keuzes))


@st.composite
def standen(draw: st.DrawFn, tabellen: Sequence[str] = ("uitkering", "klantgroep", "traject", "plaatsing"), *, rijp: bool = True) -> m.Stand:
    """A stand of persons, rows or files."""
    selectie = draw(selecties(tabellen))
    tel = draw(_kies("personen", "personen", "rijen", "dossier_id" if selectie.tabel == "uitkering" else "personen"))
    return m.Stand(selectie, tel, draw(st.none() | duren) if rijp else None)


def tellingen() -> st.SearchStrategy[m.Telling]:
    """A telling of persons or rows."""
    return st.builds(m.Telling, gebeurtenissen(), _kies("personen", "personen", "rijen"))


@st.composite
def _termijnen(draw: st.DrawFn) -> m.Termijn:
    soort = draw(st.integers(0, 3))
    vervalt = draw(st.none() | gebeurtenissen())
    if soort == 0:
        start = m.Datum("plaatsing", "begin")
        return m.Termijn(start, m.Datum("nazorg", "datum"), momenten=(Duur(1, "maand"), draw(duren)), marge=draw(duren), koppel="plaatsing_id", tel="rijen", vervalt_bij=vervalt)
    if soort == 1:
        return m.Termijn(m.Datum("plaatsing", "begin"), m.Datum("nazorg", "datum"), tot="proeftijd_eind", koppel=draw(_kies(None, "plaatsing_id")), tel=draw(_kies("personen", "rijen")))
    doel = draw(gebeurtenissen() | st.just(m.Datum("plan_van_aanpak", "begin")))
    return m.Termijn(
        draw(gebeurtenissen()), doel, draw(duren | st.builds(Duur, st.integers(1, 12), st.just("werkdag"))), niet_eerder_dan=draw(st.none() | st.none() | duren),
        tel=draw(_kies("personen", "rijen")), eerder=draw(_kies("telt", "telt_niet")), vervalt_bij=vervalt, wettelijk=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def _cohorten(draw: st.DrawFn) -> m.Cohort:
    instroom = draw(st.sampled_from([
        m.Groepsinstroom(draw(_kies(("Matchen",), ("Matchen", "Groeien"))), draw(_kies("nieuw", "doorstroom", "alle")), draw(_kies("eerste", "elke"))),
        m.Gebeurtenisinstroom(draw(gebeurtenissen()), draw(_kies("eerste", "elke"))),
        m.Bestand(draw(standen(rijp=False)), draw(dagen)),
    ]))  # fmt: skip
    uitstroom = m.Uitstroom(draw(selecties(("uitkering",), diep=False)), draw(_kies((), ("werk",), ("werk", "studie"))))
    return m.Cohort(
        instroom, draw(st.just(uitstroom) | gebeurtenissen()), draw(duren), draw(st.none() | duren), draw(_kies("op instroom", "op einde venster")),
        draw(st.none() | st.none() | gebeurtenissen()), draw(st.booleans()),
    )  # fmt: skip


def _gesprekken() -> st.SearchStrategy[m.Gebeurtenis]:
    return _code("gesprek").map(lambda waar: m.Datum("gesprek", "datum", waar))


MATEN: Mapping[str, Callable[[], st.SearchStrategy[m.Maat]]] = {
    "stand": standen,
    "telling": tellingen,
    "som": lambda: st.builds(m.Som, _kies(m.Datum("traject", "begin"), m.Datum("traject", "eind")), st.just("kosten")),
    "aandeel": lambda: st.builds(m.Aandeel, standen() | tellingen(), personele(), _kies("gebeurtenis", "peildatum")),
    "vereniging": lambda: st.builds(lambda een, ander: m.Samengesteld("vereniging", (("een", een), ("ander", ander))), standen(), tellingen()),
    "termijn": _termijnen,
    "frequentie": lambda: st.builds(
        m.Frequentie, standen(("klantgroep", "uitkering"), rijp=False), _gesprekken(), st.integers(1, 3), st.none() | st.integers(3, 4),
        duren | _kies("maand", "kwartaal"), _kies("hele venster", "naar rato", "ritme"),
    ),
    "cohort": _cohorten,
    "preventie": lambda: st.builds(m.Preventie, _code("melding"), _kies("aanvraag", "toekenning"), duren),
    "behoud": lambda: st.builds(m.Behoud, standen(rijp=False), dagen, selecties(), duren),
    "panel": lambda: st.builds(m.Panel, standen(rijp=False), dagen, st.just(m.Selectie("ladder")), st.just("trede"), st.none() | dagen),
    "bezetting": lambda: st.builds(m.Bezetting, selecties(("traject", "klantgroep")), _kies("personen", "plaatsen"), _kies("hoogste", "gemiddelde"))
    | st.builds(m.Bezetting, selecties(("plaatsing",)), st.just("fte"), _kies("hoogste", "gemiddelde")),
    "formatie": lambda: st.builds(m.Formatie, _kies((), ("matchen",), ("matchen", "groeien")), _kies("werkelijk", "begroot")),
    "gemiddelde score": lambda: st.just(m.GemiddeldeScore(m.Selectie("enquete"), "cijfer")),
    "gemiddelde duur": lambda: st.builds(m.GemiddeldeDuur, selecties(), _kies("afgesloten", "lopend"), _kies("maanden", "dagen"))
    | st.builds(m.GemiddeldeDuur, st.just(m.Selectie("plaatsing")), eenheid=_kies("maanden", "dagen"), tussen=st.just(("begin", "proeftijd_eind"))),
    "gemiddelde stand": lambda: st.builds(m.GemiddeldeStand, standen()),
    "oplevering": lambda: st.just(m.Oplevering(("jaarverslag",))),
}  # fmt: skip
"""Per kind a strategy of measures that can be asked of a register from ``registers``."""


def maten() -> st.SearchStrategy[m.Maat]:
    """A measure of any kind that an engine answers."""
    return st.sampled_from(sorted(MATEN)).flatmap(lambda soort: MATEN[soort]())
