"""What somebody at ease with pandas writes for a few clauses: straightforward, readable, and of the same meaning."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from clausules import EIND, EIND_BEKEND, REGELINGEN, K, P

from opmaat.kern.tijd import einde_van_dag_utc

_ALTIJD = pd.Timestamp("2262-01-01")
Antwoord = dict[tuple[Any, ...], Any]


def _bekend(pad: Path, tabel: str, op: Any = K) -> pd.DataFrame:
    """The rows of a table known at K."""
    rijen = pd.read_parquet(pad / f"{tabel}.parquet")
    grens = pd.Timestamp(einde_van_dag_utc(op))
    bekend = (rijen.geregistreerd_op.isna() | (rijen.geregistreerd_op < grens)) & (rijen.vervallen_op.isna() | (rijen.vervallen_op >= grens))
    rijen = rijen[bekend].copy()
    for kolom in ("begin", "eind", "datum"):
        if kolom in rijen:
            rijen[kolom] = pd.to_datetime(rijen[kolom])
    return rijen


def _op_dag(personen: pd.DataFrame, spellen: pd.DataFrame, kolom: str) -> pd.Series:
    """Per row of ``personen`` (persoon_id, dag) the value of the spell of that day, else of the last one that ended at most 31 days before."""
    samen = personen.reset_index(names="nr").merge(spellen[["persoon_id", "begin", "eind", "feit_id", kolom]], on="persoon_id")
    samen = samen[(samen.begin <= samen.dag) & (samen.eind >= samen.begin) & (samen.eind + pd.Timedelta(days=31) >= samen.dag)]
    samen["loopt"] = samen.eind >= samen.dag
    samen["rang"] = samen.begin.where(samen.loopt, samen.eind)
    samen = samen.sort_values(["loopt", "rang", "begin", "feit_id"]).drop_duplicates("nr", keep="last").set_index("nr")
    return samen[kolom].reindex(personen.index).fillna("onbekend")


def stand(pad: Path) -> Antwoord:
    """The stock per gemeente and group on P."""
    p = pd.Timestamp(P)
    u = _bekend(pad, "uitkering")
    u = u[(u.begin <= p) & (u.eind.isna() | (u.eind >= p)) & u.regeling.isin(REGELINGEN)][["persoon_id"]].drop_duplicates().assign(dag=p)
    for tabel, kolom in (("leefsituatie", "gemeente"), ("klantgroep", "groep")):
        u[kolom] = _op_dag(u[["persoon_id", "dag"]], _bekend(pad, tabel).fillna({"eind": _ALTIJD}), kolom)
    uit: Antwoord = {("", g, (), "lid"): n for g, n in u.groupby("gemeente").size().items()}
    return uit | {("", g, (k,), "lid"): n for (g, k), n in u.groupby(["gemeente", "groep"]).size().items()}


def plan(pad: Path) -> Antwoord:
    """The plan within six weeks of the first application of the year."""
    p = pd.Timestamp(P)
    a = _bekend(pad, "aanvraag")
    a = a[(a.datum >= "2024-01-01") & (a.datum <= "2024-12-31") & a.status.notna() & ~a.status.isin(["afgewezen", "ingetrokken", "buiten_behandeling"])]
    a = a[["persoon_id", "datum", "feit_id"]].rename(columns={"datum": "dag"}).reset_index(drop=True)
    a["gemeente"] = _op_dag(a[["persoon_id", "dag"]], _bekend(pad, "leefsituatie").fillna({"eind": _ALTIJD}), "gemeente")
    a = a.sort_values(["dag", "feit_id"]).drop_duplicates(["gemeente", "persoon_id"]).reset_index(drop=True)
    plannen = _bekend(pad, "plan_van_aanpak")
    plannen = plannen[(plannen.soort == "pw") & (plannen.begin <= p)][["persoon_id", "begin"]]
    na = a.reset_index(names="nr").merge(plannen, on="persoon_id")
    a["gedaan"] = na[na.begin >= na.dag].groupby("nr").begin.min()
    a["uiterlijk"] = a.dag + pd.Timedelta(weeks=6)
    einden = _uitstroom(_bekend(pad, "uitkering"), p)
    weg = a.reset_index(names="nr").merge(einden, on="persoon_id")
    vervallen = weg[(weg.einde >= weg.dag) & (weg.einde < weg.uiterlijk)].nr.unique()
    a["rol"] = "te_laat"
    a.loc[a.index.isin(vervallen), "rol"] = "vervallen"
    a.loc[a.gedaan <= a.uiterlijk, "rol"] = "op_tijd"
    return {("", g, (), r): n for (g, r), n in a.groupby(["gemeente", "rol"]).size().items()}


def _uitstroom(u: pd.DataFrame, p: pd.Timestamp) -> pd.DataFrame:
    """The last days of the merged benefit spells."""
    u = u[(u.begin <= p) & (u.eind.isna() | (u.eind >= u.begin)) & u.regeling.isin(REGELINGEN)].copy()
    u["eind"] = u.eind.where(u.eind <= p, _ALTIJD)
    u = u.sort_values(["persoon_id", "begin"])
    voor = u.groupby("persoon_id").eind.cummax().groupby(u.persoon_id).shift()
    u["spel"] = (voor.isna() | (u.begin > voor + pd.Timedelta(days=1))).cumsum()
    einden = u.groupby(["persoon_id", "spel"]).eind.max().reset_index()
    return einden[einden.eind < _ALTIJD][["persoon_id", "eind"]].rename(columns={"eind": "einde"})


def reeks(pad: Path) -> Antwoord:
    """The stock per gemeente on 96 month ends, by looking at each month end."""
    u = _bekend(pad, "uitkering", EIND_BEKEND)
    u = u[u.regeling.isin(REGELINGEN)]
    thuis = _bekend(pad, "leefsituatie", EIND_BEKEND).fillna({"eind": _ALTIJD})
    uit: Antwoord = {}
    for dag in pd.date_range("2018-01-31", EIND, freq="ME"):
        hier = u[(u.begin <= dag) & (u.eind.isna() | (u.eind >= dag))][["persoon_id"]].drop_duplicates().assign(dag=dag)
        gemeente = _op_dag(hier, thuis, "gemeente")
        uit |= {("", g, dag.date()): n for g, n in gemeente.value_counts().items()}
    return uit


def _meet(maak: Callable[[Path], Antwoord]) -> Callable[[Path, list[tuple[Any, ...]], int], tuple[float, list[str]]]:
    def meet(pad: Path, hand: list[tuple[Any, ...]], herhaal: int) -> tuple[float, list[str]]:
        """Milliseconds (median), and in words whether the answer differs from the expert's."""
        tijden, antwoord = [], {}
        for _ in range(herhaal):
            begin = time.perf_counter()
            antwoord = maak(pad)
            tijden.append(time.perf_counter() - begin)
        verwacht = {tuple(tuple(d) if isinstance(d, list) else d for d in sleutel): n for *sleutel, n in hand if n}
        anders = [] if antwoord == verwacht else [f"pandas ({maak.__name__}) geeft iets anders dan de deskundige"]
        return 1000 * statistics.median(tijden), anders

    return meet


PANDAS = {"stand": _meet(stand), "plan": _meet(plan), "reeks": _meet(reeks)}
