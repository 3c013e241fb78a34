"""The third reading: every person as a diary, one page per day, and figures by leafing through it. Test-only.

No intervals are merged, compared or subtracted here: a spell is the set of its days, "for so long" is counting pages, and a month later is found by looking for
the page with that number. Six kinds are read: stand, telling, termijn, frequentie, cohort and bezetting; each with the plain settings named at its function.
Written from section 6 of the design.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from opmaat.kern.tijd import Duur

Rij = Mapping[str, Any]
Feiten = Mapping[str, Sequence[Rij]]
BLADEN = [date(2023, 9, 1) + timedelta(days=n) for n in range(500)]
"""All pages of a diary."""


def erna(dag: date) -> date:
    """The next page."""
    return BLADEN[BLADEN.index(dag) + 1]


def ervoor(dag: date) -> date:
    """The page before."""
    return BLADEN[BLADEN.index(dag) - 1]


def later(dag: date, duur: Duur) -> date:
    """The page that lies so much later; months look for the same number, or the last page of that month."""
    return _spring(dag, duur, 1)


def eerder(dag: date, duur: Duur) -> date:
    """The page that lies so much earlier."""
    return _spring(dag, duur, -1)


def _spring(dag: date, duur: Duur, richting: int) -> date:
    if duur.eenheid != "maand":
        return BLADEN[BLADEN.index(dag) + richting * duur.aantal * {"dag": 1, "week": 7}[duur.eenheid]]
    maanden = sorted({(blad.year, blad.month) for blad in BLADEN})
    doel = maanden[maanden.index((dag.year, dag.month)) + richting * duur.aantal]
    return max(blad for blad in BLADEN if (blad.year, blad.month) == doel and blad.day <= dag.day)


class Dagboek:
    """What one reader, at the end of day P and with the knowledge of day K, finds in the register."""

    def __init__(self, feiten: Feiten, peildatum: date, bekend_op: date | None = None) -> None:
        self.peildatum = peildatum
        self._feiten = feiten
        self._bekend_op = bekend_op
        self.personen = sorted({rij["persoon_id"] for rijen in feiten.values() for rij in rijen if rij.get("persoon_id")})

    def rijen(self, tabel: str, persoon: int) -> list[Rij]:
        """The person's rows that the reader knew."""
        return [rij for rij in self._feiten.get(tabel, ()) if rij["persoon_id"] == persoon and self._kende(rij)]

    def _kende(self, rij: Rij) -> bool:
        if self._bekend_op is None:
            return rij["vervallen_op"] is None
        wist = _dag_in_amsterdam(rij["geregistreerd_op"]) <= self._bekend_op
        return wist and (rij["vervallen_op"] is None or _dag_in_amsterdam(rij["vervallen_op"]) > self._bekend_op)

    def bladen(self, rij: Rij) -> set[date]:
        """The pages on which the spell stands; what lies after P is not written yet, and a spell without known end stands on every later page."""
        if rij["begin"] > self.peildatum:
            return set()
        eind = rij["eind"] if rij["eind"] is not None and rij["eind"] <= self.peildatum else BLADEN[-1]
        return {blad for blad in BLADEN if rij["begin"] <= blad <= eind}

    def toestand(self, tabel: str, persoon: int, welke: Callable[[Rij], bool]) -> set[date]:
        """The pages on which the person is in the state, by any row."""
        return set().union(*(self.bladen(rij) for rij in self.rijen(tabel, persoon) if welke(rij)))


def _dag_in_amsterdam(moment: datetime) -> date:
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Amsterdam")).date()


def eerste_bladen(toestand: set[date]) -> list[date]:
    """The pages of the state of which the page before is not: where somebody comes in."""
    return sorted(blad for blad in toestand if ervoor(blad) not in toestand)


def laatste_bladen(toestand: set[date]) -> list[date]:
    """The pages of the state of which the next is not: where somebody goes out. The last page of the book is no end."""
    return sorted(blad for blad in toestand if blad != BLADEN[-1] and erna(blad) not in toestand)


def stand(boek: Dagboek, tabel: str, welke: Callable[[Rij], bool]) -> set[int]:
    """Who is in the state on the page of P."""
    return {persoon for persoon in boek.personen if boek.peildatum in boek.toestand(tabel, persoon, welke)}


def telling(boek: Dagboek, dagen: Callable[[int], Iterable[date]], venster: set[date]) -> dict[int, date]:
    """Per person the first page in the venster, up to P, on which it happened."""
    gevonden = {persoon: [dag for dag in dagen(persoon) if dag in venster and dag <= boek.peildatum] for persoon in boek.personen}
    return {persoon: min(treffers) for persoon, treffers in gevonden.items() if treffers}


