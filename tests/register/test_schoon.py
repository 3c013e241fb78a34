"""What is read in one go is what is read cell by cell: the same rows, the same findings, the same quarantine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.register import lezer, lezing, samenhang, schoon
from opmaat.kern.register.lezer import Register, open_register

Rij = Mapping[str, object]
VERSIES = {
    "feit_id": pa.int64(), "versie_id": pa.int64(), "geregistreerd_op": pa.timestamp("us"), "vervallen_op": pa.timestamp("us"), "aard": pa.string(),
}  # fmt: skip
SOORTEN = {
    "persoon": {"persoon_id": pa.int64(), "geboortedatum": pa.date32(), "geslacht": pa.string()},
    "maatregel": {"persoon_id": pa.int64(), "datum": pa.date32(), "begin": pa.date32(), "grond": pa.string(), "bedrag": pa.decimal128(14, 2), **VERSIES},
    "uitkering": {"persoon_id": pa.int64(), "regeling": pa.string(), "begin": pa.date32(), "eind": pa.date32(), **VERSIES},
}
GOED, LAAT = date(2025, 3, 1), date(2025, 9, 1)
DAGEN = [GOED, LAAT]
MOMENTEN = [datetime(2025, 3, 1, 23, 30), datetime(2025, 4, 1), datetime(2025, 5, 1, 12, 0, 0, 5)]


def _schone_rij(tabel: str, nummer: int) -> dict[str, object]:
    rij: dict[str, object] = dict.fromkeys(SOORTEN[tabel])
    rij |= {"persoon_id": nummer % 3 + 1 if tabel != "persoon" else nummer}
    if tabel == "persoon":
        return rij | {"geboortedatum": date(1980, 1, 1), "geslacht": "vrouw"}
    rij |= {"feit_id": nummer, "versie_id": nummer, "geregistreerd_op": MOMENTEN[0]}
    return rij | ({"datum": GOED} if tabel == "maatregel" else {"regeling": "PW", "begin": GOED, "eind": LAAT})


def _vuil(tabel: str) -> st.SearchStrategy[tuple[str, object]]:
    """One cell that a delivery may have: often fine, often not."""
    keuzes: list[tuple[str, object]] = []
    for kolom, soort in SOORTEN[tabel].items():
        keuzes.append((kolom, None))
        if soort == pa.string():
            keuzes += [(kolom, waarde) for waarde in ("", " ", " x", "x ", "vernietiging")]
        elif soort == pa.date32():
            keuzes += [(kolom, dag) for dag in (*DAGEN, date(9999, 12, 31), date(1025, 1, 31), date(2200, 1, 1))]
        elif soort == pa.timestamp("us"):
            keuzes += [(kolom, moment) for moment in MOMENTEN]
        elif soort == pa.int64():
            keuzes += [(kolom, waarde) for waarde in (1, 2, 3, 99)]
    return st.sampled_from(keuzes)


@st.composite
def leveringen(draw: st.DrawFn) -> dict[str, list[dict[str, object]]]:
    uit = {}
    for tabel in SOORTEN:
        rijen = [_schone_rij(tabel, nummer) for nummer in range(1, draw(st.integers(0, 5)) + 1)]
        for rij in rijen:
            rij |= dict(draw(st.lists(_vuil(tabel), max_size=2)))
        uit[tabel] = rijen
    if draw(st.integers(0, 3)) == 0:
        del uit["persoon"]
    return uit


def _lever(map_: Path, levering: Mapping[str, list[dict[str, object]]], *, weg: frozenset[str] = frozenset(), als_tekst: bool = False) -> Path:
    for tabel, rijen in levering.items():
        velden = [(kolom, soort) for kolom, soort in SOORTEN[tabel].items() if kolom not in weg]
        if als_tekst:
            tabel_ = pa.table({kolom: pa.array([_tekst(rij[kolom]) for rij in rijen], pa.string()) for kolom, _ in velden})
        else:
            tabel_ = pa.table({kolom: pa.array([rij[kolom] for rij in rijen], soort) for kolom, soort in velden})
        pq.write_table(tabel_, map_ / f"{tabel}.parquet")
    return map_


def _tekst(waarde: object) -> str | None:
    return None if waarde is None else str(waarde)


def _inhoud(register: Register) -> tuple[object, ...]:
    apart = {
        tabel: register.verbinding.execute(f"SELECT rij, list_sort(list_transform(fouten, lambda f: f.reden)) FROM quarantaine.{tabel} ORDER BY rij").fetchall()
        for tabel in register.niet_meegeteld
    }
    return {tabel: register.rijen(tabel) for tabel in register.tabellen}, register.bevindingen, dict(register.niet_meegeteld), dict(register.geleverd), apart


def _cel_voor_cel(pad: Path) -> tuple[object, ...]:
    with patch.object(lezing, "lees_schoon", lambda *a, **k: [*a[1]] and frozenset()), open_register(pad) as register:
        return _inhoud(register)


def _vergelijk(levering: dict[str, list[dict[str, object]]], weg: frozenset[str], *, als_tekst: bool) -> None:
    with TemporaryDirectory() as map_:
        pad = _lever(Path(map_), levering, weg=weg, als_tekst=als_tekst)
        verwacht = _cel_voor_cel(pad)
        with open_register(pad) as register:
            assert _inhoud(register) == verwacht
        # and of a large register, where tables stay in their files and are judged one by one
        with patch.object(lezer, "IN_GEHEUGEN_TOT", 0), patch.object(schoon, "KIJK_VANAF", 0), patch.object(samenhang, "SAMEN", 0), open_register(pad) as register:
            assert _inhoud(register) == verwacht


@settings(max_examples=35)
@given(leveringen(), st.sampled_from([frozenset(), frozenset({"versie_id", "feit_id"}), frozenset({"geregistreerd_op"}), frozenset({"vervallen_op", "aard"})]), st.booleans())
def test_in_een_keer_lezen_geeft_hetzelfde_register_en_dezelfde_bevindingen_als_cel_voor_cel(
    levering: dict[str, list[dict[str, object]]], weg: frozenset[str], als_tekst: bool
) -> None:
    _vergelijk(levering, weg, als_tekst=als_tekst)


_VERSIE = st.tuples(st.sampled_from([1, 2]), st.sampled_from([None, *MOMENTEN]), st.sampled_from([None, *MOMENTEN]))


@settings(max_examples=40)
@given(st.lists(_VERSIE, min_size=2, max_size=5))
def test_versies_van_een_feit_die_tegelijk_bekend_zijn_worden_ook_in_een_keer_gezien(versies: list[tuple[int, datetime | None, datetime | None]]) -> None:
    rijen = [
        _schone_rij("maatregel", nummer) | {"feit_id": feit, "geregistreerd_op": van, "vervallen_op": tot}
        for nummer, (feit, van, tot) in enumerate(versies, 1)
        if van is None or tot is None or van <= tot
    ]
    _vergelijk({"persoon": [_schone_rij("persoon", nummer) for nummer in (1, 2, 3)], "maatregel": rijen}, frozenset(), als_tekst=False)


def test_een_schone_levering_gaat_nergens_cel_voor_cel(tmp_path: Path) -> None:
    schoon_ = {tabel: [_schone_rij(tabel, nummer) for nummer in (1, 2, 3)] for tabel in SOORTEN}
    tweede = {**schoon_["uitkering"][0], "versie_id": 4, "geregistreerd_op": MOMENTEN[1]}
    schoon_["uitkering"][0]["vervallen_op"] = MOMENTEN[1]
    schoon_["uitkering"].append(tweede)
    _lever(tmp_path, schoon_)
    with patch.object(lezing, "lees_tabel", lambda *a, **k: pytest.fail("een tabel is cel voor cel gelezen")), open_register(tmp_path) as register:
        assert [rij["versie_id"] for rij in register.rijen("uitkering")] == [1, 2, 3, 4]


def test_een_groot_register_verandert_niet_als_het_bestand_wordt_vervangen(tmp_path: Path) -> None:
    schoon_ = {tabel: [_schone_rij(tabel, nummer) for nummer in (1, 2, 3)] for tabel in SOORTEN}
    _lever(tmp_path, schoon_)
    with patch.object(lezer, "IN_GEHEUGEN_TOT", 0), patch.object(schoon, "KIJK_VANAF", 0), open_register(tmp_path) as register:
        _lever(tmp_path, {"uitkering": []})
        assert register.groot
        assert len(register.rijen("uitkering")) == 3


def test_een_vertaalde_tabel_van_een_groot_register_wordt_gekopieerd(tmp_path: Path) -> None:
    schoon_ = {tabel: [_schone_rij(tabel, nummer) for nummer in (1, 2, 3)] for tabel in SOORTEN}
    schoon_["uitkering"][1]["regeling"] = "eigen code"
    _lever(tmp_path, schoon_)
    (tmp_path / "codevertaling.csv").write_text("tabel,kolom,lokaal,code,van,tot\nuitkering,regeling,eigen code,PW,,\n", encoding="utf-8")
    with patch.object(lezer, "IN_GEHEUGEN_TOT", 0), patch.object(schoon, "KIJK_VANAF", 0), open_register(tmp_path) as register:
        assert [rij["regeling"] for rij in register.rijen("uitkering")] == ["PW"] * 3
