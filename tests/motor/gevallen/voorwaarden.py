"""Cases for every word of a condition."""

from __future__ import annotations

from decimal import Decimal

from opmaat.kern.maat import (
    Aandeel,
    Aantal,
    Bevat,
    Datum,
    Gekoppeld,
    GemiddeldeDuur,
    Heeft,
    Ingevuld,
    IsEen,
    Kolomwaarde,
    Laatste,
    Na,
    Niet,
    Of,
    Op,
    Parameterwaarde,
    Selectie,
    Stand,
    Telling,
    Termijn,
    Terug,
    Vergelijk,
    Verwijst,
)
from opmaat.kern.motor.vraag import Parameterreeks
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import (
    GESPREK,
    MATCHEN,
    PW,
    Geval,
    Rij,
    d,
    groep,
    op,
    plaatsing,
    t,
    uitkering,
    vraag,
)


def _diagnose(persoon: int, dag: str, potentieel: str | None, **meer: object) -> Rij:
    return op(persoon, dag, instrument="dariuz_wegwijzer", arbeidspotentieel=potentieel, **meer)


LANG = [uitkering(p, "2020-01-01") for p in (1, 2, 3)]

GEVALLEN = [
    # -- words of a condition
    Geval(
        "een lege waarde voldoet niet aan ongelijk en wel aan niet gelijk",
        {"gesprek": [op(1, "2025-02-01", soort="intake"), op(2, "2025-02-01"), op(3, "2025-02-01", soort="anders")]},
        Aandeel(Telling(GESPREK), Of((IsEen("soort", ("intake",), niet=True), Niet(Ingevuld("soort"))))),
        vraag(),
        {1: "noemer", 2: "teller", 3: "teller"},
    ),
    Geval(
        "een lijst met codes bevat alleen hele codes",
        {
            "gesprek": [
                op(1, "2025-02-01", onderwerpen="werk;schuld"),
                op(2, "2025-02-01", onderwerpen="vrijwilligerswerk"),
            ]
        },
        Telling(Datum("gesprek", "datum", Bevat("onderwerpen", ("werk",)))),
        vraag(),
        {1: "lid"},
    ),
    Geval(
        "een datum vergeleken met een andere kolom plus twaalf maanden",
        {
            "traject": [
                {"persoon_id": 1, **t("2024-02-29"), "gepland_eind": d("2025-02-28")},
                {"persoon_id": 2, **t("2024-02-29"), "gepland_eind": d("2025-02-27")},
            ]
        },
        Stand(Selectie("traject", Vergelijk("gepland_eind", Op.MINSTENS, Kolomwaarde("begin", Duur(12, "maand"))))),
        vraag(),
        {1: "lid"},
    ),
    Geval(
        "een parameter geldt zoals op de eigen dag",
        {
            "gesprek": [],
            "inkomsten": [op(1, "2025-06-30", bedrag=Decimal(110)), op(2, "2025-01-01", bedrag=Decimal(110))],
        },
        Telling(Datum("inkomsten", "datum", Vergelijk("bedrag", Op.HOOGSTENS, Parameterwaarde("wml", Decimal("1.1"))))),
        vraag(parameters={"wml": Parameterreeks(((d("2024-01-01"), Decimal(99)), (d("2025-06-30"), Decimal(100))))}),
        {1: "lid"},
    ),
    Geval(
        "een parameter zonder waarde maakt de vergelijking onwaar en wordt gemeld",
        {"inkomsten": [op(1, "2025-06-30", bedrag=Decimal(1))]},
        Telling(Datum("inkomsten", "datum", Vergelijk("bedrag", Op.HOOGSTENS, Parameterwaarde("wml")))),
        vraag(),
        {},
        opmerkingen={"parameter wml heeft geen waarde": 1},
    ),
    Geval(
        "sinds een jaar in Matchen telt aansluitende perioden samen",
        {
            "uitkering": LANG,
            "klantgroep": [
                groep(1, "Matchen", "2024-06-30", "2024-12-31"),
                groep(1, "Matchen", "2025-01-01"),
                groep(2, "Matchen", "2024-07-01"),
            ],
        },
        Aandeel(Stand(PW), Heeft(MATCHEN, sinds=(Op.MINSTENS, Duur(1, "jaar")))),
        vraag(),
        {1: "teller", 2: "noemer", 3: "noemer"},
    ),
    Geval(
        "een gebeurtenis hoort bij de groep van die dag, anders bij die van hoogstens 31 dagen eerder",
        {
            "klantgroep": [
                groep(1, "Matchen", "2024-01-01", "2025-04-30"),
                groep(2, "Matchen", "2024-01-01", "2025-04-30"),
                groep(3, "Matchen", "2024-01-01", "2025-04-30"),
                groep(3, "Groeien", "2025-05-01", "2025-05-10"),
            ],
            "gesprek": [op(1, "2025-05-31"), op(2, "2025-06-01"), op(3, "2025-05-31")],
        },
        Aandeel(Telling(GESPREK), Heeft(MATCHEN, toegerekend=True)),
        vraag(),
        {1: "teller", 2: "noemer", 3: "noemer"},
    ),
    Geval(
        "bij overlappende groepen telt de laatst begonnen, en daarna weer de eerdere die nog loopt",
        {
            "klantgroep": [
                groep(1, "Matchen", "2024-01-01"),
                groep(1, "Groeien", "2025-02-01", "2025-02-28"),
                groep(2, "Matchen", "2024-01-01"),
                groep(2, "Groeien", "2025-02-01", "2025-02-28"),
            ],
            "gesprek": [op(1, "2025-02-15"), op(2, "2025-03-01")],
        },
        Aandeel(Telling(GESPREK), Heeft(MATCHEN, toegerekend=True)),
        vraag(),
        {1: "noemer", 2: "teller"},
    ),
    Geval(
        "minstens twee gesprekken in (dag - 12 maanden, dag]",
        {
            "uitkering": LANG,
            "gesprek": [
                op(1, "2024-07-01"),
                op(1, "2025-06-30"),
                op(2, "2024-06-30"),
                op(2, "2025-06-30"),
                op(3, "2025-07-01"),
            ],
        },
        Aandeel(Stand(PW), Aantal(Selectie("gesprek"), Op.MINSTENS, Decimal(2), Terug(Duur(12, "maand")))),
        vraag(),
        {1: "teller", 2: "noemer", 3: "noemer"},
    ),
    Geval(
        "binnen een maand erna, nooit voorbij de peildatum",
        {
            "melding": [op(1, "2025-05-31"), op(2, "2025-06-15"), op(3, "2025-05-01")],
            "gesprek": [op(1, "2025-06-30"), op(2, "2025-07-01"), op(3, "2025-06-02")],
        },
        Aandeel(
            Telling(Datum("melding", "datum")),
            Aantal(Selectie("gesprek"), Op.MINSTENS, Decimal(1), Na(Duur(1, "maand"))),
        ),
        vraag(),
        {1: "teller", 2: "noemer", 3: "noemer"},
    ),
    Geval(
        "verwijst kijkt naar de rij waarnaar verwezen wordt, gekoppeld naar de rijen die verwijzen",
        {
            "plaatsing": [
                plaatsing(1, "2025-01-01", feit_id=100),
                plaatsing(2, "2025-01-01", feit_id=101, grond="regulier"),
            ],
            "nazorg": [op(1, "2025-02-01", plaatsing_id=100), op(2, "2025-02-01", plaatsing_id=101)],
        },
        Aandeel(Telling(Datum("nazorg", "datum")), Verwijst("plaatsing_id", "plaatsing", IsEen("grond", ("lks",)))),
        vraag(),
        {1: "teller", 2: "noemer"},
    ),
    Geval(
        "gekoppelde rijen tellen als hun periode op de dag loopt",
        {
            "plaatsing": [plaatsing(1, "2025-01-01", feit_id=100), plaatsing(2, "2025-01-01", feit_id=101)],
            "lks_beschikking": [
                {"persoon_id": 1, "plaatsing_id": 100, **t("2025-01-01")},
                {"persoon_id": 2, "plaatsing_id": 101, **t("2025-01-01", "2025-06-29")},
            ],
        },
        Aandeel(Stand(Selectie("plaatsing")), Gekoppeld(Selectie("lks_beschikking"), "plaatsing_id", loopt=True)),
        vraag(),
        {1: "teller", 2: "noemer"},
    ),
    # -- the last row, and a duration less a day
    Geval(
        "de laatste rij tot en met de dag beslist, wat ervoor gemeten is niet meer",
        {
            "uitkering": [uitkering(p, "2020-01-01") for p in range(1, 7)],
            "diagnose": [
                _diagnose(1, "2025-01-01", "ja"), _diagnose(1, "2025-03-01", "geen"),
                _diagnose(2, "2025-01-01", "geen"), _diagnose(2, "2025-03-01", "ja"),
                _diagnose(4, "2025-03-01", "geen", feit_id=50), _diagnose(4, "2025-03-01", "ja", feit_id=51),
                _diagnose(5, "2025-03-01", "ja"), _diagnose(5, "2025-07-01", "geen"),
                _diagnose(6, "2025-01-01", "ja"), _diagnose(6, "2025-03-01", None),
            ],
        },
        Aandeel(Stand(PW), Laatste(Selectie("diagnose", IsEen("arbeidspotentieel", ("ja",))))),
        vraag(),
        {1: "noemer", 2: "teller", 3: "noemer", 4: "teller", 5: "teller", 6: "noemer"},
    ),
    Geval(
        "de laatste onder de rijen met een uitkomst",
        {
            "uitkering": [uitkering(p, "2020-01-01") for p in (1, 2)],
            "diagnose": [
                _diagnose(1, "2025-01-01", "ja"), _diagnose(1, "2025-03-01", None),
                _diagnose(2, "2025-01-01", None),
            ],
        },
        Aandeel(Stand(PW), Laatste(Selectie("diagnose", IsEen("arbeidspotentieel", ("ja",))), Ingevuld("arbeidspotentieel"))),
        vraag(),
        {1: "teller", 2: "noemer"},
    ),
    Geval(
        "bij een gebeurtenis is de laatste rij die van haar eigen dag of ervoor, ook van een periode die voorbij is",
        {
            "gesprek": [op(1, "2025-02-01"), op(2, "2025-02-01"), op(3, "2025-02-01")],
            "klantgroep": [
                groep(1, "Matchen", "2025-02-01"), groep(2, "Matchen", "2025-02-02"),
                groep(3, "Matchen", "2024-01-01", "2024-03-31"), groep(2, "Groeien", "2025-01-01"),
            ],
        },
        Aandeel(Telling(GESPREK), Laatste(MATCHEN)),
        vraag(),
        {1: "teller", 2: "noemer", 3: "teller"},
    ),
    Geval(
        "wat zes maanden duurt eindigt op de dag voor zes maanden later",
        {
            "traject": [
                {"persoon_id": 1, **t("2025-02-01"), "gepland_eind": d("2025-07-31")},
                {"persoon_id": 2, **t("2025-02-01"), "gepland_eind": d("2025-07-30")},
                {"persoon_id": 3, **t("2024-08-31"), "gepland_eind": d("2025-02-27")},
                {"persoon_id": 4, **t("2024-08-31"), "gepland_eind": d("2025-02-26")},
            ]
        },
        Aandeel(Stand(Selectie("traject")), Vergelijk("gepland_eind", Op.MINSTENS, Kolomwaarde("begin", Duur(6, "maand"), dagen=-1))),
        vraag(),
        {1: "teller", 2: "noemer", 3: "teller", 4: "noemer"},
    ),
    # -- found by drawing 200 measures of each kind
    Geval(
        "een einde dat nog moet komen telt niet als eerder gedaan",
        {"gesprek": [op(1, "2025-02-01")], "plaatsing": [plaatsing(1, "2025-01-01", "2025-02-20")]},
        Termijn(GESPREK, Datum("plaatsing", "eind"), Duur(2, "week"), eerder="telt"),
        vraag("2025-02-10"),
        {1: "open"},
        velden={1: {"gedaan": None}},
    ),
    Geval(
        "wie weggelaten wordt houdt geen cel open in zijn gemeente",
        {
            "leefsituatie": [{"persoon_id": 1, "gemeente": "Deventer", **t("2020-01-01")}],
            "plaatsing": [plaatsing(1, "2025-03-01", proeftijd_eind=d("2025-02-01"))],
        },
        GemiddeldeDuur(Selectie("plaatsing"), eenheid="dagen", tussen=("begin", "proeftijd_eind")),
        vraag(),
        {},
        getallen={"som": Decimal(0)},
        opmerkingen={"tweede datum voor de eerste": 1},
    ),
]
