"""Cases of the checks about rows and tables that must agree with each other."""

from __future__ import annotations

from tests.register.controlegeval import Geval, d, mens, op, rij

GEVALLEN = [
    Geval(  # ends 31-3 and the next begins 31-3: one shared day; 1-4 would touch
        "klantgroep-overlap",
        {
            "klantgroep": [
                rij(101, 1, "2025-01-01", "2025-03-31", groep="Matchen"),
                rij(1, 1, "2025-03-31", groep="Groeien"),
                rij(102, 2, "2025-01-01", "2025-03-31", groep="Matchen"),
                rij(103, 2, "2025-04-01", groep="Groeien"),
            ]
        },
        {("klantgroep", 1)},
    ),
    Geval(  # the first long spell covers the third one, though the second has ended before it
        "leefsituatie-overlap",
        {
            "leefsituatie": [
                rij(101, 1, "2024-01-01", "2024-12-31", gemeente="Deventer"),
                rij(1, 1, "2024-02-01", "2024-02-29", gemeente="Deventer"),
                rij(2, 1, "2024-12-31", gemeente="Olst"),
                rij(102, 2, "2024-01-01", gemeente="Deventer"),
            ]
        },
        {("leefsituatie", 1), ("leefsituatie", 2)},
    ),
    Geval(
        "uitkering-overlap",
        {
            "uitkering": [
                rij(101, 1, "2025-01-01", regeling="PW", dossier_id=10),
                rij(1, 1, "2025-05-01", regeling="PW", dossier_id=11),
                rij(102, 2, "2025-01-01", "2025-04-30", regeling="PW", dossier_id=12),
                rij(103, 2, "2025-05-01", regeling="IOAW", dossier_id=13),
                rij(104, 3, "2025-01-01", regeling="PW", dossier_id=14),
                rij(105, 3, "2025-02-01", regeling="PW", dossier_id=14),
            ]
        },
        {("uitkering", 1)},
    ),
    Geval(  # on the day of birth itself is possible
        "voor-geboorte",
        {
            "persoon": [mens(1, "2005-05-02"), mens(2, "2005-05-02")],
            "uitkering": [rij(1, 1, "2005-05-01", regeling="PW"), rij(101, 2, "2005-05-02", regeling="PW")],
            "melding": [op(2, 1, "2001-01-01", soort="bijstand")],
        },
        {("uitkering", 1), ("melding", 2)},
    ),
    Geval(
        "na-overlijden",
        {
            "persoon": [mens(1, overleden_op=d("2025-03-01")), mens(2)],
            "gesprek": [
                op(1, 1, "2025-03-02", soort="voortgangsgesprek", resultaat="gehouden"),
                op(101, 1, "2025-03-01", soort="voortgangsgesprek", resultaat="gehouden"),
                op(102, 2, "2025-03-02", soort="voortgangsgesprek", resultaat="gehouden"),
            ],
        },
        {("gesprek", 1)},
    ),
    Geval(  # 31-3 + 31 days = 1-5: in time; 2-5 is too late; 15-6 + 31 days lies after P
        "uitstroom-werk-zonder-plaatsing",
        {
            "uitkering": [
                rij(1, 1, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="werk"),
                rij(101, 2, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="werk"),
                rij(102, 3, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="aow"),
                rij(103, 4, "2024-01-01", "2025-06-15", regeling="PW", reden_einde="werk"),
                rij(104, 5, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="werk"),
            ],
            "plaatsing": [
                rij(201, 1, "2025-05-02", grond="regulier"),
                rij(202, 2, "2025-05-01", grond="regulier"),
                rij(203, 5, "2025-02-01", "2025-03-31", grond="regulier"),
            ],
        },
        {("uitkering", 1)},
    ),
    Geval(  # begin 1-3: three months are over on 1-6; the benefit of 2 stopped, 3 works 20 hours, 4 began on 1-4
        "plaatsing-zonder-uitstroom",
        {
            "uitkering": [
                rij(201, 1, "2024-01-01", regeling="PW"),
                rij(202, 2, "2024-01-01", "2025-03-31", regeling="PW"),
                rij(203, 3, "2024-01-01", regeling="PW"),
                rij(204, 4, "2024-01-01", regeling="PW"),
            ],
            "plaatsing": [
                rij(1, 1, "2025-03-01", grond="regulier", vorm="in_dienst_extern", uren=36),
                rij(101, 2, "2025-03-01", grond="regulier", vorm="in_dienst_extern", uren=36),
                rij(102, 3, "2025-03-01", grond="regulier", vorm="in_dienst_extern", uren=20),
                rij(103, 4, "2025-04-01", grond="regulier", vorm="in_dienst_extern", uren=36),
            ],
        },
        {("plaatsing", 1)},
    ),
    Geval(  # 5-5 + 56 days = 30-6 = P: eight weeks, not longer; 4-5 is a day longer
        "klantgroep-zonder-uitkering",
        {
            "klantgroep": [
                rij(1, 1, "2025-05-04", groep="Matchen"),
                rij(101, 2, "2025-05-05", groep="Matchen"),
                rij(102, 3, "2025-01-01", groep="Matchen"),
                rij(103, 4, "2025-01-01", groep="Groeien"),
            ],
            "uitkering": [rij(201, 3, "2025-02-01", regeling="PW")],
            "doelgroep": [rij(202, 4, "2025-01-01", kenmerk="nug")],
        },
        {("klantgroep", 1)},
    ),
    Geval(  # 19-5 + 42 days = 30-6 = P: six weeks, not longer; 3 ended within six weeks; 4 was before July 2020
        "uitkering-zonder-klantgroep",
        {
            "uitkering": [
                rij(1, 1, "2025-05-18", regeling="PW"),
                rij(101, 2, "2025-05-19", regeling="PW"),
                rij(102, 3, "2025-01-01", "2025-02-12", regeling="PW"),
                rij(103, 4, "2019-01-01", "2020-08-12", regeling="PW"),
                rij(2, 5, "2019-01-01", "2020-08-13", regeling="PW"),
                rij(104, 6, "2025-01-01", regeling="PW"),
            ],
            "klantgroep": [rij(201, 6, "2025-02-01", groep="Matchen")],
        },
        {("uitkering", 1), ("uitkering", 2)},
    ),
    Geval(  # 29-12 + 6 months = 29-6 < P; 30-12 + 6 months = P
        "lks-zonder-loonwaarde",
        {
            "lks_beschikking": [
                rij(1, 1, "2024-12-29"),
                rij(101, 2, "2024-12-30"),
                rij(102, 3, "2024-12-29"),
                rij(103, 4, "2024-12-29", ingetrokken_op="2025-02-01"),
                rij(2, 5, "2024-12-29"),
            ],
            "loonwaarde": [
                op(201, 3, "2025-06-29", percentage=60),
                op(202, 5, "2025-06-30", percentage=60),
            ],
        },
        {("lks_beschikking", 1), ("lks_beschikking", 2)},
    ),
    Geval(
        "lks-zonder-plaatsing",
        {
            "lks_beschikking": [
                rij(1, 1, "2025-01-01"),
                rij(2, 2, "2025-01-01", plaatsing_id=999),
                rij(101, 3, "2025-01-01", plaatsing_id=203),
                rij(102, 4, "2025-01-01"),
                rij(3, 5, "2025-01-01"),
            ],
            "plaatsing": [
                rij(202, 2, "2025-01-01", grond="lks"),
                rij(203, 3, "2025-01-01", grond="lks"),
                rij(204, 4, "2024-12-01", grond="lks"),
                rij(205, 5, "2024-12-01", "2024-12-31", grond="lks"),
            ],
        },
        {("lks_beschikking", 1), ("lks_beschikking", 2), ("lks_beschikking", 3)},
    ),
    Geval(  # benefit in Deventer t/m 31-3, moved on 1-4; 2 moved and got work before the move; 3 never moved
        "plaatsing-na-verhuizing",
        {
            "uitkering": [rij(200 + i, i, "2024-01-01", "2025-03-31", regeling="PW") for i in (1, 2, 3)],
            "leefsituatie": [
                rij(211, 1, "2020-01-01", "2025-03-31", gemeente="Deventer"),
                rij(212, 1, "2025-04-01", gemeente="Zwolle"),
                rij(213, 2, "2020-01-01", "2025-04-30", gemeente="Deventer"),
                rij(214, 2, "2025-05-01", gemeente="Zwolle"),
                rij(215, 3, "2020-01-01", gemeente="Deventer"),
            ],
            "plaatsing": [
                rij(1, 1, "2025-04-15", grond="regulier"),
                rij(101, 2, "2025-04-15", grond="regulier"),
                rij(102, 3, "2025-04-15", grond="regulier"),
            ],
        },
        {("plaatsing", 1)},
    ),
    Geval(
        "aanspreekpunt-ontbreekt",
        {
            "klantgroep": [
                rij(1, 1, "2025-01-01", groep="Groeien"),
                rij(2, 2, "2025-01-01", groep="Groeien"),
                rij(101, 3, "2025-01-01", groep="Groeien"),
                rij(102, 4, "2025-01-01", "2025-06-29", groep="Groeien"),
            ],
            "toewijzing": [
                rij(201, 1, "2025-01-01", "2025-06-29", rol="regie"),
                rij(202, 2, "2025-01-01", rol="jobcoach"),
                rij(203, 3, "2025-01-01", rol="regie"),
            ],
        },
        {("klantgroep", 1), ("klantgroep", 2)},
    ),
    Geval(  # two contacts at two organisations are as agreed; two regisseurs never
        "regie-dubbel",
        {
            "toewijzing": [
                rij(101, 1, "2025-01-01", rol="regie", organisatie="IO"),
                rij(1, 1, "2025-02-01", rol="regie", organisatie="DWT"),
                rij(102, 2, "2025-01-01", rol="aanspreekpunt", organisatie="IO"),
                rij(103, 2, "2025-02-01", rol="aanspreekpunt", organisatie="DWT"),
                rij(104, 3, "2025-01-01", "2025-01-31", rol="regie"),
                rij(105, 3, "2025-02-01", rol="regie"),
                rij(106, 4, "2025-01-01", rol="begeleider"),
                rij(107, 4, "2025-02-01", rol="begeleider"),
                rij(108, 5, "2025-01-01", rol="aanspreekpunt", organisatie="IO"),
                rij(2, 5, "2025-02-01", rol="aanspreekpunt", organisatie="IO"),
            ]
        },
        {("toewijzing", 1), ("toewijzing", 2)},
    ),
    Geval(
        "onbekende-persoon",
        {
            "persoon": [mens(1)],
            "uitkering": [rij(101, 1, "2025-01-01", regeling="PW"), rij(1, 2, "2025-01-01", regeling="PW")],
            "contact": [{"feit_id": 102, "datum": d("2025-01-01")}],  # about an employer: no person is meant
        },
        {("uitkering", 1)},
    ),
    Geval(
        "wees",
        {
            "traject": [rij(201, 1, "2025-01-01", instrument="werkfit")],
            "plaatsing": [
                rij(1, 1, "2025-01-01", grond="regulier", traject_id=202, werkgever_id=5),
                rij(101, 1, "2025-01-01", grond="regulier", traject_id=201, werkgever_id=5),
                rij(102, 1, "2025-01-01", grond="regulier"),
                rij(2, 1, "2025-01-01", grond="regulier", werkgever_id=6),
            ],
            "werkgever": [{"werkgever_id": 5}],
        },
        {("plaatsing", 1), ("plaatsing", 2)},
        waarden=("202", "6"),
    ),
    Geval(
        "twee-redenen",
        {
            "uitkering": [
                rij(1, 1, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="werk"),
                rij(2, 1, "2025-01-01", "2025-03-31", regeling="IOAW", reden_einde="verhuizing"),
                rij(101, 2, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="werk"),
                rij(102, 2, "2025-01-01", "2025-03-31", regeling="IOAW", reden_einde="werk"),
                rij(103, 3, "2024-01-01", "2025-03-31", regeling="PW", reden_einde="aow"),
            ]
        },
        {("uitkering", 1), ("uitkering", 2)},
    ),
    Geval(  # one person twice open in Groeien from February: 1 + 1 - 0 = 2, counted 1; in Groeien and over all groups
        "rekening-sluit-niet",
        {
            "klantgroep": [
                rij(1, 1, "2025-01-01", groep="Groeien"),
                rij(2, 1, "2025-02-01", groep="Groeien"),
                rij(3, 2, "2025-01-01", "2025-03-31", groep="Matchen"),
                rij(4, 2, "2025-04-01", groep="Groeien"),
            ]
        },
        {("klantgroep", None)},
        waarden=("Groeien, 02-2025: 1 + 1 - 0 = 2, geteld 1", "alle groepen, 02-2025: 2 + 1 - 0 = 3, geteld 2"),
    ),
    Geval(  # 1 and 2 agree in everything and join up; 3 is a man; 4 leaves a gap of a day; 5 lives elsewhere
        "dubbele-persoon",
        {
            "persoon": [mens(1, geslacht="vrouw"), mens(2, geslacht="vrouw"), mens(3, geslacht="man"), mens(4, geslacht="vrouw"), mens(5, geslacht="vrouw")],
            "uitkering": [
                rij(201, 1, "2024-01-01", "2025-01-31", regeling="PW"),
                rij(202, 2, "2025-02-01", regeling="PW"),
                rij(203, 3, "2025-02-01", regeling="PW"),
                rij(204, 4, "2025-02-02", regeling="PW"),
                rij(205, 5, "2025-02-01", regeling="PW"),
            ],
            "leefsituatie": [rij(210 + i, i, "2020-01-01", gemeente="Zwolle" if i == 5 else "Deventer") for i in (1, 2, 3, 4, 5)],
        },
        {("persoon", 2)},
    ),
    Geval(  # 103 is another employer, 104 another month
        "inkomsten-maand-dubbel",
        {
            "inkomsten": [
                op(101, 1, "2025-01-01", soort="loon", werkgever_id=5),
                op(1, 1, "2025-01-31", soort="loon", werkgever_id=5),
                op(103, 1, "2025-01-01", soort="loon", werkgever_id=6),
                op(104, 1, "2025-02-01", soort="loon", werkgever_id=5),
            ]
        },
        {("inkomsten", 1)},
    ),
    Geval(  # 1 misses 1 April with the benefit running; 2 touches; 3 had no benefit in the gap
        "klantgroep-gat",
        {
            "klantgroep": [
                rij(101, 1, "2025-01-01", "2025-03-31", groep="Matchen"),
                rij(1, 1, "2025-04-02", groep="Groeien"),
                rij(102, 2, "2025-01-01", "2025-03-31", groep="Matchen"),
                rij(103, 2, "2025-04-01", groep="Groeien"),
                rij(104, 3, "2025-01-01", "2025-03-31", groep="Matchen"),
                rij(105, 3, "2025-05-01", groep="Groeien"),
            ],
            "uitkering": [
                rij(201, 1, "2025-01-01", regeling="PW"),
                rij(202, 2, "2025-01-01", regeling="PW"),
                rij(203, 3, "2025-01-01", "2025-03-31", regeling="PW"),
                rij(204, 3, "2025-05-01", regeling="PW"),
            ],
        },
        {("klantgroep", 1)},
    ),
]
