"""A small invented register and a calculator on it, for tests of the monitor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from opmaat.kern.maat import Maat
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.bouw import register_van
from opmaat.kern.uitkomst.telling import Cel
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, lege

Rijen = Mapping[str, Sequence[Mapping[str, Any]]]


class Bron:
    """Rows as a source for the plain engine, without a database."""

    def __init__(self, rijen: Rijen) -> None:
        self._rijen = rijen
        self.tabellen = tuple(rijen)

    def rijen(self, tabel: str) -> Sequence[Mapping[str, Any]]:
        return self._rijen.get(tabel, ())


def altijd_gegevens(tabellen: frozenset[str], vraag: Vraag) -> bool:
    return True


def niets_ingevoerd(maat: Maat, vraag: Vraag) -> Mapping[Cel, Uitkomst]:
    return {Cel(vraag.gemeente or ""): lege(Leeg.GEEN_GEGEVENS)}


def rekenaar_van(rijen: Rijen) -> Rekenaar:
    """The plain engine on these rows (made whole by ``register_van``), with data for every table."""
    register = register_van(rijen)
    volledig = {tabel: register.rijen(tabel) for tabel in register.tabellen}
    return Rekenaar(Geheugen(Bron(volledig)), altijd_gegevens, niets_ingevoerd)


def dorp(personen: int = 150, zaad: int = 7, gemeente: str = "Deventer", jaar: int = 2022) -> dict[str, list[dict[str, Any]]]:
    """People who came on benefit in the three years before and in ``jaar``, in a group from the first day, some of whom left for work."""
    toeval = np.random.default_rng(zaad)
    rijen: dict[str, list[dict[str, Any]]] = {tabel: [] for tabel in ("persoon", "leefsituatie", "uitkering", "klantgroep", "plan_van_aanpak", "gesprek")}
    eerste = date(jaar - 3, 1, 1)
    for persoon in range(1, personen + 1):
        begin = eerste + timedelta(days=int(toeval.integers(0, 4 * 365)))
        weg = toeval.random() < 0.6
        eind = begin + timedelta(days=int(toeval.gamma(2, 120)) + 1) if weg else None
        laat = datetime.combine(begin + timedelta(days=int(toeval.geometric(0.08))), datetime.min.time()) + timedelta(hours=12)
        groep = ("Matchen", "Groeien", "Faciliteren")[int(toeval.integers(3))]
        tweede = {"persoon_id": persoon, "geregistreerd_op": laat}
        rijen["persoon"].append({"persoon_id": persoon, "geboortedatum": date(1985, 1, 1) + timedelta(days=31 * persoon)})
        rijen["leefsituatie"].append({**tweede, "begin": date(2000, 1, 1), "gemeente": gemeente})
        reden = ("werk", "verhuizing", None)[int(toeval.integers(3))] if eind else None
        rijen["uitkering"].append({**tweede, "begin": begin, "eind": eind, "regeling": "PW", "reden_einde": reden})
        rijen["klantgroep"].append({**tweede, "begin": begin, "eind": eind, "groep": groep})
        if toeval.random() < 0.7:
            plan = begin + timedelta(days=int(toeval.integers(1, 60)))
            rijen["plan_van_aanpak"].append({**tweede, "begin": plan, "soort": "pw"})
    return rijen
