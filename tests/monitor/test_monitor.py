"""The monitor as a whole: every clause a line, an error a finding, forecasts only where something can still change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from opmaat.kern.fout import Invoerfout
from opmaat.kern.maat import (
    Aandeel,
    Bezetting,
    Cohort,
    Datum,
    Groepsinstroom,
    Heeft,
    Instroom,
    Maat,
    Samenvatting,
    Selectie,
    Stand,
    Telling,
    Termijn,
    Uitstroom,
)
from opmaat.kern.monitor.bevries import bevries
from opmaat.kern.monitor.monitor import Monitor, maak_monitor
from opmaat.kern.motor.bereken import Rekenaar
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.oordeel.status import Status
from opmaat.kern.overeenkomst.afspraak import Afspraak
from opmaat.kern.overeenkomst.norm import Herziening, lees_norm
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst, Reikwijdte
from opmaat.kern.register.bouw import register_van
from opmaat.kern.tijd import Duur, Periode
from opmaat.kern.uitkomst.bevroren import lees, schrijf
from opmaat.kern.uitkomst.telling import Cel
from opmaat.kern.uitkomst.uitkomst import Uitkomst
from tests.monitor.wereld import dorp, rekenaar_van

JAAR = Periode.jaar(2022)
PW = Selectie("uitkering")
MATEN: dict[str, tuple[Maat, str]] = {
    "instroom": (Telling(Instroom(PW)), ">= 45 personen"),
    "veel": (Telling(Instroom(PW)), ">= 1 personen"),
    "hoogstens": (Telling(Instroom(PW)), "<= 400 personen"),
    "plekken": (Bezetting(PW), "<= 200 personen"),
    "plan": (Termijn(Instroom(PW), Datum("plan_van_aanpak", "begin"), Duur(6, "week")), ">= 70%"),
    "bestand": (Stand(PW), ">= 60 personen"),
    "met-plan": (Aandeel(Stand(PW), Heeft(Selectie("plan_van_aanpak"))), ">= 70%"),
    "uitgestroomd": (Cohort(Groepsinstroom(("Matchen", "Groeien", "Faciliteren")), Uitstroom(PW), Duur(3, "maand")), ">= 20%"),
}


def proef(*meer: Afspraak) -> Overeenkomst:
    afspraken = [
        Afspraak(
            id=naam, tekst=naam, verplichting="resultaat", venster=JAAR, maat=maat, gemeente="Deventer",
            norm=lees_norm(norm, "plafond" if naam == "plekken" else "eis"),
        )
        for naam, (maat, norm) in MATEN.items()
    ]  # fmt: skip
    return Overeenkomst(
        id="proef", titel="Proef", opdrachtgever="a", opdrachtnemer="b", soort="dvo", looptijd=JAAR, formaat=1, versie=2,
        afspraken=(*meer, *afspraken), reikwijdte=Reikwijdte("Deventer"),
    )  # fmt: skip


DORP = dorp()
REKENAAR = rekenaar_van(DORP)


def monitor(peildatum: date, **rest: Any) -> Monitor:
    return maak_monitor(REKENAAR, proef(), peildatum=peildatum, **rest)


@pytest.fixture(scope="module")
def halverwege() -> Monitor:
    return monitor(date(2022, 6, 30))


def test_waar_nog_iets_kan_veranderen_staat_een_prognose_met_een_interval_en_een_kans(halverwege: Monitor) -> None:
    regels = {regel.afspraak.id: regel for regel in halverwege.regels}
    met = {naam for naam, regel in regels.items() if regel.prognose is not None}
    assert met == {"instroom", "hoogstens", "plan", "bestand", "met-plan", "uitgestroomd", "plekken"}
    for naam in met:
        blik = regels[naam].prognose
        assert blik is not None and 0 <= blik.kans <= 1 and blik.grondslag
        onder, boven = blik.intervallen[95]
        assert onder < boven, naam
        assert regels[naam].oordeel.kans == blik.kans


def test_wat_gehaald_is_en_wat_niet_te_voorspellen_is_heeft_geen_prognose(halverwege: Monitor) -> None:
    regels = {regel.afspraak.id: regel for regel in halverwege.regels}
    assert regels["veel"].oordeel.status is Status.GEHAALD
    assert regels["plekken"].oordeel.status is Status.BINNEN
    assert regels["veel"].prognose is None
    drukte = regels["plekken"].prognose
    assert drukte is not None and drukte.intervallen[95][0] >= (regels["plekken"].totaal.waarde or 0), "the busiest day can only rise"
    assert regels["plekken"].oordeel.kans == drukte.kans


def test_een_cohort_kijkt_vooruit_tot_de_laatste_zijn_termijn_heeft_gehad(halverwege: Monitor) -> None:
    blik = next(regel.prognose for regel in halverwege.regels if regel.afspraak.id == "uitgestroomd")
    assert blik is not None and blik.op == date(2023, 3, 31)


def test_een_telling_gaat_in_de_prognose_nooit_omlaag(halverwege: Monitor) -> None:
    regel = next(regel for regel in halverwege.regels if regel.afspraak.id == "instroom")
    assert regel.prognose is not None and regel.totaal.waarde is not None
    assert regel.prognose.intervallen[95][0] >= regel.totaal.waarde


def test_na_afloop_zijn_er_geen_prognoses_en_is_alles_beslist() -> None:
    klaar = monitor(date(2023, 12, 31))
    assert [regel.afspraak.id for regel in klaar.regels if regel.prognose is not None] == []
    assert {regel.oordeel.status for regel in klaar.regels} <= {Status.GEHAALD, Status.NIET_GEHAALD, Status.BINNEN}


def test_zonder_vooruitblik_is_er_geen_prognose() -> None:
    assert all(regel.prognose is None for regel in monitor(date(2022, 6, 30), vooruit=False).regels)


class Kapot(Rekenaar):
    """A calculator that breaks down on one kind of measure."""

    def __init__(self, fout: Exception) -> None:
        self.fout = fout

    def vooraf(self, vragen: Iterable[tuple[Maat, Vraag]]) -> None:
        pass

    def bereken(self, maat: Maat, vraag: Vraag) -> Mapping[Cel, Uitkomst]:
        if isinstance(maat, Bezetting):
            raise self.fout
        return REKENAAR.bereken(maat, vraag)

    def leden(self, maat: Maat, vraag: Vraag) -> Any:
        return REKENAAR.leden(maat, vraag)


@pytest.mark.parametrize("fout", [Invoerfout("De tabel is stuk"), KeyError("kolom"), ZeroDivisionError("0")])
def test_een_afspraak_die_niet_te_berekenen_is_wordt_gemeld_en_de_rest_gaat_door(fout: Exception) -> None:
    uit = maak_monitor(Kapot(fout), proef(), peildatum=date(2022, 6, 30))
    stuk = next(regel for regel in uit.regels if regel.afspraak.id == "plekken")
    assert stuk.fout and stuk.oordeel.status is Status.GEEN_GEGEVENS
    assert sum(bool(regel.fout) for regel in uit.regels) == 1
    assert len(uit.regels) == len(MATEN)


def test_de_samenvatting_telt_plafonds_niet_mee_en_een_fout_nooit_als_gehaald() -> None:
    """At the end: 8 clauses, of which plekken is a ceiling: 7 are weighed. With plekken broken there are 8, and it is not met."""
    samen = Afspraak(id="samen", tekst="x", verplichting="informatie", venster=JAAR, maat=Samenvatting("gehaald"))
    heel = maak_monitor(REKENAAR, proef(samen), peildatum=date(2023, 12, 31)).regels[0].totaal
    stuk = maak_monitor(Kapot(KeyError("x")), proef(samen), peildatum=date(2023, 12, 31)).regels[0].totaal
    assert (heel.noemer, stuk.noemer) == (7, 8)
    assert heel.teller == stuk.teller
    assert heel.waarde == Fraction(int(heel.teller or 0), 7)


def test_met_het_register_erbij_staan_de_rekening_en_de_volledigheid_erin() -> None:
    uit = monitor(date(2022, 6, 30), bekend_op=date(2022, 6, 30), register=register_van(DORP))
    assert uit.rekening is not None and uit.rekening.sluit
    instroom = next(regel for regel in uit.regels if regel.afspraak.id == "instroom")
    assert instroom.volledigheid is not None
    assert 0.9 < instroom.volledigheid.bekend < 1
    bestand = next(regel for regel in uit.regels if regel.afspraak.id == "bestand")
    assert bestand.volledigheid is not None and bestand.voorlopig
    assert bestand.volledigheid.volledig_op is not None and bestand.volledigheid.volledig_op > date(2022, 6, 30)


def test_een_bevroren_monitor_is_precies_terug_te_lezen(halverwege: Monitor) -> None:
    figuren = bevries(halverwege, code="0.1.0")
    assert lees(schrijf(figuren)) == figuren
    assert len(figuren) == len(MATEN)
    assert {len(figuur.rekenhash) for figuur in figuren} == {64}
    assert {figuur.overeenkomstversie for figuur in figuren} == {2}
    instroom = next(figuur for figuur in figuren if figuur.afspraak == "instroom")
    assert instroom.oordeel["tot_nu_toe"] == str(Fraction(45 * 181, 365))


def test_een_revisie_van_de_norm_geldt_vanaf_haar_dag() -> None:
    norm = lees_norm(">= 45 personen")
    herzien = replace(norm, herzieningen=(Herziening(date(2022, 7, 1), lees_norm(">= 1 personen")),))
    afspraak = Afspraak(id="h", tekst="x", verplichting="resultaat", venster=JAAR, maat=Telling(Instroom(PW)), norm=herzien)
    voor = maak_monitor(REKENAAR, proef(afspraak), peildatum=date(2022, 6, 30), vooruit=False).regels[0]
    na = maak_monitor(REKENAAR, proef(afspraak), peildatum=date(2022, 7, 1), vooruit=False).regels[0]
    assert (voor.oordeel.status, na.oordeel.status) == (Status.NOG_NIET, Status.GEHAALD)
