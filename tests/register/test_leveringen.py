"""Two times out of successive deliveries: what appeared, was filled in, changed or went, worked out by hand."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.register.controles.bekend import Moment, maak_bekend
from opmaat.kern.register.fouten import Registerfout
from opmaat.kern.register.leveringen import Levering, Leveringsfout, leid_af
from opmaat.kern.register.lezer import open_register

KOP = "persoon_id,begin,eind,groep,reden\n"


def maak(tmp_path: Path, dag: str, **tabellen: str) -> Levering:
    map_ = tmp_path / dag
    map_.mkdir()
    for tabel, inhoud in tabellen.items():
        (map_ / f"{tabel}.csv").write_text(inhoud, encoding="utf-8")
    return Levering(op=date.fromisoformat(dag), pad=map_)


def versies(pad: Path, tabel: str = "klantgroep") -> list[tuple[object, ...]]:
    """Per version: feit, person, eind, groep, registered on, lapsed on (days), aard; in order of feit and version."""
    with open_register(pad) as register:
        rijen = sorted(register.rijen(tabel), key=lambda r: (r["feit_id"], r["versie_id"]))
    def dag(moment: datetime | None) -> str | None:
        return moment.date().isoformat() if moment else None
    return [(r["feit_id"], r["persoon_id"], str(r["eind"]), r["groep"], dag(r["geregistreerd_op"]), dag(r["vervallen_op"]), r["aard"]) for r in rijen]


def test_wat_verandert_tussen_leveringen_krijgt_een_moment_en_een_aard(tmp_path: Path) -> None:
    jan = maak(tmp_path, "2025-01-31", klantgroep=KOP + "1,2025-01-06,,Matchen,\n2,2025-01-06,,Groeien,\n3,2025-01-06,,Zorgen,\n")
    feb = maak(tmp_path, "2025-02-28", klantgroep=KOP + "1,2025-01-06,2025-02-10,Matchen,\n2,2025-01-06,,Faciliteren,\n3,2025-01-06,,Zorgen,\n4,2025-02-01,,Matchen,\n")
    verslag = leid_af([feb, jan], tmp_path / "uit", "csv")
    assert verslag.versies == {"eerste": 4, "aanvulling": 1, "correctie": 1}
    assert versies(tmp_path / "uit") == [
        (1, 1, "None", "Matchen", "2025-01-31", "2025-02-28", "eerste"),
        (1, 1, "2025-02-10", "Matchen", "2025-02-28", None, "aanvulling"),
        (2, 2, "None", "Groeien", "2025-01-31", "2025-02-28", "eerste"),
        (2, 2, "None", "Faciliteren", "2025-02-28", None, "correctie"),
        (3, 3, "None", "Zorgen", "2025-01-31", None, "eerste"),
        (4, 4, "None", "Matchen", "2025-02-28", None, "eerste"),
    ]
    with open_register(tmp_path / "uit") as register:
        assert register.bekend_op_beschikbaar


def honderd(weg: int = 0, vanaf: int = 1) -> str:
    return KOP + "".join(f"{i},2025-01-06,,Groeien,\n" for i in range(vanaf, vanaf + 100 - weg))


def test_een_feit_dat_verdwijnt_is_vernietigd_en_op_geen_enkel_moment_nog_bekend(tmp_path: Path) -> None:
    # 98 of 100 rows is exactly 2% less: allowed; in March person 100 is back
    leveringen = [
        maak(tmp_path, "2025-01-31", klantgroep=honderd()),
        maak(tmp_path, "2025-02-28", klantgroep=honderd(weg=2)),
        maak(tmp_path, "2025-03-31", klantgroep=honderd(weg=2) + "100,2025-01-06,,Groeien,\n"),
    ]
    verslag = leid_af(leveringen, tmp_path / "uit")
    assert verslag.versies == {"eerste": 100, "vernietiging": 2, "correctie": 1}
    van_100 = [v for v in versies(tmp_path / "uit") if v[1] == 100]
    assert [v[4:] for v in van_100] == [
        ("2025-01-31", "2025-02-28", "eerste"),
        ("2025-02-28", "2025-02-28", "vernietiging"),
        ("2025-03-31", None, "correctie"),
    ]
    assert len({v[0] for v in van_100}) == 1


def test_een_levering_die_meer_dan_twee_procent_krimpt_wordt_tegengehouden(tmp_path: Path) -> None:
    leveringen = [
        maak(tmp_path, "2025-01-31", klantgroep=honderd()),
        maak(tmp_path, "2025-02-28", klantgroep=honderd(weg=3)),
    ]
    with pytest.raises(Leveringsfout, match="klantgroep had 100 rijen en heeft er nu 97") as fout:
        leid_af(leveringen, tmp_path / "uit")
    assert not (tmp_path / "uit").exists()
    assert [b.regel for b in fout.value.bevindingen] == ["levering.levering-gekrompen"]
    verslag = leid_af(leveringen, tmp_path / "uit", toch=True)
    assert [b.regel for b in verslag.bevindingen] == ["levering.levering-gekrompen"]
    assert verslag.versies["vernietiging"] == 3


def test_nieuwe_nummers_voor_dezelfde_mensen_houden_de_levering_tegen(tmp_path: Path) -> None:
    leveringen = [
        maak(tmp_path, "2025-01-31", klantgroep=honderd()),
        maak(tmp_path, "2025-02-28", klantgroep=honderd(vanaf=1001)),
    ]
    with pytest.raises(Leveringsfout, match="Van de 100 rijen van de tabel klantgroep zijn er nog 0 te herkennen"):
        leid_af(leveringen, tmp_path / "uit")


def test_een_tabel_of_kolom_die_verdwijnt_houdt_de_levering_tegen(tmp_path: Path) -> None:
    een = "persoon_id,begin,groep\n1,2025-01-06,Groeien\n"
    eerste = maak(tmp_path, "2025-01-31", klantgroep=KOP + "1,2025-01-06,,Groeien,intake\n", melding="persoon_id,datum,soort\n1,2025-01-01,bijstand\n")
    tweede = maak(tmp_path, "2025-02-28", klantgroep=een)
    with pytest.raises(Leveringsfout) as fout:
        leid_af([eerste, tweede], tmp_path / "uit")
    assert [b.regel for b in fout.value.bevindingen] == ["levering.tabel-verdwenen", "levering.kolom-verdwenen"]
    verslag = leid_af([eerste, tweede], tmp_path / "uit", toch=True)
    assert verslag.versies == {"eerste": 2}  # what is not delivered keeps what was known


rijen_van_een_levering = st.dictionaries(
    st.integers(1, 4), st.tuples(st.sampled_from(["", "2025-05-31"]), st.sampled_from(["Matchen", "Groeien"])), max_size=4
)


@settings(max_examples=6, deadline=None)
@given(st.lists(rijen_van_een_levering, min_size=2, max_size=3))
def test_op_elke_dag_van_levering_is_precies_bekend_wat_toen_geleverd_is(reeks: list[dict[int, tuple[str, str]]]) -> None:
    with TemporaryDirectory() as map_:
        leveringen = [
            maak(Path(map_), f"2025-0{i}-28", klantgroep=KOP + "".join(f"{p},2025-01-06,{e},{g},\n" for p, (e, g) in rijen.items()))
            for i, rijen in enumerate(reeks, start=1)
        ]
        leid_af(leveringen, Path(map_) / "uit", toch=True)
        with open_register(Path(map_) / "uit") as register:
            for levering, rijen in zip(leveringen, reeks, strict=True):
                maak_bekend(register, Moment(peildatum=levering.op, bekend_op=levering.op))
                bekend = register.verbinding.execute("SELECT persoon_id, eind, groep FROM bekend.klantgroep").fetchall()
                assert {p: (str(e) if e else "", g) for p, e, g in bekend} == rijen
                assert len(bekend) == len(rijen)


def test_met_een_levering_is_bekend_op_niet_beschikbaar(tmp_path: Path) -> None:
    leid_af([maak(tmp_path, "2025-01-31", klantgroep=KOP + "1,2025-01-06,,Groeien,\n")], tmp_path / "uit")
    with open_register(tmp_path / "uit") as register:
        assert not register.bekend_op_beschikbaar
        assert register.rijen("klantgroep")[0]["geregistreerd_op"] is None
        assert "lezen.geen-bekend-op" in [b.regel for b in register.bevindingen]


def test_met_een_eigen_feitnummer_mag_ook_de_begindatum_veranderen(tmp_path: Path) -> None:
    kop = "feit_id,persoon_id,begin,groep\n"
    leveringen = [
        maak(tmp_path, "2025-01-31", klantgroep=kop + "17,1,2025-01-06,Groeien\n"),
        maak(tmp_path, "2025-02-28", klantgroep=kop + "17,1,2025-01-13,Groeien\n"),
    ]
    assert leid_af(leveringen, tmp_path / "uit").versies == {"eerste": 1, "correctie": 1}
    assert [(v[0], v[6]) for v in versies(tmp_path / "uit")] == [(17, "eerste"), (17, "correctie")]


def test_twee_gelijke_gesprekken_op_een_dag_blijven_er_twee(tmp_path: Path) -> None:
    kop, rij = "persoon_id,datum,soort,resultaat\n", "1,2025-01-06,intake,gehouden\n"
    leveringen = [
        maak(tmp_path, "2025-01-31", gesprek=kop + rij + rij),
        maak(tmp_path, "2025-02-28", gesprek=kop + rij + rij),
    ]
    assert leid_af(leveringen, tmp_path / "uit").versies == {"eerste": 2}


def test_een_rij_die_nu_onleesbaar_is_blijft_zoals_zij_was(tmp_path: Path) -> None:
    leveringen = [
        maak(tmp_path, "2025-01-31", klantgroep=KOP + "1,2025-01-06,,Groeien,\n"),
        maak(tmp_path, "2025-02-28", klantgroep=KOP + "1,2025-01-06,31 februari,Groeien,\n"),
    ]
    verslag = leid_af(leveringen, tmp_path / "uit")
    assert verslag.versies == {"eerste": 1}
    assert "lezen.datum-onleesbaar" in [b.regel for b in verslag.bevindingen]


def test_mensen_blijven_bestaan_en_de_laatste_levering_geldt(tmp_path: Path) -> None:
    kop = "persoon_id,geboortedatum\n"
    een = maak(tmp_path, "2025-01-31", persoon=kop + "".join(f"{i},1985-01-01\n" for i in range(1, 51)))
    twee = maak(tmp_path, "2025-02-28", persoon=kop + "1,1986-01-01\n" + "".join(f"{i},1985-01-01\n" for i in range(2, 50)))
    leid_af([een, twee], tmp_path / "uit")
    with open_register(tmp_path / "uit") as register:
        geboren = {r["persoon_id"]: r["geboortedatum"].year for r in register.rijen("persoon")}
    assert (len(geboren), geboren[1], geboren[50]) == (50, 1986, 1985)


def test_een_verwijzing_naar_een_feit_zonder_nummer_wordt_losgelaten(tmp_path: Path) -> None:
    levering = maak(
        tmp_path, "2025-01-31",
        melding="persoon_id,datum,soort\n1,2025-01-01,bijstand\n",
        aanvraag="persoon_id,datum,melding_id\n1,2025-01-10,1\n",
    )  # fmt: skip
    verslag = leid_af([levering], tmp_path / "uit")
    assert "levering.verwijzing-zonder-nummer" in [b.regel for b in verslag.bevindingen]
    with open_register(tmp_path / "uit") as register:
        assert register.rijen("aanvraag")[0]["melding_id"] is None


def test_een_tabel_met_eigen_momenten_wordt_overgenomen(tmp_path: Path) -> None:
    kop = "persoon_id,datum,soort,feit_id,versie_id,geregistreerd_op\n"
    leveringen = [
        maak(tmp_path, "2025-01-31", melding=kop + "1,2025-01-01,bijstand,5,1,2025-01-02T10:00:00Z\n"),
        maak(tmp_path, "2025-02-28", melding=kop + "1,2025-01-01,bijstand,5,1,2025-01-02T10:00:00Z\n"),
    ]
    leid_af(leveringen, tmp_path / "uit")
    with open_register(tmp_path / "uit") as register:
        assert [r["geregistreerd_op"] for r in register.rijen("melding")] == [datetime(2025, 1, 2, 10)]


def test_geen_levering_en_twee_op_een_dag_worden_geweigerd(tmp_path: Path) -> None:
    een = maak(tmp_path, "2025-01-31", klantgroep=honderd())
    with pytest.raises(Registerfout, match="geen levering"):
        leid_af([], tmp_path / "uit")
    with pytest.raises(Registerfout, match="twee leveringen van 2025-01-31"):
        leid_af([een, Levering(op=een.op, pad=tmp_path)], tmp_path / "uit")
