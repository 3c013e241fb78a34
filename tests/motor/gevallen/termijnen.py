"""Cases for termijn and frequentie."""

from __future__ import annotations

from opmaat.kern.maat import (
    Datum,
    Frequentie,
    Instroom,
    Stand,
    Termijn,
    Uitstroom,
)
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import (
    GESPREK,
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
        velden={1: {"gedaan": d("2025-01-31")}},  # the nazorg of 20-1 is of somebody else
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
]
