"""What is known of one person: one query, the types of the register, and only what the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from opmaat.dossier.klantbeeld import lees_klantbeeld
from opmaat.dossier.models import (
    Bijeenkomst,
    Deelname,
    Inkomsten,
    Klant,
    Melding,
    PlanVanAanpak,
    Uitkering,
    Verwijzing,
    Werkgever,
)
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang.lezer import EIGEN_KOLOMMEN, EIGEN_TABELLEN
from tests.django import BEIDE, vragen
from tests.dossier.personen import doe, groep, persoon

pytestmark = [pytest.mark.parametrize("databank", BEIDE, indirect=True), pytest.mark.usefixtures("databank")]
MAART, APRIL = date(2025, 3, 1), date(2025, 4, 1)


@dataclass(frozen=True)
class Lezer:
    rubrieken: frozenset[str] = frozenset({"inkomen", "gezondheid", "schulden", "werk", "persoonsgegevens", "geheim_adres", "bsn", "journaal", "documenten"})
    niet: frozenset[str] = frozenset()

    def kolommen(self, tabel: str) -> frozenset[str]:
        if tabel in self.niet:
            return frozenset()
        return frozenset(k.naam for k in lees_schema().tabel(tabel).kolommen if k.rubriek is None or k.rubriek in self.rubrieken)

    def mag_eigen(self, tabel: str, kolom: str) -> bool:
        nodig = {EIGEN_TABELLEN[tabel], EIGEN_KOLOMMEN.get((tabel, kolom))} - {None}
        return nodig <= self.rubrieken

    def mag_code(self, codelijst: str, code: str) -> bool:
        rubriek = lees_schema().codelijsten[codelijst][code].rubriek
        return rubriek is None or rubriek in self.rubrieken


def test_het_beeld_is_een_vraag_en_heeft_de_waarden_van_het_register() -> None:
    with doe() as h:
        wie, baas = persoon(h), h.nieuw(Werkgever(sector="zorg"))
        h.leg_vast(Uitkering(persoon=wie, begin=MAART, regeling="PW", bedrag=Decimal("1234.50")))
        h.leg_vast(Inkomsten(persoon=wie, datum=MAART, soort="loon", bedrag=Decimal("10.10"), uren=Decimal("7.25"), verrekend=False, werkgever=baas))
        h.leg_vast(Klant(persoon=wie, voornaam="Noa", achternaam="Berg"))
        groep(h, persoon(h), MAART)  # somebody else
    with vragen() as lijst:
        beeld = lees_klantbeeld(wie.pk, Lezer())
    assert len(lijst) == 1
    inkomsten = beeld.laatste("inkomsten")
    assert (inkomsten.bedrag, inkomsten.uren, inkomsten.verrekend, inkomsten.werkgever_id) == (Decimal("10.1"), Decimal("7.25"), False, baas.pk)
    assert beeld.persoon.geboortedatum == date(1990, 5, 1)
    assert beeld.klant.achternaam == "Berg"
    assert beeld.laatste("uitkering").bedrag == Decimal("1234.50")
    assert beeld.laatste("uitkering").geregistreerd_op == h.moment
    assert beeld.rijen("klantgroep") == ()


def test_alleen_de_bekende_versie_staat_erin_oudste_eerst() -> None:
    with doe() as h:
        wie = persoon(h)
        tweede = groep(h, wie, APRIL)
        groep(h, wie, MAART, date(2025, 3, 31), groep="Groeien")
    with doe() as h:
        h.corrigeer(tweede, verwacht=tweede.versie_id, reden="verkeerd", groep="Zorgen")
    beeld = lees_klantbeeld(wie.pk, Lezer())
    assert [rij.groep for rij in beeld.rijen("klantgroep")] == ["Groeien", "Zorgen"]
    assert [rij.groep for rij in beeld.lopend("klantgroep", date(2025, 3, 31))] == ["Groeien"]
    assert beeld.feit("klantgroep", tweede.feit_id).aard == "correctie"


def test_een_rij_is_te_gebruiken_om_te_schrijven() -> None:
    with doe() as h:
        wie = persoon(h)
        groep(h, wie, MAART)
    rij = lees_klantbeeld(wie.pk, Lezer()).laatste("klantgroep")
    with doe() as h:
        assert h.vul_aan(rij, verwacht=rij.versie_id, eind=APRIL).eind == APRIL


def test_wat_de_lezer_niet_mag_zien_staat_er_niet_in() -> None:
    with doe() as h:
        wie = persoon(h)
        h.leg_vast(Uitkering(persoon=wie, begin=MAART, regeling="PW", bedrag=Decimal(100)))
        h.leg_vast(PlanVanAanpak(persoon=wie, begin=MAART, soort="pw", belemmeringen=lees_schema().codelijsten["leefgebied"].waarden[0]))
        h.leg_vast(Melding(persoon=wie, datum=MAART, soort="bijstand"))
        h.noteer(wie, "Slaapt slecht.", datum=MAART, rubriek="gezondheid")
        h.noteer(wie, "Belt morgen.", datum=MAART)
    beeld = lees_klantbeeld(wie.pk, Lezer(rubrieken=frozenset({"werk", "journaal"}), niet=frozenset({"melding"})))
    assert beeld.rijen("melding") == ()
    with pytest.raises(AttributeError):
        _ = beeld.laatste("uitkering").bedrag
    with pytest.raises(AttributeError):
        _ = beeld.laatste("plan_van_aanpak").belemmeringen
    assert [rij.tekst for rij in beeld.rijen("notitie")] == ["Belt morgen."]
    assert len(lees_klantbeeld(wie.pk, Lezer()).rijen("notitie")) == 2


def test_een_geheim_adres_en_een_bsn_zijn_er_alleen_voor_wie_ze_mag_zien() -> None:
    with doe() as h:
        wie = persoon(h)
        h.leg_vast(Klant(persoon=wie, achternaam="Berg", straat="Eikwegje", woonplaats="Deventer", geheim=True, bsn="geheimtekst", bsn_hash="h" * 64))
    ruim = lees_klantbeeld(wie.pk, Lezer()).klant
    assert (ruim.straat, ruim.bsn, ruim.afgeschermd) == ("Eikwegje", "geheimtekst", frozenset())
    krap = lees_klantbeeld(wie.pk, Lezer(rubrieken=frozenset({"persoonsgegevens"}))).klant
    assert (krap.achternaam, krap.straat, krap.woonplaats, krap.geheim) == ("Berg", None, None, True)
    assert "straat" in krap.afgeschermd
    with pytest.raises(AttributeError):
        _ = krap.bsn
    assert lees_klantbeeld(wie.pk, Lezer(rubrieken=frozenset())).klant is None


def test_een_toelichting_hoort_bij_haar_feit() -> None:
    with doe() as h:
        wie = persoon(h)
        h.licht_toe(h.leg_vast(Melding(persoon=wie, datum=MAART, soort="bijstand")), "Kwam met haar zus.")
    assert [rij.tekst for rij in lees_klantbeeld(wie.pk, Lezer()).rijen("toelichting")] == ["Kwam met haar zus."]
    assert lees_klantbeeld(wie.pk, Lezer(niet=frozenset({"melding"}))).rijen("toelichting") == ()


def test_een_code_over_gezondheid_is_leeg_voor_wie_dat_niet_mag_weten() -> None:
    gevoelig = next(code.code for code in lees_schema().codelijsten["leefgebied"].codes if code.rubriek)
    with doe() as h:
        wie = persoon(h)
        h.leg_vast(Verwijzing(persoon=wie, datum=MAART, partner=lees_schema().codelijsten["ketenpartner"].waarden[0], reden=gevoelig))
    rij = lees_klantbeeld(wie.pk, Lezer(rubrieken=frozenset())).laatste("verwijzing")
    assert (rij.reden, rij.afgeschermd) == (None, frozenset({"reden"}))
    assert lees_klantbeeld(wie.pk, Lezer()).laatste("verwijzing").reden == gevoelig


def test_de_bijeenkomst_van_een_deelname_komt_mee() -> None:
    with doe() as h:
        wie = persoon(h)
        bij = h.leg_vast(Bijeenkomst(datum=MAART, soort="kick-off", plaatsen=8))
        h.leg_vast(Bijeenkomst(datum=APRIL, soort="kick-off", plaatsen=8))
        h.leg_vast(Deelname(persoon=wie, datum=MAART, bijeenkomst_id=bij.feit_id, status="uitgenodigd"))
    assert [rij.feit_id for rij in lees_klantbeeld(wie.pk, Lezer()).rijen("bijeenkomst")] == [bij.feit_id]


def test_een_rij_verandert_niet() -> None:
    with doe() as h:
        wie = persoon(h)
    rij = lees_klantbeeld(wie.pk, Lezer()).persoon
    with pytest.raises(AttributeError):
        rij.geslacht = "man"
