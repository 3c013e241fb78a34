"""Are there data, how good are they, what was entered: the answers beside the counts, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from opmaat.kern.maat import Ingevoerd, Kwaliteit, Samenvatting
from opmaat.kern.motor.gegevens import Registeraanvulling, heeft_gegevens
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.bouw import register_van
from opmaat.kern.register.dekking import gedekt, volledig_tm
from opmaat.kern.register.lezer import open_register
from opmaat.kern.tijd import Periode
from opmaat.kern.uitkomst.telling import GEHEEL, Cel
from opmaat.kern.uitkomst.uitkomst import Leeg

Rij = Mapping[str, object]
JAAR = Periode.jaar(2025)
VRAAG = Vraag(peildatum=date(2025, 6, 30), venster=JAAR)


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def levering(tabel: str, begin: str, tm: str, organisatie: str | None = None) -> Rij:
    return {"tabel": tabel, "begin": d(begin), "volledig_tm": d(tm), "organisatie": organisatie}


def heeft(rijen: Mapping[str, Sequence[Rij]], tabel: str = "maatregel", vraag: Vraag = VRAAG) -> bool:
    with register_van(rijen) as register:
        return heeft_gegevens(register)(frozenset({tabel}), vraag)


def maatregel(dag: str, **rest: object) -> Rij:
    return {"persoon_id": 1, "datum": d(dag), **rest}


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [("2025-01-01", True), ("2025-06-30", True), ("2024-12-31", False), ("2025-07-01", False)],
)
def test_een_rij_in_het_venster_tot_de_peildatum_is_een_gegeven(dag: str, verwacht: bool) -> None:
    assert heeft({"maatregel": [maatregel(dag)]}) is verwacht


def test_een_periode_die_het_venster_raakt_is_een_gegeven() -> None:
    voor = {"persoon_id": 1, "begin": d("2020-01-01"), "eind": d("2024-12-31"), "groep": "Groeien"}
    assert not heeft({"klantgroep": [voor]}, "klantgroep")
    assert heeft({"klantgroep": [{**voor, "eind": d("2025-01-01")}]}, "klantgroep")
    assert heeft({"klantgroep": [{**voor, "eind": None}]}, "klantgroep")


def test_wat_nog_niet_bekend_was_is_geen_gegeven() -> None:
    rijen = {"maatregel": [maatregel("2025-02-01", geregistreerd_op=datetime(2025, 5, 1))]}
    assert heeft(rijen)
    assert not heeft(rijen, vraag=replace(VRAAG, bekend_op=d("2025-04-30")))
    assert heeft(rijen, vraag=replace(VRAAG, bekend_op=d("2025-05-01")))


def test_een_levering_die_de_periode_dekt_maakt_van_niemand_een_bevestigde_nul() -> None:
    assert heeft({"levering": [levering("maatregel", "2025-01-01", "2025-06-30")]})
    assert heeft({"levering": [levering("maatregel", "2024-01-01", "2025-03-31"), levering("maatregel", "2025-04-01", "2025-12-31")]})
    assert not heeft({"levering": [levering("maatregel", "2025-01-01", "2025-06-29")]})
    assert not heeft({"levering": [levering("maatregel", "2025-01-02", "2025-06-30")]})
    assert not heeft({"levering": [levering("traject", "2025-01-01", "2025-06-30")]})
    gat = [levering("maatregel", "2025-01-01", "2025-03-30"), levering("maatregel", "2025-04-01", "2025-12-31")]
    assert not heeft({"levering": gat})


def test_elke_organisatie_die_levert_moet_de_periode_dekken() -> None:
    rijen = [levering("traject", "2025-01-01", "2025-06-30", "IO"), levering("traject", "2025-01-01", "2025-03-31", "DWT")]
    with register_van({"levering": rijen}) as register:
        assert not gedekt(register, "traject", d("2025-01-01"), d("2025-06-30"))
        assert gedekt(register, "traject", d("2025-01-01"), d("2025-03-31"))
        assert volledig_tm(register, "traject") == d("2025-03-31")
        assert volledig_tm(register, "maatregel") is None


def test_een_periode_van_voor_het_register_is_geen_gegeven_ook_al_liep_er_toen_iets() -> None:
    liep = {"persoon_id": 1, "begin": d("2004-01-01"), "eind": None, "groep": "Groeien"}
    rijen = {"klantgroep": [liep], "levering": [levering("klantgroep", "2015-01-01", "2025-12-31")]}
    in_2009, in_2014 = (Vraag(peildatum=d(f"{jaar}-12-31"), venster=Periode.jaar(jaar)) for jaar in (2009, 2014))
    assert not heeft(rijen, "klantgroep", in_2009)
    assert not heeft(rijen, "klantgroep", in_2014)
    assert heeft(rijen, "klantgroep", Vraag(peildatum=d("2015-01-01"), venster=Periode.jaar(2015)))
    assert heeft({**rijen, "levering": [levering("klantgroep", "2014-12-31", "2025-12-31")]}, "klantgroep", in_2014)
    assert heeft({"klantgroep": [liep], "levering": [levering("traject", "2015-01-01", "2025-12-31")]}, "klantgroep", in_2009)


def test_wanneer_een_register_begint_hangt_niet_af_van_de_dag_bekend_op() -> None:
    liep = {"persoon_id": 1, "begin": d("2004-01-01"), "eind": None, "groep": "Groeien"}
    later = {**levering("klantgroep", "2015-01-01", "2025-12-31"), "geregistreerd_op": datetime(2026, 1, 21)}
    vraag = Vraag(peildatum=d("2009-12-31"), venster=Periode.jaar(2009), bekend_op=d("2025-06-30"))
    assert not heeft({"klantgroep": [liep], "levering": [later]}, "klantgroep", vraag)


def test_een_periode_na_de_laatste_levering_is_geen_gegeven() -> None:
    loopt = {"persoon_id": 1, "begin": d("2020-01-01"), "eind": None, "groep": "Groeien"}
    rijen = {"klantgroep": [loopt], "levering": [levering("klantgroep", "2015-01-01", "2024-12-31")]}
    assert not heeft(rijen, "klantgroep")


def test_een_venster_dat_nog_moet_beginnen_heeft_geen_gegevens() -> None:
    assert not heeft({"maatregel": [maatregel("2026-01-01")]}, vraag=Vraag(peildatum=d("2025-06-30"), venster=Periode.jaar(2026)))


def test_elke_tabel_moet_gegevens_hebben() -> None:
    with register_van({"maatregel": [maatregel("2025-01-01")]}) as register:
        vraagt = heeft_gegevens(register)
        assert vraagt(frozenset(), VRAAG)
        assert not vraagt(frozenset({"maatregel", "traject"}), VRAAG)


# ingevoerd

INVOER = replace(VRAAG, overeenkomst="dvo-2025", afspraak="tevreden", gemeente="Deventer")


def parameter(begin: str, waarde: str, **rest: object) -> Rij:
    return {"naam": "dvo-2025/tevreden", "begin": d(begin), "waarde": waarde, **rest}


def test_de_laatste_ingevoerde_waarde_op_of_voor_de_peildatum_geldt() -> None:
    rijen = [
        parameter("2025-03-31", "7.1"),
        parameter("2025-06-30", "7.4", toelichting="enquête mei", bron="rapport"),
        parameter("2025-07-01", "9"),
        {**parameter("2025-06-30", "1"), "naam": "dvo-2025/anders"},
    ]
    with register_van({"parameter": rijen}) as register:
        aanvulling = Registeraanvulling(register)
        (cel, uitkomst), = aanvulling(Ingevoerd("cijfer"), INVOER).items()
        assert (cel, uitkomst.waarde, uitkomst.eenheid) == (Cel("Deventer"), Fraction(74, 10), "cijfer")
        assert aanvulling.toelichting(INVOER) == "enquête mei; rapport"
        procent = aanvulling(Ingevoerd("%"), INVOER)[cel]
    assert procent.waarde == Fraction(74, 1000)


def test_wat_niemand_invoerde_is_geen_gegevens_en_geen_nul() -> None:
    with register_van({"parameter": [parameter("2025-07-01", "9")]}) as register:
        aanvulling = Registeraanvulling(register)
        assert aanvulling(Ingevoerd("stuks"), INVOER)[Cel("Deventer")].leeg is Leeg.GEEN_GEGEVENS
        assert aanvulling.toelichting(INVOER) is None
        with pytest.raises(ValueError, match="motor"):
            aanvulling(Samenvatting("gehaald"), INVOER)


# kwaliteit

TRAJECT = Kwaliteit(controles=("traject-nooit-afgesloten",), tabellen=("traject",))


def traject(persoon: int, begin: str, gepland: str, eind: str | None = None) -> Rij:
    return {"persoon_id": persoon, "begin": d(begin), "eind": d(eind) if eind else None, "gepland_eind": d(gepland), "instrument": "werkfit"}


def test_kwaliteit_is_het_deel_van_de_rijen_zonder_bevinding() -> None:
    # in 2025 up to 30-6: persons 1 to 3; 4 ended in 2024, 5 begins in July. Only 1 has been open too long.
    rijen = [
        traject(1, "2024-06-01", "2025-01-31"),
        traject(2, "2024-06-01", "2025-01-31", "2025-01-31"),
        traject(3, "2025-05-01", "2025-12-31"),
        traject(4, "2023-06-01", "2023-12-31", "2024-12-31"),
        traject(5, "2025-07-01", "2025-12-31"),
    ]
    with register_van({"traject": rijen}) as register:
        uitkomst = Registeraanvulling(register)(TRAJECT, VRAAG)[Cel(GEHEEL)]
    assert (uitkomst.waarde, uitkomst.teller, uitkomst.noemer) == (Fraction(2, 3), 2, 3)
    assert uitkomst.rollen == {"teller": 2, "noemer": 1}


def test_een_einde_na_de_peildatum_verandert_de_kwaliteit_niet() -> None:
    rijen = [traject(1, "2024-06-01", "2025-01-31", "2025-07-15")]
    with register_van({"traject": rijen}) as register:
        assert Registeraanvulling(register)(TRAJECT, VRAAG)[Cel(GEHEEL)].waarde == 0


def test_kwaliteit_per_gemeente_volgt_de_woonplaats_op_de_eigen_dag() -> None:
    woont = [
        {"persoon_id": 1, "begin": d("2020-01-01"), "gemeente": "Deventer"},
        {"persoon_id": 2, "begin": d("2020-01-01"), "gemeente": "Olst"},
    ]
    rijen = [traject(1, "2024-06-01", "2025-01-31"), traject(2, "2025-05-01", "2025-12-31"), traject(3, "2025-05-01", "2025-12-31")]
    with register_van({"traject": rijen, "leefsituatie": woont}) as register:
        aanvulling = Registeraanvulling(register)
        alle = {cel.gemeente: u.waarde for cel, u in aanvulling(TRAJECT, VRAAG).items()}
        olst = aanvulling(TRAJECT, replace(VRAAG, gemeente="Olst"))
    assert alle == {"Deventer": 0, "Olst": 1, "onbekend": 1}
    assert [(cel, u.noemer) for cel, u in olst.items()] == [(Cel("Olst"), 1)]


def test_een_genoemde_controle_die_niet_kan_geeft_geen_cijfer(tmp_path: Path) -> None:
    (tmp_path / "traject.csv").write_text("persoon_id,begin,instrument\n1,2025-01-01,werkfit\n", encoding="utf-8")
    with open_register(tmp_path) as register:
        uitkomst = Registeraanvulling(register)(TRAJECT, VRAAG)[Cel(GEHEEL)]
        alle = Registeraanvulling(register)(Kwaliteit((), ("traject",)), VRAAG)[Cel(GEHEEL)]
    assert (uitkomst.leeg, uitkomst.opmerkingen) == (Leeg.GEEN_GEGEVENS, {"controle niet uitgevoerd": 1})
    assert alle.waarde == 1 and alle.opmerkingen["controle niet uitgevoerd"] > 1


def test_rijen_in_quarantaine_zijn_geen_goede_rijen(tmp_path: Path) -> None:
    inhoud = "persoon_id,begin,eind,instrument,gepland_eind\n1,2025-01-01,,werkfit,2025-12-31\n2,2025-02-30,,werkfit,\n3,2025-02-01,2025-01-01,werkfit,\n"
    (tmp_path / "traject.csv").write_text(inhoud, encoding="utf-8")
    with open_register(tmp_path) as register:
        uitkomst = Registeraanvulling(register)(TRAJECT, VRAAG)[Cel(GEHEEL)]
    # the second has a begin that cannot be read, the third an end before its begin
    assert (uitkomst.teller, uitkomst.noemer) == (1, 3)


def test_zonder_rijen_is_kwaliteit_niet_van_toepassing_of_geen_gegevens() -> None:
    with register_van({"levering": [levering("traject", "2025-01-01", "2025-12-31")]}) as register:
        assert Registeraanvulling(register)(TRAJECT, VRAAG)[Cel(GEHEEL)].leeg is Leeg.NIET_VAN_TOEPASSING
    with register_van({}) as register:
        assert Registeraanvulling(register)(TRAJECT, VRAAG)[Cel(GEHEEL)].leeg is Leeg.GEEN_GEGEVENS


def test_over_een_gemeente_waar_niemand_van_het_register_woonde_zijn_er_geen_gegevens_over_mensen() -> None:
    rijen = {
        "leefsituatie": [{"persoon_id": 1, "begin": d("2010-01-01"), "eind": d("2015-12-31"), "gemeente": "Deventer"}],
        "maatregel": [maatregel("2025-02-01")],
        "besteding": [{"datum": d("2025-02-01"), "bedrag": 100, "overeenkomst": "x", "begrotingspost": "y", "soort": "betaald"}],
        "levering": [levering("maatregel", "2020-01-01", "2025-12-31"), levering("besteding", "2020-01-01", "2025-12-31")],
    }
    assert heeft(rijen, vraag=replace(VRAAG, gemeente="Deventer"))
    assert not heeft(rijen, vraag=replace(VRAAG, gemeente="Raalte")), "a delivery about others is no zero for Raalte"
    assert heeft(rijen, "besteding", vraag=replace(VRAAG, gemeente="Raalte")), "money is of no one's gemeente"
    assert heeft({tabel: inhoud for tabel, inhoud in rijen.items() if tabel != "leefsituatie"}, vraag=replace(VRAAG, gemeente="Raalte"))
