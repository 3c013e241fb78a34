"""Hand-worked cases beside those of the kinds: what was known when, attribution, two gemeenten, ties, merging and transitions."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from opmaat.kern.maat import (
    Aandeel,
    Aantal,
    Datum,
    Drempel,
    Heeft,
    Ingevuld,
    Instroom,
    IsEen,
    Op,
    Overgang,
    Samengesteld,
    Selectie,
    Som,
    Stand,
    Telling,
    Terug,
    Uitsplitsing,
    Uitstroom,
)
from opmaat.kern.tijd import Duur
from tests.motor.gevallen.geval import NAAR_WERK, PW, Geval, d, groep, op, t, uitkering, vraag

MATCHEN = Selectie("klantgroep", IsEen("groep", ("Matchen",)))
GEHOUDEN = Selectie("gesprek", IsEen("resultaat", ("gehouden",)))


def woont(persoon: int, gemeente: str, begin: str, eind: str | None = None) -> dict[str, object]:
    return {"persoon_id": persoon, "gemeente": gemeente, **t(begin, eind)}


GEVALLEN = [
    Geval(
        "bekend op K is geregistreerd vóór het einde van die dag in Amsterdam",
        {"uitkering": [
            uitkering(1, "2025-06-01", geregistreerd_op=datetime(2025, 6, 30, 21, 59)),  # 23:59 in Amsterdam
            uitkering(2, "2025-06-01", geregistreerd_op=datetime(2025, 6, 30, 22, 0)),  # 00:00 on 1 July
        ]},
        Stand(PW), vraag(bekend_op=d("2025-06-30")), {1: "lid"},
    ),
    Geval(
        "een vervallen versie telt tot en met de dag waarop zij verviel niet meer",
        {"uitkering": [
            uitkering(1, "2025-01-01", feit_id=1, versie_id=1, geregistreerd_op=datetime(2025, 1, 1), vervallen_op=datetime(2025, 6, 30, 21, 59)),
            uitkering(1, "2025-01-01", "2025-03-31", feit_id=1, versie_id=2, geregistreerd_op=datetime(2025, 6, 30, 21, 59)),
            uitkering(2, "2025-01-01", feit_id=2, versie_id=1, geregistreerd_op=datetime(2025, 1, 1), vervallen_op=datetime(2025, 6, 30, 22, 0)),
        ]},
        Stand(PW), vraag(bekend_op=d("2025-06-30")), {2: "lid"},
    ),
    Geval(
        "zonder bekend op telt alleen wat niet vervallen is",
        {"uitkering": [
            uitkering(1, "2025-01-01", feit_id=1, versie_id=1, vervallen_op=datetime(2030, 1, 1)),
            uitkering(2, "2025-01-01", geregistreerd_op=datetime(2031, 1, 1)),
        ]},
        Stand(PW), vraag(), {2: "lid"},
    ),
    Geval(
        "twee overlappende uitkeringen zijn één persoon in de stand en één uitstroom op de laatste dag",
        {"uitkering": [uitkering(1, "2025-01-01", "2025-04-30", "studie"), uitkering(1, "2025-03-01", "2025-05-31", "werk")]},
        Telling(NAAR_WERK), vraag(), {1: "lid"}, velden={1: {"dag": d("2025-05-31")}},
    ),
    Geval(
        "eindigen twee rijen op één dag, dan geldt de reden van het hoogste feit",
        {"uitkering": [uitkering(1, "2025-01-01", "2025-04-30", "werk", feit_id=5), uitkering(1, "2025-02-01", "2025-04-30", "studie", feit_id=6)]},
        Telling(NAAR_WERK), vraag(), {},
    ),
    Geval(
        "uitstroom zonder reden is reden onbekend, behalve voor wie ook met reden uitstroomde",
        {"uitkering": [
            uitkering(1, "2024-01-01", "2025-02-28"), uitkering(1, "2025-04-01", "2025-05-31", "werk"),
            uitkering(2, "2024-01-01", "2025-02-28", "werk_of_ziektegeld"), uitkering(3, "2024-01-01", "2025-02-28", "studie"),
        ]},
        Telling(NAAR_WERK), vraag(), {1: "lid", 2: "reden_onbekend"}, velden={1: {"dag": d("2025-05-31")}, 2: {"dag": d("2025-02-28")}},
    ),
    Geval(
        "met de eerste dag zonder valt uitstroom t/m 30-6 pas op 1-7",
        {"uitkering": [uitkering(1, "2025-01-01", "2025-06-30", "werk"), uitkering(2, "2025-01-01", "2025-06-29", "werk")]},
        Telling(NAAR_WERK), vraag(uitstroomdatum="eerste dag zonder"), {2: "lid"}, velden={2: {"dag": d("2025-06-30")}},
    ),
    Geval(
        "met instroom op besluit telt het latere besluit, een eerder besluit verschuift niets",
        {"uitkering": [uitkering(1, "2025-02-01", besluit_op=d("2025-03-05")), uitkering(2, "2025-02-01", besluit_op=d("2025-01-20")), uitkering(3, "2025-02-01")]},
        Telling(Instroom(PW)), vraag(instroomdatum="besluit"), {1: "lid", 2: "lid", 3: "lid"},
        velden={1: {"dag": d("2025-03-05")}, 2: {"dag": d("2025-02-01")}, 3: {"dag": d("2025-02-01")}},
    ),
    Geval(
        "ingevuld is wat op P is gebeurd: een handtekening van een dag later telt nog niet",
        {
            "plan_van_aanpak": [
                {"persoon_id": 1, "begin": d("2025-05-01"), "soort": "pw", "getekend_op": d("2025-06-30")},
                {"persoon_id": 2, "begin": d("2025-05-01"), "soort": "pw", "getekend_op": d("2025-07-01")},
                {"persoon_id": 3, "begin": d("2025-05-01"), "soort": "pw"},
            ],
        },
        Telling(Instroom(Selectie("plan_van_aanpak", Ingevuld("getekend_op")))), vraag(), {1: "lid"},
    ),
    Geval(
        "een geplande dag na P staat er wel",
        {"plaatsing": [{"persoon_id": 4, "begin": d("2025-05-01"), "grond": "regulier", "contract_eind": d("2026-04-30")}]},
        Telling(Instroom(Selectie("plaatsing", Ingevuld("contract_eind")))), vraag(), {4: "lid"},
    ),
    Geval(
        "een uitkering in een andere regeling van de reikwijdte loopt door, buiten de reikwijdte niet",
        {"uitkering": [
            uitkering(1, "2024-01-01", "2025-03-31", "werk"), uitkering(1, "2025-04-01", regeling="IOAW"),
            uitkering(2, "2024-01-01", "2025-03-31", "werk"), uitkering(2, "2025-04-01", regeling="Bbz"),
        ]},
        Telling(Uitstroom(Selectie("uitkering", IsEen("regeling", ("PW", "IOAW"))), ("werk",))), vraag(), {2: "lid"},
    ),
    Geval(
        "wat na de peildatum begint verlengt niets",
        {"uitkering": [uitkering(1, "2024-01-01", "2025-06-30", "werk"), uitkering(1, "2025-07-01")]},
        Telling(NAAR_WERK), vraag(), {1: "lid"},
    ),
    Geval(
        "een gebeurtenis hoort bij de groep die hoogstens 31 dagen eerder eindigde",
        {
            "uitkering": [uitkering(p, "2024-01-01", "2025-05-31", "werk") for p in (1, 2)],
            "klantgroep": [groep(1, "Matchen", "2025-01-01", "2025-04-30"), groep(2, "Matchen", "2025-01-01", "2025-04-29")],
        },  # 30-4 + 31 days = 31-5; 29-4 + 31 days = 30-5
        Telling(Uitstroom(PW, ("werk",), Heeft(MATCHEN, toegerekend=True))), vraag(), {1: "lid"},
    ),
    Geval(
        "de toegerekende groep wordt eerst gekozen en dan getoetst",
        {
            "uitkering": [uitkering(1, "2024-01-01", "2025-05-31", "werk")],
            "klantgroep": [groep(1, "Matchen", "2025-01-01"), groep(1, "Groeien", "2025-03-01")],
        },  # both run on 31-5; Groeien began last
        Telling(Uitstroom(PW, ("werk",), Heeft(MATCHEN, toegerekend=True))), vraag(), {},
    ),
    Geval(
        "wie elders woont of onbekend woont is geen lid",
        {
            "uitkering": [uitkering(p, "2024-01-01") for p in (1, 2, 3, 4)],
            "leefsituatie": [
                woont(1, "A", "2020-01-01"), woont(2, "B", "2020-01-01"), woont(3, "A", "2020-01-01", "2025-05-30"),
                woont(4, "A", "2020-01-01", "2025-05-29"),
            ],
        },  # 30-5 + 31 days = 30-6, still attributed; 29-5 + 31 days = 29-6
        Stand(PW), vraag(gemeente="A"), {1: "lid", 3: "lid"}, velden={1: {"gemeente": "A"}},
    ),
    Geval(
        "de gemeente van een gebeurtenis is die van haar eigen dag, niet die van de peildatum",
        {
            "uitkering": [uitkering(1, "2024-01-01", "2025-03-31", "werk"), uitkering(2, "2024-01-01", "2025-03-31", "werk")],
            "leefsituatie": [
                woont(1, "A", "2020-01-01", "2025-03-31"), woont(1, "B", "2025-04-01"),
                woont(2, "B", "2020-01-01", "2025-03-30"), woont(2, "A", "2025-03-31"),
            ],
        },
        Telling(NAAR_WERK), vraag(gemeente="A"), {1: "lid", 2: "lid"},
    ),
    Geval(
        "in een uitsplitsing wordt per cel opnieuw geteld en in het totaal één keer",
        {"gesprek": [op(1, "2025-02-01", soort="intake"), op(1, "2025-03-01", soort="voortgangsgesprek"), op(1, "2025-04-01", soort="intake")]},
        Telling(Datum("gesprek", "datum")), vraag(uitsplitsing=(Uitsplitsing(None, "soort"),)), {1: "lid"}, velden={1: {"dag": d("2025-02-01")}},
        cellen={("intake",): {"lid": 1}, ("voortgangsgesprek",): {"lid": 1}},
    ),
    Geval(
        "een kenmerk zonder waarde valt in de cel onbekend",
        {"uitkering": [uitkering(1, "2024-01-01"), uitkering(2, "2024-01-01")], "klantgroep": [groep(1, "Zorgen", "2025-01-01")]},
        Stand(PW), vraag(uitsplitsing=(Uitsplitsing("klantgroep", "groep"),)), {1: "lid", 2: "lid"},
        cellen={("Zorgen",): {"lid": 1}, ("onbekend",): {"lid": 1}},
    ),
    Geval(
        "van twee gesprekken op één dag beslist het laagste feit",
        {"gesprek": [op(1, "2025-02-01", feit_id=9), op(1, "2025-02-01", feit_id=8)]},
        Telling(Datum("gesprek", "datum")), vraag(), {1: "lid"}, velden={1: {"feit_id": 8}},
    ),
    Geval(
        "een overgang kijkt naar de groep die het laatst eindigde, hoogstens 31 dagen eerder",
        {"klantgroep": [
            groep(1, "Groeien", "2025-01-01", "2025-03-01"), groep(1, "Matchen", "2025-04-01"),  # 31 days
            groep(2, "Groeien", "2025-01-01", "2025-02-28"), groep(2, "Matchen", "2025-04-01"),  # 32 days
            groep(3, "Groeien", "2025-01-01"), groep(3, "Matchen", "2025-04-01"),  # an open one ends the day before
            groep(4, "Groeien", "2025-01-01", "2025-02-28"), groep(4, "Zorgen", "2025-03-01", "2025-03-31"), groep(4, "Matchen", "2025-04-01"),
        ]},
        Telling(Overgang("klantgroep", "groep", ("Groeien",), ("Matchen",), Duur(31, "dag"))), vraag(), {1: "lid", 3: "lid"},
    ),
    Geval(
        "dezelfde groep opnieuw geregistreerd is geen overgang",
        {"klantgroep": [groep(1, "Matchen", "2025-01-01", "2025-03-31"), groep(1, "Matchen", "2025-04-01")]},
        Telling(Overgang("klantgroep", "groep", (), (), Duur(31, "dag"))), vraag(), {},
    ),
    Geval(
        "drie jaar in een groep wordt bereikt op de dag af, ook over twee aansluitende rijen",
        {"klantgroep": [
            groep(1, "Groeien", "2022-06-30", "2023-12-31"), groep(1, "Groeien", "2024-01-01"),
            groep(2, "Groeien", "2022-07-01"), groep(3, "Groeien", "2022-06-01", "2025-05-31"), groep(4, "Groeien", "2022-06-01", "2025-06-01"),
        ]},
        Telling(Drempel(Selectie("klantgroep", IsEen("groep", ("Groeien",))), Duur(3, "jaar"))), vraag(), {1: "lid", 4: "lid"},
        velden={1: {"dag": d("2025-06-30")}, 4: {"dag": d("2025-06-01")}},
    ),
    Geval(
        "een aandeel vraagt of een van de rijen van de persoon voldoet",
        {"gesprek": [op(1, "2025-02-01", soort="intake"), op(1, "2025-03-01", soort="voortgangsgesprek"), op(2, "2025-02-01", soort="intake")]},
        Aandeel(Telling(Datum("gesprek", "datum")), IsEen("soort", ("voortgangsgesprek",))), vraag(), {1: "teller", 2: "noemer"},
        velden={1: {"dag": d("2025-02-01")}},
    ),
    Geval(
        "een aandeel beoordeeld op de peildatum kijkt naar de peildatum",
        {
            "uitkering": [uitkering(1, "2025-02-01"), uitkering(2, "2025-02-01")],
            "plan_van_aanpak": [{"persoon_id": 1, "soort": "pw", **t("2025-03-01")}, {"persoon_id": 2, "soort": "pw", **t("2025-02-01", "2025-06-29")}],
        },
        Aandeel(Telling(Instroom(PW)), Heeft(Selectie("plan_van_aanpak")), "peildatum"), vraag(), {1: "teller", 2: "noemer"},
    ),
    Geval(
        "een venster van 12 maanden terug sluit de dag zelf in en de dag een jaar eerder uit",
        {
            "uitkering": [uitkering(p, "2020-01-01") for p in (1, 2, 3)],
            "gesprek": [op(1, "2024-06-30", resultaat="gehouden"), op(2, "2024-07-01", resultaat="gehouden"), op(3, "2025-06-30", resultaat="gehouden")],
        },
        Stand(Selectie("uitkering", Aantal(GEHOUDEN, Op.MINSTENS, Decimal(1), Terug(Duur(12, "maand"))))), vraag(), {2: "lid", 3: "lid"},
    ),
    Geval(
        "een ingetrokken bedrag telt niet, een later ingetrokken bedrag wel, een leeg bedrag als nul",
        {"maatregel": [
            op(1, "2025-02-01", bedrag=Decimal("100.10"), ingetrokken_op=d("2025-06-30")),
            op(2, "2025-02-01", bedrag=Decimal("50.05"), ingetrokken_op=d("2025-07-01")), op(3, "2025-02-01"),
        ]},
        Som(Datum("maatregel", "datum"), "bedrag"), vraag(), {2: "lid", 3: "lid"}, getallen={"som": Decimal("50.05"), "zonder_bedrag": Decimal(1)},
        opmerkingen={"zonder bedrag": 1},
    ),
    Geval(
        "in een vereniging telt een persoon één keer, op de eerste dag",
        {"uitkering": [uitkering(1, "2025-03-01")], "gesprek": [op(1, "2025-02-01"), op(2, "2025-04-01")]},
        Samengesteld("vereniging", (("een", Stand(PW)), ("ander", Telling(Datum("gesprek", "datum"))))), vraag(), {1: "lid", 2: "lid"},
        velden={1: {"dag": d("2025-02-01")}},
    ),
]  # fmt: skip
