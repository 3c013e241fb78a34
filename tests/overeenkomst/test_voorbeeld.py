"""Reading an example line, the rows it becomes, and what an example that does not hold says."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.voorbeeldproef import voer_voorbeeld_uit
from opmaat.kern.overeenkomst import lees_voorbeeld
from opmaat.kern.overeenkomst.voorbeeld import Feit, Rolverwacht, Verwijzing, Waardeverwacht
from opmaat.kern.register.lezer import leeg_register
from opmaat.kern.register.schema import lees_schema

from .maken import lees

SCHEMA = lees_schema()


def test_een_feit_heeft_een_tabel_een_code_data_en_kolommen() -> None:
    voorbeeld = lees_voorbeeld(
        "uitkering PW vanaf 2024-12-15 t/m 2025-05-31, reden_einde werk, dossier_id 7; peildatum 2025-07-31; bekend op 2025-08-31 → gelukt",
        SCHEMA,
    )
    assert voorbeeld.feiten == (
        Feit(
            "",
            "uitkering",
            None,
            (
                ("begin", date(2024, 12, 15)),
                ("eind", date(2025, 5, 31)),
                ("regeling", "PW"),
                ("reden_einde", "werk"),
                ("dossier_id", 7),
            ),
        ),
    )
    assert (voorbeeld.peildatum, voorbeeld.bekend_op) == (date(2025, 7, 31), date(2025, 8, 31))
    assert voorbeeld.verwacht == (Rolverwacht("", "gelukt"),)


def test_twee_mensen_krijgen_elk_hun_uitkomst() -> None:
    voorbeeld = lees_voorbeeld(
        "A: klantgroep Matchen vanaf 2025-01-06; B: klantgroep Zorgen vanaf 2025-01-06 → A gelukt, B telt niet", SCHEMA
    )
    assert voorbeeld.personen == ("A", "B")
    assert voorbeeld.verwacht == (Rolverwacht("A", "gelukt"), Rolverwacht("B", "telt niet"))
    assert [rij["persoon_id"] for rij in voorbeeld.rijen(SCHEMA, "Deventer")["klantgroep"]] == [1, 2]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("telt", Rolverwacht("", "lid")),
        ("telt niet", Rolverwacht("", "telt niet")),
        ("gelukt-voorlopig", Rolverwacht("", "gelukt_voorlopig")),
        ("loopt nog", Rolverwacht("", "loopt_nog")),
        ("na-toekenning:telt", Rolverwacht("", "na-toekenning:lid")),
        ("waarde 12.5", Waardeverwacht(Decimal("12.5"))),
        ("waarde 50%", Waardeverwacht(Decimal(50), procent=True)),
        ("waarde -50", Waardeverwacht(Decimal(-50))),
    ],
)
def test_een_uitkomst_is_een_rol_of_een_waarde(tekst: str, verwacht: object) -> None:
    assert lees_voorbeeld(f"klantgroep Matchen vanaf 2025-01-06 → {tekst}", SCHEMA).verwacht == (verwacht,)


def test_een_verwijzing_wordt_de_sleutel_van_het_feit_dat_zo_heet() -> None:
    voorbeeld = lees_voorbeeld(
        "werkgever#w, commercieel ja; traject stage vanaf 2025-02-01, werkgever_id #w → telt", SCHEMA
    )
    assert voorbeeld.feiten[1].waarden[-1] == ("werkgever_id", Verwijzing("w"))
    rijen = voorbeeld.rijen(SCHEMA, "Deventer")
    assert rijen["traject"][0]["werkgever_id"] == rijen["werkgever"][0]["werkgever_id"]


def test_iedereen_woont_in_de_gemeente_en_is_van_1985_tenzij_het_er_staat() -> None:
    gewoon = lees_voorbeeld("klantgroep Matchen vanaf 2025-01-06 → telt", SCHEMA).rijen(SCHEMA, "Deventer")
    assert gewoon["persoon"] == [{"persoon_id": 1, "geboortedatum": date(1985, 1, 1)}]
    assert [(rij["gemeente"], rij["begin"]) for rij in gewoon["leefsituatie"]] == [("Deventer", date(1985, 1, 1))]
    anders = lees_voorbeeld(
        "persoon, geboortedatum 2000-02-29; leefsituatie Raalte vanaf 2020-01-01; klantgroep Matchen vanaf 2025-01-06 → telt niet",
        SCHEMA,
    ).rijen(SCHEMA, "Deventer")
    assert [rij["geboortedatum"] for rij in anders["persoon"]] == [date(2000, 2, 29)]
    assert [rij["gemeente"] for rij in anders["leefsituatie"]] == ["Raalte"]


def test_feiten_zonder_mensen_maken_geen_mensen() -> None:
    rijen = lees_voorbeeld("besteding betaald op 2025-03-01, bedrag 100.50 → waarde 100.50", SCHEMA).rijen(
        SCHEMA, "Deventer"
    )
    assert set(rijen) == {"besteding"}
    assert rijen["besteding"][0]["bedrag"] == Decimal("100.50")


def test_een_registratiemoment_is_het_middaguur_van_die_dag() -> None:
    (rij,) = lees_voorbeeld("gesprek op 2025-03-01, geregistreerd_op 2025-04-02 → telt", SCHEMA).rijen(SCHEMA, None)[
        "gesprek"
    ]
    assert rij["geregistreerd_op"] == datetime(2025, 4, 2, 12)


def test_meer_codes_in_een_kolom_staan_met_een_plus() -> None:
    (rij,) = lees_voorbeeld("gesprek op 2025-03-01, onderwerpen werk+scholing → telt", SCHEMA).rijen(SCHEMA, None)[
        "gesprek"
    ]
    assert rij["onderwerpen"] == "werk;scholing"


def test_een_code_van_een_andere_kolom_hoort_daar_als_die_de_enige_is() -> None:
    (feit,) = lees_voorbeeld("constatering arbeidsverplichting op 2025-03-01, uitkomst afgezien → telt", SCHEMA).feiten
    assert ("plicht", "arbeidsverplichting") in feit.waarden


AFSPRAAK = """\
afspraken:
  - id: proef
    bron: artikel 1
    tekst: t
    verplichting: resultaat
    maat: {soort: stand, van: klantgroep, waar: {groep: Matchen}}
    voorbeelden:
      - "%s"
