"""A frozen figure is read back as it was written, exactly; another form is refused."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern.uitkomst.bevroren import Bevroren, Bevrorenfout, lees, schrijf
from opmaat.kern.uitkomst.overleving import Punt
from opmaat.kern.uitkomst.telling import Cel
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, Verloop, lege

breuken = st.fractions(max_denominator=10**9)
kansen = st.floats(0, 1)
aantallen = st.dictionaries(st.sampled_from(["lid", "teller", "noemer", "loopt_nog"]), st.integers(0, 10**6), max_size=3)
punten = st.builds(Punt, st.integers(0, 900), kansen, st.none() | st.tuples(kansen, kansen), st.integers(0, 500))
verlopen = st.builds(
    Verloop, st.none() | breuken, st.integers(0, 900), st.none() | punten, st.lists(punten, max_size=3).map(tuple), st.booleans()
)
gevuld = st.builds(
    Uitkomst, breuken, st.none(), st.sampled_from(["%", "personen", "EUR"]), st.none() | breuken, st.none() | breuken, aantallen,
    st.none() | st.tuples(breuken, breuken), st.none() | st.tuples(st.floats(-9, 9), st.floats(-9, 9)), st.none() | verlopen,
    st.none() | st.dates(), st.lists(st.tuples(st.dates(), breuken), max_size=2).map(tuple), st.just({}), aantallen,
)  # fmt: skip
leeg = st.sampled_from(Leeg).map(lambda reden: lege(reden, "%"))
uitkomsten = st.recursive(gevuld | leeg, lambda deel: st.builds(
    Uitkomst, st.none(), st.none(), st.just("EUR"), delen=st.dictionaries(st.sampled_from("ab"), deel, min_size=1, max_size=2),
), max_leaves=4)  # fmt: skip
cellen = st.builds(Cel, st.sampled_from(["", "Deventer"]), st.lists(st.sampled_from(["man", "vrouw"]), max_size=1).map(tuple))
bevroren = st.builds(
    Bevroren, overeenkomst=st.just("dvo-2025"), afspraak=st.just("matchen-80"), rekenhash=st.just("ab12"), peildatum=st.dates(),
    bekend_op=st.none() | st.dates(), code=st.just("0.1.0"), overeenkomstversie=st.integers(1, 9),
    parameters=st.dictionaries(st.just("wml"), st.lists(st.tuples(st.dates(), st.just("12.50")), max_size=2).map(tuple)),
    uitkomsten=st.dictionaries(cellen, uitkomsten, max_size=3), oordeel=st.just({"status": "gehaald", "kans": "0.5"}),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(bevroren, max_size=2).map(tuple))
def test_wat_geschreven_is_wordt_precies_zo_gelezen(figuren: tuple[Bevroren, ...]) -> None:
    tekst = schrijf(figuren)
    assert lees(tekst) == figuren
    assert schrijf(lees(tekst)) == tekst


def test_een_breuk_blijft_een_breuk() -> None:
    figuur = Bevroren(
        overeenkomst="x", afspraak="y", rekenhash="z", peildatum=date(2025, 6, 30), bekend_op=None, code="1",
        uitkomsten={Cel(""): Uitkomst(Fraction(798, 1000), None, "%")},
    )  # fmt: skip
    assert '"399/500"' in schrijf((figuur,))
    assert json.loads(schrijf((figuur,)))["formaat"] == 1


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("geen json", "geen bestand met bevroren cijfers"),
        ("[]", "geen bestand met bevroren cijfers"),
        ('{"formaat": 2, "cijfers": []}', "formaat 2"),
        ('{"formaat": 1, "cijfers": [{}]}', "beschadigd"),
    ],
)
def test_wat_niet_gelezen_kan_worden_wordt_geweigerd(tekst: str, woorden: str) -> None:
    with pytest.raises(Bevrorenfout, match=woorden):
        lees(tekst)
