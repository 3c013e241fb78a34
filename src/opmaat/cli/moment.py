"""Choosing the peildatum: what was asked, or the last day that was delivered completely, and whether it can be answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opmaat.kern.overeenkomst import Overeenkomst
from opmaat.kern.register.dekking import volledig_tm
from opmaat.kern.register.lezer import Register
from opmaat.kern.tijd import geschreven as dag

from .ontleder import Opdrachtfout
from .opties import gisteren, lees_datum


@dataclass(frozen=True)
class Peildatum:
    """The day, in words where it comes from when nobody asked for it, and per table through which day it was delivered completely."""

    dag: date
    herkomst: str
    volledig: tuple[tuple[str, date], ...]


def kies_peildatum(register: Register, gevraagd: str | None, *, bekend_op: date | None = None, overeenkomsten: Sequence[Overeenkomst] = ()) -> Peildatum:
    """The peildatum for these agreements. Raises ``Opdrachtfout`` when it lies before they begin or after the last delivery."""
    volledig = tuple((tabel, tm) for tabel in register.tabellen if (tm := volledig_tm(register, tabel, bekend_op=bekend_op)) is not None)
    laatste = max((tm for _, tm in volledig), default=None)
    gekozen = lees_datum(gevraagd, "--peildatum")
    herkomst = ""
    if gekozen is None:
        gekozen, herkomst = _vanzelf(volledig, overeenkomsten)
    if overeenkomsten and all(gekozen < deze.looptijd.begin for deze in overeenkomsten):
        eerste = min(overeenkomsten, key=lambda deze: deze.looptijd.begin)
        raise Opdrachtfout(
            f"De peildatum {dag.kort(gekozen)} ligt voor het begin van de overeenkomst", waar=f"{eerste.id}, looptijd {dag.periode(eerste.looptijd)}",
            waarom="Er is dan nog niets afgesproken om te tellen", doe=f"Kies een peildatum vanaf {dag.kort(eerste.looptijd.begin)}",
        )  # fmt: skip
    if laatste is not None and gekozen > laatste:
        raise Opdrachtfout(
            f"De peildatum {dag.kort(gekozen)} ligt na de laatste levering", waar="tabel levering",
            waarom=f"Na {dag.kort(laatste)} is niets meer geleverd, dus elk cijfer zou te laag zijn", doe=f"Kies een peildatum tot en met {dag.kort(laatste)}, of lever eerst nieuwere gegevens",
        )  # fmt: skip
    return Peildatum(gekozen, herkomst, volledig)


def _vanzelf(volledig: Sequence[tuple[str, date]], overeenkomsten: Sequence[Overeenkomst]) -> tuple[date, str]:
    """The earliest day through which all tables are complete, else yesterday; never later than the last agreement ends."""
    if volledig:
        gekozen, waarom = min(tm for _, tm in volledig), "de laatste dag die volledig geleverd is"
    else:
        gekozen, waarom = gisteren(), "gisteren, want de levering zegt niet tot welke dag ze volledig is"
    einden = [deze.looptijd.eind for deze in overeenkomsten]
    laatste = max((eind for eind in einden if eind is not None), default=None)
    if laatste is not None and None not in einden and laatste < gekozen:
        gekozen, waarom = laatste, "de laatste dag van de overeenkomst"
    return gekozen, f"De peildatum is {dag.kort(gekozen)}: {waarom}."
