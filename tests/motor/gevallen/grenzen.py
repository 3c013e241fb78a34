"""Cases on the very edge of a rule: each shuts out one mistake that all other cases let pass (see ``tests/mutaties``)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from opmaat.kern.maat import (
    Aandeel,
    Behoud,
    Bezetting,
    Cohort,
    Datum,
    Frequentie,
    Gebeurtenisinstroom,
    Groepsinstroom,
    Instroom,
    IsEen,
    Niet,
    Op,
    Panel,
    Selectie,
    Stand,
    Telling,
    Termijn,
    Vergelijk,
)
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import (
    GESPREK,
    MATCHEN,
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

JAAR, HALF = Duur(12, "maand"), Duur(6, "maand")
GEVALLEN = [
    Geval(
        "een grond die op de startdag zelf wegvalt is vervallen, een die eerder wegviel niet",
        {"uitkering": [uitkering(1, "2025-01-06", "2025-01-06"), uitkering(2, "2024-01-01", "2025-01-04"), uitkering(2, "2025-01-06")]},
        Termijn(Instroom(PW), GESPREK, Duur(6, "week"), vervalt_bij=Datum("uitkering", "eind")), vraag(), {1: "vervallen", 2: "te_laat"},
    ),
    Geval(
        "een gesprek na de peildatum is nog niet gevoerd",
        {"melding": [op(1, "2025-06-01")], "gesprek": [op(1, "2025-07-01")]},
        Termijn(Datum("melding", "datum"), GESPREK, Duur(6, "week")), vraag(), {1: "open"}, velden={1: {"gedaan": None}},
    ),
    Geval(
        "een gesprek van voor de start telt niet, een op de startdag wel",
        {"melding": [op(1, "2025-03-10"), op(2, "2025-03-10")], "gesprek": [op(1, "2025-03-09"), op(2, "2025-03-10")]},
        Termijn(Datum("melding", "datum"), GESPREK, Duur(6, "week")), vraag(), {1: "te_laat", 2: "op_tijd"},
    ),
    Geval(
        "een moment met een marge loopt van de eerste tot en met de laatste dag van de marge",
        {"plaatsing": [plaatsing(p, "2025-01-31", feit_id=100 + p) for p in (1, 2, 3, 4)],
         "nazorg": [op(1, "2025-02-13", plaatsing_id=101), op(2, "2025-02-14", plaatsing_id=102), op(3, "2025-03-14", plaatsing_id=103),
                    op(4, "2025-03-15", plaatsing_id=104)]},
        Termijn(Datum("plaatsing", "begin"), Datum("nazorg", "datum"), momenten=(Duur(1, "maand"),), marge=Duur(2, "week"), koppel="plaatsing_id"), vraag(),
        {1: "te_laat", 2: "op_tijd", 3: "op_tijd", 4: "te_laat"},  # 31-1 + 1 month = 28-2; 14 days before is 14-2, after 14-3
    ),
    Geval(
        "ten hoogste twee is met drie niet gehaald",
        {"uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2020-01-01")], "gesprek": [op(p, f"2025-0{maand}-01") for p, n in ((1, 2), (2, 3)) for maand in range(1, n + 1)]},
        Frequentie(Stand(PW), GESPREK, 1, 2, JAAR), vraag(), {1: "voldoet", 2: "voldoet_niet"}, velden={1: {"aantal": 2}, 2: {"aantal": 3}},
    ),
    Geval(
        "zeven keer per jaar is elke 52 dagen: een deel van een dag valt weg",
        {"uitkering": [uitkering(1, "2025-01-01")]},
        Frequentie(Stand(PW), GESPREK, 7, venster=JAAR, wijze="ritme"), vraag("2025-02-21"), {1: "op_tijd"}, velden={1: {"uiterlijk": d("2025-02-22")}},
        # 365 / 7 = 52.1; 1-1 + 52 days = 22-2
    ),
    Geval(
        "een groep die voor de uitkering ophield telt niet voor de herkomst, een die op haar eerste dag nog liep wel",
        {"uitkering": [uitkering(1, "2025-01-01"), uitkering(2, "2025-01-01")],
         "klantgroep": [groep(1, "Groeien", "2024-11-01", "2024-12-31"), groep(1, "Matchen", "2025-02-01"), groep(2, "Groeien", "2024-11-01", "2025-01-01"),
                        groep(2, "Matchen", "2025-02-01")]},
        Cohort(Groepsinstroom(("Matchen",)), NAAR_WERK, HALF), vraag(), {1: "loopt_nog"},
    ),
    Geval(
        "overlijden op de laatste dag van de duurzaamheid is niet vast te stellen, een dag later is het gelukt",
        {"persoon": [mens(1, "1980-01-01", overleden_op=d("2025-09-30")), mens(2, "1980-01-01", overleden_op=d("2025-10-01"))],
         "uitkering": [uitkering(p, "2025-01-01", "2025-03-31", "werk") for p in (1, 2)]},
        Cohort(Gebeurtenisinstroom(Instroom(PW)), NAAR_WERK, HALF, HALF), vraag("2025-12-31"), {1: "niet_vast_te_stellen", 2: "gelukt"},
    ),
    Geval(
        "een score op de basisdag is die van toen, een dag later is opnieuw gemeten",
        {"uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2020-01-01")],
         "ladder": [op(1, "2024-12-31", trede=3), op(2, "2024-12-31", trede=3), op(2, "2025-01-01", trede=4)]},
        Panel(Stand(PW), d("2024-12-31"), Selectie("ladder"), "trede"), vraag(), {1: "niet_opnieuw_gemeten", 2: "hoger"},
    ),
    Geval(
        "wie weggaat op de dag voordat een ander komt maakt de bezetting niet hoger",
        {"traject": [{"persoon_id": 1, **t("2025-01-01", "2025-01-10")}, {"persoon_id": 2, **t("2025-01-11", "2025-01-20")}]},
        Bezetting(Selectie("traject")), vraag(), {1: "lid"}, getallen={"hoogste": Decimal(1), "dagensom": Decimal(20)}, topdag=d("2025-01-01"),
    ),
    Geval(
        "wie met twee rijen in een bestand staat is daarin één persoon",
        {"uitkering": [uitkering(1, "2020-01-01"), uitkering(1, "2024-01-01")]},
        Behoud(Stand(PW, "rijen"), d("2025-01-01"), PW, Duur(1, "maand")), vraag(), {1: "behouden"},
    ),
    Geval(
        "een bestand van na het einde van het venster wordt op zijn eigen dag beoordeeld",
        {"uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2020-01-01")],
         "klantgroep": [groep(1, "Matchen", "2024-01-01", "2025-01-15"), groep(2, "Matchen", "2024-01-01")]},
        Behoud(Stand(PW), d("2025-02-01"), MATCHEN, Duur(1, "dag")), vraag(venster="2024-01-01 t/m 2024-12-31"), {1: "verloren", 2: "behouden"},
        velden={1: {"gedaan": d("2025-02-01")}},
    ),
    Geval(
        "een lege waarde is niet ongelijk aan iets",
        {"gesprek": [op(1, "2025-02-01", soort="intake"), op(2, "2025-02-01"), op(3, "2025-02-01", soort="anders")]},
        Aandeel(Telling(GESPREK), IsEen("soort", ("intake",), niet=True)), vraag(), {1: "noemer", 2: "noemer", 3: "teller"},
    ),
    Geval(
        "een vergelijking met een lege waarde houdt niet, dus haar ontkenning wel",
        {"inkomsten": [op(1, "2025-02-01"), op(2, "2025-02-01", bedrag=Decimal(100)), op(3, "2025-02-01", bedrag=Decimal("99.99"))]},
        Aandeel(Telling(Datum("inkomsten", "datum")), Niet(Vergelijk("bedrag", Op.MINSTENS, Decimal(100)))), vraag(),
        {1: "teller", 2: "noemer", 3: "teller"},
    ),
    Geval(
        "een bevroren panel is wie op de dag van bevriezen bekend was, ook als later meer bekend werd",
        {"uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2020-01-01", geregistreerd_op=datetime(2025, 2, 15, 12))]},
        Panel(Stand(PW), d("2024-12-31"), Selectie("ladder"), "trede", d("2025-01-31")), vraag(), {1: "geen_score_toen"},
    ),
    Geval(
        "een bevroren panel kent niet meer dan K",
        {"uitkering": [uitkering(1, "2020-01-01"), uitkering(2, "2020-01-01", geregistreerd_op=datetime(2025, 2, 15, 12))]},
        Panel(Stand(PW), d("2024-12-31"), Selectie("ladder"), "trede", d("2025-03-01")), vraag(bekend_op=d("2025-01-31")), {1: "geen_score_toen"},
    ),
    Geval(
        "van een persoon telt de eerste intrede in het venster",
        {"uitkering": [uitkering(1, "2024-01-01", "2024-06-30"), uitkering(1, "2025-02-01", "2025-02-28", "werk"), uitkering(1, "2025-05-01")]},
        Cohort(Gebeurtenisinstroom(Instroom(PW)), NAAR_WERK, HALF), vraag(), {1: "gelukt"}, velden={1: {"dag": d("2025-02-01"), "dagen": 27}},
    ),
]  # fmt: skip
