"""Who belongs to whose circle, on SQLite and on PostgreSQL: invented people around 2 June 2025."""

from __future__ import annotations

from datetime import date

import pytest

from opmaat.toegang.policies import Inzien, besluit, klanten_van, mag_zien, vindbaar_voor
from tests.django import BEIDE, Databank, vragen
from tests.toegang.mensen import ALLE_ROLLEN, Burgerzaken, lezer, plek

pytestmark = pytest.mark.parametrize("databank", BEIDE, indirect=True)

IK, COLLEGA = 71, 72


@pytest.fixture
def stad(databank: Databank) -> Burgerzaken:
    """Persons 1 (mine), 2 (of a colleague in the team), 3 (mine until 1 June), 4 (mine, but lives elsewhere), 5 (nobody's)."""
    b = Burgerzaken()
    b.medewerker(IK), b.medewerker(COLLEGA)
    for nummer in (1, 2, 3, 5):
        b.persoon(nummer)
    b.persoon(4, gemeente="Raalte")
    b.toewijzing(1, IK)
    b.toewijzing(2, COLLEGA)
    b.toewijzing(3, IK, eind=date(2025, 6, 1))
    b.toewijzing(4, IK)
    return b


def nummers(vraag: object) -> list[int]:
    return sorted(vraag.values_list("pk", flat=True))  # type: ignore[attr-defined]


def test_de_caseload_is_wie_vandaag_aan_mij_is_toegewezen_in_mijn_gemeente(stad: Burgerzaken) -> None:
    assert nummers(klanten_van(lezer(plek("werkcoach"), medewerker=IK))) == [1]


def test_zonder_grens_van_gemeente_hoort_ook_de_klant_van_elders_erbij(stad: Burgerzaken) -> None:
    assert nummers(klanten_van(lezer(plek("werkcoach", gemeente=""), medewerker=IK))) == [1, 4]


def test_wie_een_collega_vervangt_heeft_ook_diens_klanten(stad: Burgerzaken) -> None:
    assert nummers(klanten_van(lezer(plek("werkcoach"), medewerker=IK, vervangt=(COLLEGA,)))) == [1, 2]


def test_een_teamleider_heeft_de_klanten_van_het_team_en_niet_die_van_een_ander_team(stad: Burgerzaken) -> None:
    assert nummers(klanten_van(lezer(plek("teamleider", team="Groeien")))) == [1, 2]
    assert nummers(klanten_van(lezer(plek("teamleider", team="Matchen")))) == []
    assert nummers(klanten_van(lezer(plek("teamleider", team="")))) == [1, 2]
    assert nummers(klanten_van(lezer(plek("teamleider", organisatie="IO", team="")))) == []


def test_buiten_de_kring_vraagt_een_dossier_een_reden_en_in_een_andere_gemeente_gaat_het_niet_open(stad: Burgerzaken) -> None:
    ik = lezer(plek("werkcoach"), medewerker=IK)
    assert [besluit(ik, nummer).inzien for nummer in (1, 2, 4, 99)] == [Inzien.JA, Inzien.MET_REDEN, Inzien.NEE, Inzien.ONBEKEND]
    assert nummers(vindbaar_voor(ik)) == [1, 2, 3, 5]


def test_een_rol_zonder_reden_komt_alleen_bij_de_eigen_kring(stad: Burgerzaken) -> None:
    stad.feit("voordracht", persoon_id=2, datum=date(2025, 5, 1), organisatie="KonnecteD")
    ik = lezer(plek("accountmanager"), medewerker=IK)
    assert [besluit(ik, nummer).inzien for nummer in (1, 2, 5)] == [Inzien.JA, Inzien.JA, Inzien.NEE]
    assert nummers(vindbaar_voor(ik)) == [1, 2]


def test_wie_geen_woonplaats_heeft_hoort_bij_iedere_gemeente(stad: Burgerzaken) -> None:
    stad.persoon(6, gemeente=None)
    assert mag_zien(lezer(plek("balie")), 6)


def test_een_brede_dunne_rol_verbreedt_niet_wat_een_smalle_rijke_rol_laat_zien(stad: Burgerzaken) -> None:
    """Who works at the desk and as werkcoach sees the plan of the own clients, and of others only what the desk sees."""
    ik = lezer(plek("balie"), plek("werkcoach"), medewerker=IK)
    eigen, ander = besluit(ik, 1), besluit(ik, 5)
    assert eigen.inzien is ander.inzien is Inzien.JA
    assert eigen.lezer.kolommen("plan_van_aanpak")
    assert not ander.lezer.kolommen("plan_van_aanpak")
    assert ander.lezer.rollen == {"balie"}


@pytest.mark.parametrize("rol", ["contractbeheerder", "beleidsadviseur", "bestuurder", "interne_controle", "functioneel_beheerder"])
def test_wie_cijfers_ziet_vindt_geen_mens(stad: Burgerzaken, rol: str) -> None:
    ik = lezer(plek(rol, organisatie="IO"), medewerker=IK)
    assert nummers(vindbaar_voor(ik)) == []
    assert besluit(ik, 1).inzien is Inzien.NEE


def test_wie_niets_heeft_ziet_niemand(stad: Burgerzaken) -> None:
    assert nummers(klanten_van(lezer(medewerker=IK))) == []
    assert besluit(lezer(medewerker=IK), 1).inzien is Inzien.NEE


@pytest.mark.parametrize("rol", ALLE_ROLLEN)
def test_een_dossier_beoordelen_kost_een_vraag_voor_iedere_rol(stad: Burgerzaken, rol: str) -> None:
    with vragen() as lijst:
        besluit(lezer(plek(rol), medewerker=IK), 1)
    assert len(lijst) == 1


