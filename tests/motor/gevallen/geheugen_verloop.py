"""Hand-worked cases of what becomes of people: cohort, termijn, frequentie, behoud, panel, preventie, bezetting."""

from __future__ import annotations

from decimal import Decimal

from opmaat.kern.maat import (
    Behoud,
    Bezetting,
    Cohort,
    Datum,
    Frequentie,
    Groepsinstroom,
    Instroom,
    IsEen,
    Panel,
    Preventie,
    Selectie,
    Stand,
    Termijn,
)
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import NAAR_WERK, PW, Geval, d, groep, op, t, uitkering, vraag

MATCHEN = Selectie("klantgroep", IsEen("groep", ("Matchen",)))
GESPREK = Datum("gesprek", "datum")
HALF, MAAND = Duur(6, "maand"), Duur(1, "maand")
NAAR = Cohort(Groepsinstroom(("Matchen",), "alle"), NAAR_WERK, HALF)
GEEIST = Cohort(Groepsinstroom(("Matchen",), "alle"), NAAR_WERK, HALF, eist_uitkering=True)
LANG = Duur(12, "maand")


def mens(persoon: int, **meer: object) -> dict[str, object]:
    return {"persoon_id": persoon, "geboortedatum": d("1980-01-01"), **meer}


GEVALLEN = [
    Geval(
        "nieuw is de eerste groep van deze uitkering, doorstroom is de rest",
        {
            "uitkering": [uitkering(1, "2024-06-01"), uitkering(2, "2025-01-01"), uitkering(3, "2024-01-01", "2024-08-31"), uitkering(3, "2025-01-01")],
            "klantgroep": [
                groep(1, "Groeien", "2024-06-01", "2025-01-31"), groep(1, "Matchen", "2025-02-01"), groep(2, "Matchen", "2025-02-01"),
                groep(3, "Groeien", "2024-01-01", "2024-08-31"), groep(3, "Matchen", "2025-02-01"),
            ],
        },
        Cohort(Groepsinstroom(("Matchen",)), NAAR_WERK, HALF), vraag(), {2: "loopt_nog", 3: "loopt_nog"},
    ),
    Geval(
        "wie zonder uitkering eerder een groep had is doorstroom",
        {"klantgroep": [groep(1, "Groeien", "2023-01-01", "2023-06-30"), groep(1, "Matchen", "2025-02-01"), groep(2, "Matchen", "2025-02-01")]},
        Cohort(Groepsinstroom(("Matchen",), "doorstroom"), NAAR_WERK, HALF), vraag(), {1: "loopt_nog"},
    ),
    Geval(
        "de eerste uitstroom beslist, ook als een latere naar werk is",
        {
            "uitkering": [uitkering(1, "2024-12-01", "2025-02-28", "studie"), uitkering(1, "2025-04-01", "2025-05-31", "werk")],
            "klantgroep": [groep(1, "Matchen", "2025-01-06")],
        },
        NAAR, vraag(), {1: "andere_afloop"}, velden={1: {"dagen": 53, "gedaan": d("2025-02-28")}},  # 6-1 to 28-2: 25 + 28 days
    ),
    Geval(
        "een latere andere reden dan de termijn is termijn verstreken",
        {"uitkering": [uitkering(1, "2024-12-01", "2025-04-07", "studie")], "klantgroep": [groep(1, "Matchen", "2025-01-06")]},
        Cohort(Groepsinstroom(("Matchen",), "alle"), NAAR_WERK, Duur(3, "maand")), vraag(), {1: "termijn_verstreken"},
        velden={1: {"uiterlijk": d("2025-04-06"), "over": True, "dagen": 90}},
    ),
    Geval(
        "uitstroom zonder bruikbare reden is reden onbekend en nooit een succes",
        {
            "uitkering": [uitkering(1, "2024-12-01", "2025-03-31"), uitkering(2, "2024-12-01", "2025-03-31", "werk_of_ziektegeld")],
            "klantgroep": [groep(p, "Matchen", "2025-01-06") for p in (1, 2)],
        },
        NAAR, vraag(), {1: "reden_onbekend", 2: "reden_onbekend"},
    ),
    Geval(
        "overlijden of verhuizen binnen de duurzame termijn is niet vast te stellen, terugkeer gaat voor",
        {
            "persoon": [mens(1, overleden_op=d("2025-04-15")), mens(2), mens(3, overleden_op=d("2025-05-15")), mens(4)],
            "uitkering": [uitkering(p, "2024-12-01", "2025-03-31", "werk") for p in (1, 2, 3, 4)] + [uitkering(3, "2025-04-15", "2025-05-15", "overlijden")],
            "leefsituatie": [{"persoon_id": p, "gemeente": "A", **t("2020-01-01", None if p != 2 else "2025-04-30")} for p in (1, 2, 3, 4)]
            + [{"persoon_id": 2, "gemeente": "B", **t("2025-05-01")}],
            "klantgroep": [groep(p, "Matchen", "2025-01-06") for p in (1, 2, 3, 4)],
        },
        Cohort(Groepsinstroom(("Matchen",), "alle"), NAAR_WERK, HALF, HALF), vraag(gemeente="A"),
        {1: "niet_vast_te_stellen", 2: "niet_vast_te_stellen", 3: "teruggevallen", 4: "gelukt_voorlopig"},
        velden={1: {"dagen": 84}, 3: {"dagen": 99}, 4: {"dagen": 175, "over": False}},  # from 6-1: 31-3 is 84, 15-4 is 99, 30-6 is 175 days
    ),
    Geval(
        "een uitkering op de aanvraag die openstond verschuift het begin; afgewezen valt erbuiten; onbeslist loopt nog",
        {
            "uitkering": [uitkering(1, "2025-01-20"), uitkering(5, "2025-01-01")],
            "aanvraag": [
                op(1, "2025-01-02", status="toegekend", besluit_op=d("2025-01-25")), op(2, "2025-01-02", status="afgewezen", besluit_op=d("2025-01-25")),
                op(3, "2025-01-02", status="open"), op(6, "2025-01-02", status="ingetrokken", ingetrokken_op=d("2025-01-10")),
            ],
            "klantgroep": [groep(p, "Matchen", "2025-01-06") for p in (1, 2, 3, 4, 5, 6)],
        },
        GEEIST, vraag("2025-07-06"),
        {1: "loopt_nog", 2: "buiten_telling", 3: "loopt_nog", 4: "buiten_telling", 5: "termijn_verstreken", 6: "buiten_telling"},
        velden={1: {"dag": d("2025-01-20"), "uiterlijk": d("2025-07-20")}, 3: {"over": False}},
    ),
    Geval(
        "periode op einde venster kiest wie in het jaar klaar is",
        {"uitkering": [uitkering(p, "2024-01-01") for p in (1, 2)], "klantgroep": [groep(1, "Matchen", "2024-06-30"), groep(2, "Matchen", "2024-07-01")]},
        Cohort(Groepsinstroom(("Matchen",), "alle"), NAAR_WERK, HALF, periode="op einde venster"), vraag(), {2: "termijn_verstreken"},  # 30-12-2024; 1-1-2025
    ),
    Geval(
        "op één dag wint het doel van de andere afloop",
        {"klantgroep": [groep(1, "Matchen", "2025-01-06"), groep(2, "Matchen", "2025-01-06")],
         "gesprek": [op(1, "2025-02-01"), op(2, "2025-02-02")], "nazorg": [op(1, "2025-02-01"), op(2, "2025-02-01")]},
        Cohort(Groepsinstroom(("Matchen",), "alle"), GESPREK, HALF, andere_afloop=Datum("nazorg", "datum")), vraag(), {1: "gelukt", 2: "andere_afloop"},
    ),
    Geval(
        "van 31 augustus is zes maanden later 28 februari",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-02-28", "werk"), uitkering(2, "2024-01-01", "2025-03-01", "werk")],
         "klantgroep": [groep(p, "Matchen", "2024-08-31") for p in (1, 2)]},
        NAAR, vraag(venster="2024-01-01 t/m 2024-12-31"), {1: "gelukt", 2: "termijn_verstreken"},
    ),
    Geval(
        "te vroeg, op tijd vooruit en open",
        {"uitkering": [uitkering(1, "2025-04-01"), uitkering(2, "2025-05-10"), uitkering(3, "2025-05-20"), uitkering(4, "2025-05-20")],
         "gesprek": [op(1, "2025-04-10"), op(2, "2025-05-12"), op(3, "2025-06-20")]},
        Termijn(Instroom(PW), GESPREK, Duur(6, "week"), niet_eerder_dan=Duur(2, "week")), vraag(),
        {1: "te_vroeg", 2: "te_vroeg", 3: "op_tijd_vooruit", 4: "open"},  # 10-5 + 42 days = 21-6; 20-5 + 42 days = 1-7
    ),
    Geval(
        "de grond viel weg vóór de laatste dag; op de laatste dag zelf telt dat niet meer",
        {"uitkering": [uitkering(1, "2025-01-06", "2025-02-16"), uitkering(2, "2025-01-06", "2025-02-17"), uitkering(3, "2025-01-06", "2025-02-01")],
         "gesprek": [op(3, "2025-01-20")]},
        Termijn(Instroom(PW), GESPREK, Duur(6, "week"), vervalt_bij=Datum("uitkering", "eind")), vraag(), {1: "vervallen", 2: "te_laat", 3: "op_tijd"},
    ),
    Geval(
        "een plan dat al liep telt als gedaan op de begindag, als de clausule dat zegt",
        {"uitkering": [uitkering(1, "2025-01-06"), uitkering(2, "2025-01-06")],
         "plan_van_aanpak": [{"persoon_id": 1, **t("2024-12-01", "2025-01-06")}, {"persoon_id": 2, **t("2024-12-01", "2025-01-05")}]},
        Termijn(Instroom(PW), Datum("plan_van_aanpak", "begin"), Duur(6, "week"), eerder="telt"), vraag(), {1: "op_tijd", 2: "te_laat"},
        velden={1: {"gedaan": d("2025-01-06")}},
    ),
    Geval(
        "naar rato naar beneden afgerond over de dagen in de groep",
        {"klantgroep": [groep(1, "Matchen", "2024-01-01"), groep(2, "Matchen", "2024-12-30"), groep(3, "Matchen", "2024-12-29")]},
        # (30-6-2024, 30-6-2025] has 365 days; from 30-12 are 183 days (2 x 183 / 365 = 1.003), from 29-12 184
        Frequentie(Stand(MATCHEN), GESPREK, 2, venster=LANG, wijze="naar rato"), vraag(), {1: "voldoet_niet", 2: "voldoet_niet", 3: "voldoet_niet"},
    ),
    Geval(
        "naar rato vraagt met 182 dagen niets van twee per jaar",
        {"klantgroep": [groep(1, "Matchen", "2024-12-31")]},  # 182 days: 364 / 365 < 1
        Frequentie(Stand(MATCHEN), GESPREK, 2, venster=LANG, wijze="naar rato"), vraag(), {1: "voldoet"}, velden={1: {"aantal": 0}},
    ),
    Geval(
        "ritme: de volgende is een half jaar na de laatste, of na het begin",
        {"klantgroep": [groep(p, "Matchen", "2024-01-01") for p in (1, 2)] + [groep(3, "Matchen", "2024-12-31")],
         "gesprek": [op(1, "2024-12-30"), op(2, "2024-12-31")]},
        Frequentie(Stand(MATCHEN), GESPREK, 2, venster=LANG, wijze="ritme"), vraag(), {1: "te_laat", 2: "te_laat", 3: "te_laat"},
        velden={1: {"uiterlijk": d("2025-06-30")}, 2: {"uiterlijk": d("2025-06-30")}, 3: {"uiterlijk": d("2025-06-30"), "aantal": 0}},
    ),
    Geval(
        "een kalenderkwartaal is het laatste dat helemaal voorbij is",
        {"klantgroep": [groep(1, "Matchen", "2025-01-01"), groep(2, "Matchen", "2025-01-02"), groep(3, "Matchen", "2025-01-01")],
         "gesprek": [op(1, "2025-03-31"), op(2, "2025-02-01"), op(3, "2025-04-01")]},
        Frequentie(Stand(MATCHEN), GESPREK, 1, venster="kwartaal"), vraag("2025-06-29"), {1: "voldoet", 2: "open", 3: "voldoet_niet"},
        velden={1: {"uiterlijk": d("2025-06-30")}},
    ),
    Geval(
        "een hele maand op de peildatum zelf is voorbij",
        {"klantgroep": [groep(1, "Matchen", "2025-06-01")], "gesprek": [op(1, "2025-06-30"), op(1, "2025-06-30")]},
        Frequentie(Stand(MATCHEN), GESPREK, 1, venster="maand"), vraag(), {1: "voldoet"}, velden={1: {"aantal": 1, "uiterlijk": d("2025-07-31")}},
    ),
    Geval(
        "een gat van precies een maand is behoud, een dag langer is verlies op de laatste dag",
        {"uitkering": [
            uitkering(1, "2024-01-01", "2025-02-28"), uitkering(1, "2025-03-28"), uitkering(2, "2024-01-01", "2025-02-28"), uitkering(2, "2025-03-29"),
            uitkering(3, "2024-01-01", "2025-05-30"), uitkering(4, "2024-01-01", "2025-05-29"),
        ]},
        Behoud(Stand(PW), d("2025-01-01"), PW, MAAND), vraag(),
        {1: "behouden", 2: "verloren", 3: "behouden", 4: "verloren"},  # 30-5 + 1 month = 30-6 is P, not before it
        velden={2: {"gedaan": d("2025-02-28")}, 4: {"gedaan": d("2025-05-29")}},
    ),
    Geval(
        "de delen van een panel",
        {
            "uitkering": [uitkering(p, "2020-01-01", "2025-03-31" if p in (4, 5) else None) for p in range(1, 9)],
            "ladder": [op(p, "2024-12-01", trede=3) for p in (1, 2, 3, 4, 5, 6)] + [op(7, "2024-01-01", trede=3), op(8, "2024-01-02", trede=3)]
            + [op(1, "2025-05-01", trede=4), op(2, "2025-05-01", trede=3), op(3, "2025-05-01", trede=2), op(5, "2025-02-01", trede=5)],
        },  # 12 months before 1-1-2025 is 1-1-2024: not after it
        Panel(Stand(PW), d("2025-01-01"), Selectie("ladder"), "trede"), vraag(),
        {1: "hoger", 2: "gelijk", 3: "lager", 4: "vertrokken", 5: "hoger", 6: "niet_opnieuw_gemeten", 7: "geen_score_toen", 8: "niet_opnieuw_gemeten"},
    ),
    Geval(
        "meldingen binnen dertig dagen zijn er één, en een aanvraag telt meteen",
        {"melding": [op(1, "2025-01-01"), op(1, "2025-01-31"), op(2, "2025-01-01"), op(3, "2025-05-01"), op(4, "2025-01-01")],
         "aanvraag": [op(2, "2025-04-02"), op(3, "2025-05-02"), op(4, "2025-04-03")]},
        Preventie(None, "aanvraag", Duur(13, "week")), vraag(),
        {1: "geen_aanvraag", 2: "aangevraagd", 3: "aangevraagd", 4: "geen_aanvraag"},
        getallen={"over:geen_aanvraag": Decimal(2), "over:aangevraagd": Decimal(1)},  # 1-1 + 91 days = 2-4; the follow-up of 3 is not over
    ),
    Geval(
        "na dertig dagen is een melding een nieuwe",
        {"melding": [op(1, "2025-01-01"), op(1, "2025-02-01")]},
        Preventie(None, "aanvraag", Duur(13, "week")), vraag(), aantallen={"geen_aanvraag": 2},
    ),
    Geval(
        "de drukste dag is de eerste van gelijke, en twee rijen van een persoon zijn er één",
        {"traject": [
            {"persoon_id": 1, **t("2025-01-01", "2025-01-10")}, {"persoon_id": 1, **t("2025-01-05", "2025-01-12")},
            {"persoon_id": 2, **t("2025-01-12", "2025-01-12")},
            {"persoon_id": 3, **t("2025-03-01", "2025-03-02")}, {"persoon_id": 4, **t("2025-03-02", "2025-03-02")},
        ]},
        Bezetting(Selectie("traject")), vraag(), {1: "lid", 2: "lid"}, velden={1: {"dagen": 12}, 2: {"dagen": 1}}, topdag=d("2025-01-12"),
        getallen={"hoogste": Decimal(2), "dagensom": Decimal(16), "dagen": Decimal(181)},  # 12 + 1 + 2 + 1
    ),
    Geval(
        "plaatsen zijn rijen en wie voor het venster begon telt vanaf de eerste dag",
        {"traject": [{"persoon_id": 1, **t("2024-12-01", "2025-01-02")}, {"persoon_id": 1, **t("2025-01-02", "2025-01-03")}]},
        Bezetting(Selectie("traject"), "plaatsen"), vraag(), aantallen={"lid": 2}, topdag=d("2025-01-02"),
        getallen={"hoogste": Decimal(2), "dagensom": Decimal(4)},
    ),
]  # fmt: skip
