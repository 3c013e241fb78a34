"""From counts to a figure, worked out by hand from the design, section 6: denominators, the kinds of empty, and the two figures of a cohort."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from opmaat.kern import maat as m
from opmaat.kern.motor.bereken import basisvraag, stel_samen, verhoud
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.tijd import Duur, Periode
from opmaat.kern.uitkomst.telling import Celtelling, Einde
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, lege
from opmaat.kern.uitkomst.waarde import waarde

P = date(2025, 6, 30)
PW = m.Selectie("uitkering")
WERK = m.Uitstroom(PW, ("werk",))
TERMIJN = m.Termijn(m.Instroom(PW), m.Datum("gesprek", "datum"), Duur(6, "week"))
COHORT = m.Cohort(m.Gebeurtenisinstroom(m.Instroom(PW)), WERK, Duur(6, "maand"))


def cijfer(maat: m.Maat, rollen: dict[str, int], *, gegevens: bool = True, **meer: object) -> Uitkomst:
    return waarde(maat, Celtelling(rollen, **meer), peildatum=P, gegevens=gegevens)  # type: ignore[arg-type]


def cohort(*einden: Einde) -> Uitkomst:
    rollen: dict[str, int] = {}
    for einde in einden:
        rollen[einde.rol] = rollen.get(einde.rol, 0) + einde.aantal
    return cijfer(COHORT, rollen, einden=einden)


def test_niemand_is_bevestigd_nul_als_er_gegevens_zijn_en_anders_geen_gegevens() -> None:
    assert cijfer(m.Telling(WERK), {}).waarde == 0
    assert cijfer(m.Telling(WERK), {}, gegevens=False).leeg is Leeg.GEEN_GEGEVENS
    assert cijfer(m.Telling(WERK), {"lid": 2}, gegevens=False).waarde == 2


def test_reden_onbekend_geeft_een_laagste_en_een_hoogste_waarde() -> None:
    uit = cijfer(m.Telling(WERK), {"lid": 3, "reden_onbekend": 2})
    assert (uit.waarde, uit.uitersten) == (3, (3, 5))
    uit = cohort(Einde(90, "gelukt", True, 181, 3), Einde(80, "reden_onbekend", True, 181, 2), Einde(181, "termijn_verstreken", True, 181, 5))
    assert (uit.waarde, uit.uitersten) == (Fraction(3, 10), (Fraction(3, 10), Fraction(5, 10)))


def test_het_aandeel_van_een_termijn_is_op_tijd_over_op_tijd_te_laat_en_te_vroeg() -> None:
    uit = cijfer(TERMIJN, {"op_tijd": 6, "te_laat": 2, "te_vroeg": 1, "open": 4, "op_tijd_vooruit": 3, "vervallen": 5})
    assert (uit.waarde, uit.teller, uit.noemer) == (Fraction(6, 9), 6, 9)


@pytest.mark.parametrize("maat", [TERMIJN, m.Aandeel(m.Stand(PW), m.Ingevuld("herkomst")), m.Frequentie(m.Stand(PW), m.Datum("gesprek", "datum"), 2)])
def test_alleen_open_leden_is_nog_niet_vast_te_stellen_en_niemand_is_niet_van_toepassing(maat: m.Maat) -> None:
    assert cijfer(maat, {"open": 3}).leeg is Leeg.NOG_NIET
    assert cijfer(maat, {}).leeg is Leeg.NIET_VAN_TOEPASSING


@pytest.mark.parametrize("over", [9, 10])
def test_pas_met_tien_volledig_gevolgden_is_er_een_voorlopig_cijfer(over: int) -> None:
    uit = cohort(Einde(90, "gelukt", True, 181, over), Einde(30, "loopt_nog", False, 181, 2))
    assert uit.verloop is not None and not uit.verloop.afgesloten
    assert uit.verloop.definitief == 1
    assert uit.leeg is (Leeg.NOG_NIET if over < 10 else None)


def test_definitief_is_gelukt_over_wie_helemaal_gevolgd_is_zonder_wie_niet_vast_te_stellen_is() -> None:
    uit = cohort(
        Einde(90, "gelukt", True, 181, 6), Einde(95, "niet_vast_te_stellen", True, 181, 1), Einde(60, "andere_afloop", True, 181, 2),
        Einde(100, "teruggevallen", True, 181, 1), Einde(181, "termijn_verstreken", True, 181, 1), Einde(20, "gelukt", False, 181, 9),
    )  # fmt: skip
    assert uit.verloop is not None
    assert (uit.verloop.definitief, uit.verloop.definitief_noemer) == (Fraction(6, 10), 10)


def test_wie_buiten_de_telling_valt_houdt_het_cohort_niet_open() -> None:
    uit = cohort(Einde(90, "gelukt", True, 181, 2), Einde(181, "termijn_verstreken", True, 181, 2), Einde(0, "buiten_telling", False, 181, 3))
    assert (uit.waarde, uit.noemer) == (Fraction(1, 2), 4)
    assert cohort(Einde(0, "buiten_telling", False, 181, 3)).leeg is Leeg.NIET_VAN_TOEPASSING


def test_zonder_censurering_is_voorlopig_gelijk_aan_definitief() -> None:
    uit = cohort(Einde(90, "gelukt", True, 181, 7), Einde(60, "andere_afloop", True, 181, 2), Einde(181, "termijn_verstreken", True, 181, 3))
    assert uit.verloop is not None and uit.verloop.voorlopig is not None
    assert uit.verloop.afgesloten and uit.verloop.voorlopig.kans == pytest.approx(7 / 12, abs=1e-12)


def test_preventie_gaat_over_meldingen_waarvan_de_termijn_over_is() -> None:
    maat = m.Preventie(None, "toekenning", Duur(26, "week"))
    over = {"over:toegekend": Decimal(2), "over:geen_aanvraag": Decimal(3), "over:afgewezen": Decimal(1), "over:loopt_nog": Decimal(1)}
    uit = cijfer(maat, {"toegekend": 5, "geen_aanvraag": 3, "afgewezen": 2, "loopt_nog": 4}, getallen=over)
    assert (uit.waarde, uit.noemer) == (Fraction(4, 6), 6)


def test_een_panel_deelt_door_wie_opnieuw_gemeten_is_of_door_allen() -> None:
    rollen = {"hoger": 3, "gelijk": 2, "lager": 1, "vertrokken": 1, "niet_opnieuw_gemeten": 2, "geen_score_toen": 1}
    panel = m.Panel(m.Stand(PW), date(2024, 12, 31), m.Selectie("ladder"), "trede")
    assert cijfer(panel, rollen).waarde == Fraction(3, 6)
    assert cijfer(replace(panel, over="allen"), rollen).waarde == Fraction(3, 10)
    assert cijfer(replace(panel, waarde="gelijk of hoger"), rollen).waarde == Fraction(5, 6)


def test_bezetting_en_formatie_zijn_gedeeld_door_de_verstreken_dagen() -> None:
    getallen = {"hoogste": Decimal(9), "dagensom": Decimal(905), "dagen": Decimal(181)}
    assert cijfer(m.Bezetting(PW), {"lid": 9}, getallen=getallen).waarde == 9
    assert cijfer(m.Bezetting(PW, als="gemiddelde"), {"lid": 9}, getallen=getallen).waarde == 5
    assert cijfer(m.Formatie(()), {"lid": 1}, getallen=getallen).waarde == 5
    assert cijfer(m.Formatie(()), {"lid": 1}, getallen={**getallen, "dagen": Decimal(0)}).leeg is Leeg.NOG_NIET


def test_een_gemiddelde_heeft_een_t_interval_vanaf_twee_antwoorden() -> None:
    score = m.GemiddeldeScore(m.Selectie("enquete"), "cijfer")
    uit = cijfer(score, {"lid": 2}, getallen={"som": Decimal(14), "kwadraatsom": Decimal(100)})
    # 6 and 8: mean 7, s = sqrt(2), s / sqrt(2) = 1, t(1) = 12.706
    assert uit.waarde == 7 and uit.interval == (pytest.approx(7 - 12.7062, abs=1e-4), pytest.approx(7 + 12.7062, abs=1e-4))
    assert cijfer(score, {"lid": 1}, getallen={"som": Decimal(7), "kwadraatsom": Decimal(49)}).interval is None
    assert cijfer(score, {}, getallen={"som": Decimal(0), "kwadraatsom": Decimal(0)}).leeg is Leeg.NIET_VAN_TOEPASSING


def test_een_verhouding_met_noemer_nul_is_niet_van_toepassing() -> None:
    vijf, nul = Uitkomst(Fraction(5)), Uitkomst(Fraction(0))
    assert verhoud(vijf, nul, "quotient").leeg is Leeg.NIET_VAN_TOEPASSING
    assert verhoud(nul, vijf, "quotient").waarde == 0
    assert verhoud(vijf, lege(Leeg.GEEN_GEGEVENS), "quotient").leeg is Leeg.GEEN_GEGEVENS
    assert verhoud(vijf, nul, "verschil").waarde == 5


def test_een_verandering_vergelijkt_even_veel_dagen() -> None:
    # 1-1 t/m 30-6-2025 is 181 days; the first 181 days of 2024, which has 29 February, end on 29-6-2024
    vraag = Vraag(P, Periode.jaar(2025))
    basis = basisvraag(m.Verandering(m.Telling(WERK), Periode.jaar(2024)), vraag)
    assert (basis.venster, basis.peildatum) == (Periode.jaar(2024), date(2024, 6, 29))
    heel = basisvraag(m.Verandering(m.Telling(WERK), Periode.jaar(2024)), replace(vraag, peildatum=date(2025, 12, 31)))
    assert heel.peildatum == date(2024, 12, 31)


def test_een_lijst_van_cijfers_is_geen_teller_van_een_verhouding() -> None:
    lijst = stel_samen({"een": Uitkomst(Fraction(1)), "twee": Uitkomst(Fraction(2))}, "lijst")
    with pytest.raises(ValueError, match="lijst van cijfers"):
        verhoud(lijst, Uitkomst(Fraction(5)), "quotient")
