"""The application, its terms and its decisions: facts in, facts out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from opmaat.dossier.signalen import beslistermijn
from opmaat.dossier.stappen.aanvraag import (
    AFWIJZEN,
    BEZWAAR,
    BEZWAAR_BESLISSEN,
    BUITEN_BEHANDELING,
    COMPLEET,
    HERSTEL,
    INNEMEN,
    INTREKKEN,
    TOEKENNEN,
    VOORSCHOT,
)
from tests.dossier.papier import VANDAAG, Uitkomst, beeld, dag, neem, rij, situatie

GEMELD = {"datum": dag("2-6-2025"), "soort": "bijstand", "gemeente": "Deventer", "screening_op": dag("2-6-2025")}
OPEN = {"datum": dag("10-6-2025"), "status": "open", "regeling": "PW", "melding_id": 101, "gemeente": "Deventer"}
IO = {"rol": "inkomensconsulent"}


def open_aanvraag(**anders: Any) -> Any:
    """A report of 2 June (fact 101) and an application of 10 June (fact 102)."""
    extra = anders.pop("extra", {})
    return situatie(beeld(melding=[GEMELD], aanvraag=[{**OPEN, **anders}], **extra), **IO)


def test_een_aanvraag_volgt_op_de_melding_en_sluit_de_afspraak_bij_io_af() -> None:
    afspraak = {"datum": dag("16-6-2025"), "soort": "afspraak_io", "resultaat": "gepland"}
    uit = neem(INNEMEN, situatie(beeld(melding=[GEMELD], gesprek=[afspraak]), **IO), {"datum": "16-6-2025", "regeling": "PW"})
    assert uit.nieuw("aanvraag") == {"datum": VANDAAG, "regeling": "PW", "status": "open", "melding_id": 101, "gemeente": "Deventer"}
    assert uit.tabel("gesprek") == [("aanvulling", {"feit_id": 102, "resultaat": "gehouden", "rol": "inkomensconsulent", "medewerker_id": 77})]
    assert uit.brieven == []


def test_ontbreken_er_stukken_dan_krijgt_de_klant_twee_weken_en_een_brief() -> None:
    stuk = "huurcontract of hypotheekgegevens"
    uit = neem(INNEMEN, situatie(beeld(melding=[GEMELD]), **IO), {"datum": "16-6-2025", "regeling": "PW", "ontbreekt": [stuk]})
    nieuw = uit.nieuw("aanvraag")
    assert (nieuw["status"], nieuw["opgeschort_van"], nieuw["opgeschort_tot"]) == ("aangehouden", VANDAAG, date(2025, 6, 30))
    assert uit.brieven == [("herinnering", {"onderwerp": f"de stukken voor uw aanvraag: {stuk}", "uiterlijk": date(2025, 6, 30)})]


def test_binnen_de_zoekperiode_vraagt_een_aanvraag_om_een_reden() -> None:
    zoekt = {**GEMELD, "zoekperiode_begin": dag("2-6-2025"), "zoekperiode_eind": dag("29-6-2025")}
    s = situatie(beeld(melding=[zoekt]), **IO)
    assert "tot en met 29-06-2025" in neem(INNEMEN, s, {"datum": "16-6-2025", "regeling": "PW"}).formulier.waarschuwingen[0].tekst
    na = situatie(beeld(melding=[zoekt]), vandaag=dag("30-6-2025"), **IO)
    assert neem(INNEMEN, na, {"datum": "30-6-2025", "regeling": "PW"}).fouten == {}


def test_een_aanvraag_voor_de_melding_of_zonder_melding_kan_niet() -> None:
    assert "datum" in neem(INNEMEN, situatie(beeld(melding=[GEMELD]), **IO), {"datum": "1-6-2025", "regeling": "PW"}).fouten
    assert INNEMEN.waarom_niet(situatie(**IO)) is not None
    assert INNEMEN.waarom_niet(open_aanvraag()) is not None


def test_de_beslistermijn_is_acht_weken_en_wordt_langer_met_de_dagen_van_de_opschorting() -> None:
    # 10 June + 8 weeks = 5 August. Suspended 16 t/m 30 June is 15 days: 20 August.
    assert beslistermijn(rij("aanvraag", 1, datum=dag("10-6-2025"))) == date(2025, 8, 5)
    assert beslistermijn(rij("aanvraag", 1, datum=dag("10-6-2025"), opgeschort_van=dag("16-6-2025"), opgeschort_tot=dag("30-6-2025"))) == date(2025, 8, 20)


def test_een_hersteltermijn_is_ten_minste_een_week() -> None:
    stukken = {"opgeschort_van": "16-6-2025", "ontbreekt": ["een geldig identiteitsbewijs"]}
    uit = neem(HERSTEL, open_aanvraag(), {**stukken, "opgeschort_tot": "30-6-2025"})
    assert uit.tabel("aanvraag") == [
        ("aanvulling", {"feit_id": 102, "status": "aangehouden", "opgeschort_van": VANDAAG, "opgeschort_tot": date(2025, 6, 30)})
    ]
    assert "ten minste een week" in neem(HERSTEL, open_aanvraag(), {**stukken, "opgeschort_tot": "20-6-2025"}).fouten["opgeschort_tot"][0]


def test_zijn_de_stukken_eerder_binnen_dan_is_de_opschorting_korter() -> None:
    s = open_aanvraag(status="aangehouden", opgeschort_van=dag("11-6-2025"), opgeschort_tot=dag("25-6-2025"))
    uit = neem(COMPLEET, s, {"ontvangen_op": "16-6-2025"})
    ((aard, kolommen),) = uit.tabel("aanvraag")
    assert kolommen == {"feit_id": 102, "status": "open", "opgeschort_tot": VANDAAG}
    assert aard == "correctie"  # the agreed last day changes


def test_het_voorschot_is_aan_de_beurt_binnen_vier_weken() -> None:
    beurt = VOORSCHOT.beurt(open_aanvraag())
    assert beurt is not None and beurt.uiterlijk == date(2025, 7, 8)  # 10 June + 4 weeks
    uit = neem(VOORSCHOT, open_aanvraag(), {"voorschot_op": "16-6-2025"})
    assert uit.tabel("aanvraag") == [("aanvulling", {"feit_id": 102, "voorschot_op": VANDAAG})]
    assert VOORSCHOT.beurt(open_aanvraag(voorschot_op=VANDAAG)) is None


TOEKENNING = {"besluit_op": "16-6-2025", "begin": "2-6-2025", "herkomst": "einde_werk", "rol": "aanvrager", "bedrag": "1.345,10"}


def test_een_toekenning_is_een_besluit_en_het_begin_van_een_uitkering_met_een_aanspreekpunt_bij_io() -> None:
    uit = neem(TOEKENNEN, open_aanvraag(), {**TOEKENNING, "aanspreekpunt": "on"})
    assert uit.tabel("aanvraag") == [
        ("aanvulling", {"feit_id": 102, "status": "toegekend", "besluit_op": VANDAAG, "ingang": date(2025, 6, 2), "dossier_id": 555})
    ]
    assert uit.nieuw("uitkering") == {
        "begin": date(2025, 6, 2), "herkomst": "einde_werk", "rol": "aanvrager", "bedrag": Decimal("1345.10"), "dossier_id": 555, "aanvraag_id": 102,
        "regeling": "PW", "besluit_op": VANDAAG, "gemeente": "Deventer",
    }  # fmt: skip
    assert uit.nieuw("toewijzing") == {"begin": VANDAAG, "rol": "aanspreekpunt", "organisatie": "IO", "medewerker_id": 77}
    assert [b for b, _g in uit.brieven] == ["besluit-aanvraag"]


def test_een_tweede_uitkering_tegelijk_kan_niet() -> None:
    s = open_aanvraag(extra={"uitkering": [{"begin": dag("1-1-2025"), "regeling": "PW", "dossier_id": 9}]})
    assert "Twee uitkeringen tegelijk" in neem(TOEKENNEN, s, TOEKENNING).fouten["begin"][0]
    gestopt = open_aanvraag(extra={"uitkering": [{"begin": dag("1-1-2025"), "eind": dag("1-6-2025"), "regeling": "PW", "dossier_id": 9}]})
    uit = neem(TOEKENNEN, gestopt, TOEKENNING)
    assert uit.nieuw("uitkering")["dossier_id"] == 9  # the file of before


def test_onder_de_27_hoort_een_plan_bij_de_toekenning() -> None:
    jong = open_aanvraag(extra={"persoon": {"geboortedatum": dag("1-9-2003")}})
    assert "plan van aanpak" in neem(TOEKENNEN, jong, TOEKENNING).formulier.waarschuwingen[0].tekst
    met = open_aanvraag(extra={"persoon": {"geboortedatum": dag("1-9-2003")}, "plan_van_aanpak": [{"begin": dag("12-6-2025"), "soort": "pw"}]})
    assert neem(TOEKENNEN, met, TOEKENNING).fouten == {}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"besluit_op": "9-6-2025"}, "besluit_op"), ({"verzonden_op": "15-6-2025"}, "verzonden_op"), ({"herkomst": ""}, "herkomst"), ({"besluit_op": "17-6-2025"}, "besluit_op")],
)
def test_een_besluit_met_onmogelijke_datums_wordt_geweigerd(anders: dict[str, str], veld: str) -> None:
    assert veld in neem(TOEKENNEN, open_aanvraag(), {**TOEKENNING, **anders}).fouten


def test_ingaan_voor_de_melding_vraagt_een_reden() -> None:
    assert "02-06-2025" in neem(TOEKENNEN, open_aanvraag(), {**TOEKENNING, "begin": "1-6-2025"}).formulier.waarschuwingen[0].tekst


def afgewezen(uit: Uitkomst) -> tuple[Any, ...]:
    ((aard, kolommen),) = uit.tabel("aanvraag")
    return aard, kolommen["status"], kolommen.get("afwijzingsgrond")


def test_een_afwijzing_noemt_de_grond_en_legt_uit_waarom() -> None:
    antwoorden = {"besluit_op": "16-6-2025", "afwijzingsgrond": "vermogen", "motivering": "U hebt meer spaargeld dan mag."}
    uit = neem(AFWIJZEN, open_aanvraag(), antwoorden)
    assert afgewezen(uit) == ("aanvulling", "afgewezen", "vermogen")
    assert uit.brieven == [("besluit-aanvraag", {"motivering": "U hebt meer spaargeld dan mag."})]
    assert set(neem(AFWIJZEN, open_aanvraag(), {"besluit_op": "16-6-2025"}).fouten) == {"afwijzingsgrond", "motivering"}


def test_niet_behandelen_kan_pas_als_de_hersteltermijn_voorbij_is() -> None:
    tot = {"status": "aangehouden", "opgeschort_van": dag("2-6-2025")}
    assert BUITEN_BEHANDELING.waarom_niet(open_aanvraag(**tot, opgeschort_tot=VANDAAG)) is not None
    s = open_aanvraag(**tot, opgeschort_tot=dag("15-6-2025"))
    assert afgewezen(neem(BUITEN_BEHANDELING, s, {"besluit_op": "16-6-2025", "motivering": "De bankafschriften ontbreken."})) == ("aanvulling", "buiten_behandeling", None)


def test_de_klant_kan_de_aanvraag_intrekken() -> None:
    uit = neem(INTREKKEN, open_aanvraag(), {"ingetrokken_op": "16-6-2025", "waarom": "Heeft werk gevonden."})
    assert uit.tabel("aanvraag") == [("aanvulling", {"feit_id": 102, "status": "ingetrokken", "ingetrokken_op": VANDAAG})]
    assert uit.toelichtingen == [("aanvraag", "Heeft werk gevonden.")]


def test_bezwaar_kan_zes_weken_na_de_brief_en_wordt_binnen_twaalf_weken_daarna_beslist() -> None:
    s = open_aanvraag(status="afgewezen", besluit_op=dag("10-6-2025"), verzonden_op=dag("11-6-2025"))
    uit = neem(BEZWAAR, s, {"ontvangen_op": "16-6-2025", "waarom": "Het spaargeld is van mijn zus."})
    # The term for objection ends on 23 July, twelve weeks later is 15 October.
    assert "15-10-2025" in uit.toelichtingen[0][1] and uit.feiten == []
    laat = situatie(beeld(aanvraag=[{**OPEN, "status": "afgewezen", "besluit_op": dag("1-4-2025"), "datum": dag("1-3-2025")}]), **IO)
    assert "13-05-2025" in neem(BEZWAAR, laat, {"ontvangen_op": "16-6-2025", "waarom": "x"}).formulier.waarschuwingen[0].tekst


def test_een_gegrond_bezwaar_herziet_het_besluit_en_een_ongegrond_laat_het_staan() -> None:
    s = open_aanvraag(status="afgewezen", besluit_op=dag("10-6-2025"))
    gegrond = neem(BEZWAAR_BESLISSEN, s, {"datum": "16-6-2025", "uitslag": "gegrond", "opnieuw": "on", "motivering": "Het geld is niet van haar."})
    ((aard, kolommen),) = gegrond.tabel("aanvraag")
    assert (aard, kolommen) == ("correctie", {"feit_id": 102, "herzien_op": VANDAAG, "status": "open"})
    ongegrond = neem(BEZWAAR_BESLISSEN, s, {"datum": "16-6-2025", "uitslag": "ongegrond", "motivering": "Geen bewijs."})
    assert ongegrond.feiten == [] and "Ongegrond" in ongegrond.toelichtingen[0][1]


def test_het_besluit_is_aan_de_beurt_met_de_laatste_dag_van_de_beslistermijn() -> None:
    beurt = TOEKENNEN.beurt(open_aanvraag())
    assert beurt is not None and beurt.uiterlijk == date(2025, 8, 5)
    assert TOEKENNEN.beurt(open_aanvraag(status="aangehouden")) is None
