"""Group, plan and talks: facts in, facts out. Expected facts and dates are worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from opmaat.dossier.stap import Stap
from opmaat.dossier.stappen import gesprek, klantgroep, plan
from tests.dossier.papier import beeld, dag, neem, situatie

GROEIEN = {"begin": dag("1-3-2025"), "groep": "Groeien"}
PLAN: dict[str, Any] = {
    "soort": "pw", "begin": dag("16-6-2025"), "doel": "Werk in de zorg", "afspraken": "Cursus zoeken", "eigen_kracht": "on", "trajectduur": "on",
    "ondersteuning": "on", "participatie": "on", "arbeidsverplichtingen": "on", "in_uitvoering": True,
}  # fmt: skip
WISSEL = {"groep": "Faciliteren", "voorkeur_klant": "Faciliteren", "gekozen_door": "klant", "reden": "terugval", "waarom": "Zorg gaat nu voor."}


def test_een_andere_groep_sluit_de_vorige_op_de_dag_ervoor() -> None:
    uitkomst = neem(klantgroep.GROEP_WIJZIGEN, situatie(beeld(klantgroep=[GROEIEN])), {**WISSEL, "begin": "16-6-2025"})
    assert uitkomst.fouten == {}
    assert uitkomst.feiten[0] == ("aanvulling", "klantgroep", {"feit_id": 101, "eind": dag("15-6-2025")})
    assert uitkomst.nieuw("klantgroep") == {
        "begin": dag("16-6-2025"), "groep": "Faciliteren", "status": "definitief", "gekozen_door": "klant", "voorkeur_klant": "Faciliteren",
        "besloten_door": "werkcoach", "reden": "terugval", "uitkeringsafhankelijk": False,
    }  # fmt: skip
    assert uitkomst.toelichtingen == [("klantgroep", "Zorg gaat nu voor.")]


@pytest.mark.parametrize("begin", ["1-3-2025", "28-2-2025"])
def test_een_wissel_op_of_voor_het_begin_van_de_groep_wordt_geweigerd(begin: str) -> None:
    uitkomst = neem(klantgroep.GROEP_WIJZIGEN, situatie(beeld(klantgroep=[GROEIEN])), {**WISSEL, "begin": begin})
    assert "sinds 01-03-2025 in Groeien" in uitkomst.fouten["begin"][0] and uitkomst.feiten == []


def test_een_wissel_in_het_verleden_vraagt_een_reden() -> None:
    antwoorden = {**WISSEL, "begin": "2-6-2025"}
    eerst = neem(klantgroep.GROEP_WIJZIGEN, situatie(beeld(klantgroep=[GROEIEN])), antwoorden)
    assert eerst.feiten == [] and len(eerst.formulier.waarschuwingen) == 1
    daarna = neem(klantgroep.GROEP_WIJZIGEN, situatie(beeld(klantgroep=[GROEIEN])), antwoorden, toch="Te laat doorgegeven.")
    assert daarna.nieuw("klantgroep")["begin"] == dag("2-6-2025")


def test_bij_twijfel_hoort_een_tweede_mening() -> None:
    uitkomst = neem(klantgroep.GROEP_WIJZIGEN, situatie(beeld(klantgroep=[GROEIEN])), {**WISSEL, "begin": "16-6-2025", "twijfel": "on"})
    assert list(uitkomst.fouten) == ["mening_tweede"]


def test_een_plan_bevat_wat_de_opdracht_vraagt_en_er_komt_een_brief_om_te_tekenen() -> None:
    uitkomst = neem(plan.OPSTELLEN, situatie(beeld(klantgroep=[GROEIEN])), PLAN)
    assert uitkomst.fouten == {}
    nieuw = uitkomst.nieuw("plan_van_aanpak")
    assert {naam: nieuw[naam] for naam in plan.INHOUD} == dict.fromkeys(plan.INHOUD, True)
    assert (nieuw["begin"], nieuw["opgesteld_op"], nieuw["herzien_op"]) == (dag("16-6-2025"),) * 3
    assert [sjabloon for sjabloon, _ in uitkomst.brieven] == ["plan"]


def test_een_onvolledig_plan_vraagt_een_reden_en_de_lege_onderdelen_staan_op_nee() -> None:
    antwoorden = {naam: waarde for naam, waarde in PLAN.items() if naam != "participatie"}
    assert neem(plan.OPSTELLEN, situatie(beeld(klantgroep=[GROEIEN])), antwoorden).feiten == []
    uitkomst = neem(plan.OPSTELLEN, situatie(beeld(klantgroep=[GROEIEN])), antwoorden, toch="Volgt na het gesprek.")
    assert uitkomst.nieuw("plan_van_aanpak")["participatie"] is False


def test_een_nieuw_plan_volgt_het_vorige_op() -> None:
    b = beeld(klantgroep=[GROEIEN], plan_van_aanpak=[{"begin": dag("1-4-2025"), "soort": "pw"}])
    uitkomst = neem(plan.OPSTELLEN, situatie(b), PLAN)
    assert uitkomst.feiten[0] == ("aanvulling", "plan_van_aanpak", {"feit_id": 102, "eind": dag("15-6-2025")})
    te_vroeg = neem(plan.OPSTELLEN, situatie(b), {**PLAN, "begin": "1-4-2025"})
    assert "01-04-2025" in te_vroeg.fouten["begin"][0]


@pytest.mark.parametrize(
    ("feiten", "uiterlijk"),
    [
        # zes weken na de aanvraag van 3 maart is 14 april
        ({"klantgroep": [{"begin": dag("1-3-2025"), "groep": "Groeien"}], "aanvraag": [{"datum": dag("3-3-2025"), "status": "toegekend"}]}, dag("14-4-2025")),
        # een aanvraag van lang voor deze groep telt niet: zes weken na 1 maart is 12 april
        ({"klantgroep": [{"begin": dag("1-3-2025"), "groep": "Matchen"}], "aanvraag": [{"datum": dag("3-3-2020"), "status": "toegekend"}]}, dag("12-4-2025")),
    ],
)
def test_het_plan_is_aan_de_beurt_met_de_termijn_van_de_overeenkomst(feiten: dict[str, Any], uiterlijk: date) -> None:
    beurt = plan.OPSTELLEN.beurt(situatie(beeld(**feiten)))
    assert beurt is not None and beurt.uiterlijk == uiterlijk


@pytest.mark.parametrize(
    "feiten",
    [
        {"klantgroep": [{"begin": dag("1-3-2025"), "groep": "Zorgen"}]},
        {"klantgroep": [GROEIEN], "plan_van_aanpak": [{"begin": dag("1-4-2025"), "soort": "pw"}]},
        {},
    ],
)
def test_wie_een_plan_heeft_of_er_geen_nodig_heeft_is_niet_aan_de_beurt(feiten: dict[str, Any]) -> None:
    assert plan.OPSTELLEN.beurt(situatie(beeld(**feiten))) is None


def test_tekenen_vult_het_plan_aan_en_kan_niet_voor_het_begin() -> None:
    b = beeld(plan_van_aanpak=[{"begin": dag("1-6-2025"), "soort": "pw"}])
    uitkomst = neem(plan.TEKENEN, situatie(b), {"getekend_op": "3-6-2025", "hoe": "op het scherm"})
    assert uitkomst.feiten == [("aanvulling", "plan_van_aanpak", {"feit_id": 101, "getekend_op": dag("3-6-2025")})]
    assert "01-06-2025" in neem(plan.TEKENEN, situatie(b), {"getekend_op": "31-5-2025", "hoe": "op het scherm"}).fouten["getekend_op"][0]


def gesprek_op(datum: str, soort: str = "voortgangsgesprek", resultaat: str = "gehouden") -> dict[str, Any]:
    return {"datum": dag(datum), "soort": soort, "resultaat": resultaat}


def test_een_voortgangsgesprek_handelt_de_geplande_afspraak_af_en_plant_de_volgende() -> None:
    b = beeld(klantgroep=[GROEIEN], gesprek=[gesprek_op("16-6-2025", resultaat="gepland")])
    uitkomst = neem(
        gesprek.VOORTGANG, situatie(b, rol="inkomensconsulent"),
        {"datum": "16-6-2025", "groep_past": "ja", "rubriek": "werk", "verslag": "Het gaat goed.", "volgende_op": "1-12-2025", "volgende_tijd": "10 uur"},
    )  # fmt: skip
    assert uitkomst.fouten == {}
    assert uitkomst.feiten[0] == ("aanvulling", "gesprek", {"feit_id": 102, "resultaat": "gehouden"})
    nieuw = uitkomst.nieuw("gesprek")
    assert (nieuw["datum"], nieuw["resultaat"], nieuw["afgesproken_op"]) == (dag("1-12-2025"), "gepland", dag("16-6-2025"))
    assert uitkomst.notities == [("werk", "Het gaat goed.")]
    assert [sjabloon for sjabloon, _ in uitkomst.brieven] == ["uitnodiging-voortgang"]


def test_thuis_kan_alleen_met_toestemming() -> None:
    antwoorden = {"datum": "16-6-2025", "waar": "thuis"}
    s = situatie(beeld(klantgroep=[GROEIEN]), rol="inkomensconsulent")
    assert list(neem(gesprek.VOORTGANG, s, antwoorden).fouten) == ["toestemming_thuis"]
    assert list(neem(gesprek.VOORTGANG, s, {**antwoorden, "toestemming_thuis": False}).fouten) == ["toestemming_thuis"]
    assert neem(gesprek.VOORTGANG, s, {**antwoorden, "toestemming_thuis": True}).fouten == {}


@pytest.mark.parametrize(
    ("groep", "gesprekken", "aan_de_beurt"),
    [
        ("Zorgen", ["1-12-2024", "1-5-2025"], False),  # twee in twaalf maanden
        ("Zorgen", ["1-5-2025"], True),
        ("Zorgen", ["16-6-2024", "1-5-2025"], True),  # 16-6-2024 ligt net buiten (16-6-2024, 16-6-2025]
        ("Zorgen", ["17-6-2024", "1-5-2025"], False),
        ("Groeien", ["1-5-2025"], False),  # een per jaar
        ("Matchen", [], False),  # Matchen kent geen voortgangsgesprek
    ],
)
def test_voortgangsgesprekken_volgen_het_tempo_van_de_groep(groep: str, gesprekken: list[str], aan_de_beurt: bool) -> None:
    b = beeld(klantgroep=[{"begin": dag("1-3-2024"), "groep": groep}], gesprek=[gesprek_op(d) for d in gesprekken])
    assert (gesprek.voortgang_voor(situatie(b)) is not None) is aan_de_beurt


def test_niet_verschenen_wordt_vastgelegd_op_de_afspraak_zelf() -> None:
    b = beeld(gesprek=[gesprek_op("10-6-2025", resultaat="gepland")])
    uitkomst = neem(gesprek.VASTLEGGEN, situatie(b), {"resultaat": "niet_verschenen", "datum": "10-6-2025"})
    assert uitkomst.feiten == [("aanvulling", "gesprek", {"feit_id": 101, "resultaat": "niet_verschenen"})]


def test_een_afspraak_in_het_verleden_plannen_kan_niet() -> None:
    assert list(neem(gesprek.PLANNEN, situatie(), {"soort": "intake", "datum": "13-6-2025"}).fouten) == ["datum"]


def test_een_verwijzing_wordt_opgevolgd_en_oppakken_kan_niet_eerder() -> None:
    b = beeld(verwijzing=[{"datum": dag("2-6-2025"), "partner": "schuldhulp", "warm": True}])
    goed = neem(gesprek.VERWIJZING_VOLGEN, situatie(b), {"resultaat": "opgepakt", "opgepakt_op": "5-6-2025"})
    assert goed.feiten == [("aanvulling", "verwijzing", {"feit_id": 101, "opgepakt_op": dag("5-6-2025"), "resultaat": "opgepakt"})]
    for fout in ({"resultaat": "opgepakt"}, {"resultaat": "opgepakt", "opgepakt_op": "1-6-2025"}):
        assert list(neem(gesprek.VERWIJZING_VOLGEN, situatie(b), fout).fouten) == ["opgepakt_op"]


@pytest.mark.parametrize("stap", [*plan.STAPPEN, *gesprek.STAPPEN, *klantgroep.STAPPEN], ids=lambda stap: stap.id)
def test_een_leeg_dossier_geeft_geen_fout_en_geen_beurt_voor_wat_niet_kan(stap: Stap) -> None:
    s = situatie(rol=min(stap.rollen))
    assert stap.waarom_niet(s) is None or stap.beurt(s) is None
