"""Handing a client over, on paper: proposed, warm talk, accepted, refused; worked out from document 002 par. 4.1."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from opmaat.dossier.situatie import Collega, LegeGids
from opmaat.dossier.stappen import overdracht
from tests.dossier.papier import VANDAAG, Lezer, Uitkomst, beeld, dag, neem, situatie


class Gids(LegeGids):
    def collegas(self) -> tuple[Collega, ...]:
        return (Collega(77, "Wim", "KonnecteD", "Groeien"), Collega(78, "Coby", "KonnecteD", "Groeien"), Collega(91, "Ida", "IO", "Inkomen"))


REGIE_IO: dict[str, Any] = {"rol": "regie", "organisatie": "IO", "team": "Inkomen", "medewerker_id": 91, "begin": dag("1-1-2025"), "aanvaard_op": dag("1-1-2025")}
VOORSTEL: dict[str, Any] = {"rol": "regie", "organisatie": "KonnecteD", "begin": dag("16-6-2025"), "overgedragen_op": dag("10-6-2025"), "warm": False}


def in_groep(groep: str = "Groeien", *toewijzingen: dict[str, Any], rol: str = "werkcoach", **tabellen: Any) -> Any:
    return situatie(beeld(klantgroep=[{"groep": groep, "begin": dag("1-6-2025")}], toewijzing=list(toewijzingen), **tabellen), rol=rol, gids=Gids())


def regels(uitkomst: Uitkomst) -> list[tuple[str, dict[str, Any]]]:
    assert not uitkomst.fouten, uitkomst.fouten
    return uitkomst.tabel("toewijzing")


@pytest.mark.parametrize(("groep", "organisatie"), [("Matchen", "KonnecteD"), ("Groeien", "KonnecteD"), ("Faciliteren", "IO"), ("Zorgen", "IO")])
def test_de_regie_hoort_bij_de_organisatie_van_de_groep(groep: str, organisatie: str) -> None:
    assert overdracht.regie_hoort_bij(in_groep(groep)) == organisatie


def test_een_groep_bij_de_andere_organisatie_vraagt_om_overdracht() -> None:
    assert overdracht.VOORSTELLEN.beurt(in_groep("Groeien", REGIE_IO)) is not None
    assert overdracht.VOORSTELLEN.beurt(in_groep("Zorgen", REGIE_IO)) is None
    assert overdracht.VOORSTELLEN.beurt(in_groep("Groeien", {**REGIE_IO, "eind": dag("15-6-2025")}, VOORSTEL)) is None


def test_een_voorstel_beeindigt_de_oude_regie_de_dag_ervoor_en_opent_de_nieuwe() -> None:
    uit = neem(overdracht.VOORSTELLEN, in_groep("Groeien", REGIE_IO, rol="inkomensconsulent"), {"organisatie": "KonnecteD", "medewerker": "", "begin": dag("1-7-2025")})
    (sluit, oud), (eerste, nieuw) = regels(uit)
    assert (sluit, oud["eind"]) == ("aanvulling", dag("30-6-2025"))
    assert (eerste, nieuw["rol"], nieuw["organisatie"], nieuw["begin"], nieuw["overgedragen_op"]) == ("eerste", "regie", "KonnecteD", dag("1-7-2025"), VANDAAG)
    assert "aanvaard_op" not in nieuw and "medewerker_id" not in nieuw


@pytest.mark.parametrize(
    ("antwoorden", "veld"),
    [
        ({"organisatie": "IO", "begin": VANDAAG}, "organisatie"),
        ({"organisatie": "KonnecteD", "medewerker": "91", "begin": VANDAAG}, "medewerker"),
        ({"organisatie": "KonnecteD", "begin": dag("15-6-2025")}, "begin"),
    ],
)
def test_een_voorstel_dat_niet_kan_zegt_bij_welk_veld(antwoorden: dict[str, Any], veld: str) -> None:
    uit = neem(overdracht.VOORSTELLEN, in_groep("Groeien", REGIE_IO, rol="inkomensconsulent"), antwoorden)
    assert veld in uit.fouten and not uit.feiten


def test_er_ligt_nooit_meer_dan_een_voorstel() -> None:
    assert overdracht.VOORSTELLEN.waarom_niet(in_groep("Groeien", VOORSTEL)) is not None


def test_alleen_de_ontvangende_organisatie_aanvaardt_of_weigert() -> None:
    s = in_groep("Groeien", VOORSTEL)
    assert len(overdracht.AANVAARDEN.over(s)) == 1  # type: ignore[misc]
    van_io = replace(s, lezer=Lezer(frozenset({"inkomensconsulent"}), frozenset({"IO"})))
    assert overdracht.AANVAARDEN.over(van_io) == overdracht.WEIGEREN.over(van_io) == []  # type: ignore[misc]


def test_wie_aanvaardt_wordt_regisseur_aanspreekpunt_en_begeleider_bij_het_werkleerbedrijf() -> None:
    s = in_groep("Groeien", {**REGIE_IO, "eind": dag("15-6-2025")}, VOORSTEL)
    uit = neem(overdracht.AANVAARDEN, s, {"medewerker": "77", "aanvaard_op": VANDAAG, "warm": True})
    (aard, regie), *nieuw = regels(uit)
    assert regie["aanvaard_op"] == VANDAAG and regie["medewerker_id"] == 77 and regie["warm"] is True
    assert aard == "correctie"  # warm was "nee" and becomes "ja"
    assert [(rij["rol"], rij["organisatie"], rij["medewerker_id"], rij["begin"]) for _aard, rij in nieuw] == [
        ("aanspreekpunt", "KonnecteD", 77, VANDAAG), ("begeleider", "KonnecteD", 77, VANDAAG)]  # fmt: skip


def test_bij_terug_naar_io_laat_het_werkleerbedrijf_los_en_houdt_io_zijn_aanspreekpunt() -> None:
    werk = [{"rol": rol, "organisatie": "KonnecteD", "medewerker_id": 77, "begin": dag("1-1-2025")} for rol in ("aanspreekpunt", "begeleider")]
    aanspreekpunt_io = {"rol": "aanspreekpunt", "organisatie": "IO", "medewerker_id": 91, "begin": dag("1-1-2025")}
    voorstel = {**VOORSTEL, "organisatie": "IO", "medewerker_id": 91}
    s = in_groep("Zorgen", *werk, aanspreekpunt_io, voorstel, rol="inkomensconsulent")
    uit = neem(overdracht.AANVAARDEN, s, {"medewerker": "91", "aanvaard_op": dag("16-6-2025"), "warm": False})
    aarden = [(aard, rij.get("eind")) for aard, rij in regels(uit)]
    assert aarden == [("aanvulling", None), ("aanvulling", dag("15-6-2025")), ("aanvulling", dag("15-6-2025"))]


def test_een_weigering_neemt_het_voorstel_terug_en_laat_de_oude_regie_doorlopen() -> None:
    s = in_groep("Groeien", {**REGIE_IO, "eind": dag("15-6-2025")}, VOORSTEL)
    uit = neem(overdracht.WEIGEREN, s, {"reden": "De klant gaat verhuizen."})
    (een, _voorstel), (twee, oud) = regels(uit)
    assert (een, twee, oud["eind"]) == ("vernietiging", "correctie", None)
    assert uit.toelichtingen == [("toewijzing", "De klant gaat verhuizen.")]


def test_een_gehouden_overdrachtsgesprek_maakt_de_overdracht_warm() -> None:
    uit = neem(overdracht.GESPREK, in_groep("Groeien", VOORSTEL), {"datum": VANDAAG, "resultaat": "gehouden", "verslag": "Samen afgesproken."})
    assert uit.nieuw("gesprek")["soort"] == "overdracht"
    assert uit.nieuw("gesprek")["deelnemende_organisaties"] == "KonnecteD;IO"
    ((_aard, rij),) = regels(uit)
    assert rij["warm"] is True
    gepland = neem(overdracht.GESPREK, in_groep("Groeien", VOORSTEL), {"datum": dag("20-6-2025"), "resultaat": "gepland"})
    assert regels(gepland) == []
    fout = neem(overdracht.GESPREK, in_groep("Groeien", VOORSTEL), {"datum": dag("20-6-2025"), "resultaat": "gehouden"})
    assert "datum" in fout.fouten


def test_een_gepland_overdrachtsgesprek_wordt_ingevuld_en_niet_nog_eens_gemaakt() -> None:
    gesprek = [{"soort": "overdracht", "resultaat": "gepland", "datum": dag("16-6-2025")}]
    uit = neem(overdracht.GESPREK, in_groep("Groeien", VOORSTEL, gesprek=gesprek), {"datum": VANDAAG, "resultaat": "gehouden"})
    assert [aard for aard, _rij in uit.tabel("gesprek")] == ["aanvulling"]


def test_een_collega_in_het_eigen_team_neemt_het_meteen_over() -> None:
    eigen = {"rol": "begeleider", "organisatie": "KonnecteD", "team": "Groeien", "medewerker_id": 77, "begin": dag("1-1-2025")}
    uit = neem(overdracht.CONTACTPERSOON, in_groep("Groeien", eigen), {"medewerker": "78", "begin": VANDAAG})
    (_sluit, oud), (_eerste, nieuw) = regels(uit)
    assert oud["eind"] == dag("15-6-2025")
    assert (nieuw["rol"], nieuw["medewerker_id"], nieuw["aanvaard_op"]) == ("begeleider", 78, VANDAAG)
    assert "medewerker" in neem(overdracht.CONTACTPERSOON, in_groep("Groeien", eigen), {"medewerker": "77", "begin": VANDAAG}).fouten


def test_een_klant_heeft_een_aanspreekpunt_per_organisatie_en_een_regisseur() -> None:
    bij_io = {"rol": "aanspreekpunt", "organisatie": "IO", "medewerker_id": 91, "begin": dag("1-1-2025")}
    s = in_groep("Groeien", bij_io, REGIE_IO)
    assert not neem(overdracht.TOEWIJZEN, s, {"rol": "aanspreekpunt", "medewerker": "77", "begin": VANDAAG}).fouten
    assert "rol" in neem(overdracht.TOEWIJZEN, s, {"rol": "aanspreekpunt", "medewerker": "91", "begin": VANDAAG}).fouten
    assert "rol" in neem(overdracht.TOEWIJZEN, s, {"rol": "regie", "medewerker": "77", "begin": VANDAAG}).fouten
