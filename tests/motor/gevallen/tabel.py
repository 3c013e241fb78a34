"""The rows of the table "By hand" of the design, section 6, that are about measures (P = 30-6-2025 unless said)."""

from __future__ import annotations

from opmaat.kern.maat import (
    RIJEN,
    Cohort,
    Datum,
    Frequentie,
    Gebeurtenisinstroom,
    Groepsinstroom,
    Instroom,
    Stand,
    Telling,
    Termijn,
    Uitstroom,
)
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import NAAR_WERK, PW, Geval, d, groep, op, uitkering, vraag

MATCHEN = Cohort(Groepsinstroom(("Matchen",)), NAAR_WERK, Duur(6, "maand"))
BLIJVEND = Cohort(Gebeurtenisinstroom(Instroom(PW)), NAAR_WERK, Duur(6, "maand"), Duur(6, "maand"))
PLAN = Termijn(Instroom(PW), Datum("plan_van_aanpak", "begin"), Duur(6, "week"))
WERKDAGEN = Termijn(Datum("melding", "datum"), Datum("aanvraag", "datum"), Duur(10, "werkdag"))
WEG = [uitkering(1, "2025-01-01", "2025-03-31", "werk")]
GESPREKKEN = [op(1, "2024-02-29"), op(1, "2024-03-10")]

