"""Cases of the checks about one row, one value, or when something was known."""

from __future__ import annotations

from datetime import datetime

from tests.register.controlegeval import Geval, P, d, mens, op, rij

GEVALLEN = [
    Geval(  # one day (begin = eind) is a period
        "eind-voor-begin",
        {
            "traject": [rij(1, 1, "2025-02-01", "2025-01-31", instrument="werkfit"), rij(101, 1, "2025-02-01", "2025-02-01", instrument="werkfit")],
            "formatie": [{"feit_id": 2, "begin": d("2025-12-31"), "eind": d("2025-01-01"), "product": "m", "soort": "begroot", "fte": 1}],
        },
        {("traject", 1), ("formatie", 2)},
    ),
    Geval(  # 29-3 + 3 months = 29-6, before P; 30-3 + 3 months = 30-6 = P: not yet more than three months
        "traject-nooit-afgesloten",
        {
            "traject": [
                rij(1, 1, "2024-10-01", instrument="werkfit", gepland_eind="2025-03-29"),
                rij(101, 2, "2024-10-01", instrument="werkfit", gepland_eind="2025-03-30"),
                rij(102, 3, "2024-10-01", "2025-03-01", instrument="werkfit", gepland_eind="2025-03-01"),
                rij(103, 4, "2024-10-01", instrument="werkfit"),
            ]
        },
        {("traject", 1)},
    ),
    Geval(  # 103 continues the next day, so 102 is no outflow; 104 ends after P
        "uitstroom-zonder-reden",
        {
            "uitkering": [
                rij(1, 1, "2024-01-01", "2025-03-31", regeling="PW"),
                rij(2, 2, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="onbekend"),
                rij(101, 3, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="werk"),
                rij(102, 4, "2024-01-01", "2025-03-31", regeling="PW"),
                rij(103, 4, "2025-04-01", regeling="IOAW"),
                rij(104, 5, "2024-01-01", "2025-07-31", regeling="PW"),
            ]
        },
        {("uitkering", 1), ("uitkering", 2)},
    ),
    Geval(  # six months after 31-8-2024 is 28-2-2025: t/m that day is not longer
        "matchen-te-lang",
        {
            "klantgroep": [
                rij(1, 1, "2024-08-31", "2025-03-01", groep="Matchen"),
                rij(101, 2, "2024-08-31", "2025-02-28", groep="Matchen"),
                rij(2, 3, "2024-12-29", groep="Matchen"),
                rij(102, 4, "2024-12-30", groep="Matchen"),
                rij(103, 5, "2020-12-30", groep="Groeien"),
            ]
        },
        {("klantgroep", 1), ("klantgroep", 2)},
    ),
    Geval(  # three years after 29-6-2022 is 29-6-2025
        "groeien-te-lang",
        {
            "klantgroep": [
                rij(1, 1, "2022-06-29", groep="Groeien"),
                rij(101, 2, "2022-06-30", groep="Groeien"),
                rij(102, 3, "2020-07-01", groep="Zorgen"),
            ]
        },
        {("klantgroep", 1)},
    ),
    Geval(
        "plan-zonder-handtekening",
        {
            "plan_van_aanpak": [
                rij(1, 1, "2025-06-01", soort="pw"),
                rij(2, 2, "2025-06-01", soort="pw", getekend_op="2025-07-01"),
                rij(101, 3, "2025-06-01", soort="pw", getekend_op="2025-06-30"),
                rij(102, 4, "2025-07-01", soort="pw"),
            ]
        },
        {("plan_van_aanpak", 1), ("plan_van_aanpak", 2)},
    ),
    Geval(
        "onbekende-code",
        {
            "uitkering": [
                rij(1, 1, "2025-01-01", regeling="bijstand"),
                rij(101, 2, "2025-01-01", regeling="PW"),
            ],
            "gesprek": [
                op(2, 1, "2025-01-01", soort="intake", resultaat="gehouden", onderwerpen="werk; hobby"),
                op(102, 1, "2025-01-01", soort="intake", resultaat="gehouden", onderwerpen="werk;taal"),
            ],
            "persoon": [mens(3, geslacht="v"), mens(4, geslacht="vrouw")],
        },
        {("uitkering", 1), ("gesprek", 2), ("persoon", 3)},
        waarden=("bijstand", "hobby", "v"),
    ),
    Geval(  # the groups exist from 1-7-2020; WWB until 31-12-2014
        "code-buiten-datum",
        {
            "klantgroep": [rij(1, 1, "2020-06-30", groep="Matchen"), rij(101, 1, "2020-07-01", groep="Matchen")],
            "uitkering": [rij(2, 1, "2015-01-01", regeling="WWB"), rij(102, 2, "2014-12-31", regeling="WWB")],
        },
        {("klantgroep", 1), ("uitkering", 2)},
    ),
    Geval(
        "verplicht-veld-leeg",
        {
            "uitkering": [rij(1, 1, "2025-01-01"), rij(101, 2, "2025-01-01", regeling="PW")],
            "loonwaarde": [op(2, 1, "2025-01-01")],
        },
        {("uitkering", 1), ("loonwaarde", 2)},
    ),
    Geval(  # K is 30-6: the end of that day in Amsterdam is 22:00 UTC
        "registratie-in-toekomst",
        {
            "melding": [
                op(1, 1, "2025-06-30", soort="bijstand") | {"geregistreerd_op": datetime(2025, 6, 30, 22, 0)},
                op(101, 1, "2025-06-30", soort="bijstand") | {"geregistreerd_op": datetime(2025, 6, 30, 21, 59)},
            ]
        },
        {("melding", 1)},
        bekend_op=P,
    ),
    Geval(
        "vervallen-voor-registratie",
        {
            "melding": [
                op(1, 1, "2025-01-01", soort="bijstand") | {"geregistreerd_op": datetime(2025, 3, 1), "vervallen_op": datetime(2025, 2, 1)},
                op(101, 2, "2025-01-01", soort="bijstand") | {"geregistreerd_op": datetime(2025, 2, 1), "vervallen_op": datetime(2025, 3, 1)},
            ]
        },
        {("melding", 1)},
    ),
    Geval(  # 101 lapses at the moment it was registered, so it is known at no moment
        "vernietiging-nog-bekend",
        {
            "melding": [
                op(1, 1, "2025-01-01", soort="bijstand") | {"aard": "vernietiging", "geregistreerd_op": datetime(2025, 3, 1)},
                op(101, 2, "2025-01-01", soort="bijstand")
                | {"aard": "vernietiging", "geregistreerd_op": datetime(2025, 3, 1), "vervallen_op": datetime(2025, 3, 1)},
            ]
        },
        {("melding", 1)},
    ),
    Geval(  # 101: the second version takes over at the moment the first lapses
        "twee-versies-bekend",
        {
            "melding": [
                op(1, 1, "2025-01-01", soort="bijstand") | {"versie_id": 1, "geregistreerd_op": datetime(2025, 1, 1), "vervallen_op": datetime(2025, 3, 1)},
                op(1, 1, "2025-01-02", soort="bijstand") | {"versie_id": 2, "geregistreerd_op": datetime(2025, 2, 1)},
                op(101, 2, "2025-01-01", soort="bijstand") | {"versie_id": 3, "geregistreerd_op": datetime(2025, 1, 1), "vervallen_op": datetime(2025, 3, 1)},
                op(101, 2, "2025-01-02", soort="bijstand") | {"versie_id": 4, "geregistreerd_op": datetime(2025, 3, 1)},
            ]
        },
        {("melding", 1)},
        waarden=("1", "2"),
    ),
    Geval(  # 111222333: 9+8+7+12+10+8+9+6-3 = 66 = 6 x 11; half of the numbers is enough
        "persoonsnummer-lijkt-bsn",
        {"persoon": [mens(111222333), mens(123456789)]},
        {("persoon", None)},
    ),
    Geval(
        "negatief-bedrag",
        {
            "inkomsten": [op(1, 1, "2025-01-01", soort="loon", bedrag="-0.01"), op(101, 1, "2025-01-01", soort="loon", bedrag=0)],
            "traject": [rij(2, 1, "2025-01-01", instrument="werkfit", kosten=-5)],
        },
        {("inkomsten", 1), ("traject", 2)},
    ),
    Geval(
        "percentage-boven-100",
        {"maatregel": [op(1, 1, "2025-01-01", percentage="100.01"), op(101, 1, "2025-01-01", percentage=100), op(2, 1, "2025-01-01", percentage=-1)]},
        {("maatregel", 1), ("maatregel", 2)},
    ),
    Geval(
        "loonwaarde-buiten-0-100",
        {"loonwaarde": [op(1, 1, "2025-01-01", percentage=101), op(101, 1, "2025-01-01", percentage=0), op(102, 1, "2025-01-01", percentage=100)]},
        {("loonwaarde", 1)},
    ),
    Geval(
        "verzuim-boven-beschikbaar",
        {
            "verzuim": [
                op(1, 1, "2025-01-01", populatie="wsw", ziektedagen=32, beschikbare_dagen=31),
                op(101, 1, "2025-02-01", populatie="wsw", ziektedagen=28, beschikbare_dagen=28),
            ]
        },
        {("verzuim", 1)},
    ),
    Geval(  # registered on 1-6 as held on 3-6; 102 is registered at 23:30 UTC, which is the 3rd in Amsterdam
        "gesprek-gehouden-in-toekomst",
        {
            "gesprek": [
                op(1, 1, "2025-06-03", soort="intake", resultaat="gehouden") | {"geregistreerd_op": datetime(2025, 6, 1, 12)},
                op(101, 1, "2025-06-03", soort="intake", resultaat="gepland") | {"geregistreerd_op": datetime(2025, 6, 1, 12)},
                op(102, 1, "2025-06-03", soort="intake", resultaat="gehouden") | {"geregistreerd_op": datetime(2025, 6, 2, 23, 30)},
                op(2, 1, "2025-07-01", soort="intake", resultaat="gehouden") | {"geregistreerd_op": None},
                op(103, 1, "2025-06-30", soort="intake", resultaat="gehouden") | {"geregistreerd_op": None},
            ]
        },
        {("gesprek", 1), ("gesprek", 2)},
    ),
    Geval(
        "besluit-voor-aanvraag",
        {"aanvraag": [op(1, 1, "2025-03-02", besluit_op="2025-03-01"), op(101, 1, "2025-03-02", besluit_op="2025-03-02"), op(102, 1, "2025-03-02")]},
        {("aanvraag", 1)},
    ),
    Geval(  # 1000 to 979 is 2.1% less, 1000 to 980 exactly 2%
        "levering-gekrompen",
        {
            "levering": [
                {"feit_id": nr, "tabel": tabel, "begin": d("2025-01-01"), "volledig_tm": d(tot), "geleverd_op": d(tot), "rijen": rijen}
                for nr, tabel, tot, rijen in [
                    (101, "uitkering", "2025-04-30", 1000),
                    (1, "uitkering", "2025-05-31", 979),
                    (102, "traject", "2025-04-30", 1000),
                    (103, "traject", "2025-05-31", 980),
                ]
            ]
        },
        {("levering", 1)},
    ),
]
