"""Facts get versions, never another form; what cannot be is refused with a message at the field. On both databases."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from opmaat.dossier.feiten import AlGedaan, Ingehaald, Onmogelijk
from opmaat.dossier.models import (
    Bijeenkomst,
    Deelname,
    Handeling,
    Handelingsregel,
    Klant,
    Klantgroep,
    Melding,
    Persoon,
    PlanVanAanpak,
    Productenboekregel,
    Toewijzing,
    Traject,
    Uitkering,
)
from tests.django import BEIDE, Databank
from tests.dossier.personen import doe, groep, persoon

pytestmark = [pytest.mark.parametrize("databank", BEIDE, indirect=True), pytest.mark.usefixtures("databank")]

MAART, APRIL, JUNI = date(2025, 3, 1), date(2025, 4, 1), date(2025, 6, 30)


def test_een_nieuw_feit_is_zijn_eerste_versie_en_staat_in_het_spoor() -> None:
    with doe() as h:
        plan = h.leg_vast(PlanVanAanpak(persoon=persoon(h), begin=MAART, soort="pw"))
    bewaard = PlanVanAanpak.bekend.nu().get()
    assert (bewaard.feit_id, bewaard.versie_id, bewaard.aard, bewaard.vervallen_op) == (plan.versie_id, plan.versie_id, "eerste", None)
    assert bewaard.geregistreerd_op == h.moment == Handeling.objects.get().moment
    assert [(r.tabel, r.aard) for r in Handelingsregel.objects.order_by("versie_id")] == [("persoon", "nieuw"), ("plan_van_aanpak", "eerste")]


def test_aanvullen_sluit_de_vorige_versie_op_hetzelfde_moment() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)
    with doe() as h:
        nieuw = h.vul_aan(rij, verwacht=rij.versie_id, eind=JUNI)
    oud = Klantgroep.objects.get(versie_id=rij.versie_id)
    assert (nieuw.aard, nieuw.eind, nieuw.feit_id) == ("aanvulling", JUNI, rij.feit_id)
    assert oud.vervallen_op == nieuw.geregistreerd_op == h.moment
    assert oud.eind is None


def test_wat_er_al_staat_vult_niemand_aan() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART, JUNI)
    with pytest.raises(Onmogelijk) as fout, doe() as h:
        h.vul_aan(rij, verwacht=rij.versie_id, eind=APRIL)
    assert fout.value.kolommen == ("eind",)


def test_een_geplande_status_invullen_is_een_aanvulling() -> None:
    with doe() as h:
        wie = persoon(h)
        bij = h.leg_vast(Bijeenkomst(datum=MAART, soort="kick-off", plaatsen=3))
        rij = h.leg_vast(Deelname(persoon=wie, datum=MAART, bijeenkomst_id=bij.feit_id, status="uitgenodigd"))
    with doe() as h:
        assert h.vul_aan(rij, verwacht=rij.versie_id, status="aanwezig").aard == "aanvulling"


def test_zonder_verschil_komt_er_geen_versie() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)
    with doe() as h:
        h.corrigeer(rij, verwacht=rij.versie_id, reden="niets", groep="Matchen")
    assert Klantgroep.objects.count() == 1


def test_een_correctie_vraagt_een_reden_en_bewaart_die() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)
    with pytest.raises(Onmogelijk), doe() as h:
        h.corrigeer(rij, verwacht=rij.versie_id, reden=" ", begin=APRIL)
    with doe() as h:
        nieuw = h.corrigeer(rij, verwacht=rij.versie_id, reden="verkeerde dag", begin=APRIL)
    assert nieuw.aard == "correctie"
    assert Handelingsregel.objects.get(versie_id=nieuw.versie_id).reden == "verkeerde dag"


def test_een_vernietigd_feit_is_op_geen_moment_meer_bekend_maar_blijft_te_lezen() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)
    with doe() as h:
        weg = h.vernietig(rij, verwacht=rij.versie_id, reden="verkeerde klant")
    assert weg.geregistreerd_op == weg.vervallen_op
    assert Klantgroep.bekend.nu().count() == 0
    assert Klantgroep.objects.count() == 2
    assert [v.versie_id for v in Klantgroep.bekend.op(weg.vervallen_op)] == [rij.versie_id]


def test_wie_als_tweede_hetzelfde_feit_bewaart_ziet_wat_er_veranderde_en_door_wie() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)
    with doe("collega") as h:
        h.corrigeer(rij, verwacht=rij.versie_id, reden="verkeerde groep", groep="Groeien")
    with pytest.raises(Ingehaald) as fout, doe() as h:
        h.vul_aan(rij, verwacht=rij.versie_id, eind=JUNI)
    assert [(v.kolom, v.was, v.werd) for v in fout.value.verschillen] == [("groep", "Matchen", "Groeien")]
    assert str(fout.value).startswith("Collega heeft dit gegeven intussen gewijzigd")


def test_wat_intussen_is_ingetrokken_is_niet_meer_te_wijzigen() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)
    with doe("collega") as h:
        h.vernietig(rij, verwacht=rij.versie_id, reden="dubbel")
    with pytest.raises(Ingehaald, match="ingetrokken") as fout, doe() as h:
        h.vul_aan(rij, verwacht=rij.versie_id, eind=JUNI)
    assert fout.value.vernietigd


def test_hetzelfde_formulier_telt_een_keer() -> None:
    with doe(sleutel="abc") as h:
        groep(h, persoon(h), MAART)
    with pytest.raises(AlGedaan) as fout, doe(sleutel="abc") as h:
        groep(h, persoon(h), MAART)
    assert fout.value.eerder.handeling_id == Handeling.objects.get().handeling_id
    assert Persoon.objects.count() == 1


def test_na_een_fout_blijft_er_van_de_handeling_niets_over() -> None:
    with pytest.raises(Onmogelijk), doe(sleutel="k") as h:
        wie = persoon(h)
        groep(h, wie, MAART)
        groep(h, wie, APRIL)
    assert (Persoon.objects.count(), Klantgroep.objects.count(), Handeling.objects.count()) == (0, 0, 0)


def test_een_handeling_heeft_een_moment_dat_nooit_voor_dat_van_de_vorige_versie_ligt() -> None:
    with doe() as h:
        h.moment = datetime(2199, 1, 1, 12)  # a clock that is ahead
        rij = groep(h, persoon(h), MAART)
    with doe() as h:
        nieuw = h.vul_aan(rij, verwacht=rij.versie_id, eind=JUNI)
    assert nieuw.geregistreerd_op == datetime(2199, 1, 1, 12) + timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("model", "eerste", "tweede"),
    [
        (Klantgroep, {"groep": "Matchen"}, {"groep": "Groeien"}),
        (Uitkering, {"regeling": "PW"}, {"regeling": "IOAW"}),
        (Toewijzing, {"rol": "regie"}, {"rol": "regie"}),
    ],
)
def test_twee_bekende_perioden_van_een_klant_raken_elkaar_niet(model: type[Klantgroep], eerste: dict[str, str], tweede: dict[str, str]) -> None:
    with doe() as h:
        wie = persoon(h)
        h.leg_vast(model(persoon=wie, begin=MAART, eind=APRIL, **eerste))
    with doe() as h:
        h.leg_vast(model(persoon=wie, begin=APRIL + timedelta(days=1), **tweede))  # the day after touches nothing
    with pytest.raises(Onmogelijk, match="van 1-3-2025 t/m 1-4-2025") as fout, doe() as h:
        h.leg_vast(model(persoon=wie, begin=date(2025, 2, 1), eind=MAART, **tweede))  # 1 March is in both
    assert fout.value.kolommen == ("begin", "eind")


def test_toewijzingen_in_een_andere_rol_of_van_een_ander_mogen_wel_samen() -> None:
    with doe() as h:
        wie, ander = persoon(h), persoon(h)
        for rol in ("regie", "aanspreekpunt", "begeleider", "jobcoach", "consulent_inburgering"):
            h.leg_vast(Toewijzing(persoon=wie, begin=MAART, rol=rol))
        h.leg_vast(Toewijzing(persoon=ander, begin=MAART, rol="regie"))
    assert Toewijzing.bekend.nu().lopend(MAART).count() == 6


def test_elke_organisatie_heeft_haar_eigen_aanspreekpunt_maar_een_heeft_de_regie() -> None:
    with doe() as h:
        wie = persoon(h)
        for organisatie in ("IO", "KonnecteD"):
            h.leg_vast(Toewijzing(persoon=wie, begin=MAART, rol="aanspreekpunt", organisatie=organisatie))
        h.leg_vast(Toewijzing(persoon=wie, begin=MAART, rol="regie", organisatie="IO"))
    for rol, organisatie in (("aanspreekpunt", "IO"), ("regie", "KonnecteD")):
        with pytest.raises(Onmogelijk, match="van 1-3-2025 zonder einde"), doe() as h:
            h.leg_vast(Toewijzing(persoon=wie, begin=APRIL, rol=rol, organisatie=organisatie))


def test_na_intrekken_is_de_periode_weer_vrij() -> None:
    with doe() as h:
        wie = persoon(h)
        rij = groep(h, wie, MAART)
        h.vernietig(rij, verwacht=rij.versie_id, reden="fout")
        groep(h, wie, MAART, groep="Groeien")
    assert [r.groep for r in Klantgroep.bekend.nu()] == ["Groeien"]


@pytest.mark.parametrize(
    ("kolommen", "kolom"),
    [
        ({"groep": "elders"}, "groep"),
        ({"groep": None}, "groep"),
        ({"begin": None}, "begin"),
        ({"begin": date(1825, 3, 1)}, "begin"),
        ({"begin": "31-2-2025"}, "begin"),
        ({"eind": date(2025, 2, 28)}, "eind"),
    ],
)
def test_wat_niet_kan_wordt_bij_de_kolom_gezegd(kolommen: dict[str, object], kolom: str) -> None:
    with pytest.raises(Onmogelijk) as fout, doe() as h:
        h.leg_vast(Klantgroep(**{"persoon": persoon(h), "begin": MAART, "groep": "Matchen", **kolommen}))
    assert kolom in fout.value.kolommen


@pytest.mark.parametrize("naam", ["Żółć-O’Brien", "王小明", "𝕏 Æ", "عبد الله", "e\u0301" * 50])
def test_een_naam_met_elk_teken_blijft_wat_hij_was(naam: str) -> None:
    with doe() as h:
        h.leg_vast(Klant(persoon=persoon(h), achternaam=naam))
    assert Klant.bekend.nu().get().achternaam == naam


@pytest.mark.parametrize("naam", ["a\x00b", "\ud800", "x" * 201])
def test_een_naam_die_niet_te_bewaren_is_wordt_geweigerd(naam: str) -> None:
    with pytest.raises(Onmogelijk) as fout, doe() as h:
        h.leg_vast(Klant(persoon=persoon(h), achternaam=naam))
    assert fout.value.kolommen == ("achternaam",)


def test_een_bsn_hoort_bij_een_klant() -> None:
    with doe() as h:
        h.leg_vast(Klant(persoon=persoon(h), achternaam="A", bsn="x", bsn_hash="h" * 64))
    with pytest.raises(Onmogelijk, match="andere klant"), doe() as h:
        h.leg_vast(Klant(persoon=persoon(h), achternaam="B", bsn="y", bsn_hash="h" * 64))


def test_een_verwijzing_wijst_naar_een_bekend_feit_van_dezelfde_klant() -> None:
    with doe() as h:
        wie, ander = persoon(h), persoon(h)
        plan = h.leg_vast(PlanVanAanpak(persoon=ander, begin=MAART, soort="pw"))
    with pytest.raises(Onmogelijk, match="andere klant"), doe() as h:
        h.leg_vast(Traject(persoon=wie, begin=MAART, instrument="matching", plan_id=plan.feit_id))
    with pytest.raises(Onmogelijk, match="niet"), doe() as h:
        h.leg_vast(Traject(persoon=wie, begin=MAART, instrument="matching", plan_id=999_999))


def test_een_volle_bijeenkomst_neemt_niemand_meer_aan_en_een_afmelding_geeft_een_plaats_vrij() -> None:
    with doe() as h:
        bij = h.leg_vast(Bijeenkomst(datum=MAART, soort="kick-off", plaatsen=1))
        eerste, tweede = persoon(h), persoon(h)
        deel = h.leg_vast(Deelname(persoon=eerste, datum=MAART, bijeenkomst_id=bij.feit_id, status="uitgenodigd"))
    with pytest.raises(Onmogelijk, match="bezet"), doe() as h:
        h.leg_vast(Deelname(persoon=tweede, datum=MAART, bijeenkomst_id=bij.feit_id, status="uitgenodigd"))
    with doe() as h:
        deel = h.vul_aan(deel, verwacht=deel.versie_id, status="aanwezig")  # who has a place keeps it
        h.corrigeer(deel, verwacht=deel.versie_id, reden="belde af", status="afgemeld")
        h.leg_vast(Deelname(persoon=tweede, datum=MAART, bijeenkomst_id=bij.feit_id, status="uitgenodigd"))
    assert Deelname.bekend.nu().filter(status="uitgenodigd").count() == 1


def test_de_laatste_plaats_van_een_werkleerroute_gaat_naar_een() -> None:
    Productenboekregel.objects.create(instrument="werkleerroute", sector="groen", titel="Groen", plaatsen=1, begin=date(2025, 1, 1))
    with doe() as h:
        eerste = h.leg_vast(Traject(persoon=persoon(h), begin=MAART, instrument="werkleerroute", sector="groen"))
        h.leg_vast(Traject(persoon=persoon(h), begin=MAART, instrument="werkleerroute", sector="techniek"))  # another route
    with pytest.raises(Onmogelijk, match="bezet"), doe() as h:
        h.leg_vast(Traject(persoon=persoon(h), begin=APRIL, instrument="werkleerroute", sector="groen"))
    with doe() as h:
        h.vul_aan(eerste, verwacht=eerste.versie_id, eind=date(2025, 3, 31), resultaat="afgerond")
        h.leg_vast(Traject(persoon=persoon(h), begin=APRIL, instrument="werkleerroute", sector="groen"))


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE melding SET soort = 'informatie'",
        "UPDATE melding SET vervallen_op = NULL",
        "UPDATE melding SET vervallen_op = '2030-01-01 00:00:00', datum = '2020-01-01'",
        "DELETE FROM melding",
        "DELETE FROM persoon",
        "UPDATE handeling SET stap = 'anders'",
        "DELETE FROM handelingsregel",
    ],
)
def test_de_databank_zelf_weigert_wijzigen_en_verwijderen(opdracht: str) -> None:
    with doe() as h:
        h.leg_vast(Melding(persoon=persoon(h), datum=MAART, soort="bijstand"))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)
    assert Melding.bekend.nu().get().soort == "bijstand"


def test_een_gesloten_versie_gaat_niet_nog_eens_dicht() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)
    with doe() as h:
        h.vul_aan(rij, verwacht=rij.versie_id, eind=JUNI)
    with pytest.raises(IntegrityError), transaction.atomic():
        Klantgroep.objects.filter(versie_id=rij.versie_id).update(vervallen_op=datetime(2030, 1, 1))


def test_vervangen_is_geen_omweg(databank: Databank) -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART)
    kolommen = "feit_id, geregistreerd_op, vervallen_op, aard, persoon_id, begin, groep"
    for begin in ("INSERT OR REPLACE INTO", "REPLACE INTO") if not databank.is_postgres else ("INSERT INTO",):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{begin} klantgroep (versie_id, {kolommen}) SELECT versie_id, feit_id, geregistreerd_op, vervallen_op, aard, persoon_id, begin, 'Zorgen' FROM klantgroep")
    assert Klantgroep.bekend.nu().get().groep == rij.groep


def test_van_een_feit_is_een_versie_bekend() -> None:
    with doe() as h:
        rij = groep(h, persoon(h), MAART, JUNI)
    dubbel = Klantgroep.objects.get(versie_id=rij.versie_id)
    dubbel.versie_id, dubbel.begin, dubbel.eind = 10**9, date(2026, 1, 1), None
    with pytest.raises(IntegrityError), transaction.atomic():
        dubbel.save(force_insert=True)
