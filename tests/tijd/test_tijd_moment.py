"""Moments in UTC and days in Amsterdam, also on the days the clock changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.tijd import Tijdfout, dag_erna, dag_in_amsterdam, einde_van_dag_utc

DATUMS = st.dates(date(2000, 1, 1), date(2037, 12, 31))


@pytest.mark.parametrize(
    ("dag", "einde"),
    [
        (date(2025, 1, 15), datetime(2025, 1, 15, 23, 0)),  # winter: one hour ahead of UTC
        (date(2025, 7, 1), datetime(2025, 7, 1, 22, 0)),  # summer: two hours
        (date(2025, 3, 29), datetime(2025, 3, 29, 23, 0)),
        (date(2025, 3, 30), datetime(2025, 3, 30, 22, 0)),  # the clock goes forward in the night before
        (date(2025, 10, 25), datetime(2025, 10, 25, 22, 0)),
        (date(2025, 10, 26), datetime(2025, 10, 26, 23, 0)),  # and back
        (date(2024, 12, 31), datetime(2024, 12, 31, 23, 0)),
        (date(2024, 2, 29), datetime(2024, 2, 29, 23, 0)),
    ],
)
def test_een_dag_eindigt_om_middernacht_in_amsterdam(dag: date, einde: datetime) -> None:
    assert einde_van_dag_utc(dag) == einde
    assert einde_van_dag_utc(dag).tzinfo is None


def test_de_dag_dat_de_zomertijd_ingaat_duurt_23_uur_en_de_dag_dat_zij_eindigt_25() -> None:
    assert einde_van_dag_utc(date(2025, 3, 30)) - einde_van_dag_utc(date(2025, 3, 29)) == timedelta(hours=23)
    assert einde_van_dag_utc(date(2025, 10, 26)) - einde_van_dag_utc(date(2025, 10, 25)) == timedelta(hours=25)


def test_half_twaalf_in_de_avond_utc_is_in_amsterdam_al_de_volgende_dag() -> None:
    assert dag_in_amsterdam(datetime(2024, 12, 31, 23, 30)) == date(2025, 1, 1)
    assert dag_in_amsterdam(datetime(2025, 6, 30, 23, 30)) == date(2025, 7, 1)
    assert dag_in_amsterdam(datetime(2024, 2, 28, 23, 30)) == date(2024, 2, 29)


def test_geregistreerd_op_1_juli_half_een_in_de_nacht_is_1_juli_en_niet_30_juni() -> None:
    moment = datetime(2025, 6, 30, 22, 30)
    assert dag_in_amsterdam(moment) == date(2025, 7, 1)
    assert not moment < einde_van_dag_utc(date(2025, 6, 30))


def test_bekend_op_30_juni_is_wat_voor_het_einde_van_30_juni_is_geregistreerd() -> None:
    einde = einde_van_dag_utc(date(2025, 6, 30))
    assert dag_in_amsterdam(einde - timedelta(microseconds=1)) == date(2025, 6, 30)
    assert dag_in_amsterdam(einde) == date(2025, 7, 1)


def test_het_uur_dat_in_oktober_twee_keer_voorkomt_blijft_op_dezelfde_dag() -> None:
    assert dag_in_amsterdam(datetime(2025, 10, 26, 0, 30)) == dag_in_amsterdam(datetime(2025, 10, 26, 1, 30))


@given(DATUMS)
def test_een_moment_valt_op_de_dag_voor_wiens_einde_het_ligt(dag: date) -> None:
    begin, einde = einde_van_dag_utc(dag), einde_van_dag_utc(dag_erna(dag))
    for moment in (begin, begin + (einde - begin) / 2, einde - timedelta(microseconds=1)):
        assert dag_in_amsterdam(moment) == dag_erna(dag)


def test_een_moment_met_tijdzone_wordt_niet_stil_omgerekend() -> None:
    with pytest.raises(ValueError):
        dag_in_amsterdam(datetime(2025, 1, 1, tzinfo=UTC))


def test_31_december_9999_heeft_geen_einde() -> None:
    with pytest.raises(Tijdfout, match="is geen echte dag"):
        einde_van_dag_utc(date(9999, 12, 31))


def test_een_moment_is_geen_dag_waarvan_het_einde_te_bepalen_is() -> None:
    with pytest.raises(TypeError):
        einde_van_dag_utc(datetime(2025, 1, 1, 12, 0))