"""


@pytest.mark.parametrize(
    ("regel", "afwijkingen"),
    [
        ("klantgroep Matchen vanaf 2025-01-06 → telt", ()),
        (
            "klantgroep Matchen vanaf 2025-01-06 → telt niet",
            ("Voor de persoon is “telt niet” verwacht, en eruit komt “lid”.",),
        ),
        (
            "klantgroep Zorgen vanaf 2025-01-06 → telt",
            ("Voor de persoon is “lid” verwacht, en eruit komt “telt niet”.",),
        ),
        ("klantgroep Matchen vanaf 2025-01-06; peildatum 2025-01-05 → telt niet", ()),
        ("klantgroep Matchen vanaf 2025-01-06 → waarde 1", ()),
        ("klantgroep Matchen vanaf 2025-01-06 → waarde 2", ("De waarde 2 is verwacht, en eruit komt 1 personen.",)),
        ("klantgroep Matchen vanaf 2025-01-06, geregistreerd_op 2025-03-01; bekend op 2025-02-28 → telt niet", ()),
        ("leefsituatie Raalte vanaf 2020-01-01; klantgroep Matchen vanaf 2025-01-06 → telt niet", ()),
    ],
)
def test_een_voorbeeld_dat_niet_uitkomt_zegt_wat_er_anders_is(regel: str, afwijkingen: tuple[str, ...]) -> None:
    overeenkomst = lees(AFSPRAAK % regel)
    (afspraak,) = overeenkomst.afspraken
    assert voer_voorbeeld_uit(afspraak.voorbeelden[0], afspraak, overeenkomst, Geheugen).afwijkingen == afwijkingen


def test_een_geleend_register_is_daarna_weer_leeg() -> None:
    overeenkomst, leeg = lees(AFSPRAAK % "klantgroep Matchen vanaf 2025-01-06 → telt"), leeg_register()
    (afspraak,) = overeenkomst.afspraken
    for _ in range(2):
        assert voer_voorbeeld_uit(afspraak.voorbeelden[0], afspraak, overeenkomst, Geheugen, leeg=leeg).klopt
    assert leeg.verbinding.execute("SELECT count(*) FROM klantgroep").fetchall() == [(0,)]


INGEVOERD = """\
afspraken:
  - id: proef
    bron: artikel 1
    tekst: t
    verplichting: resultaat
    maat: {soort: ingevoerd, eenheid: "%%"}
    voorbeelden:
      - "%s"
"""


@pytest.mark.parametrize(
    ("bekend_op", "waarde"),
    [("2025-05-15", "72.5 %"), ("2025-06-01", "80 %")],
)
def test_een_ingevoerd_percentage_is_een_deel_en_geldt_zodra_het_bekend_is(bekend_op: str, waarde: str) -> None:
    regel = (
        "parameter vanaf 2025-03-31, naam proef-2025/proef, waarde 72.5, geregistreerd_op 2025-04-01; "
        "parameter vanaf 2025-04-30, naam proef-2025/proef, waarde 80, geregistreerd_op 2025-06-01; "
        f"peildatum 2025-06-30; bekend op {bekend_op} → waarde {waarde}"
    )
    overeenkomst = lees(INGEVOERD % regel)
    (afspraak,) = overeenkomst.afspraken
    assert voer_voorbeeld_uit(afspraak.voorbeelden[0], afspraak, overeenkomst, Geheugen).afwijkingen == ()
