"""The ambitiegesprek, the choice of group, and looking at it anew: facts in, facts out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from opmaat.dossier.situatie import Bijeenkomst
from opmaat.dossier.stappen.ambitie import AMBITIEGESPREK, COMMITMENT, KICK_OFF, TWEEDE_MENING, ZONDER_AFSPRAAK
from opmaat.dossier.stappen.gegevens import HUISHOUDEN, KLANTGEGEVENS, NOTITIE, VERBETEREN
from opmaat.dossier.stappen.herbeoordeling import DRIEGESPREK, PLANNEN
from tests.dossier.papier import VANDAAG, Lezer, beeld, dag, neem, situatie
from tests.dossier.test_stappen_poort import Gids

MELDING = {"datum": dag("2-6-2025"), "soort": "bijstand", "gemeente": "Deventer"}
AFSPRAAK = {"datum": dag("16-6-2025"), "soort": "ambitiegesprek", "resultaat": "gepland", "afgesproken_op": dag("2-6-2025"), "organisatie": "KonnecteD"}
KICK_OFFS = Gids(plannen=[Bijeenkomst(70, dag("30-6-2025"), "kick-off", "Groeien", vrij=3), Bijeenkomst(71, dag("1-7-2025"), "kick-off", "Matchen", vrij=2), Bijeenkomst(72, dag("2-7-2025"), "kick-off", vrij=0)])
LEVEN = {f"klant_{code}": "goed" for code in ("financien", "huisvesting", "taal", "sociaal_netwerk", "participatie", "vervoer")}
GESPREK: dict[str, Any] = {
    "datum": "16-6-2025", "waar": "werkleerbedrijf", "deelnemers": ["klant"], "werkwijze": ["feedbackmethode"], "rechten_plichten": "on", "minimaregelingen": "on", **LEVEN,
    "instrument": "dariuz_wegwijzer", "arbeidspotentieel": "ja", "direct_bemiddelbaar": "nee", "afstand": "midden", "profiel": "ontwikkeling",
    "voorkeur_klant": "Groeien", "advies": "Groeien", "waarom": "Wil eerst leren.", "afspraken": "Elke week contact.", "commitment": "papier", "kick_off": "70",
}  # fmt: skip


def intake(**tabellen: Any) -> Any:
    """A client with an appointment for the ambitiegesprek (fact 101) today."""
    return situatie(beeld(gesprek=[AFSPRAAK], melding=[MELDING], **tabellen), rol="intaker", gids=KICK_OFFS)


def test_het_ambitiegesprek_geeft_gesprek_diagnose_groep_en_uitnodiging_op_dezelfde_dag() -> None:
    uit = neem(AMBITIEGESPREK, intake(), GESPREK)
    ((aard, gesprek),) = uit.tabel("gesprek")
    assert (aard, gesprek["resultaat"], gesprek["rol"], gesprek["werkwijze"]) == ("aanvulling", "gehouden", "intaker", "feedbackmethode")
    assert gesprek["onderwerpen"] == "taal;rechtmatigheid;rechten_en_plichten;minimaregelingen;schulden;klantgroep;participatie;wonen;sociaal_netwerk"
    assert uit.nieuw("diagnose") == {
        "datum": VANDAAG, "instrument": "dariuz_wegwijzer", "arbeidspotentieel": "ja", "direct_bemiddelbaar": False, "afstand": "midden",
        "profiel": "ontwikkeling", "geldig_tm": date(2026, 6, 16),
    }  # fmt: skip
    assert uit.nieuw("klantgroep") == {
        "begin": VANDAAG, "groep": "Groeien", "status": "definitief", "gekozen_door": "samen", "voorkeur_klant": "Groeien", "besloten_door": "intaker",
        "reden": "ambitiegesprek", "gesprek_id": 101, "herbeoordeling_op": date(2026, 6, 16), "uitkeringsafhankelijk": True,
    }  # fmt: skip
    assert uit.nieuw("deelname") == {"datum": date(2025, 6, 30), "bijeenkomst_id": 70, "soort": "kick-off", "uitgenodigd_op": VANDAAG, "status": "uitgenodigd"}
    assert [b for b, _g in uit.brieven] == ["uitnodiging-bijeenkomst"]


def test_de_klant_kiest_zelf_ook_als_de_intaker_iets_anders_ziet() -> None:
    eerst = neem(AMBITIEGESPREK, intake(), {**GESPREK, "advies": "Faciliteren"})
    assert "keuze van de klant telt" in eerst.formulier.waarschuwingen[0].tekst
    groep = neem(AMBITIEGESPREK, intake(), {**GESPREK, "advies": "Faciliteren"}, toch="De klant wil dit echt.").nieuw("klantgroep")
    assert (groep["groep"], groep["gekozen_door"], groep["advies_naar"], groep["advies_op"]) == ("Groeien", "klant", "Faciliteren", VANDAAG)


@pytest.mark.parametrize(("anders", "status"), [({"twijfel": "on"}, "voorlopig"), ({"commitment": "mondeling"}, "voorlopig"), ({"commitment": "scherm"}, "definitief")])
def test_zonder_handtekening_of_bij_twijfel_is_de_indeling_voorlopig(anders: dict[str, str], status: str) -> None:
    assert neem(AMBITIEGESPREK, intake(), {**GESPREK, **anders}).nieuw("klantgroep")["status"] == status


def test_wat_over_geld_en_gezondheid_is_gezegd_staat_onder_de_eigen_rubriek() -> None:
    uit = neem(AMBITIEGESPREK, intake(), {**GESPREK, "prof_lichamelijke_gezondheid": "kan_beter", "over_geld": "Loopt achter met de huur."})
    rubrieken = dict(uit.notities)
    assert "Loopt achter met de huur." in rubrieken["schulden"] and "Geld en schulden: klant: gaat goed" in rubrieken["schulden"]
    assert rubrieken["gezondheid"] == "Ambitiegesprek\nLichamelijke gezondheid: intaker: kan beter"
    assert "huur" not in rubrieken["algemeen"] + rubrieken["werk"]


def test_wie_gezondheid_niet_mag_zien_krijgt_die_vraag_niet() -> None:
    s = situatie(beeld(gesprek=[AFSPRAAK]), lezer=Lezer(frozenset({"intaker"}), rubrieken=frozenset({"contact"})), rol="intaker")
    assert not {"over_gezondheid", "over_geld"} & {v.naam for v in AMBITIEGESPREK.velden_voor(s)}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"rechten_plichten": ""}, "rechten_plichten"),
        ({"commitment": ""}, "commitment"),
        ({"waar": "thuis"}, "toestemming_thuis"),
        ({"kick_off": "71"}, "kick_off"),
        ({"kick_off": "72"}, "kick_off"),
        ({"datum": "1-6-2025"}, "datum"),
        ({"voorkeur_klant": "Zorgen", "advies": "Zorgen", "subgroep": "beschut", "kick_off": ""}, "subgroep"),
    ],
)
def test_een_ambitiegesprek_dat_niet_klopt_wordt_niet_vastgelegd(anders: dict[str, str], veld: str) -> None:
    uit = neem(AMBITIEGESPREK, intake(), {**GESPREK, **anders})
    assert veld in uit.fouten and uit.feiten == []


def test_een_gesprek_over_te_weinig_leefgebieden_vraagt_een_reden() -> None:
    kort = {n: w for n, w in GESPREK.items() if n not in LEVEN}
    assert "alle leefgebieden" in neem(AMBITIEGESPREK, intake(), kort).formulier.waarschuwingen[0].tekst


def test_een_bestaande_klant_houdt_zijn_groep_in_een_nieuw_ambitiegesprek() -> None:
    s = intake(klantgroep=[{"begin": dag("1-1-2024"), "groep": "Groeien"}])
    antwoorden = {n: w for n, w in GESPREK.items() if n not in ("voorkeur_klant", "advies", "waarom")}
    assert neem(AMBITIEGESPREK, s, antwoorden).tabel("klantgroep") == []


def test_een_gesprek_zonder_afspraak_kan_ook_maar_niet_naast_een_afspraak() -> None:
    assert ZONDER_AFSPRAAK.waarom_niet(intake()) is not None
    uit = neem(ZONDER_AFSPRAAK, situatie(beeld(melding=[MELDING]), rol="intaker", gids=KICK_OFFS), GESPREK)
    assert uit.nieuw("gesprek")["soort"] == "ambitiegesprek"


def gehouden(**rest: Any) -> dict[str, Any]:
    return {"gesprek": [{"datum": dag("10-6-2025"), "soort": "ambitiegesprek", "resultaat": "gehouden"}], "klantgroep": [{"begin": dag("10-6-2025"), "groep": "Groeien", **rest}]}


def test_na_het_gesprek_is_de_uitnodiging_voor_de_kick_off_aan_de_beurt_binnen_twee_weken() -> None:
    s = situatie(beeld(**gehouden()), rol="intaker", gids=KICK_OFFS)
    beurt = KICK_OFF.beurt(s)
    assert beurt is not None and beurt.uiterlijk == date(2025, 6, 24)
    uit = neem(KICK_OFF, s, {"bijeenkomst": "70"})
    assert uit.nieuw("deelname")["bijeenkomst_id"] == 70
    assert "groep Matchen" in neem(KICK_OFF, s, {"bijeenkomst": "71"}).formulier.waarschuwingen[0].tekst
    assert "bijeenkomst" in neem(KICK_OFF, s, {"bijeenkomst": "72"}).fouten  # full
    al = beeld(**gehouden(), deelname=[{"datum": dag("30-6-2025"), "soort": "kick-off", "status": "uitgenodigd", "bijeenkomst_id": 70}])
    assert KICK_OFF.beurt(situatie(al, rol="intaker", gids=KICK_OFFS)) is None


def test_met_de_handtekening_wordt_de_indeling_definitief() -> None:
    s = situatie(beeld(**gehouden(status="voorlopig")), rol="intaker")
    assert COMMITMENT.beurt(s) is not None
    uit = neem(COMMITMENT, s, {"datum": "16-6-2025", "vorm": "papier"})
    assert uit.tabel("klantgroep") == [("correctie", {"feit_id": 102, "status": "definitief"})]
    assert "datum" in neem(COMMITMENT, s, {"datum": "9-6-2025", "vorm": "papier"}).fouten


def tweede(groep: str, akkoord: str) -> list[tuple[str, dict[str, Any]]]:
    s = situatie(beeld(**gehouden(status="voorlopig", voorkeur_klant="Groeien", reden="ambitiegesprek", gesprek_id=101)), rol="werkcoach")
    return neem(TWEEDE_MENING, s, {"datum": "16-6-2025", "groep": groep, "klant_akkoord": akkoord, "mening": "Ik zie het zo."}).tabel("klantgroep")


def test_een_tweede_mening_bevestigt_adviseert_of_verandert_de_groep() -> None:
    assert tweede("Groeien", "ja") == [("correctie", {"feit_id": 102, "status": "definitief"})]
    assert tweede("Faciliteren", "nee") == [("correctie", {"feit_id": 102, "advies_naar": "Faciliteren", "advies_op": VANDAAG, "status": "definitief"})]
    dicht, nieuw = tweede("Faciliteren", "ja")
    assert dicht == ("aanvulling", {"feit_id": 102, "eind": date(2025, 6, 15)})
    assert (nieuw[0], nieuw[1]["begin"], nieuw[1]["groep"], nieuw[1]["herbeoordeling_op"]) == ("eerste", VANDAAG, "Faciliteren", date(2026, 6, 16))


BESTAAND = {"begin": dag("1-7-2021"), "groep": "Faciliteren", "herbeoordeling_op": dag("1-7-2025"), "status": "voorlopig"}


def test_een_herbeoordeling_is_vier_weken_vooraf_aan_de_beurt_en_wordt_een_gesprek_van_drie() -> None:
    s = situatie(beeld(klantgroep=[BESTAAND]), rol="inkomensconsulent")
    beurt = PLANNEN.beurt(s)
    assert beurt is not None and beurt.uiterlijk == date(2025, 7, 1)
    assert PLANNEN.beurt(situatie(beeld(klantgroep=[{**BESTAAND, "herbeoordeling_op": dag("15-7-2025")}]))) is None
    uit = neem(PLANNEN, s, {"datum": "23-6-2025", "tijd": "11 uur"})
    gesprek = uit.nieuw("gesprek")
    assert (gesprek["soort"], gesprek["deelnemers"], gesprek["deelnemende_organisaties"]) == ("driegesprek", "klant;werkcoach;inkomensconsulent", "KonnecteD;IO")
    assert [b for b, _g in uit.brieven] == ["uitnodiging-voortgang"]


def drie(groep: str, voorkeur: str, toch: str = "") -> Any:
    gepland = {"datum": dag("16-6-2025"), "soort": "driegesprek", "resultaat": "gepland"}
    s = situatie(beeld(klantgroep=[BESTAAND], gesprek=[gepland]), rol="inkomensconsulent")
    return neem(DRIEGESPREK, s, {"datum": "16-6-2025", "groep": groep, "voorkeur_klant": voorkeur, "verslag": "Besproken."}, toch=toch)


def test_in_het_driegesprek_blijft_de_groep_of_verandert_zij_naar_de_keuze_van_de_klant() -> None:
    blijft = drie("Faciliteren", "Faciliteren")
    assert blijft.tabel("klantgroep") == [
        ("correctie", {"feit_id": 101, "herbeoordeling_op": date(2026, 6, 16), "status": "definitief", "voorkeur_klant": "Faciliteren"})
    ]
    dicht, nieuw = drie("Groeien", "Groeien").tabel("klantgroep")
    assert dicht == ("aanvulling", {"feit_id": 101, "eind": date(2025, 6, 15)})
    assert (nieuw[1]["groep"], nieuw[1]["reden"], nieuw[1]["gesprek_id"]) == ("Groeien", "herbeoordeling", 102)
    assert "keuze van de klant telt" in drie("Groeien", "Faciliteren").formulier.waarschuwingen[0].tekst


def test_een_gegeven_wordt_verbeterd_of_ingetrokken_met_een_reden() -> None:
    s = situatie(beeld(contact=[{"datum": dag("2-6-2025"), "wijze": "telefoon", "met": "klant"}]))
    uit = neem(VERBETEREN, s, {"datum": "3-6-2025", "wijze": "telefoon", "met": "klant", "wat": "verbeteren", "reden": "Verkeerde dag"})
    assert uit.tabel("contact") == [("correctie", {"feit_id": 101, "datum": date(2025, 6, 3)})]
    weg = neem(VERBETEREN, s, {"datum": "2-6-2025", "wat": "intrekken", "reden": "Was een andere klant"})
    assert weg.tabel("contact") == [("vernietiging", {"feit_id": 101})]
    assert "reden" in neem(VERBETEREN, s, {"datum": "2-6-2025", "wat": "intrekken"}).fouten
    leeg = neem(VERBETEREN, s, {"datum": "2-6-2025", "met": "klant", "wat": "verbeteren", "reden": "Wijze onbekend"})
    assert leeg.tabel("contact") == [("correctie", {"feit_id": 101, "wijze": None})]


def test_wie_verhuist_krijgt_een_nieuwe_leefsituatie_vanaf_die_dag() -> None:
    thuis = {"begin": dag("1-1-2020"), "gemeente": "Deventer", "leefvorm": "alleenstaande"}
    uit = neem(HUISHOUDEN, situatie(beeld(leefsituatie=[thuis])), {"begin": "16-6-2025", "gemeente": "Zutphen", "leefvorm": "alleenstaande"})
    assert uit.tabel("leefsituatie") == [
        ("aanvulling", {"feit_id": 101, "eind": date(2025, 6, 15)}),
        ("eerste", {"persoon_id": 1, "begin": VANDAAG, "gemeente": "Zutphen", "leefvorm": "alleenstaande"}),
    ]


def test_een_notitie_krijgt_een_rubriek_en_naam_en_adres_een_nieuwe_versie() -> None:
    assert neem(NOTITIE, situatie(), {"rubriek": "gezondheid", "tekst": "Kan niet lang staan."}).notities == [("gezondheid", "Kan niet lang staan.")]
    uit = neem(KLANTGEGEVENS, situatie(rol="balie"), {"achternaam": "Jansen-de Wit", "telefoon": "06 11111111"})
    assert (uit.personen[0]["achternaam"], uit.personen[0]["telefoon"], uit.personen[0]["straat"]) == ("Jansen-de Wit", "06 11111111", None)
    assert "bsn" not in uit.personen[0]
