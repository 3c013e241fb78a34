"""Cases for the kinds that are put together from other figures: verhouding, verandering, som and lijst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from opmaat.kern.maat import IsEen, Maat, Parameter, Samengesteld, Selectie, Stand, Telling, Verandering, Verhouding
from opmaat.kern.motor.vraag import Parameterreeks, Vraag
from opmaat.kern.tijd import Periode
from opmaat.kern.uitkomst.uitkomst import Leeg
from tests.motor.gevallen.geval import GESPREK, MATCHEN, PW, Rij, d, groep, op, uitkering, vraag


@dataclass(frozen=True)
class Samengeval:
    """One case: the exact ``waarde``, or ``leeg``; ``delen``: the value of each part (None: it has none); ``rollen``: members per role."""

    naam: str
    feiten: Mapping[str, Sequence[Rij]]
    maat: Maat
    vraag: Vraag
    waarde: Fraction | None = None
    leeg: Leeg | None = None
    eenheid: str = ""
    delen: Mapping[str, Fraction | None] = field(default_factory=dict)
    rollen: Mapping[str, int] = field(default_factory=dict)


VIER = {
    "uitkering": [uitkering(p, "2025-02-01") for p in (1, 2)] + [uitkering(p, "2024-02-01") for p in (3, 4)],
    "klantgroep": [groep(1, "Matchen", "2025-02-01")],
    "gesprek": [op(1, "2025-03-01"), op(2, "2025-05-01"), op(3, "2024-03-01"), op(4, "2024-05-01"), op(5, "2024-09-01")],
}
MENSEN, INTREDE = Stand(PW), Stand(MATCHEN)
GESPREKKEN = Telling(GESPREK, "rijen")
IOAW = Stand(Selectie("uitkering", IsEen("regeling", ("IOAW",))))
PLEKKEN = replace(vraag(), parameters={"plekken": Parameterreeks(((date(2025, 1, 1), Decimal(8)), (date(2025, 7, 1), Decimal(16))))})

GEVALLEN = [
    Samengeval(
        "een verhouding is het ene cijfer gedeeld door het andere, precies",
        VIER, Verhouding(INTREDE, MENSEN), vraag(), Fraction(1, 4), eenheid="%", delen={"teller": Fraction(1), "noemer": Fraction(4)},
        rollen={"teller:lid": 1, "noemer:lid": 4},
    ),
    Samengeval(
        "een verhouding tot een parameter neemt zijn waarde op de peildatum",
        VIER, Verhouding(MENSEN, Parameter("plekken")), PLEKKEN, Fraction(1, 2), eenheid="%", delen={"teller": Fraction(4), "noemer": Fraction(8)},
        rollen={"teller:lid": 4},
    ),
    Samengeval(
        "een parameter die niemand gaf maakt de verhouding geen gegevens",
        VIER, Verhouding(MENSEN, Parameter("onbekend")), PLEKKEN, leeg=Leeg.GEEN_GEGEVENS, eenheid="%", delen={"teller": Fraction(4), "noemer": None},
        rollen={"teller:lid": 4},
    ),
    Samengeval(
        "delen door nul is niet van toepassing",
        VIER, Verhouding(MENSEN, IOAW), vraag(), leeg=Leeg.NIET_VAN_TOEPASSING, eenheid="%", delen={"teller": Fraction(4), "noemer": Fraction(0)},
        rollen={"teller:lid": 4},
    ),
    Samengeval(
        "een verschil houdt de eenheid van zijn cijfers en mag onder nul zijn",
        VIER, Verhouding(INTREDE, MENSEN, "verschil"), vraag(), Fraction(-3), eenheid="personen", delen={"teller": Fraction(1), "noemer": Fraction(4)},
        rollen={"teller:lid": 1, "noemer:lid": 4},
    ),
    Samengeval(
        "een verandering sinds een dag is de stand nu min de stand toen",
        VIER, Verandering(MENSEN, d("2024-12-31")), vraag(), Fraction(2), eenheid="personen", delen={"nu": Fraction(4), "toen": Fraction(2)},
        rollen={"nu:lid": 4, "toen:lid": 2},
    ),
    Samengeval(
        "in procenten is een verandering een deel van toen",
        VIER, Verandering(MENSEN, d("2024-12-31"), "procent"), vraag(), Fraction(1), eenheid="%", delen={"nu": Fraction(4), "toen": Fraction(2)},
        rollen={"nu:lid": 4, "toen:lid": 2},
    ),
    Samengeval(
        "van niemand naar vier is in procenten niet van toepassing",
        VIER, Verandering(MENSEN, d("2023-12-31"), "procent"), vraag(), leeg=Leeg.NIET_VAN_TOEPASSING, eenheid="%", delen={"nu": Fraction(4), "toen": Fraction(0)},
        rollen={"nu:lid": 4},
    ),
    Samengeval(
        "tegenover een heel jaar staat in juni het eerste halfjaar",  # 1-1 t/m 30-6-2025 is day 181; so is 29-6-2024: the talk of September is not in it
        VIER, Verandering(GESPREKKEN, Periode.jaar(2024)), vraag(), Fraction(0), eenheid="rijen", delen={"nu": Fraction(2), "toen": Fraction(2)},
        rollen={"nu:lid": 2, "toen:lid": 2},
    ),
    Samengeval(
        "na afloop staat het hele jaar tegenover het hele jaar",
        VIER, Verandering(GESPREKKEN, Periode.jaar(2024)), vraag("2025-12-31"), Fraction(-1), eenheid="rijen", delen={"nu": Fraction(2), "toen": Fraction(3)},
        rollen={"nu:lid": 2, "toen:lid": 3},
    ),
    Samengeval(
        "een aandeel verandert in procentpunten",
        VIER, Verandering(Verhouding(INTREDE, MENSEN), d("2024-12-31"), "procentpunt"), vraag(), Fraction(1, 4), eenheid="%-punt", delen={"nu": Fraction(1, 4), "toen": Fraction(0)},
        rollen={"nu:teller:lid": 1, "nu:noemer:lid": 4, "toen:noemer:lid": 2},
    ),
    Samengeval(
        "een som telt wie in twee delen zit twee keer",
        VIER, Samengesteld("som", (("mensen", MENSEN), ("matchen", INTREDE))), vraag(), Fraction(5), eenheid="personen", delen={"mensen": Fraction(4), "matchen": Fraction(1)},
        rollen={"mensen:lid": 4, "matchen:lid": 1},
    ),
    Samengeval(
        "een som met een leeg deel is leeg, niet nul",
        VIER, Samengesteld("som", (("mensen", MENSEN), ("deel", Verhouding(MENSEN, IOAW)))), vraag(), leeg=Leeg.NIET_VAN_TOEPASSING,
        delen={"mensen": Fraction(4), "deel": None}, rollen={"mensen:lid": 4, "deel:teller:lid": 4},
    ),
    Samengeval(
        "een lijst heeft zelf geen waarde",
        VIER, Samengesteld("lijst", (("mensen", MENSEN), ("gesprekken", GESPREKKEN))), vraag(), delen={"mensen": Fraction(4), "gesprekken": Fraction(2)},
        rollen={"mensen:lid": 4, "gesprekken:lid": 2},
    ),
]  # fmt: skip
