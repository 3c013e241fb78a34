"""Amounts worked out by hand from Participatiewet art. 10d with the minimum wage of the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from opmaat.dossier.loonkostensubsidie import GeenBedrag, bereken

VOLWASSEN = date(1985, 3, 1)


def bedrag(begin: date, uren: str, loonwaarde: str | None, geboren: date = VOLWASSEN, voltijd: str | None = None) -> Decimal:
    return bereken(
        geboortedatum=geboren,
        begin=begin,
        uren=Decimal(uren),
        loonwaarde=None if loonwaarde is None else Decimal(loonwaarde),
        voltijd=None if voltijd is None else Decimal(voltijd),
    ).bedrag


def test_het_voorbeeld_van_juli_2026_met_24_uur_en_60_procent() -> None:
    # 2.337,00 x 1,08 = 2.523,96; x 40% = 1.009,584; x 1,25 = 1.261,98; x 24/36 = 841,32
    assert bedrag(date(2026, 7, 1), "24", "60") == Decimal("841.32")


def test_een_lage_loonwaarde_wordt_afgetopt_op_70_procent_van_het_loon() -> None:
    # 2.191,80 x 1,08 = 2.367,144; x 70% = 1.657,0008; x 1,25 = 2.071,251
    uitkomst = bereken(geboortedatum=VOLWASSEN, begin=date(2025, 1, 1), uren=Decimal(36), loonwaarde=Decimal(20))
    assert (uitkomst.bedrag, uitkomst.afgetopt) == (Decimal("2071.25"), True)


def test_precies_70_procent_verschil_is_niet_afgetopt() -> None:
    uitkomst = bereken(geboortedatum=VOLWASSEN, begin=date(2025, 1, 1), uren=Decimal(36), loonwaarde=Decimal(30))
    assert (uitkomst.bedrag, uitkomst.afgetopt) == (Decimal("2071.25"), False)


def test_forfaitair_is_de_helft_van_het_loon() -> None:
    # 2.245,80 x 1,08 = 2.425,464; x 50% = 1.212,732; x 1,25 = 1.515,915; x 32/36 = 1.347,48
    assert bedrag(date(2025, 7, 1), "32", None) == Decimal("1347.48")


def test_voor_2025_zijn_de_werkgeverslasten_lager() -> None:
    # 1-7-2024: 2.133,60 x 1,08 = 2.304,288; x 50% = 1.152,144; x 1,235 = 1.422,89784
    assert bedrag(date(2024, 7, 1), "36", "50") == Decimal("1422.90")


def test_wie_op_de_begindag_18_is_krijgt_het_jeugdloon_en_de_dag_erna_kan_het_meer_zijn() -> None:
    # 2.191,80 x 50% = 1.095,90; x 1,08 = 1.183,572; x 50% = 591,786; x 1,25 = 739,7325
    assert bedrag(date(2025, 1, 31), "36", "50", geboren=date(2006, 2, 1)) == Decimal("739.73")
    # 19 jaar: 2.191,80 x 60% = 1.315,08; x 1,08 = 1.420,2864; x 50% x 1,25 = 887,679
    assert bedrag(date(2025, 2, 1), "36", "50", geboren=date(2006, 2, 1)) == Decimal("887.68")


def test_meer_uren_dan_36_tellen_mee_tot_wat_voltijd_is() -> None:
    # 2.367,144 x 50% x 1,25 = 1.479,465; x 40/36 = 1.643,85; bij voltijd 38: x 38/36 = 1.561,6575
    assert bedrag(date(2025, 1, 1), "40", "50") == Decimal("1643.85")
    assert bedrag(date(2025, 1, 1), "40", "50", voltijd="38") == Decimal("1561.66")


@pytest.mark.parametrize("uren", ["0", "-4", "61"])
def test_onmogelijke_uren_worden_geweigerd(uren: str) -> None:
    with pytest.raises(GeenBedrag, match="uur per week"):
        bedrag(date(2025, 1, 1), uren, "50")


@pytest.mark.parametrize("loonwaarde", ["0", "100", "130"])
def test_een_loonwaarde_buiten_de_grenzen_geeft_geen_subsidie(loonwaarde: str) -> None:
    with pytest.raises(GeenBedrag, match="loonwaarde"):
        bedrag(date(2025, 1, 1), "36", loonwaarde)


def test_een_dag_zonder_bekend_minimumloon_wordt_niet_geraden() -> None:
    with pytest.raises(GeenBedrag, match="01-01-2019"):
        bedrag(date(2019, 1, 1), "36", "50")


def test_een_kind_van_14_kan_geen_subsidie_hebben() -> None:
    with pytest.raises(GeenBedrag, match="15 jaar"):
        bedrag(date(2025, 1, 1), "36", "50", geboren=date(2011, 1, 1))
