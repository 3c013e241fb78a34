"""The end of a benefit, duties and what follows a breach, inburgering, Wsw: facts in, facts out, by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from opmaat.dossier.stap import Stap
from opmaat.dossier.stappen import handhaving, inburgering, overdracht, uitstroom, wsw
from tests.dossier.papier import Papierbeeld, beeld, dag, neem, situatie

UITKERING = {"begin": dag("1-3-2024"), "regeling": "PW"}
EINDE = {"eind": "15-6-2025", "reden_einde": "studie", "beeindiging_besluit_op": "16-6-2025", "waarom": "U begint met een opleiding."}


def io(b: Papierbeeld, rol: str = "inkomensconsulent") -> Any:
    return situatie(b, rol=rol)


def test_met_de_uitkering_eindigt_wat_erbij_hoort_op_dezelfde_dag() -> None:
    b = beeld(
        uitkering=[UITKERING], klantgroep=[{"begin": dag("1-4-2024"), "groep": "Groeien"}],
        plan_van_aanpak=[{"begin": dag("1-5-2024"), "soort": "pw"}], toewijzing=[{"begin": dag("1-4-2024"), "rol": "regie"}],
    )  # fmt: skip
    uitkomst = neem(uitstroom.BEEINDIGEN, io(b), EINDE)
    assert uitkomst.fouten == {}
    assert [(tabel, kolommen.get("eind")) for _, tabel, kolommen in uitkomst.feiten] == [
        (tabel, dag("15-6-2025")) for tabel in ("uitkering", "klantgroep", "plan_van_aanpak", "toewijzing")
    ]
    assert [naam for naam, _ in uitkomst.brieven] == ["beeindiging"]


def test_als_de_dienstverlening_doorgaat_eindigt_alleen_de_uitkering() -> None:
    b = beeld(uitkering=[UITKERING], klantgroep=[{"begin": dag("1-4-2024"), "groep": "Matchen"}])
    uitkomst = neem(uitstroom.BEEINDIGEN, io(b), {**EINDE, "dienstverlening_door": "on"})
    assert [tabel for _, tabel, _ in uitkomst.feiten] == ["uitkering"]


@pytest.mark.parametrize(
    ("antwoord", "plaatsing", "waarschuwing"),
    [
        ({"reden_einde": "werk"}, [], ["reden_einde"]),
        ({"reden_einde": "werk"}, [{"begin": dag("1-6-2025"), "grond": "regulier"}], []),
        ({"reden_einde": "werk"}, [{"begin": dag("16-6-2025"), "grond": "regulier"}], []),  # begint de dag na de laatste uitkeringsdag
        ({"reden_einde": "onbekend"}, [], ["reden_einde"]),
    ],
)
def test_uitstroom_naar_werk_zonder_werk_en_zonder_reden_vraagt_waarom(antwoord: dict[str, str], plaatsing: list[Any], waarschuwing: list[str]) -> None:
    uitkomst = neem(uitstroom.BEEINDIGEN, io(beeld(uitkering=[UITKERING], plaatsing=plaatsing)), {**EINDE, **antwoord})
    assert [w.veld for w in uitkomst.formulier.waarschuwingen] == waarschuwing


def test_een_uitkering_eindigt_niet_voor_zij_begon() -> None:
    assert "01-03-2024" in neem(uitstroom.BEEINDIGEN, io(beeld(uitkering=[UITKERING])), {**EINDE, "eind": "29-2-2024"}).fouten["eind"][0]


def test_inkomsten_staan_op_de_eerste_van_de_maand_en_niet_dubbel() -> None:
    antwoorden = {"datum": "20-5-2025", "soort": "loon", "bedrag": "412,50", "uren": "40", "verrekend": True}
    uitkomst = neem(uitstroom.INKOMSTEN, io(beeld(uitkering=[UITKERING])), antwoorden)
    assert uitkomst.nieuw("inkomsten") == {"datum": dag("1-5-2025"), "soort": "loon", "bedrag": Decimal("412.50"), "uren": Decimal(40), "verrekend": True}
    al = beeld(uitkering=[UITKERING], inkomsten=[{"datum": dag("1-5-2025"), "soort": "loon", "bedrag": Decimal(1)}])
    assert list(neem(uitstroom.INKOMSTEN, io(al), antwoorden).fouten) == ["soort"]


PLICHT = {"soort": "arbeidsverplichting", "begin": "16-6-2025", "besluit_op": "16-6-2025"}


@pytest.mark.parametrize(
    ("antwoord", "fout"),
    [
        ({}, []),
        ({"soort": "ontheffing_arbeid"}, ["grond"]),
        ({"soort": "ontheffing_arbeid", "grond": "art9a"}, []),
        ({"grond": "art9a"}, ["grond"]),
        ({"eind": "1-6-2025"}, ["eind"]),
    ],
)
def test_een_ontheffing_heeft_een_grond_en_een_plicht_niet(antwoord: dict[str, str], fout: list[str]) -> None:
    assert list(neem(handhaving.PLICHT, io(beeld()), {**PLICHT, **antwoord}).fouten) == fout


def test_een_plicht_die_al_loopt_komt_er_niet_nog_eens_bij() -> None:
    b = beeld(verplichting=[{"begin": dag("1-1-2025"), "soort": "arbeidsverplichting"}])
    assert list(neem(handhaving.PLICHT, io(b), PLICHT).fouten) == ["soort"]


def constatering(**rest: Any) -> Papierbeeld:
    return beeld(constatering=[{"datum": dag("2-6-2025"), "plicht": "reintegratieplicht", "uitkomst": "open", **rest}])


GEHOORD = {"gehoord_op": dag("10-6-2025"), "omgekeerde_toets_op": dag("10-6-2025")}
BESLUIT = {"uitkomst": "maatregel", "uitkomst_op": "16-6-2025", "waarom": "U kwam drie keer niet.", "soort": "verlaging", "grond": "plan_van_aanpak", "percentage": "30", "begin": "1-7-2025", "eind": "31-7-2025"}


def test_beslissen_kan_pas_na_het_horen_en_de_omgekeerde_toets() -> None:
    assert "Hoor" in str(handhaving.BESLISSEN.waarom_niet(io(constatering())))
    assert handhaving.BESLISSEN.waarom_niet(io(constatering(**GEHOORD))) is None


def test_horen_komt_na_de_constatering_en_de_toets_na_het_horen() -> None:
    antwoorden = {"gehoord_op": "10-6-2025", "omgekeerde_toets_op": "11-6-2025", "zienswijze": "Ziek geweest.", "toets": "Verlaging brengt de huur in gevaar."}
    goed = neem(handhaving.HOREN, io(constatering()), antwoorden)
    assert goed.feiten == [
        ("aanvulling", "constatering", {"feit_id": 101, "gehoord_op": dag("10-6-2025"), "omgekeerde_toets_op": dag("11-6-2025")})
    ]
    assert [tekst for _, tekst in goed.toelichtingen] == ["Zienswijze van de klant: Ziek geweest.", "Omgekeerde toets: Verlaging brengt de huur in gevaar."]
    assert list(neem(handhaving.HOREN, io(constatering()), {**antwoorden, "gehoord_op": "1-6-2025"}).fouten) == ["gehoord_op"]
    assert list(neem(handhaving.HOREN, io(constatering()), {**antwoorden, "omgekeerde_toets_op": "9-6-2025"}).fouten) == ["omgekeerde_toets_op"]


def test_een_maatregel_hoort_bij_haar_constatering_en_geeft_een_brief() -> None:
    uitkomst = neem(handhaving.BESLISSEN, io(constatering(**GEHOORD)), BESLUIT)
    assert uitkomst.fouten == {}
    assert uitkomst.tabel("constatering") == [("aanvulling", {"feit_id": 101, "uitkomst": "maatregel", "uitkomst_op": dag("16-6-2025")})]
    assert uitkomst.nieuw("maatregel") == {
        "datum": dag("16-6-2025"), "soort": "verlaging", "grond": "plan_van_aanpak", "percentage": Decimal(30), "begin": dag("1-7-2025"),
        "eind": dag("31-7-2025"), "constatering_id": 101,
    }  # fmt: skip
    assert [naam for naam, _ in uitkomst.brieven] == ["maatregel"]


@pytest.mark.parametrize(
    ("antwoord", "fouten"),
    [
        ({"percentage": ""}, ["percentage"]),
        ({"soort": "boete"}, ["soort"]),
        ({"grond": "inlichtingenplicht"}, ["soort"]),
        ({"soort": "boete", "grond": "inlichtingenplicht", "percentage": "", "bedrag": "150"}, []),
        ({"begin": ""}, ["begin"]),
        ({"eind": "30-6-2025"}, ["eind"]),
        ({"uitkomst": "afgezien"}, ["reden_afgezien"]),
    ],
)
def test_een_besluit_dat_niet_klopt_wordt_geweigerd(antwoord: dict[str, str], fouten: list[str]) -> None:
    assert list(neem(handhaving.BESLISSEN, io(constatering(**GEHOORD)), {**BESLUIT, **antwoord}).fouten) == fouten


def test_afzien_geeft_geen_maatregel_en_geen_brief() -> None:
    antwoorden = {"uitkomst": "afgezien", "uitkomst_op": "16-6-2025", "reden_afgezien": "omgekeerde_toets", "waarom": "Rust is nu belangrijker."}
    uitkomst = neem(handhaving.BESLISSEN, io(constatering(**GEHOORD)), antwoorden)
    assert uitkomst.tabel("maatregel") == [] and uitkomst.brieven == []


def test_een_verlaging_wordt_binnen_drie_maanden_opnieuw_bekeken() -> None:
    b = beeld(maatregel=[{"datum": dag("30-4-2025"), "soort": "verlaging"}])
    beurt = handhaving.UITVOEREN.beurt(io(b))
    assert beurt is not None and beurt.uiterlijk == dag("30-7-2025")
    gedaan = beeld(maatregel=[{"datum": dag("30-4-2025"), "soort": "verlaging", "heroverwogen_op": dag("1-6-2025")}])
    assert handhaving.UITVOEREN.beurt(io(gedaan)) is None


def in_inburgering(groep: str | None = "Groeien", **rest: Any) -> Papierbeeld:
    groepen = [] if groep is None else [{"begin": dag("1-2-2025"), "groep": groep}]
    return beeld(inburgering=[{"begin": dag("1-1-2025"), "wet": "wi2021", **rest}], klantgroep=groepen)


def test_de_consulent_kiest_de_groep_zonder_ambitiegesprek() -> None:
    antwoorden = {"begin": "16-6-2025", "groep": "Groeien", "voorkeur_klant": "Groeien", "gekozen_door": "samen", "waarom": "Wil snel werken."}
    uitkomst = neem(inburgering.GROEP, situatie(in_inburgering(None), rol="consulent_inburgering"), antwoorden)
    assert uitkomst.nieuw("klantgroep")["reden"] == "intake_inburgering"
    assert "al in een groep" in str(inburgering.GROEP.waarom_niet(situatie(in_inburgering(), rol="consulent_inburgering")))


@pytest.mark.parametrize(
    ("taalles_sinds", "uiterlijk"),
    [(dag("16-2-2025"), dag("16-7-2025")), (dag("17-2-2025"), None)],  # vier maanden op 16-6; de afspraak geeft vijf maanden
)
def test_na_vier_maanden_taalles_is_de_overdracht_aan_de_beurt(taalles_sinds: date, uiterlijk: date | None) -> None:
    beurt = inburgering.overdracht_voor(situatie(in_inburgering(taalles_sinds=taalles_sinds)))
    assert (beurt and beurt.uiterlijk) == uiterlijk


@pytest.mark.parametrize(("taalles_sinds", "aan_de_beurt"), [(dag("16-2-2025"), True), (dag("17-2-2025"), False), (None, False)])
def test_de_overdracht_van_wie_inburgert_wacht_op_vier_maanden_les(taalles_sinds: date | None, aan_de_beurt: bool) -> None:
    s = situatie(in_inburgering(taalles_sinds=taalles_sinds), rol="consulent_inburgering")
    assert (overdracht.VOORSTELLEN.beurt(s) is not None) is aan_de_beurt


def test_de_consulent_hoort_tweemaal_per_jaar_hoe_het_gaat() -> None:
    een = beeld(
        inburgering=[{"begin": dag("1-1-2024"), "wet": "wi2021"}], klantgroep=[{"begin": dag("1-2-2024"), "groep": "Groeien"}],
        contact=[{"datum": dag("1-3-2025"), "met": "consulent_inburgering"}],
    )  # fmt: skip
    assert inburgering.TERUGMELDEN.beurt(situatie(een)) is not None
    twee = beeld(
        inburgering=[{"begin": dag("1-1-2024"), "wet": "wi2021"}], klantgroep=[{"begin": dag("1-2-2024"), "groep": "Groeien"}],
        contact=[{"datum": dag(d), "met": "consulent_inburgering"} for d in ("17-6-2024", "1-3-2025")],
    )  # fmt: skip
    assert inburgering.TERUGMELDEN.beurt(situatie(twee)) is None


def test_na_de_inburgering_hoort_iemand_niet_meer_tot_de_statushouders() -> None:
    b = beeld(inburgering=[{"begin": dag("1-1-2023"), "wet": "wi2021"}], doelgroep=[{"begin": dag("1-1-2023"), "kenmerk": "statushouder"}])
    uitkomst = neem(inburgering.AFRONDEN, situatie(b, rol="consulent_inburgering"), {"eind": "31-5-2025", "resultaat": "behaald"})
    assert [(tabel, k["eind"]) for _, tabel, k in uitkomst.feiten] == [("inburgering", dag("31-5-2025")), ("doelgroep", dag("31-5-2025"))]


@pytest.mark.parametrize(
    ("antwoord", "fouten"),
    [
        ({"kenmerk": "nug"}, []),
        ({"kenmerk": "max-ww"}, ["einde_ww"]),
        ({"kenmerk": "vso-pro", "schoolsoort": "vso"}, ["schooljaar"]),
        ({"kenmerk": "wsw", "eind": "1-6-2025"}, ["eind"]),
    ],
)
def test_een_doelgroep_heeft_wat_zij_nodig_heeft(antwoord: dict[str, str], fouten: list[str]) -> None:
    assert list(neem(wsw.DOELGROEP, situatie(), {"begin": "16-6-2025", **antwoord}).fouten) == fouten


BESCHUT = {"begin": dag("1-1-2025"), "grond": "beschut"}


def test_de_werkladder_is_elk_kwartaal_aan_de_beurt() -> None:
    def beurt(datum: str) -> Any:
        return wsw.WERKLADDER.beurt(situatie(beeld(plaatsing=[BESCHUT], ladder=[{"datum": dag(datum), "soort": "werkladder", "trede": 3}]), rol="werkleider"))

    assert beurt("17-3-2025") is None  # drie maanden later is 17 juni
    assert beurt("16-3-2025").uiterlijk == dag("16-6-2025")


def test_verzuim_is_dagen_per_maand_en_nooit_meer_dan_er_waren() -> None:
    s = situatie(beeld(plaatsing=[BESCHUT]), rol="werkleider")
    antwoorden = {"datum": "10-5-2025", "ziektedagen": "3", "beschikbare_dagen": "21"}
    assert neem(wsw.VERZUIM, s, antwoorden).nieuw("verzuim") == {
        "datum": dag("1-5-2025"), "populatie": "beschut", "ziektedagen": Decimal(3), "beschikbare_dagen": Decimal(21),
    }  # fmt: skip
    assert list(neem(wsw.VERZUIM, s, {**antwoorden, "ziektedagen": "22"}).fouten) == ["ziektedagen"]


@pytest.mark.parametrize("stap", [*uitstroom.STAPPEN, *handhaving.STAPPEN, *inburgering.STAPPEN, *wsw.STAPPEN], ids=lambda stap: stap.id)
def test_een_leeg_dossier_geeft_geen_fout_en_geen_beurt_voor_wat_niet_kan(stap: Stap) -> None:
    s = situatie(rol=min(stap.rollen))
    assert stap.waarom_niet(s) is None or stap.beurt(s) is None