def termijn(
    boek: Dagboek, starts: Callable[[int], Iterable[date]], doelen: Callable[[int], Iterable[date]], binnen: Duur, venster: set[date]
) -> dict[int, str]:
    """Per person with a start in the venster (the first): in time, late or open."""
    rollen = {}
    for persoon, s in telling(boek, starts, venster).items():
        bladen = [blad for blad in BLADEN if s <= blad <= later(s, binnen)]
        over = bladen[-1] <= boek.peildatum
        gedaan = any(doel in bladen and doel <= boek.peildatum for doel in doelen(persoon))
        rollen[persoon] = ("op_tijd" if over else "op_tijd_vooruit") if gedaan else ("te_laat" if over else "open")
    return rollen


def frequentie(
    boek: Dagboek, toestand: Callable[[int], set[date]], gebeurd: Callable[[int], Iterable[date]], minstens: int, breedte: Duur
) -> dict[int, tuple[str, int]]:
    """Per person in the state at P: was it at least so often in the window, by ``hele venster``."""
    kijk = {blad for blad in BLADEN if eerder(boek.peildatum, breedte) < blad <= boek.peildatum}
    rollen = {}
    for persoon in boek.personen:
        if boek.peildatum not in toestand(persoon):
            continue
        aantal = len(kijk & set(gebeurd(persoon)))
        rollen[persoon] = ("open" if not kijk <= toestand(persoon) else "voldoet" if aantal >= minstens else "voldoet_niet", aantal)
    return rollen


def cohort(
    boek: Dagboek, s: date, persoon: int, welke: Callable[[Rij], bool], reden: Sequence[str], binnen: Duur, duurzaam: Duur | None
) -> tuple[str, int]:
    """What became of an entrant of day s whose goal is an outflow from the benefit for one of these reasons: role and days to its one end.

    Deaths and moves are not in this reading.
    """
    uitkering = boek.toestand("uitkering", persoon, welke)
    uiterlijk = later(s, binnen)
    uitgangen = [blad for blad in laatste_bladen(uitkering) if s <= blad <= boek.peildatum]
    if not uitgangen or uitgangen[0] > uiterlijk:
        return ("termijn_verstreken", _bladen(s, uiterlijk)) if uiterlijk <= boek.peildatum else ("loopt_nog", _bladen(s, boek.peildatum))
    uitgang = uitgangen[0]
    rijen = [rij for rij in boek.rijen("uitkering", persoon) if welke(rij) and rij["eind"] == uitgang and rij["begin"] <= uitgang]
    waarom = max(rijen, key=lambda rij: rij["feit_id"])["reden_einde"]
    if waarom not in reden:
        return ("reden_onbekend" if waarom in (None, "onbekend", "werk_of_ziektegeld") else "andere_afloop"), _bladen(s, uitgang)
    if duurzaam is None:
        return "gelukt", _bladen(s, uitgang)
    tot_en_met = later(uitgang, duurzaam)
    terug = [blad for blad in eerste_bladen(uitkering) if uitgang < blad <= tot_en_met]
    if terug:
        return "teruggevallen", _bladen(s, terug[0])
    if tot_en_met <= boek.peildatum:
        return "gelukt", _bladen(s, tot_en_met)
    return "gelukt_voorlopig", _bladen(s, boek.peildatum)


def groepsintreden(boek: Dagboek, persoon: int, groepen: Sequence[str], welke: Callable[[Rij], bool], alleen_nieuw: bool) -> list[date]:
    """The pages on which a person comes into one of the groups; ``alleen_nieuw``: with no group on any earlier page of the same benefit."""
    in_groep = boek.toestand("klantgroep", persoon, lambda rij: rij["groep"] in groepen)
    uitkering = boek.toestand("uitkering", persoon, welke)
    intreden = [blad for blad in eerste_bladen(in_groep) if blad <= boek.peildatum]
    return [s for s in intreden if not alleen_nieuw or _is_eerste_groep(boek, persoon, s, uitkering)]


def _is_eerste_groep(boek: Dagboek, persoon: int, s: date, uitkering: set[date]) -> bool:
    if s not in uitkering:
        terug = BLADEN[0]
    else:
        terug = max(blad for blad in eerste_bladen(uitkering) if blad <= s)
    eerdere = [boek.bladen(rij) for rij in boek.rijen("klantgroep", persoon) if rij["begin"] < s]
    return not any(blad >= terug for bladen in eerdere for blad in bladen)


def bezetting(boek: Dagboek, tabel: str, welke: Callable[[Rij], bool], venster: set[date]) -> tuple[int, date | None, int]:
    """The most persons on one page of the venster up to P, the first such page, and the person-days."""
    kijk = sorted(blad for blad in venster if blad <= boek.peildatum)
    aantallen = {blad: sum(blad in boek.toestand(tabel, persoon, welke) for persoon in boek.personen) for blad in kijk}
    hoogste = max(aantallen.values(), default=0)
    return hoogste, next((blad for blad in kijk if hoogste and aantallen[blad] == hoogste), None), sum(aantallen.values())


def _bladen(van: date, tot: date) -> int:
    return BLADEN.index(tot) - BLADEN.index(van)
