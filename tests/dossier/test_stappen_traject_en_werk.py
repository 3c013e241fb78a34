"""Trajecten, placement, subsidy, aftercare: facts in, facts out. Expected facts, dates and amounts are worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from opmaat.dossier.situatie import Product, Situatie, Vacature
from opmaat.dossier.stap import Stap
from opmaat.dossier.stappen import meedoen, nazorg, plaatsing, subsidie, traject
from tests.dossier.papier import Papierbeeld, beeld, dag, neem, situatie

HORECA = Product(
    id="7", code="werkleerroute", naam="Werkleerroute horeca", groepen=("Groeien",), sector="horeca", duur=Decimal(7), plaatsen=20, vrij=1, uitvoerder="KonnecteD"
)  # fmt: skip
VOL = Product(id="8", code="werkfit", naam="Werkfittraject", groepen=("Groeien",), duur=Decimal(3), plaatsen=80, vrij=0)
BEKONNECTED = Product(id="9", code="bekonnected", naam="BeKonnecteD", groepen=("Matchen",), plaatsen=15, vrij=15)
TAAL = Product(id="10", code="taal_en_werk", naam="Taal & Werk", groepen=("Groeien",), doelgroepen=("statushouder",))
KOK = Vacature(feit_id=31, werkgever_id=4, werkgever="De Soepkom", functie="Hulpkok", sector="horeca", uren=Decimal(24), vrij=1)


@dataclass(frozen=True)
class Gids:
    def producten(self, op: date) -> tuple[Product, ...]:
        return (HORECA, VOL, BEKONNECTED, TAAL)

    def werkgevers(self) -> tuple[tuple[int, str], ...]:
        return ((4, "De Soepkom"), (5, "Groenbedrijf Zuid"))

    def vacatures(self, op: date) -> tuple[Vacature, ...]:
        return (KOK,)


def met(b: Papierbeeld, rol: str = "werkcoach", **rest: Any) -> Situatie:
    return situatie(b, rol=rol, gids=Gids(), **rest)


def groeien(**tabellen: Any) -> Papierbeeld:
    """Somebody in Groeien since 1-3-2025 with a plan: facts 101 and 102."""
    return beeld(
        klantgroep=[{"begin": dag("1-3-2025"), "groep": "Groeien"}], plan_van_aanpak=[{"begin": dag("1-4-2025"), "soort": "pw"}],
        persoon={"geboortedatum": dag("1-3-1985")}, **tabellen,
    )  # fmt: skip


START = {"product": "7", "begin": "1-7-2025", "gepland_eind": "31-12-2025", "financiering": "basis"}


def test_een_traject_begint_uit_het_productenboek_en_hoort_bij_het_plan() -> None:
    uitkomst = neem(traject.STARTEN, met(groeien()), START)
    assert uitkomst.fouten == {}
    assert uitkomst.tabel("traject") == [
        ("eerste", {
            "persoon_id": 1, "begin": dag("1-7-2025"), "gepland_eind": dag("31-12-2025"), "financiering": "basis", "uitvoerder": "KonnecteD",
            "instrument": "werkleerroute", "sector": "horeca", "plan_id": 102, "aangeboden_op": dag("16-6-2025"),
        }),
    ]  # fmt: skip


def test_een_vol_traject_wordt_geweigerd() -> None:
    assert "geen plaats" in neem(traject.STARTEN, met(groeien()), {**START, "product": "8"}).fouten["product"][0]


def test_wie_het_traject_al_volgt_begint_het_niet_nog_eens() -> None:
    b = groeien(traject=[{"begin": dag("1-5-2025"), "instrument": "werkleerroute", "sector": "horeca"}])
    assert "al" in neem(traject.STARTEN, met(b), START).fouten["product"][0]


@pytest.mark.parametrize(
    ("antwoord", "veld"),
    [
        ({"gepland_eind": "1-3-2026"}, "gepland_eind"),  # langer dan zeven maanden: 1-7-2025 + 7 maanden is 1-2-2026
        ({"product": "10", "gepland_eind": ""}, "product"),  # alleen voor statushouders
        ({"product": "9", "gepland_eind": ""}, "product"),  # alleen voor Matchen
    ],
)
def test_wat_niet_past_vraagt_een_reden(antwoord: dict[str, str], veld: str) -> None:
    uitkomst = neem(traject.STARTEN, met(groeien()), {**START, **antwoord})
    assert uitkomst.fouten and uitkomst.feiten == [] and [w.veld for w in uitkomst.formulier.waarschuwingen] == [veld]
    assert neem(traject.STARTEN, met(groeien()), {**START, **antwoord}, toch="Maatwerk.").nieuw("traject")["begin"] == dag("1-7-2025")


@pytest.mark.parametrize(("begin", "waarschuwt"), [("30-6-2025", True), ("1-7-2025", False)])
def test_bekonnected_is_voor_wie_drie_maanden_in_matchen_zit(begin: str, waarschuwt: bool) -> None:
    # Matchen sinds 1 april: drie maanden later is 1 juli
    b = beeld(klantgroep=[{"begin": dag("1-4-2025"), "groep": "Matchen"}], plan_van_aanpak=[{"begin": dag("1-4-2025"), "soort": "pw"}])
    uitkomst = neem(traject.STARTEN, met(b), {"product": "9", "begin": begin})
    assert [w.veld for w in uitkomst.formulier.waarschuwingen] == (["begin"] if waarschuwt else [])


def test_uitval_heeft_een_reden_en_een_ander_resultaat_niet() -> None:
    b = groeien(traject=[{"begin": dag("1-5-2025"), "instrument": "werkfit"}])
    assert list(neem(traject.EINDIGEN, met(b), {"eind": "10-6-2025", "resultaat": "uitval"}).fouten) == ["uitvalreden"]
    assert list(neem(traject.EINDIGEN, met(b), {"eind": "10-6-2025", "resultaat": "werk", "uitvalreden": "ziekte"}).fouten) == ["uitvalreden"]
    assert list(neem(traject.EINDIGEN, met(b), {"eind": "30-4-2025", "resultaat": "werk"}).fouten) == ["eind"]
    goed = neem(traject.EINDIGEN, met(b), {"eind": "10-6-2025", "resultaat": "uitval", "uitvalreden": "ziekte"})
    assert goed.feiten == [("aanvulling", "traject", {"feit_id": 104, "eind": dag("10-6-2025"), "resultaat": "uitval", "uitvalreden": "ziekte"})]


def test_een_certificaat_hoort_bij_het_traject_dat_eindigt() -> None:
    b = groeien(traject=[{"begin": dag("1-5-2025"), "instrument": "werkleerroute", "uitvoerder": "KonnecteD"}])
    uitkomst = neem(traject.EINDIGEN, met(b), {"eind": "10-6-2025", "resultaat": "afgerond", "behaald_soort": "certificaat", "behaald_niveau": "mbo 1"})
    assert uitkomst.tabel("behaald") == [
        ("eerste", {"persoon_id": 1, "datum": dag("10-6-2025"), "soort": "certificaat", "niveau": "mbo 1", "traject_id": 104, "organisatie": "KonnecteD"})
    ]


def test_een_traject_voorbij_de_planning_vraagt_aandacht() -> None:
    b = groeien(traject=[{"begin": dag("1-1-2025"), "instrument": "werkfit", "gepland_eind": dag("15-6-2025")}])
    beurt = traject.EINDIGEN.beurt(met(b))
    assert beurt is not None and beurt.uiterlijk == dag("15-6-2025")
    tot_vandaag = groeien(traject=[{"begin": dag("1-1-2025"), "instrument": "werkfit", "gepland_eind": dag("16-6-2025")}])
    assert traject.EINDIGEN.beurt(met(tot_vandaag)) is None


WERK = {
    "werkgever": "4", "grond": "regulier", "vorm": "in_dienst_extern", "begin": "16-6-2025", "functie": "Hulpkok", "sector": "horeca", "uren": "24",
    "contract_eind": "15-6-2026", "doelgroepregister": False, "in_begeleiding": True,
}  # fmt: skip


def test_een_plaatsing_na_een_voordracht_neemt_de_vacature_over() -> None:
    b = groeien(voordracht=[{"datum": dag("2-6-2025"), "vacature_id": 31, "resultaat": "gesprek"}])
    s = met(b)
    assert plaatsing.PLAATSEN.vooraf(s)["werkgever"] == "4" and plaatsing.PLAATSEN.vooraf(s)["functie"] == "Hulpkok"
    uitkomst = neem(plaatsing.PLAATSEN, s, WERK)
    assert uitkomst.fouten == {}
    nieuw = uitkomst.nieuw("plaatsing")
    assert (nieuw["werkgever_id"], nieuw["vacature_id"], nieuw["uren"], nieuw["uitvoerder"]) == (4, 31, Decimal(24), "KonnecteD")
    assert uitkomst.tabel("voordracht") == [("correctie", {"feit_id": 104, "resultaat": "geplaatst", "resultaat_op": dag("16-6-2025")})]


def test_een_proefplaats_gaat_over_in_een_baan_op_de_dag_ervoor() -> None:
    b = groeien(plaatsing=[{"begin": dag("1-5-2025"), "grond": "proefplaats", "werkgever_id": 4, "contract_eind": dag("30-6-2025")}])
    uitkomst = neem(plaatsing.PLAATSEN, met(b), WERK)
    assert uitkomst.feiten[0] == ("aanvulling", "plaatsing", {"feit_id": 104, "eind": dag("15-6-2025"), "reden_einde": "doorstroom"})
    assert uitkomst.nieuw("plaatsing")["volgt_op"] == 104


@pytest.mark.parametrize(
    ("contract_eind", "soort"),
    [("15-8-2025", None), ("16-8-2025", "waarschuwing"), ("15-12-2025", "waarschuwing"), ("16-12-2025", "fout"), ("", "fout")],
)
def test_een_proefplaats_duurt_twee_maanden_en_hoogstens_zes(contract_eind: str, soort: str | None) -> None:
    uitkomst = neem(plaatsing.PLAATSEN, met(groeien()), {**WERK, "grond": "proefplaats", "contract_eind": contract_eind})
    gewaarschuwd = [w.veld for w in uitkomst.formulier.waarschuwingen]
    assert ("contract_eind" in uitkomst.fouten, gewaarschuwd) == (soort == "fout", ["contract_eind"] if soort == "waarschuwing" else [])


@pytest.mark.parametrize(
    ("eind", "langste"),
    [
        (dag("15-12-2025"), None),  # precies zes maanden: geen proeftijd
        (dag("16-12-2025"), dag("15-7-2025")),  # langer dan zes maanden: een maand
        (dag("14-6-2027"), dag("15-7-2025")),  # een dag korter dan twee jaar
        (dag("15-6-2027"), dag("15-8-2025")),  # twee jaar: twee maanden
        (None, dag("15-8-2025")),
    ],
)
def test_de_langste_proeftijd_volgt_uit_de_duur_van_het_contract(eind: date | None, langste: date | None) -> None:
    assert plaatsing.langste_proeftijd(dag("16-6-2025"), eind) == langste


@pytest.mark.parametrize(
    ("antwoord", "veld"),
    [({"werkgever": ""}, "werkgever"), ({"contract_eind": "1-6-2025"}, "contract_eind")],
)
def test_een_plaatsing_die_niet_kan_wordt_geweigerd(antwoord: dict[str, Any], veld: str) -> None:
    assert veld in neem(plaatsing.PLAATSEN, met(groeien()), {**WERK, **antwoord}).fouten


def test_beschut_zonder_indicatie_vraagt_een_reden_en_uren() -> None:
    zonder = neem(plaatsing.PLAATSEN, met(groeien()), {**WERK, "grond": "beschut", "uren": ""})
    assert list(zonder.fouten) == ["uren"]
    vraag = neem(plaatsing.PLAATSEN, met(groeien()), {**WERK, "grond": "beschut"})
    assert [w.veld for w in vraag.formulier.waarschuwingen] == ["grond"]
    b = groeien(doelgroep=[{"begin": dag("1-1-2025"), "kenmerk": "indicatie_beschut"}])
    assert neem(plaatsing.PLAATSEN, met(b), {**WERK, "grond": "beschut"}).fouten == {}


def lks(**rest: Any) -> Papierbeeld:
    """A job with subsidy of 24 hours from 1-6-2025: fact 104; somebody of 40."""
    return groeien(plaatsing=[{"begin": dag("1-6-2025"), "grond": "lks", "uren": Decimal(24), "werkgever_id": 4}], **rest)


def test_werk_dat_stopt_stopt_de_subsidie_op_dezelfde_dag() -> None:
    b = lks(lks_beschikking=[{"begin": dag("1-6-2025"), "eind": dag("30-11-2025"), "plaatsing_id": 104}])
    uitkomst = neem(plaatsing.EINDIGEN, met(b), {"eind": "13-6-2025", "reden_einde": "proeftijd"})
    assert uitkomst.tabel("lks_beschikking") == [("correctie", {"feit_id": 105, "eind": dag("13-6-2025")})]


def test_forfaitair_is_zes_maanden_en_de_helft_van_het_minimumloon() -> None:
    # 2.191,80 x 1,08 = 2.367,144; x 50% x 125% = 1.479,465; x 24/36 = 986,31
    s = met(lks(), rol="lks_esf_administratie")
    uitkomst = neem(subsidie.BESCHIKKEN, s, {"forfaitair": True, "begin": "1-6-2025", "eind": "30-11-2025", "besluit_op": "16-6-2025"})
    assert uitkomst.fouten == {}
    nieuw = uitkomst.nieuw("lks_beschikking")
    assert (nieuw["bedrag_per_maand"], nieuw["plaatsing_id"], nieuw["forfaitair"]) == (Decimal("986.31"), 104, True)
    assert uitkomst.toelichtingen[0][1] == "€ 2.367,14 minimumloon met vakantiebijslag × 50% × 125% × 24/36 uur = € 986,31 per maand."
    assert [b for b, _ in uitkomst.brieven] == ["lks-beschikking"]
    te_lang = neem(subsidie.BESCHIKKEN, s, {"forfaitair": True, "begin": "1-6-2025", "eind": "1-12-2025", "besluit_op": "16-6-2025"})
    assert "30-11-2025" in te_lang.fouten["eind"][0]


def test_met_een_gemeten_loonwaarde_volgt_het_bedrag_daaruit() -> None:
    # 2.367,144 x 40% x 125% x 24/36 = 789,048
    s = met(lks(loonwaarde=[{"datum": dag("10-6-2025"), "plaatsing_id": 104, "percentage": Decimal(60)}]), rol="lks_esf_administratie")
    uitkomst = neem(subsidie.BESCHIKKEN, s, {"forfaitair": False, "begin": "1-6-2025", "besluit_op": "16-6-2025"})
    nieuw = uitkomst.nieuw("lks_beschikking")
    assert (nieuw["bedrag_per_maand"], nieuw["loonwaarde_id"]) == (Decimal("789.05"), 105)


def test_zonder_loonwaarde_en_niet_forfaitair_is_er_geen_bedrag() -> None:
    uitkomst = neem(subsidie.BESCHIKKEN, met(lks(), rol="lks_esf_administratie"), {"forfaitair": False, "begin": "1-6-2025", "besluit_op": "16-6-2025"})
    assert "loonwaarde" in uitkomst.fouten["__all__"][0] and uitkomst.feiten == []


def test_op_de_loonwaarde_volgt_binnen_vijf_weken_een_besluit() -> None:
    s = met(lks(loonwaarde=[{"datum": dag("10-6-2025"), "plaatsing_id": 104, "percentage": Decimal(60)}]), rol="lks_esf_administratie")
    beurt = subsidie.BESCHIKKEN.beurt(s)
    assert beurt is not None and beurt.uiterlijk == dag("15-7-2025")
    besloten = lks(lks_beschikking=[{"begin": dag("1-6-2025"), "plaatsing_id": 104}])
    assert subsidie.BESCHIKKEN.beurt(met(besloten, rol="lks_esf_administratie")) is None


@pytest.mark.parametrize(
    ("gegeven", "uiterlijk"), [([], dag("1-7-2025")), (["20-6-2025"], dag("1-9-2025")), (["20-6-2025"] * 2, dag("1-12-2025")), (["20-6-2025"] * 3, None)]
)
def test_esf_kent_nazorg_na_een_drie_en_zes_maanden(gegeven: list[str], uiterlijk: date | None) -> None:
    b = groeien(
        plaatsing=[{"begin": dag("1-6-2025"), "grond": "regulier", "financiering": "esf", "proeftijd_eind": dag("30-6-2025")}],
        nazorg=[{"datum": dag(d), "plaatsing_id": 104} for d in gegeven],
    )
    s = met(b)
    assert nazorg.volgende_moment(s, s.rijen("plaatsing")[0]) == uiterlijk


def test_anderen_krijgen_nazorg_binnen_de_proeftijd() -> None:
    b = groeien(plaatsing=[{"begin": dag("1-6-2025"), "grond": "regulier", "proeftijd_eind": dag("30-6-2025")}])
    assert nazorg.volgende_moment(met(b), met(b).rijen("plaatsing")[0]) == dag("30-6-2025")
    uitkomst = neem(nazorg.NAZORG, met(b), {"datum": "16-6-2025", "soort": "telefoon", "verslag": "Het bevalt."})
    assert uitkomst.nieuw("nazorg") == {"datum": dag("16-6-2025"), "soort": "telefoon", "rol": "werkcoach", "plaatsing_id": 104}
    assert uitkomst.notities == [("werk", "Het bevalt.")]


@pytest.mark.parametrize(("trede", "fout"), [("", True), ("6", False)])
def test_een_ladder_vraagt_een_trede(trede: str, fout: bool) -> None:
    uitkomst = neem(meedoen.LADDER, met(groeien()), {"soort": "participatieladder", "datum": "16-6-2025", "trede": trede})
    assert ("trede" in uitkomst.fouten) is fout


@pytest.mark.parametrize("stap", [*traject.STAPPEN, *plaatsing.STAPPEN, *subsidie.STAPPEN, *nazorg.STAPPEN, *meedoen.STAPPEN], ids=lambda stap: stap.id)
def test_een_leeg_dossier_geeft_geen_fout_en_geen_beurt_voor_wat_niet_kan(stap: Stap) -> None:
    s = met(beeld(), rol=min(stap.rollen))
    assert stap.waarom_niet(s) is None or stap.beurt(s) is None
