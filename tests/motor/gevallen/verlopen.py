"""Cases for cohort, preventie, behoud and panel."""

from __future__ import annotations

from opmaat.kern.maat import (
    Behoud,
    Bestand,
    Cohort,
    Datum,
    Gebeurtenisinstroom,
    Groepsinstroom,
    Instroom,
    Panel,
    Preventie,
    Selectie,
    Stand,
    Uitstroom,
)
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import (
    NAAR_WERK,
    PW,
    Geval,
    d,
    groep,
    mens,
    op,
    plaatsing,
    t,
    uitkering,
    vraag,
)

LANG = [uitkering(p, "2020-01-01") for p in (1, 2, 3)]

GEVALLEN = [
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
        velden={1: {"dag": d("2025-01-20"), "over": True}, 2: {"gedaan": d("2025-04-06"), "uiterlijk": d("2025-04-06"), "over": True}},
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
        velden={1: {"uiterlijk": d("2025-07-02"), "gedaan": d("2025-03-01"), "over": True}, 5: {"over": False}},
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
]