@pytest.mark.parametrize(
    ("kring", "feit", "erbij", "erbuiten"),
    [
        # 26 weeks before 2-6-2025 is 2-12-2024: that day is over, the next one counts
        ("poortwachter", ("melding", {"soort": "bijstand"}), {"datum": date(2024, 12, 3)}, {"datum": date(2024, 12, 2)}),
        ("inkomensconsulent", ("aanvraag", {"datum": date(2020, 1, 1)}), {"status": "aangehouden"}, {"status": "toegekend"}),
        # 8 weeks back from 2-6-2025 is 7-4-2025, 8 weeks on is 28-7-2025
        ("intaker", ("gesprek", {"soort": "ambitiegesprek", "medewerker_id": IK}), {"datum": date(2025, 4, 7)}, {"datum": date(2025, 4, 6)}),
        ("werkcoach", ("gesprek", {"soort": "intake", "datum": date(2025, 7, 28)}), {"medewerker_id": IK}, {"medewerker_id": COLLEGA}),
        ("trainer", ("deelname", {"bijeenkomst_id": 1}), {"datum": date(2025, 7, 28)}, {"datum": date(2025, 7, 29)}),
        ("participatiemakelaar", ("klantgroep", {"begin": date(2025, 1, 1)}), {"groep": "Faciliteren"}, {"groep": "Zorgen"}),
        ("accountmanager", ("klantgroep", {"begin": date(2025, 1, 1)}), {"groep": "Matchen"}, {"groep": "Groeien"}),
        ("accountmanager", ("klantgroep", {"begin": date(2025, 1, 1), "groep": "Groeien"}), {"match_ready_op": date(2025, 6, 2)}, {"match_ready_op": date(2025, 6, 3)}),
        ("accountmanager", ("plaatsing", {"begin": date(2025, 1, 1), "grond": "regulier"}), {"eind": date(2025, 6, 2)}, {"eind": date(2025, 6, 1)}),
        ("consulent_inburgering", ("inburgering", {"begin": date(2023, 1, 1), "wet": "wi2021"}), {"eind": None}, {"eind": date(2025, 6, 1)}),
        ("consulent_inburgering", ("doelgroep", {"begin": date(2023, 1, 1)}), {"kenmerk": "statushouder"}, {"kenmerk": "nug"}),
        ("werkleider", ("doelgroep", {"begin": date(2010, 1, 1)}), {"kenmerk": "wsw"}, {"kenmerk": "wsw_wachtlijst"}),
        ("werkleider", ("plaatsing", {"begin": date(2020, 1, 1)}), {"grond": "beschut"}, {"grond": "lks"}),
        ("lks_esf_administratie", ("plaatsing", {"begin": date(2020, 1, 1)}), {"grond": "lks"}, {"grond": "regulier"}),
        ("lks_esf_administratie", ("traject", {"begin": date(2025, 1, 1), "instrument": "werkleerroute"}), {"financiering": "esf"}, {"financiering": "basis"}),
        # 52 weeks before 2-6-2025 is 3-6-2024
        ("handhaver", ("onderzoek", {"soort": "heronderzoek"}), {"datum": date(2024, 6, 4)}, {"datum": date(2024, 6, 3)}),
    ],
)  # fmt: skip
def test_een_feit_brengt_iemand_binnen_of_buiten_de_kring(databank: Databank, kring: str, feit: tuple[str, dict[str, object]], erbij: dict[str, object], erbuiten: dict[str, object]) -> None:
    b = Burgerzaken()
    b.medewerker(IK), b.medewerker(COLLEGA)
    b.persoon(1), b.persoon(2), b.persoon(3)
    tabel, gemeen = feit
    b.feit(tabel, persoon_id=1, **gemeen, **erbij)
    b.feit(tabel, persoon_id=2, **gemeen, **erbuiten)
    assert nummers(klanten_van(lezer(plek(kring), medewerker=IK))) == [1]


def test_een_jongere_is_jonger_dan_27(databank: Databank) -> None:
    b = Burgerzaken()
    b.persoon(1, geboren=date(1998, 6, 3))  # turns 27 tomorrow
    b.persoon(2, geboren=date(1998, 6, 2))  # is 27 today
    assert nummers(klanten_van(lezer(plek("consulent_jongerenloket")))) == [1]


def test_een_vervallen_versie_telt_niet(databank: Databank) -> None:
    from datetime import datetime

    from opmaat.dossier import models

    b = Burgerzaken()
    b.medewerker(IK), b.persoon(1)
    feit = b.toewijzing(1, IK)
    models.Toewijzing.objects.filter(pk=feit).update(vervallen_op=datetime(2025, 1, 2))
    assert not mag_zien(lezer(plek("werkcoach"), medewerker=IK), 1)


def test_wie_een_klant_krijgt_overgedragen_kan_zich_voorbereiden(stad: Burgerzaken) -> None:
    stad.feit("toewijzing", persoon_id=5, begin=date(2025, 7, 1), rol="regie", organisatie="KonnecteD", medewerker_id=IK, overgedragen_op=date(2025, 6, 2))
    stad.feit("toewijzing", persoon_id=3, begin=date(2025, 7, 1), rol="regie", organisatie="KonnecteD", overgedragen_op=date(2025, 6, 2))
    assert nummers(klanten_van(lezer(plek("werkcoach"), medewerker=IK))) == [1, 5]
    assert nummers(klanten_van(lezer(plek("teamleider", team="Matchen")))) == [3]
    assert nummers(klanten_van(lezer(plek("teamleider", organisatie="IO", team="Inkomen")))) == []