GEVALLEN = [
    Geval(
        "een uitkering t/m 29-6 is uitstroom op 29-6",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-06-29", "werk")]},
        Telling(Uitstroom(PW)),
        vraag(),
        {1: "lid"},
        velden={1: {"dag": d("2025-06-29")}},
    ),
    Geval(
        "een uitkering t/m 29-6 staat op 30-6 niet meer in de stand",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-06-29", "werk")]},
        Stand(PW),
        vraag(),
        {},
    ),
    Geval(
        "een uitkering t/m 30-6 is uitstroom op 30-6",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-06-30", "werk")]},
        Telling(Uitstroom(PW)),
        vraag(),
        {1: "lid"},
        velden={1: {"dag": d("2025-06-30")}},
    ),
    Geval(
        "een uitkering t/m 30-6 staat op 30-6 nog in de stand",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-06-30", "werk")]},
        Stand(PW),
        vraag(),
        {1: "lid"},
        velden={1: {"dag": d("2024-01-01")}},
    ),
    Geval(
        "Matchen vanaf 31-8-2024 met 6 maanden: laatste dag 28-2 gelukt, 1-3 verstreken",
        {
            "uitkering": [
                uitkering(1, "2024-08-01", "2025-02-28", "werk"),
                uitkering(2, "2024-08-01", "2025-03-01", "werk"),
            ],
            "klantgroep": [groep(1, "Matchen", "2024-08-31"), groep(2, "Matchen", "2024-08-31")],
        },
        MATCHEN,
        vraag(venster="2024-01-01 t/m 2024-12-31"),
        {1: "gelukt", 2: "termijn_verstreken"},
        velden={
            # 31-8-2024 to 28-2-2025: 30 + 31 + 30 + 31 + 31 + 28 = 181 days
            1: {"dag": d("2024-08-31"), "uiterlijk": d("2025-02-28"), "dagen": 181, "over": True},
            2: {"uiterlijk": d("2025-02-28"), "dagen": 181, "over": True},
        },
    ),
    Geval(
        "Matchen vanaf 6-1-2025 met 6 maanden op 31-7: laatste dag 6-7 gelukt, 7-7 verstreken",
        {
            "uitkering": [
                uitkering(1, "2025-01-01", "2025-07-06", "werk"),
                uitkering(2, "2025-01-01", "2025-07-07", "werk"),
            ],
            "klantgroep": [groep(1, "Matchen", "2025-01-06"), groep(2, "Matchen", "2025-01-06")],
        },
        MATCHEN,
        vraag("2025-07-31"),
        {1: "gelukt", 2: "termijn_verstreken"},
    ),
    Geval(
        "een start op 6-1 met 6 weken is op 16-2 nog open",
        {"uitkering": [uitkering(1, "2025-01-06")]},
        PLAN,
        vraag("2025-02-16"),
        {1: "open"},
        velden={1: {"dag": d("2025-01-06"), "uiterlijk": d("2025-02-17")}},
    ),
    Geval(
        "een start op 6-1 met 6 weken is op 17-2 te laat",
        {"uitkering": [uitkering(1, "2025-01-06")]},
        PLAN,
        vraag("2025-02-17"),
        {1: "te_laat"},
    ),
    Geval(
        "een uitkering t/m 31-3 en een nieuwe vanaf 1-4 is één periode: geen uitstroom",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-03-31"), uitkering(1, "2025-04-01")]},
        Telling(Uitstroom(PW)),
        vraag(),
        {},
    ),
    Geval(
        "een uitkering t/m 31-3 en een nieuwe vanaf 2-4 is uitstroom op 31-3",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-03-31"), uitkering(1, "2025-04-02")]},
        Telling(Uitstroom(PW)),
        vraag(),
        {1: "lid"},
        velden={1: {"dag": d("2025-03-31")}},
    ),
    Geval(
        "een uitkering t/m 31-3 en een nieuwe vanaf 2-4 is instroom op 2-4",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-03-31"), uitkering(1, "2025-04-02")]},
        Telling(Instroom(PW)),
        vraag(),
        {1: "lid"},
        velden={1: {"dag": d("2025-04-02")}},
    ),
    Geval(
        "duurzaam 6 maanden na 31-3: een nieuwe uitkering op 30-9 is terugval, op 1-10 niet meer",
        {
            "uitkering": [
                *WEG,
                uitkering(1, "2025-09-30"),
                uitkering(2, "2025-01-01", "2025-03-31", "werk"),
                uitkering(2, "2025-10-01"),
            ]
        },
        BLIJVEND,
        vraag("2025-12-31", "2025-01-01 t/m 2025-06-30"),
        {1: "teruggevallen", 2: "gelukt"},
        # 1-1 to 30-9 is 272 days (30+28+31+30+31+30+31+31+30); the success counts on 31-3 + 6 months = 30-9 as well.
        velden={1: {"dagen": 272, "gedaan": d("2025-03-31")}, 2: {"dagen": 272, "gedaan": d("2025-03-31")}},
    ),
    Geval(
        "duurzaam 6 maanden na 31-3 is op 29-9 nog voorlopig",
        {"uitkering": WEG},
        BLIJVEND,
        vraag("2025-09-29"),
        {1: "gelukt_voorlopig"},
        velden={1: {"dagen": 271, "over": False}},
    ),
    Geval(
        "duurzaam 6 maanden na 31-3 is op 30-9 gelukt",
        {"uitkering": WEG},
        BLIJVEND,
        vraag("2025-09-30"),
        {1: "gelukt"},
        # The whole window is 1-1 + 6 + 6 months = 1-1-2026: not over yet.
        velden={1: {"dagen": 272, "over": False, "uiterlijk": d("2025-07-01")}},
    ),
    Geval(
        "tien werkdagen na 31-3-2020 is 16-4-2020",
        {"melding": [op(1, "2020-03-31")]},
        WERKDAGEN,
        vraag("2020-04-15", "2020-01-01 t/m 2020-12-31"),
        {1: "open"},
        velden={1: {"uiterlijk": d("2020-04-16")}},
    ),
    Geval(
        "tien werkdagen na 29-4-2022 is 16-5-2022",
        {"melding": [op(1, "2022-04-29")]},
        WERKDAGEN,
        vraag("2022-05-16", "2022-01-01 t/m 2022-12-31"),
        {1: "te_laat"},
        velden={1: {"uiterlijk": d("2022-05-16")}},
    ),
    Geval(
        "twee keer uitstroom in een kwartaal is één persoon, op de eerste datum",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-01-15"), uitkering(1, "2025-02-01", "2025-03-15")]},
        Telling(Uitstroom(PW)),
        vraag(venster="2025-01-01 t/m 2025-03-31"),
        {1: "lid"},
        aantallen={"lid": 1},
        velden={1: {"dag": d("2025-01-15")}},
    ),
    Geval(
        "twee keer uitstroom in een kwartaal zijn twee gebeurtenissen",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-01-15"), uitkering(1, "2025-02-01", "2025-03-15")]},
        Telling(Uitstroom(PW), RIJEN),
        vraag(venster="2025-01-01 t/m 2025-03-31"),
        aantallen={"lid": 2},
    ),
    Geval(
        "het venster (28-2-2024, 28-2-2025] houdt 29-2-2024 en 10-3-2024 allebei",
        {"uitkering": [uitkering(1, "2023-01-01")], "gesprek": GESPREKKEN},
        Frequentie(Stand(PW), Datum("gesprek", "datum"), 2, venster=Duur(12, "maand")),
        vraag("2025-02-28"),
        {1: "voldoet"},
        # the last day on which 29-2-2024 is inside: 29-2-2024 + 12 months = 28-2-2025, and that minus 12 months is 28-2-2024
        velden={1: {"aantal": 2, "uiterlijk": d("2025-02-28")}},
    ),
    Geval(
        "een dag later valt 29-2-2024 buiten het venster",
        {"uitkering": [uitkering(1, "2023-01-01")], "gesprek": GESPREKKEN},
        Frequentie(Stand(PW), Datum("gesprek", "datum"), 2, venster=Duur(12, "maand")),
        vraag("2025-03-01"),
        {1: "voldoet_niet"},
        velden={1: {"aantal": 1}},
    ),
]
