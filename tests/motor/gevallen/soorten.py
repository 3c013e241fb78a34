"""At least one case for every kind of measure and every word of a condition, worked out by hand."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from opmaat.kern.maat import (
    Aandeel,
    Aantal,
    Behoud,
    Bestand,
    Bevat,
    Bezetting,
    Cohort,
    Datum,
    Drempel,
    Formatie,
    Frequentie,
    Gebeurtenisinstroom,
    Gekoppeld,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Groepsinstroom,
    Heeft,
    Ingevuld,
    Instroom,
    IsEen,
    Kolomwaarde,
    Leeftijd,
    Na,
    Niet,
    Of,
    Op,
    Oplevering,
    Overgang,
    Panel,
    Parameterwaarde,
    Preventie,
    Samengesteld,
    Selectie,
    Som,
    Stand,
    Telling,
    Termijn,
    Terug,
    Uitsplitsing,
    Uitstroom,
    Vergelijk,
    Verjaardag,
    Verwijst,
)
from opmaat.kern.motor.vraag import Parameterreeks
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import NAAR_WERK, PW, Geval, Rij, d, groep, op, t, uitkering, vraag

IEDEREEN = Selectie("persoon")
MATCHEN = Selectie("klantgroep", IsEen("groep", ("Matchen",)))
GESPREK = Datum("gesprek", "datum")
LANG = [uitkering(p, "2020-01-01") for p in (1, 2, 3)]


def mens(persoon: int, geboren: str, **meer: object) -> Rij:
    return {"persoon_id": persoon, "geboortedatum": d(geboren), **meer}


def plaatsing(persoon: int, begin: str, eind: str | None = None, **meer: object) -> Rij:
    return {"persoon_id": persoon, "grond": "lks", **t(begin, eind), **meer}


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
        Stand(IEDEREEN),
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
        opmerkingen={"parameter onbekend: wml": 1},
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
    # -- termijn
    Geval(
        "te vroeg, op tijd, vooruit, te laat en vervallen",
        {
            "melding": [op(p, "2025-01-06") for p in (1, 2, 3, 4)] + [op(5, "2025-06-01")],
            "gesprek": [op(1, "2025-01-12"), op(2, "2025-01-13"), op(3, "2025-02-18"), op(5, "2025-06-20")],
            "uitkering": [uitkering(4, "2024-01-01", "2025-02-16")],
        },
        Termijn(
            Datum("melding", "datum"),
            GESPREK,
            Duur(6, "week"),
            niet_eerder_dan=Duur(1, "week"),
            vervalt_bij=Uitstroom(PW),
        ),
        vraag(),
        {1: "te_vroeg", 2: "op_tijd", 3: "te_laat", 4: "vervallen", 5: "op_tijd_vooruit"},
        velden={2: {"gedaan": d("2025-01-13"), "uiterlijk": d("2025-02-17")}},
    ),
    Geval(
        "een lopend plan van voor de start telt alleen als de afspraak dat zegt",
        {
            "uitkering": [uitkering(1, "2025-01-06"), uitkering(2, "2025-01-06")],
            "plan_van_aanpak": [
                {"persoon_id": 1, **t("2024-12-01")},
                {"persoon_id": 2, **t("2024-12-01", "2025-01-05")},
            ],
        },
        Termijn(Instroom(PW), Datum("plan_van_aanpak", "begin"), Duur(6, "week"), eerder="telt"),
        vraag(),
        {1: "op_tijd", 2: "te_laat"},
        velden={1: {"gedaan": d("2025-01-06")}},
    ),
    Geval(
        "de laatste dag staat in een kolom en het doel hangt aan dezelfde plaatsing",
        {
            "plaatsing": [
                plaatsing(1, "2025-01-01", feit_id=100, proeftijd_eind=d("2025-01-31")),
                plaatsing(2, "2025-01-01", feit_id=101, proeftijd_eind=d("2025-01-31")),
                plaatsing(3, "2025-01-01", feit_id=102),
            ],
            "nazorg": [op(1, "2025-01-31", plaatsing_id=100), op(2, "2025-01-20", plaatsing_id=100)],
        },
        Termijn(
            Datum("plaatsing", "begin"),
            Datum("nazorg", "datum"),
            tot="proeftijd_eind",
            koppel="plaatsing_id",
            tel="rijen",
        ),
        vraag(),
        {1: "op_tijd", 2: "te_laat"},
        velden={1: {"gedaan": d("2025-01-20")}},
        opmerkingen={"zonder termijn": 1},
    ),
    Geval(
        "momenten met een marge geven per moment een lid",
        {
            "plaatsing": [plaatsing(1, "2025-01-31", feit_id=100)],
            "nazorg": [op(1, "2025-03-14", plaatsing_id=100)],
        },
        Termijn(
            Datum("plaatsing", "begin"),
            Datum("nazorg", "datum"),
            momenten=(Duur(1, "maand"), Duur(3, "maand"), Duur(6, "maand")),
            marge=Duur(2, "week"),
            koppel="plaatsing_id",
        ),
        vraag(),
        # 28-2 ± 14 days holds 14-3; 30-4 + 14 = 14-5 passed; 31-7 + 14 is still to come
        aantallen={"op_tijd": 1, "te_laat": 1, "open": 1},
    ),
    Geval(
        "een wettelijke termijn die op Goede Vrijdag 2025 eindigt loopt door tot dinsdag na Pasen",
        {"melding": [op(1, "2025-04-11")]},
        Termijn(Datum("melding", "datum"), GESPREK, Duur(1, "week"), wettelijk=True),
        vraag("2025-04-21"),
        {1: "open"},
        velden={1: {"uiterlijk": d("2025-04-22")}},
    ),
    # -- frequentie
    Geval(
        "twee gesprekken op één dag zijn er één, en wie nog geen jaar in de stand is, is open",
        {
            "uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2024-07-01"), uitkering(3, "2024-07-02")],
            "gesprek": [op(1, "2025-01-10"), op(1, "2025-01-10"), op(2, "2025-01-10"), op(2, "2025-02-10")],
        },
        Frequentie(Stand(PW), GESPREK, 2, venster=Duur(12, "maand")),
        vraag(),
        {1: "voldoet_niet", 2: "voldoet", 3: "open"},
        # 3: the window (P - 12 months, P] first lies whole in the state on 1-7-2025
        velden={1: {"aantal": 1}, 2: {"aantal": 2, "uiterlijk": d("2026-01-09")}, 3: {"uiterlijk": d("2025-07-01")}},
    ),
    Geval(
        "naar rato is een half jaar goed voor de helft, naar beneden afgerond",
        {
            "uitkering": [uitkering(1, "2025-01-01"), uitkering(2, "2024-12-29")],
            "gesprek": [op(2, "2024-12-28")],
        },
        Frequentie(Stand(PW), GESPREK, 2, venster=Duur(12, "maand"), wijze="naar rato"),
        vraag(),
        # 181 of 365 days: 2 x 181 / 365 = 0.99 → 0 needed; 184 days: 1.008 → 1 needed, and 28-12 lies before the state
        {1: "voldoet", 2: "voldoet_niet"},
        velden={1: {"aantal": 0}, 2: {"aantal": 0}},
    ),
    Geval(
        "ritme: het volgende gesprek is zes maanden na het laatste",
        {
            "uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2020-01-01"), uitkering(3, "2025-01-15")],
            "gesprek": [op(1, "2024-12-30"), op(2, "2024-12-31"), op(3, "2025-01-10")],
        },
        Frequentie(Stand(PW), GESPREK, 2, venster=Duur(12, "maand"), wijze="ritme"),
        vraag(),
        {1: "te_laat", 2: "te_laat", 3: "op_tijd"},  # 30-12 + 6 months = 30-6; 31-12 + 6 months clips to 30-6
        velden={1: {"uiterlijk": d("2025-06-30")}, 3: {"uiterlijk": d("2025-07-15")}},
    ),
    Geval(
        "een kalenderkwartaal wordt beoordeeld als het voorbij is",
        {
            "uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2025-01-02")],
            "gesprek": [op(1, "2025-03-31"), op(2, "2025-03-31")],
        },
        Frequentie(Stand(PW), GESPREK, 1, venster="kwartaal"),
        vraag("2025-06-29"),
        {1: "voldoet", 2: "open"},
        velden={1: {"aantal": 1}},
    ),
    # -- cohort
    Geval(
        "nieuw is de eerste groep van deze uitkering, doorstroom is dat niet",
        {
            "uitkering": [uitkering(1, "2024-01-01"), uitkering(2, "2025-01-01"), uitkering(3, "2024-01-01")],
            "klantgroep": [
                groep(1, "Groeien", "2024-01-01", "2025-01-31"),
                groep(1, "Matchen", "2025-02-01"),
                groep(2, "Groeien", "2023-01-01", "2023-06-30"),
                groep(2, "Matchen", "2025-02-01"),
                groep(3, "Matchen", "2025-02-01"),
            ],
        },
        Cohort(Groepsinstroom(("Matchen",)), NAAR_WERK, Duur(6, "maand")),
        vraag(),
        {2: "loopt_nog", 3: "loopt_nog"},
        velden={2: {"dagen": 149, "over": False}},  # 1-2 to 30-6: 27 + 31 + 30 + 31 + 30
    ),
    Geval(
        "alleen de eerste uitstroom beslist",
        {
            "uitkering": [
                uitkering(1, "2025-01-01", "2025-02-28", "studie"),
                uitkering(1, "2025-03-10", "2025-04-30", "werk"),
                uitkering(2, "2025-01-01", "2025-02-28"),
                uitkering(3, "2025-01-01", "2025-02-28", "werk"),
            ],
        },
        Cohort(Gebeurtenisinstroom(Instroom(PW)), NAAR_WERK, Duur(3, "maand")),
        vraag(),
        {1: "andere_afloop", 2: "reden_onbekend", 3: "gelukt"},
        velden={1: {"dagen": 58, "gedaan": d("2025-02-28"), "over": True}},
    ),
    Geval(
        "zonder uitkering bij instroom: toegekend telt vanaf de uitkering, geweigerd valt buiten, onbeslist loopt nog",
        {
            "klantgroep": [groep(p, "Matchen", "2025-01-06") for p in (1, 2, 3, 4)],
            "aanvraag": [
                op(1, "2025-01-02", status="toegekend", besluit_op=d("2025-01-20")),
                op(2, "2025-01-02", status="afgewezen", besluit_op=d("2025-01-20")),
                op(3, "2025-01-02", status="open"),
            ],
            "uitkering": [uitkering(1, "2025-01-15")],
        },
        Cohort(Groepsinstroom(("Matchen",)), NAAR_WERK, Duur(6, "maand"), eist_uitkering=True),
        vraag(),
        {1: "loopt_nog", 2: "buiten_telling", 3: "loopt_nog", 4: "buiten_telling"},
        velden={1: {"dag": d("2025-01-15"), "uiterlijk": d("2025-07-15")}, 3: {"dag": d("2025-01-06"), "over": False}},
    ),
    Geval(
        "overlijden of verhuizing binnen de duurzaamheid is niet vast te stellen",
        {
            "persoon": [mens(1, "1980-01-01", overleden_op=d("2025-05-01")), mens(2, "1980-01-01")],
            "leefsituatie": [
                {"persoon_id": 1, "gemeente": "Deventer", **t("2020-01-01")},
                {"persoon_id": 2, "gemeente": "Deventer", **t("2020-01-01", "2025-04-30")},
                {"persoon_id": 2, "gemeente": "Zwolle", **t("2025-05-01")},
                {"persoon_id": 3, "gemeente": "Deventer", **t("2020-01-01")},
            ],
            "uitkering": [uitkering(p, "2025-01-01", "2025-03-31", "werk") for p in (1, 2, 3)],
        },
        Cohort(Gebeurtenisinstroom(Instroom(PW)), NAAR_WERK, Duur(6, "maand"), Duur(6, "maand")),
        vraag(gemeente="Deventer"),
        {1: "niet_vast_te_stellen", 2: "niet_vast_te_stellen", 3: "gelukt_voorlopig"},
        velden={1: {"dagen": 89}},  # censored at E: 1-1 to 31-3
    ),
    Geval(
        "een andere gebeurtenis dan uitstroom: wat op dezelfde dag gebeurt is gelukt, wat eerder eindigt is andere afloop",
        {
            "uitkering": [
                uitkering(1, "2025-01-01", "2025-02-01"),
                uitkering(2, "2025-01-01", "2025-01-31"),
                uitkering(3, "2025-01-01"),
            ],
            "plaatsing": [plaatsing(1, "2025-02-01"), plaatsing(2, "2025-02-01")],
        },
        Cohort(
            Gebeurtenisinstroom(Instroom(PW)),
            Datum("plaatsing", "begin"),
            Duur(6, "maand"),
            andere_afloop=Uitstroom(PW),
        ),
        vraag(),
        {1: "gelukt", 2: "andere_afloop", 3: "loopt_nog"},
    ),
    Geval(
        "een bevroren bestand telt vanaf zijn dag, ook buiten het venster",
        {
            "uitkering": [
                uitkering(1, "2020-01-01", "2024-12-31", "werk"),
                uitkering(2, "2020-01-01", "2024-12-30", "werk"),
            ]
        },
        Cohort(Bestand(Stand(PW), d("2024-12-31")), NAAR_WERK, Duur(6, "maand")),
        vraag(),
        {1: "gelukt"},
        velden={1: {"dag": d("2024-12-31"), "dagen": 0, "over": True}},
    ),
    # -- preventie, behoud, panel
    Geval(
        "meldingen binnen 30 dagen zijn er één, en de keten loopt door van voor het venster",
        {
            "melding": [op(1, "2024-12-20"), op(1, "2025-01-19"), op(1, "2025-01-20"), op(2, "2025-01-05")],
            "aanvraag": [op(2, "2025-04-06", status="open")],
        },
        Preventie(None, "aanvraag", Duur(13, "week")),
        vraag(),
        {1: "geen_aanvraag", 2: "aangevraagd"},  # 5-1 + 91 days = 6-4
        velden={1: {"dag": d("2025-01-20")}, 2: {"gedaan": d("2025-04-06"), "uiterlijk": d("2025-04-06")}},
    ),
    Geval(
        "bij toekenning blijft een onbesliste aanvraag lopen",
        {
            "melding": [op(p, "2025-01-01") for p in (1, 2, 3, 4)] + [op(5, "2025-01-02")],
            "aanvraag": [
                op(1, "2025-01-10", status="toegekend", besluit_op=d("2025-03-01")),
                op(2, "2025-01-10", status="buiten_behandeling", besluit_op=d("2025-03-01")),
                op(3, "2025-01-10", status="open"),
                op(4, "2025-01-10", status="toegekend", besluit_op=d("2025-07-03")),
            ],
        },
        Preventie(None, "toekenning", Duur(26, "week")),
        vraag("2025-07-02"),
        {1: "toegekend", 2: "afgewezen", 3: "loopt_nog", 4: "loopt_nog", 5: "loopt_nog"},
        velden={1: {"uiterlijk": d("2025-07-02"), "gedaan": d("2025-03-01")}},
    ),
    Geval(
        "behoud verdraagt een gat van een maand en niet van een dag meer",
        {
            "uitkering": [
                uitkering(1, "2020-01-01", "2025-02-28"),
                uitkering(1, "2025-03-28"),
                uitkering(2, "2020-01-01", "2025-02-28"),
                uitkering(2, "2025-03-29"),
                uitkering(3, "2020-01-01", "2025-05-31"),
                uitkering(4, "2020-01-01", "2025-05-29"),
            ]
        },
        Behoud(Stand(PW), d("2025-01-01"), PW, Duur(1, "maand")),
        vraag(),
        {1: "behouden", 2: "verloren", 3: "behouden", 4: "verloren"},  # 31-5 + 1 month = 30-6 is not before P; 29-6 is
        velden={2: {"gedaan": d("2025-02-28")}},
    ),
    Geval(
        "de delen van een panel tellen op tot het bestand",
        {
            "uitkering": [
                *LANG,
                *(uitkering(p, "2020-01-01") for p in (4, 5)),
                uitkering(6, "2020-01-01", "2025-03-01"),
                uitkering(7, "2020-01-01", "2025-03-01"),
            ],
            "ladder": [
                *(op(p, "2024-06-01", trede=3) for p in (1, 2, 3, 4, 6, 7)),
                op(5, "2023-12-31", trede=3),
                op(1, "2025-02-01", trede=4),
                op(2, "2025-02-01", trede=3),
                op(3, "2025-02-01", trede=4),
                op(3, "2025-02-02", trede=2),
                op(7, "2025-06-30", trede=5),
            ],
        },
        Panel(Stand(PW), d("2024-12-31"), Selectie("ladder"), "trede"),
        vraag(),
        {
            1: "hoger",
            2: "gelijk",
            3: "lager",
            4: "niet_opnieuw_gemeten",
            5: "geen_score_toen",  # 31-12-2023 is not after basis - 12 months
            6: "vertrokken",
            7: "hoger",
        },
    ),
    # -- omvang
    Geval(
        "de hoogste bezetting is de eerste van gelijke dagen, personen samengevoegd",
        {
            "traject": [
                {"persoon_id": 1, **t("2025-01-10", "2025-01-20")},
                {"persoon_id": 1, **t("2025-01-15", "2025-01-31")},
                {"persoon_id": 2, **t("2025-01-31", "2025-02-09")},
                {"persoon_id": 3, **t("2024-01-01", "2025-01-05")},
            ]
        },
        Bezetting(Selectie("traject")),
        vraag(),
        {1: "lid", 2: "lid"},
        velden={1: {"dagen": 22}, 2: {"dagen": 10}},
        getallen={"hoogste": Decimal(2), "dagensom": Decimal(37), "dagen": Decimal(181)},  # 22 + 10 + 5
        topdag=d("2025-01-31"),
    ),
    Geval(
        "plaatsen tellen rijen, ook van dezelfde persoon",
        {"traject": [{"persoon_id": 1, **t("2025-01-10", "2025-01-20")}, {"persoon_id": 1, **t("2025-01-15")}]},
        Bezetting(Selectie("traject"), "plaatsen"),
        vraag(),
        aantallen={"lid": 2},
        getallen={"hoogste": Decimal(2)},
        topdag=d("2025-01-15"),
    ),
    Geval(
        "fte is uren gedeeld door voltijd; zonder uren telt als nul en wordt gemeld",
        {
            "plaatsing": [
                plaatsing(1, "2025-06-01", uren=Decimal(18)),
                plaatsing(2, "2025-06-30", uren=Decimal(9)),
                plaatsing(3, "2025-06-30"),
            ]
        },
        Bezetting(Selectie("plaatsing"), "fte", "gemiddelde"),
        vraag(),
        {1: "lid", 2: "lid", 3: "lid"},
        getallen={"dagensom": Decimal("15.25"), "hoogste": Decimal("0.75"), "dagen": Decimal(181)},  # 30 x 0.5 + 0.25
        opmerkingen={"zonder uren": 1},
    ),
    Geval(
        "formatie is de som van fte maal dagen",
        {
            "formatie": [
                {**t("2025-01-01", "2025-01-10"), "product": "matchen", "soort": "werkelijk", "fte": Decimal("1.5")},
                {**t("2024-01-01"), "product": "matchen", "soort": "werkelijk", "fte": Decimal(2)},
                {**t("2025-01-01"), "product": "groeien", "soort": "werkelijk", "fte": Decimal(9)},
                {**t("2025-01-01"), "product": "matchen", "soort": "begroot", "fte": Decimal(9)},
                {
                    **t("2025-01-01"),
                    "product": "matchen",
                    "soort": "werkelijk",
                    "fte": Decimal(9),
                    "overeenkomst": "ander",
                },
            ]
        },
        Formatie(("matchen",)),
        vraag(),
        aantallen={"lid": 2},
        getallen={"dagensom": Decimal(377), "dagen": Decimal(181)},  # 15 + 362
    ),
    Geval(
        "het gemiddelde van een score laat lege waarden weg en meldt ze",
        {
            "enquete": [
                {"datum": d("2025-02-01"), "cijfer": Decimal("7.5")},
                {"datum": d("2025-02-01"), "cijfer": Decimal(6)},
                {"datum": d("2025-02-01")},
            ]
        },
        GemiddeldeScore(Selectie("enquete"), "cijfer"),
        vraag(),
        aantallen={"lid": 2},
        getallen={"som": Decimal("13.5"), "kwadraatsom": Decimal("92.25")},
        opmerkingen={"zonder waarde": 1},
    ),
    Geval(
        "een afgesloten duur telt de laatste dag mee",
        {
            "traject": [
                {"persoon_id": 1, **t("2025-01-01", "2025-01-31")},
                {"persoon_id": 2, **t("2025-01-01", "2025-02-15")},
                {"persoon_id": 3, **t("2025-01-01", "2025-07-01")},
            ]
        },
        GemiddeldeDuur(Selectie("traject")),
        vraag(),
        {1: "lid", 2: "lid"},
        velden={1: {"bedrag": Decimal(1)}, 2: {"bedrag": Decimal("1.5")}},
        getallen={"som": Decimal("2.5"), "kwadraatsom": Decimal("3.25")},
    ),
    Geval(
        "een duur tussen twee datums, omgekeerd wordt gemeld",
        {
            "aanvraag": [
                op(1, "2025-01-31", besluit_op=d("2025-02-10")),
                op(2, "2025-03-01", besluit_op=d("2025-02-10")),
            ]
        },
        GemiddeldeDuur(Selectie("aanvraag"), eenheid="dagen", tussen=("datum", "besluit_op")),
        vraag(),
        {1: "lid"},
        velden={1: {"bedrag": Decimal(10), "dag": d("2025-02-10")}},
        opmerkingen={"datums omgekeerd": 1},
    ),
    Geval(
        "de stand op maandeinden, samengevoegd per persoon",
        {
            "uitkering": [
                uitkering(1, "2025-01-31", "2025-02-27"),
                uitkering(1, "2025-02-10", "2025-02-28"),
                uitkering(2, "2024-01-01", "2025-03-30"),
                uitkering(3, "2025-03-31"),
            ]
        },
        GemiddeldeStand(Stand(PW)),
        vraag("2025-04-29"),
        reeks=((d("2025-01-31"), 2), (d("2025-02-28"), 2), (d("2025-03-31"), 1)),
    ),
    Geval(
        "de stand op maandeinden volgt de gemeente van dat maandeinde",
        {
            "uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2020-01-01")],
            "leefsituatie": [
                {"persoon_id": 1, "gemeente": "Deventer", **t("2020-01-01", "2025-02-27")},
                {"persoon_id": 1, "gemeente": "Zwolle", **t("2025-02-28")},
                {"persoon_id": 2, "gemeente": "Deventer", **t("2025-02-28")},
            ],
        },
        GemiddeldeStand(Stand(PW)),
        vraag("2025-03-31", gemeente="Deventer"),
        reeks=((d("2025-01-31"), 1), (d("2025-02-28"), 1), (d("2025-03-31"), 1)),
    ),
    Geval(
        "een oplevering is op tijd, te laat of open",
        {
            "oplevering": [
                {"vervalt_op": d("2025-04-01"), "gereed_op": d("2025-04-01"), "kalender": "k", "overeenkomst": "dvo"},
                {"vervalt_op": d("2025-06-30"), "kalender": "k", "overeenkomst": "dvo"},
                {"vervalt_op": d("2025-07-01"), "gereed_op": d("2025-07-01"), "kalender": "k", "overeenkomst": "dvo"},
                {"vervalt_op": d("2025-04-01"), "kalender": "k", "overeenkomst": "ander"},
            ]
        },
        Oplevering(("k",)),
        vraag(overeenkomst="dvo"),
        aantallen={"op_tijd": 1, "te_laat": 1, "open": 1},
    ),
]
