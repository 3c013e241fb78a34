"""Small counts cannot be read nor recomputed: held by enumerating every table that fits what is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.oordeel.onderdrukking import (
    TOTAAL,
    Gepubliceerd,
    Grensregel,
    Plek,
    met_totalen,
    onderdruk,
    onderdruk_uitkomsten,
)
from opmaat.kern.uitkomst.telling import Cel
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst


def lijst(*aantallen: int) -> dict[Plek, int]:
    return {(f"r{nummer}", "n"): aantal for nummer, aantal in enumerate(aantallen)}


def vierkant(*rijen: tuple[int, ...]) -> dict[Plek, int]:
    return {(f"r{i}", f"k{j}"): aantal for i, rij in enumerate(rijen) for j, aantal in enumerate(rij)}


def passende(gepubliceerd: Gepubliceerd) -> Iterator[Mapping[Plek, int]]:
    """Every table of whole numbers whose cells and totals agree with what is published; the grand total is (it bounds the search)."""
    totaal = gepubliceerd.tabel[TOTAAL, TOTAAL]
    assert totaal is not None
    cellen = [plek for plek in gepubliceerd.tabel if TOTAAL not in plek]
    for waarden in verdeel(totaal, [gepubliceerd.tabel[plek] for plek in cellen]):
        alle = met_totalen(dict(zip(cellen, waarden, strict=True)))
        if all(aantal is None or alle[plek] == aantal for plek, aantal in gepubliceerd.tabel.items()):
            yield alle


def verdeel(over: int, vast: list[int | None]) -> Iterator[tuple[int, ...]]:
    """Every way to fill the open places so that all add up."""
    if not vast:
        if over == 0:
            yield ()
        return
    eerste, rest = vast[0], vast[1:]
    laatste = all(aantal is not None for aantal in rest)
    nodig = over - sum(aantal or 0 for aantal in rest)
    keuzes = [eerste] if eerste is not None else [nodig] if laatste else range(nodig + 1)
    for keuze in keuzes:
        if 0 <= keuze <= nodig:
            yield from ((keuze, *staart) for staart in verdeel(over - keuze, rest))


def mogelijk(gepubliceerd: Gepubliceerd) -> dict[Plek, set[int]]:
    uit: dict[Plek, set[int]] = {plek: set() for plek in gepubliceerd.onderdrukt}
    for tabel in passende(gepubliceerd):
        for plek, waarden in uit.items():
            waarden.add(tabel[plek])
    return uit


def test_een_klein_aantal_verdwijnt_met_het_kleinste_ander_aantal_erbij() -> None:
    uit = onderdruk(lijst(3, 20, 8, 0))
    assert uit.onderdrukt == {("r0", "n"), ("r3", "n")} or uit.onderdrukt == {("r0", "n"), ("r2", "n")}
    assert uit.tabel[TOTAAL, TOTAAL] == 31


def test_vier_wordt_onderdrukt_en_vijf_niet() -> None:
    assert ("r0", "n") in onderdruk(lijst(4, 20, 30)).onderdrukt
    assert onderdruk(lijst(5, 20, 30)).onderdrukt == frozenset()


def test_wat_samen_hoort_verdwijnt_samen() -> None:
    tabel = vierkant((3, 10, 500), (30, 40, 50), (60, 70, 80))
    assert ("r0", "k2") not in onderdruk(tabel).onderdrukt
    assert ("r0", "k2") in onderdruk(tabel, samen=[frozenset({("r0", "k0"), ("r0", "k2")})]).onderdrukt


def test_zonder_kleine_aantallen_blijft_alles_staan_ook_nul() -> None:
    assert onderdruk(lijst(5, 0, 12)).onderdrukt == frozenset()


def test_nul_verdwijnt_alleen_als_dat_gevraagd_is() -> None:
    assert ("r1", "n") in onderdruk(lijst(5, 0, 12), regel=Grensregel(nul_ook=True)).onderdrukt


def test_het_totaal_van_een_afspraak_blijft_zichtbaar_en_dat_het_dan_niet_te_beschermen_is_wordt_gezegd() -> None:
    uit = onderdruk(lijst(3))
    assert uit.tabel[TOTAAL, TOTAAL] == 3
    assert uit.onbeschermd == (("r0", "n"),)


def test_een_te_klein_totaal_verdwijnt_als_het_geen_totaal_van_een_afspraak_is() -> None:
    uit = onderdruk(lijst(3), regel=Grensregel(totaal_zichtbaar=False))
    assert uit.onderdrukt == {("r0", "n"), (TOTAAL, TOTAAL)}
    assert uit.onbeschermd == ()


def test_een_klein_randtotaal_verdwijnt_ook() -> None:
    uit = onderdruk(vierkant((1, 1, 0), (10, 20, 30), (9, 9, 9)))
    assert ("r0", TOTAAL) in uit.onderdrukt


def test_een_verschil_van_een_met_de_vorige_maand_wordt_niet_gepubliceerd() -> None:
    vorige = onderdruk(lijst(10, 20, 30))
    assert vorige.onderdrukt == frozenset()
    nu = onderdruk(lijst(11, 20, 30), eerder=[vorige])
    assert ("r0", "n") in nu.onderdrukt
    assert len(nu.onderdrukt) == 2


def test_een_verschil_van_een_met_een_versie_waarvan_alleen_het_zichtbare_bewaard_is_verdwijnt_ook() -> None:
    vorige = Gepubliceerd({("r0", "n"): 10, ("r1", "n"): 20, ("r2", "n"): 30, (TOTAAL, TOTAAL): 60})
    nu = onderdruk(lijst(11, 20, 30), eerder=[vorige])
    assert ("r0", "n") in nu.onderdrukt
    assert len(nu.onderdrukt) == 2


def test_een_verschil_van_vijf_mag_wel() -> None:
    vorige = onderdruk(lijst(10, 20, 30))
    assert onderdruk(lijst(15, 20, 30), eerder=[vorige]).onderdrukt == frozenset()


def test_wat_verborgen_was_komt_niet_tevoorschijn_zolang_het_totaal_nauwelijks_verschilt() -> None:
    vorige = Gepubliceerd({("r0", "n"): None, ("r1", "n"): None, ("r2", "n"): 30, (TOTAAL, TOTAAL): 60})
    assert {("r0", "n"), ("r1", "n")} <= onderdruk(lijst(10, 20, 30), eerder=[vorige]).onderdrukt
    assert onderdruk(lijst(20, 20, 30), eerder=[vorige]).onderdrukt == frozenset()


def test_van_een_aandeel_verdwijnt_de_hele_cel_als_teller_of_rest_klein_is() -> None:
    def aandeel(ja: int, nee: int) -> Uitkomst:
        rollen = {"teller": ja, "noemer": nee}
        return Uitkomst(Fraction(ja, ja + nee), None, "%", Fraction(ja), Fraction(ja + nee), rollen)

    cellen = {
        Cel("X"): aandeel(60, 62),
        Cel("X", ("man",)): aandeel(30, 2),
        Cel("X", ("vrouw",)): aandeel(20, 30),
        Cel("X", ("anders",)): aandeel(10, 30),
    }
    getoond, tabel = onderdruk_uitkomsten(cellen)
    assert getoond[Cel("X")] == cellen[Cel("X")]
    assert getoond[Cel("X", ("man",))].leeg is Leeg.ONDERDRUKT
    assert getoond[Cel("X", ("man",))].rollen == {}
    assert sum(uitkomst.leeg is Leeg.ONDERDRUKT for uitkomst in getoond.values()) == 2
    assert tabel.onbeschermd == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=2, max_size=5), st.integers(1, 4))
def test_geen_verborgen_aantal_in_een_lijst_is_terug_te_rekenen(aantallen: list[int], ruimte: int) -> None:
    tabel = lijst(*aantallen)
    uit = onderdruk(tabel, regel=Grensregel(ruimte=ruimte))
    keuzes = mogelijk(uit)
    for plek, waarden in keuzes.items():
        if plek not in uit.onbeschermd:
            assert len(waarden) >= 2
            assert max(waarden) - min(waarden) >= min(ruimte, sum(aantallen))
    zichtbaar = {plek: aantal for plek, aantal in uit.tabel.items() if aantal is not None and plek != (TOTAAL, TOTAAL)}
    assert not [plek for plek, aantal in zichtbaar.items() if 1 <= aantal <= 4]
    assert uit.onbeschermd == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=3), min_size=2, max_size=2).filter(lambda t: len(t[0]) == len(t[1])))
def test_geen_verborgen_aantal_in_een_tabel_met_randtotalen_is_terug_te_rekenen(rijen: list[list[int]]) -> None:
    tabel = vierkant(*map(tuple, rijen))  # type: ignore[arg-type]
    uit = onderdruk(tabel, regel=Grensregel(klein_tm=2, ruimte=2))
    assert uit.onbeschermd == ()
    for waarden in mogelijk(uit).values():
        assert len(waarden) >= 2
    for plek, aantal in uit.tabel.items():
        assert aantal is None or plek == (TOTAAL, TOTAAL) or not 1 <= aantal <= 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(-3, 3)), min_size=2, max_size=4))
def test_ook_naast_de_vorige_versie_is_geen_klein_verschil_te_lezen(paren: list[tuple[int, int]]) -> None:
    was, nu = lijst(*(a for a, _ in paren)), lijst(*(max(0, a + v) for a, v in paren))
    vorige = onderdruk(was)
    uit = onderdruk(nu, eerder=[vorige])
    keuzes = mogelijk(uit)
    for plek in nu:
        eerder, later = vorige.tabel[plek], uit.tabel[plek]
        if eerder is not None:
            verschillen = {waarde - eerder for waarde in keuzes[plek]} if later is None else {later - eerder}
            assert plek in uit.onbeschermd or len(verschillen) > 1 or not 1 <= abs(verschillen.pop()) <= 4
