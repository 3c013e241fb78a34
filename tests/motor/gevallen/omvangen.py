"""Cases for bezetting, formatie, the means and oplevering."""

from __future__ import annotations

from decimal import Decimal

from opmaat.kern.maat import (
    Bezetting,
    Formatie,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Oplevering,
    Selectie,
    Stand,
)
from tests.motor.gevallen.geval import (
    PW,
    Geval,
    d,
    op,
    plaatsing,
    t,
    uitkering,
    vraag,
)

GEVALLEN = [
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
        "zijn van niemand de uren bekend, dan is er geen drukste dag en zit er niemand in",
        {"plaatsing": [plaatsing(1, "2025-06-01"), plaatsing(2, "2025-06-30")]},
        Bezetting(Selectie("plaatsing"), "fte"),
        vraag(),
        {},
        getallen={"hoogste": Decimal(0), "dagensom": Decimal(0), "dagen": Decimal(181)},
        opmerkingen={"zonder uren": 2},
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
        "voor het venster begint is er nog geen dag bezet",
        {"traject": [{"persoon_id": 1, **t("2024-01-01")}]},
        Bezetting(Selectie("traject")),
        vraag("2024-12-31"),
        {},
        getallen={"hoogste": Decimal(0), "dagensom": Decimal(0), "dagen": Decimal(0)},
    ),
    Geval(
        "voor het venster begint is er nog geen formatie",
        {"formatie": [{**t("2024-01-01"), "product": "matchen", "soort": "werkelijk", "fte": Decimal(2)}]},
        Formatie(("matchen",)),
        vraag("2024-12-31"),
        aantallen={},
        getallen={"dagensom": Decimal(0), "dagen": Decimal(0)},
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
        opmerkingen={"tweede datum voor de eerste": 1},
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
