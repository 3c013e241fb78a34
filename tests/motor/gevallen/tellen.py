"""Cases for stand, telling, som, aandeel and vereniging, for the gemeente, the breakdown and what was known."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from opmaat.kern.maat import (
    Aandeel,
    Datum,
    Drempel,
    Instroom,
    IsEen,
    Leeftijd,
    Op,
    Overgang,
    Samengesteld,
    Selectie,
    Som,
    Stand,
    Telling,
    Uitsplitsing,
    Verjaardag,
)
from opmaat.kern.motor.vraag import Parameterreeks
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import (
    GESPREK,
    NAAR_WERK,
    PW,
    Geval,
    d,
    groep,
    mens,
    op,
    t,
    uitkering,
    vraag,
)

LANG = [uitkering(p, "2020-01-01") for p in (1, 2, 3)]

GEVALLEN = [
    # -- stand, telling, som, aandeel, samengesteld
    Geval(
        "wie korter dan zes weken in de stand is, is open",
        {"uitkering": [uitkering(1, "2025-05-19"), uitkering(2, "2025-05-20")]},
        Stand(PW, rijp_na=Duur(6, "week")),
        vraag(),
        {1: "lid", 2: "open"},  # 19-5 + 42 days = 30-6, 20-5 + 42 days = 1-7
    ),
    Geval(
        "een stand telt elk dossier één keer",
        {"uitkering": [uitkering(1, "2025-01-01", dossier_id=7), uitkering(2, "2025-01-01", dossier_id=7)]},
        Stand(PW, tel="dossier_id"),
        vraag(),
        aantallen={"lid": 1},
    ),
    Geval(
        "een stand op een dag na de peildatum heeft nog geen leden",
        {"uitkering": LANG},
        Stand(PW, op=d("2025-07-01")),
        vraag(),
        {},
    ),
    Geval(
        "wie op 29 februari is geboren wordt 27 op 1 maart",
        {"persoon": [mens(1, "1998-02-28"), mens(2, "1996-02-29"), mens(3, "1998-03-01")]},
        Stand(Selectie("persoon", Leeftijd(Op.KLEINER, 27))),
        vraag("2025-02-28"),
        {3: "lid"},
    ),
    Geval(
        "wie op 29 februari 2000 is geboren is op 28 februari 2025 nog 24",
        {"persoon": [mens(1, "2000-02-29")]},
        Stand(Selectie("persoon", Leeftijd(Op.KLEINER, 25))),
        vraag("2025-02-28"),
        {1: "lid"},
    ),
    Geval(
        "de AOW-leeftijd van 67 jaar en 3 maanden wordt bereikt op de dag zelf",
        {"persoon": [mens(1, "1958-03-30"), mens(2, "1958-03-31")]},
        Stand(Selectie("persoon", Leeftijd(Op.KLEINER, None))),
        vraag("2025-06-30", parameters={"aow_leeftijd_maanden": Parameterreeks(((d("2024-01-01"), Decimal(807)),))}),
        {},  # 30-3-1958 + 807 months = 30-6-2025; 31-3-1958 + 807 months clips to 30-6-2025 as well
    ),
    Geval(
        "wie na 30 juni is overleden telt op 30 juni nog mee",
        {"persoon": [mens(1, "1980-01-01", overleden_op=d("2025-06-30")), mens(2, "1980-01-01")]},
        Stand(Selectie("persoon")),
        vraag(),
        {2: "lid"},
    ),
    Geval(
        "uitstroom zonder bruikbare reden is reden onbekend, tenzij er ook een goede is",
        {
            "uitkering": [
                uitkering(1, "2024-01-01", "2025-02-01"),
                uitkering(2, "2024-01-01", "2025-02-01", "werk_of_ziektegeld"),
                uitkering(2, "2025-03-01", "2025-04-01", "werk"),
                uitkering(3, "2024-01-01", "2025-02-01", "studie"),
            ]
        },
        Telling(NAAR_WERK),
        vraag(),
        {1: "reden_onbekend", 2: "lid"},
        velden={2: {"dag": d("2025-04-01")}},
    ),
    Geval(
        "samengevoegde perioden nemen de reden van de rij die het laatst eindigt",
        {
            "uitkering": [
                uitkering(1, "2024-01-01", "2025-03-31", "werk"),
                uitkering(1, "2025-01-01", "2025-02-28", "studie"),
            ]
        },
        Telling(NAAR_WERK),
        vraag(),
        {1: "lid"},
        velden={1: {"dag": d("2025-03-31")}},
    ),
    Geval(
        "met eerste dag zonder is de uitstroom een dag later",
        {
            "uitkering": [
                uitkering(1, "2024-01-01", "2025-06-29", "werk"),
                uitkering(2, "2024-01-01", "2025-06-30", "werk"),
            ]
        },
        Telling(NAAR_WERK),
        vraag(uitstroomdatum="eerste dag zonder"),
        {1: "lid"},
        velden={1: {"dag": d("2025-06-30")}},
    ),
    Geval(
        "instroom op besluit telt op de dag van een later besluit",
        {
            "uitkering": [
                uitkering(1, "2024-12-15", besluit_op=d("2025-01-10")),
                uitkering(2, "2025-02-01", besluit_op=d("2025-01-10")),
            ]
        },
        Telling(Instroom(PW)),
        vraag(instroomdatum="besluit"),
        {1: "lid", 2: "lid"},
        velden={1: {"dag": d("2025-01-10")}, 2: {"dag": d("2025-02-01")}},
    ),
    Geval(
        "een overgang telt als de vorige groep hoogstens 31 dagen eerder eindigde",
        {
            "klantgroep": [
                groep(1, "Groeien", "2024-01-01", "2025-01-31"),
                groep(1, "Matchen", "2025-03-03"),
                groep(2, "Groeien", "2024-01-01", "2025-01-31"),
                groep(2, "Matchen", "2025-03-04"),
                groep(3, "Groeien", "2024-01-01", "2025-01-31"),
                groep(3, "Zorgen", "2025-02-01", "2025-02-10"),
                groep(3, "Matchen", "2025-02-11"),
            ]
        },
        Telling(Overgang("klantgroep", "groep", ("Groeien",), ("Matchen",), Duur(31, "dag"))),
        vraag(),
        {1: "lid"},  # 31-1 + 31 days = 3-3
        velden={1: {"dag": d("2025-03-03")}},
    ),
    Geval(
        "een drempel van drie jaar wordt bereikt als de periode die dag nog loopt",
        {"klantgroep": [groep(1, "Groeien", "2022-03-01"), groep(2, "Groeien", "2022-03-01", "2025-02-28")]},
        Telling(Drempel(Selectie("klantgroep", IsEen("groep", ("Groeien",))), Duur(3, "jaar"))),
        vraag(),
        {1: "lid"},
        velden={1: {"dag": d("2025-03-01")}},
    ),
    Geval(
        "wie 27 wordt in het venster telt, behalve wie eerder is overleden",
        {"persoon": [mens(1, "1998-05-05"), mens(2, "1998-05-05", overleden_op=d("2025-05-04"))]},
        Telling(Verjaardag(27)),
        vraag(),
        {1: "lid"},
        velden={1: {"dag": d("2025-05-05")}},
    ),
    Geval(
        "een som laat weg wat is ingetrokken en meldt wat geen bedrag heeft",
        {
            "maatregel": [
                op(1, "2025-02-01", bedrag=Decimal("100.10")),
                op(1, "2025-03-01", bedrag=Decimal("50.05"), ingetrokken_op=d("2025-06-30")),
                op(2, "2025-03-01", bedrag=Decimal("25.25"), ingetrokken_op=d("2025-07-01")),
                op(2, "2025-04-01"),
            ]
        },
        Som(Datum("maatregel", "datum"), "bedrag"),
        vraag(),
        aantallen={"lid": 3},
        getallen={"som": Decimal("125.35"), "zonder_bedrag": Decimal(1)},
        opmerkingen={"zonder bedrag": 1},
    ),
    Geval(
        "een aandeel vraagt of één van de rijen van de persoon voldoet",
        {"gesprek": [op(1, "2025-02-01", waar="thuis"), op(1, "2025-01-01"), op(2, "2025-01-01")]},
        Aandeel(Telling(GESPREK), IsEen("waar", ("thuis",))),
        vraag(),
        {1: "teller", 2: "noemer"},
        velden={1: {"dag": d("2025-01-01")}},
    ),
    Geval(
        "een vereniging telt een persoon één keer, op de eerste dag",
        {"gesprek": [op(1, "2025-02-01")], "melding": [op(1, "2025-01-15"), op(2, "2025-03-01")]},
        Samengesteld("vereniging", (("a", Telling(GESPREK)), ("b", Telling(Datum("melding", "datum"))))),
        vraag(),
        {1: "lid", 2: "lid"},
        velden={1: {"dag": d("2025-01-15")}},
    ),
    # -- gemeente, uitsplitsing, bekend op
    Geval(
        "wie op de dag in een andere gemeente woont is geen lid, wie net vertrok wel",
        {
            "uitkering": [uitkering(p, "2024-01-01", "2025-03-31", "werk") for p in (1, 2, 3, 4)],
            "leefsituatie": [
                {"persoon_id": 1, "gemeente": "Deventer", **t("2020-01-01")},
                {"persoon_id": 2, "gemeente": "Deventer", **t("2020-01-01", "2025-02-28")},
                {"persoon_id": 2, "gemeente": "Zwolle", **t("2025-03-01")},
                {"persoon_id": 3, "gemeente": "Deventer", **t("2020-01-01", "2025-02-28")},
                {"persoon_id": 4, "gemeente": "Deventer", **t("2020-01-01", "2025-02-27")},
            ],
        },
        Telling(NAAR_WERK),
        vraag(gemeente="Deventer"),
        {1: "lid", 3: "lid"},  # 28-2 is 31 days before 31-3, 27-2 is 32
    ),
    Geval(
        "een persoon in twee cellen telt in beide en één keer in het totaal",
        {
            "klantgroep": [groep(1, "Matchen", "2024-01-01", "2025-02-28"), groep(1, "Groeien", "2025-03-01")],
            "gesprek": [op(1, "2025-02-01"), op(1, "2025-04-01"), op(2, "2025-04-01")],
        },
        Telling(GESPREK),
        vraag(uitsplitsing=(Uitsplitsing("klantgroep", "groep"),)),
        {1: "lid", 2: "lid"},
        cellen={("Matchen",): {"lid": 1}, ("Groeien",): {"lid": 1}, ("onbekend",): {"lid": 1}},
    ),
    Geval(
        "bekend op 1 juli kent niet wat om 00:30 op 2 juli is vastgelegd, en wel wat later is vervallen",
        {
            "gesprek": [
                op(1, "2025-06-01", geregistreerd_op=datetime(2025, 7, 1, 21, 59)),
                op(2, "2025-06-01", geregistreerd_op=datetime(2025, 7, 1, 22, 30)),
                op(3, "2025-06-01", vervallen_op=datetime(2025, 7, 1, 22, 0)),
                op(4, "2025-06-01", vervallen_op=datetime(2025, 7, 1, 21, 0)),
            ]
        },
        Telling(GESPREK),
        vraag(bekend_op=d("2025-07-01")),
        {1: "lid", 3: "lid"},
    ),
]
