"""BSN: elfproef by hand, keeping, finding, and never in a log line or an address."""

from __future__ import annotations

import logging

import pytest
from cryptography.fernet import Fernet
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from opmaat.toegang import bsn


# 111222333: 9·1+8·1+7·1+6·2+5·2+4·2+3·3+2·3−3 = 24+30+12 = 66 = 6·11. 123456782: 9+16+21+24+25+24+21+16−2 = 154 = 14·11.
@pytest.mark.parametrize("nummer", ["111222333", "123456782", "999999990"])
def test_een_nummer_waarvan_de_som_een_veelvoud_van_11_is_voldoet(nummer: str) -> None:
    assert bsn.voldoet_aan_elfproef(nummer)


@pytest.mark.parametrize("nummer", ["123456789", "000000000", "12345678", "1234567820", "12345678a", "１１１２２２３３３"])
def test_een_ander_nummer_voldoet_niet(nummer: str) -> None:
    assert not bsn.voldoet_aan_elfproef(nummer)


@given(st.integers(0, 8), st.integers(1, 9))
def test_een_verkeerd_cijfer_valt_altijd_op(plaats: int, verschil: int) -> None:
    """Every weight is not a multiple of 11, so one changed digit always breaks the sum."""
    cijfers = [int(c) for c in "123456782"]
    cijfers[plaats] = (cijfers[plaats] + verschil) % 10
    assert not bsn.voldoet_aan_elfproef("".join(map(str, cijfers)))


def test_punten_spaties_en_een_oud_nummer_van_acht_cijfers_worden_gelezen() -> None:
    assert bsn.lees_bsn(" 1234.56.782 ") == "123456782"
    assert bsn.lees_bsn("10000008") == "010000008"  # 8·1 − 8 = 0


@pytest.mark.parametrize(("tekst", "woord"), [("12345678x", "cijfers"), ("1234567", "7"), ("123456789", "elfproef"), ("", "cijfers")])
def test_wat_geen_bsn_is_zegt_waarom_zonder_het_nummer_te_herhalen(tekst: str, woord: str) -> None:
    with pytest.raises(bsn.Bsnfout) as fout:
        bsn.lees_bsn(tekst)
    assert woord in str(fout.value)
    assert not tekst or tekst not in str(fout.value)


def test_wat_bewaard_wordt_bevat_het_nummer_niet_en_is_elke_keer_anders() -> None:
    een, twee = bsn.versleutel("123456782"), bsn.versleutel("123456782")
    assert een != twee
    assert "123456782" not in een
    assert bsn.ontsleutel(een) == bsn.ontsleutel(twee) == "123456782"


def test_een_nieuwe_sleutel_vooraan_leest_het_oude_en_vindt_dezelfde_mens() -> None:
    oud, nieuw = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    with override_settings(BSN_SLEUTEL=oud):
        bewaard, gezocht = bsn.versleutel("111222333"), bsn.zoekwaarde("111222333")
    with override_settings(BSN_SLEUTEL=f"{nieuw},{oud}"):
        assert bsn.ontsleutel(bewaard) == "111222333"
        assert bsn.zoekwaarde("111222333") == gezocht
        gedraaid = bsn.draai(bewaard)
    with override_settings(BSN_SLEUTEL=nieuw):
        assert bsn.ontsleutel(gedraaid) == "111222333"
        with pytest.raises(bsn.Bsnfout, match="sleutel"):
            bsn.ontsleutel(bewaard)


def test_wie_het_niet_nodig_heeft_ziet_geen_cijfer() -> None:
    assert bsn.toon("123456782", mag=True) == "1234.56.782"
    assert not any(teken.isdigit() for teken in bsn.toon("123456782", mag=False))


def test_uit_een_regel_verdwijnt_het_bsn_en_blijft_een_ander_nummer() -> None:
    assert bsn.verberg("klant 123456782 en 1234.56.782, dossier 123456789") == "klant [bsn] en [bsn], dossier 123456789"


def test_een_logregel_houdt_geen_bsn_over() -> None:
    regels: list[str] = []

    class Vanger(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            regels.append(self.format(record))

    log = logging.getLogger("toegang.proef")
    log.propagate = False
    vanger = Vanger()
    vanger.addFilter(bsn.Bsnfilter())
    log.addHandler(vanger)
    log.warning("zoek %s", "123456782")
    try:
        raise ValueError("111222333")
    except ValueError:
        log.exception("mislukt voor %(wie)s", {"wie": "111222333"})
    log.removeHandler(vanger)
    tekst = "\n".join(regels)
    assert "zoek [bsn]" in tekst and "ValueError: [bsn]" in tekst
    assert "123456782" not in tekst and "111222333" not in tekst


def test_elke_logregel_van_de_toepassing_gaat_door_dat_filter() -> None:
    """Also those of Django itself: the lines of its server hold addresses."""
    from django.conf import settings

    for naam, handler in settings.LOGGING["handlers"].items():
        assert "bsn" in handler["filters"], naam
    eigen = [naam for naam, logger in logging.root.manager.loggerDict.items() if naam.split(".")[0] in ("django", "axes", "opmaat") and getattr(logger, "handlers", [])]
    assert eigen == []
