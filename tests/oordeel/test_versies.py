"""What two publications of one table give away together is held by enumerating every pair of tables that fits both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.oordeel.onderdrukking import TOTAAL, Gepubliceerd, Plek, onderdruk
from opmaat.kern.oordeel.stelsel import Stelsel
from tests.oordeel.test_onderdrukking import lijst, passende, vierkant

Tabel = Mapping[Plek, int]


def samen_passend(versies: list[Gepubliceerd]) -> Iterator[tuple[Tabel, ...]]:
    """Every row of tables that fits all that was published; a reader knows that no cell falls where none did."""
    echt = [versie.echt for versie in versies]
    groeit = [all(later[plek] >= eerder[plek] for plek in eerder) for eerder, later in pairwise(echt)]
    keuzes = [list(passende(versie)) for versie in versies]

    def vul(gekozen: tuple[Tabel, ...]) -> Iterator[tuple[Tabel, ...]]:
        if len(gekozen) == len(versies):
            yield gekozen
            return
        for tabel in keuzes[len(gekozen)]:
            if not gekozen or not groeit[len(gekozen) - 1] or all(tabel[plek] >= gekozen[-1][plek] for plek in tabel):
                yield from vul((*gekozen, tabel))

    yield from vul(())


def verraden(versies: list[Gepubliceerd]) -> set[tuple[str, Plek]]:
    """The small counts of this table, small ones hidden before, and small changes since each earlier version, that only one value fits."""
    nu, eerder = versies[-1], versies[:-1]
    passend = list(samen_passend(versies))
    uit: set[tuple[str, Plek]] = set()
    for plek, aantal in nu.echt.items():
        if 1 <= aantal <= 4 and len({tabellen[-1][plek] for tabellen in passend}) == 1:
            uit.add(("nu", plek))
        for nummer, vorige in enumerate(eerder):
            if vorige.tabel[plek] is None and 1 <= vorige.echt[plek] <= 4 and len({tabellen[nummer][plek] for tabellen in passend}) == 1:
                uit.add((str(nummer), plek))
            if 1 <= abs(aantal - vorige.echt[plek]) <= 4 and len({tabellen[-1][plek] - tabellen[nummer][plek] for tabellen in passend}) == 1:
                uit.add((f"sinds {nummer}", plek))
    return {(wat, plek) for wat, plek in uit if plek != (TOTAAL, TOTAAL)}


def alles_weg(nu: Tabel) -> Gepubliceerd:
    """Nothing but the total."""
    gepubliceerd = onderdruk({plek: aantal for plek, aantal in nu.items() if TOTAAL not in plek})
    return Gepubliceerd({plek: aantal if plek == (TOTAAL, TOTAAL) else None for plek, aantal in gepubliceerd.echt.items()}, (), gepubliceerd.echt)


def test_een_nul_die_nu_zichtbaar_werd_zou_verraden_wie_er_eerst_verborgen_was() -> None:
    # Of (0, 0, 1) the 1 hides behind a 0. Then six come in the last row: showing its two zeros now tells that both were 0, so that the one was there.
    vorige = onderdruk(lijst(0, 0, 1))
    verborgen = vorige.onderdrukt
    assert ("r2", "n") in verborgen and len(verborgen) == 2
    los = onderdruk(lijst(0, 0, 7))
    assert los.onderdrukt == frozenset(), "by itself the new table is safe"
    assert verraden([vorige, los]) == {("0", ("r2", "n"))}
    samen = onderdruk(lijst(0, 0, 7), eerder=[vorige])
    assert verraden([vorige, samen]) == set()
    assert samen.onderdrukt


def test_een_verandering_van_een_in_het_totaal_mag_zichtbaar_zijn_maar_niet_waar_ze_viel() -> None:
    vorige = onderdruk(lijst(10, 20, 30))
    nu = onderdruk(lijst(10, 21, 30), eerder=[vorige])
    assert nu.tabel[TOTAAL, TOTAAL] == 61
    assert ("r1", "n") in nu.onderdrukt and len(nu.onderdrukt) >= 2


def test_van_een_vrij_aantal_in_een_stelsel_zijn_de_grenzen_bekend() -> None:
    # a + b = 10 and b + c = 7, all hidden, none negative: a from 3 to 10, b from 0 to 7.
    stelsel = Stelsel({("a",): 6, ("b",): 4, ("c",): 3, ("ab",): 10, ("bc",): 7}, [{("a",): 1, ("b",): 1, ("ab",): -1}, {("b",): 1, ("c",): 1, ("bc",): -1}])
    weg = frozenset({("a",), ("b",), ("c",)})
    assert [stelsel.grenzen((naam,), weg) for naam in "abc"] == [(3, 10), (0, 7), (0, 7)]
    assert stelsel.grenzen(("a",), frozenset({("a",)})) == (6, 6), "who knows b, knows a"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from((0, 0, 1, 3, 5, 9)), st.sampled_from((0, 0, 0, 1, 5, 6, -2))), min_size=2, max_size=4), st.booleans())
def test_naast_de_vorige_lijst_is_niets_kleins_af_te_leiden_dat_te_verbergen_was(paren: list[tuple[int, int]], groeit: bool) -> None:
    was, nu = lijst(*(a for a, _ in paren)), lijst(*(max(0, a + (abs(v) if groeit else v)) for a, v in paren))
    vorige = onderdruk(was)
    uit = onderdruk(nu, eerder=[vorige])
    onvermijdelijk = verraden([vorige, alles_weg(uit.echt)])
    assert verraden([vorige, uit]) <= onvermijdelijk


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from((0, 0, 1, 2, 5)), min_size=4, max_size=4), st.lists(st.sampled_from((0, 0, 0, 1, 6)), min_size=4, max_size=4))
def test_ook_in_een_tabel_met_randtotalen_niet(was: list[int], erbij: list[int]) -> None:
    vorige = onderdruk(vierkant((was[0], was[1]), (was[2], was[3])))
    uit = onderdruk(vierkant((was[0] + erbij[0], was[1] + erbij[1]), (was[2] + erbij[2], was[3] + erbij[3])), eerder=[vorige])
    onvermijdelijk = verraden([vorige, alles_weg(uit.echt)])
    assert verraden([vorige, uit]) <= onvermijdelijk


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from((0, 1, 5)), st.sampled_from((0, 0, 1, 6)), st.sampled_from((0, 0, 5))), min_size=2, max_size=3))
def test_en_naast_twee_eerdere_lijsten_ook_niet(drie: list[tuple[int, int, int]]) -> None:
    eerste = onderdruk(lijst(*(a for a, _, _ in drie)))
    tweede = onderdruk(lijst(*(a + b for a, b, _ in drie)), eerder=[eerste])
    derde = onderdruk(lijst(*(a + b + c for a, b, c in drie)), eerder=[eerste, tweede])
    onvermijdelijk = verraden([eerste, tweede, alles_weg(derde.echt)])
    assert verraden([eerste, tweede, derde]) <= onvermijdelijk
