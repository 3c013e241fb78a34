"""What the words of a clause become: each test shows the words in and the measure out (manual, sections 3 and 4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from opmaat.kern.maat import (
    Aandeel,
    Aantal,
    Bestand,
    Bevat,
    Cohort,
    Datum,
    Drempel,
    En,
    Formatie,
    Frequentie,
    Gebeurtenisinstroom,
    Gekoppeld,
    GemiddeldeDuur,
    Groepsinstroom,
    Heeft,
    Ingevuld,
    Instroom,
    IsEen,
    Kolomwaarde,
    Leeftijd,
    Maat,
    Na,
    Niet,
    Of,
    Op,
    Overgang,
    Panel,
    Parameter,
    Parameterwaarde,
    Preventie,
    Selectie,
    Som,
    Stand,
    Telling,
    Termijn,
    Terug,
    Uitsplitsing,
    Uitstroom,
    Verandering,
    Vergelijk,
    Verhouding,
    Verjaardag,
    Verwijst,
)
from opmaat.kern.tijd import Duur, Periode

from .maken import KOP, lees, met

REGELING = IsEen("regeling", ("PW", "IOAW"))
MATCHEN = IsEen("groep", ("Matchen",))


def maat(tekst: str) -> Maat | None:
    return met(f"maat: {tekst}").maat


def waar(tekst: str, tabel: str = "klantgroep") -> object:
    stand = maat(f"{{soort: stand, van: {tabel}, tel: rijen, waar: {{{tekst}}}}}")
    assert isinstance(stand, Stand)
    return stand.selectie.waar


@pytest.mark.parametrize(
    ("woorden", "voorwaarde"),
    [
        ("groep: Matchen", MATCHEN),
        ("groep: [Matchen, Groeien]", IsEen("groep", ("Matchen", "Groeien"))),
        ("groep: {niet: [Zorgen]}", IsEen("groep", ("Zorgen",), niet=True)),
        ("herbeoordeling_op: ingevuld", Ingevuld("herbeoordeling_op")),
        ("herbeoordeling_op: leeg", Ingevuld("herbeoordeling_op", ja=False)),
        ('begin: ">= 2025-01-01"', Vergelijk("begin", Op.MINSTENS, date(2025, 1, 1))),
        ('begin: ">= looptijd.begin"', Vergelijk("begin", Op.MINSTENS, date(2025, 1, 1))),
        (
            'herbeoordeling_op: "<= begin + 12 maanden"',
            Vergelijk("herbeoordeling_op", Op.HOOGSTENS, Kolomwaarde("begin", Duur(12, "maand"))),
        ),
        (
            'advies_op: "> begin - 1 dag"',
            Vergelijk("advies_op", Op.GROTER, Kolomwaarde("begin", Duur(1, "dag"), terug=True)),
        ),
        ("uitkeringsafhankelijk: ja", IsEen("uitkeringsafhankelijk", (True,))),
        ('leeftijd: "< 27"', Leeftijd(Op.KLEINER, 27)),
        ('leeftijd: "< aow"', Leeftijd(Op.KLEINER, None)),
        ("niet: {groep: Matchen}", Niet(MATCHEN)),
        ("of: [{groep: Matchen}, {reden: leeg}]", Of((MATCHEN, Ingevuld("reden", ja=False)))),
        ("groep: Matchen, reden: leeg", En((MATCHEN, Ingevuld("reden", ja=False)))),
        ("heeft: {van: doelgroep}", Heeft(Selectie("doelgroep"))),
        ("geen: {van: doelgroep}", Niet(Heeft(Selectie("doelgroep")))),
        (
            'heeft: {van: doelgroep, sinds: ">= 3 jaar"}',
            Heeft(Selectie("doelgroep"), sinds=(Op.MINSTENS, Duur(3, "jaar"))),
        ),
        ("aantal: {van: gesprek}", Aantal(Selectie("gesprek"), Op.MINSTENS, Decimal(1), Terug(None))),
        (
            'aantal: {van: gesprek, venster: 12 maanden, norm: ">= 2"}',
            Aantal(Selectie("gesprek"), Op.MINSTENS, Decimal(2), Terug(Duur(12, "maand"))),
        ),
        (
            "aantal: {van: gesprek, na: 6 maanden, op: afgesproken_op}",
            Aantal(Selectie("gesprek"), Op.MINSTENS, Decimal(1), Na(Duur(6, "maand")), kolom="afgesproken_op"),
        ),
        ("aantal: {van: gesprek, na: altijd}", Aantal(Selectie("gesprek"), Op.MINSTENS, Decimal(1), Na(None))),
        (
            "aantal: {van: gesprek, venster: 2024-01-01 t/m 2024-12-31}",
            Aantal(Selectie("gesprek"), Op.MINSTENS, Decimal(1), Periode.jaar(2024)),
        ),
        (
            'som: {van: activiteit, kolom: uren, norm: ">= 800"}',
            Aantal(Selectie("activiteit"), Op.MINSTENS, Decimal(800), Terug(None), som_van="uren"),
        ),
    ],
)
def test_een_voorwaarde_wordt_wat_de_handleiding_zegt(woorden: str, voorwaarde: object) -> None:
    assert waar(woorden) == voorwaarde


def test_een_bedrag_wordt_vergeleken_met_een_veelvoud_van_een_parameter() -> None:
    assert waar('bedrag_per_maand: "<= 1.3 * parameter wml_maand"', "lks_beschikking") == Vergelijk(
        "bedrag_per_maand", Op.HOOGSTENS, Parameterwaarde("wml_maand", Decimal("1.3"))
    )


def test_een_lijstkolom_bevat_een_code() -> None:
    telling = maat("{soort: telling, gebeurtenis: {datum: gesprek, waar: {onderwerpen: {bevat: minimaregelingen}}}}")
    assert telling == Telling(Datum("gesprek", "datum", Bevat("onderwerpen", ("minimaregelingen",))))


def test_de_klantgroep_wordt_bij_een_gebeurtenis_toegerekend_en_bij_een_stand_niet() -> None:
    telling = maat("{soort: telling, gebeurtenis: {begin: traject, waar: {klantgroep: Matchen}}}")
    assert telling == Telling(Datum("traject", "begin", Heeft(Selectie("klantgroep", MATCHEN), toegerekend=True)))
    assert waar("klantgroep: Matchen", "traject") == Heeft(Selectie("klantgroep", MATCHEN))


def test_het_deel_van_een_stand_kijkt_op_de_peildatum_en_dat_van_een_telling_op_de_dag_zelf() -> None:
    stand = maat("{soort: aandeel, van: {soort: stand, van: traject}, waarvan: {klantgroep: Matchen}}")
    telling = maat(
        "{soort: aandeel, van: {soort: telling, gebeurtenis: {begin: traject}}, waarvan: {klantgroep: Matchen}}"
    )
    assert stand == Aandeel(Stand(Selectie("traject")), Heeft(Selectie("klantgroep", MATCHEN)))
    assert telling == Aandeel(
        Telling(Datum("traject", "begin")), Heeft(Selectie("klantgroep", MATCHEN), toegerekend=True)
    )


def test_een_kolom_die_klantgroep_heet_gaat_voor_bij_rijen_zonder_persoon() -> None:
    telling = maat("{soort: telling, gebeurtenis: {datum: bijeenkomst, waar: {klantgroep: Matchen}}}")
    assert telling == Telling(Datum("bijeenkomst", "datum", IsEen("klantgroep", ("Matchen",))), tel="rijen")


@pytest.mark.parametrize(
    ("woorden", "voorwaarde"),
    [
        ("{soort: stand, van: uitkering}", REGELING),
        ("{soort: stand, van: uitkering, waar: {rol: partner}}", En((REGELING, IsEen("rol", ("partner",))))),
        ("{soort: stand, van: uitkering, waar: {regeling: IOAZ}}", IsEen("regeling", ("IOAZ",))),
        (
            "{soort: stand, van: uitkering, waar: {of: [{regeling: Bbz}, {rol: partner}]}}",
            Of((IsEen("regeling", ("Bbz",)), IsEen("rol", ("partner",)))),
        ),
    ],
)
def test_uitkering_is_een_regeling_van_de_reikwijdte_tenzij_waar_er_zelf_een_noemt(
    woorden: str, voorwaarde: object
) -> None:
    assert maat(woorden) == Stand(Selectie("uitkering", voorwaarde))  # type: ignore[arg-type]


def test_reikwijdte_geen_laat_elke_regeling_en_elke_gemeente_toe() -> None:
    afspraak = met("reikwijdte: geen\nmaat: {soort: stand, van: uitkering}")
    assert (afspraak.maat, afspraak.gemeente, afspraak.regelingen) == (Stand(Selectie("uitkering")), None, ())


def test_een_eigen_gemeente_houdt_de_regelingen_van_het_bestand() -> None:
    afspraak = met("reikwijdte: {gemeente: Olst-Wijhe}\nmaat: {soort: stand, van: uitkering}")
    assert (afspraak.gemeente, afspraak.regelingen) == ("Olst-Wijhe", ("PW", "IOAW"))


@pytest.mark.parametrize(
    ("woorden", "gebeurtenis"),
    [
        ("datum: aanvraag", Datum("aanvraag", "datum")),
        ("datum: aanvraag, op: besluit_op", Datum("aanvraag", "besluit_op")),
        ("begin: traject", Datum("traject", "begin")),
        ("eind: traject", Datum("traject", "eind")),
        ("eind: plaatsing, op: contract_eind", Datum("plaatsing", "contract_eind")),
        ("instroom: uitkering", Instroom(Selectie("uitkering", REGELING))),
        (
            "uitstroom: uitkering, reden: [werk, studie], waar: {rol: partner}",
            Uitstroom(Selectie("uitkering", REGELING), ("werk", "studie"), IsEen("rol", ("partner",))),
        ),
        (
            "overgang: klantgroep, uit: Groeien, naar: Matchen",
            Overgang("klantgroep", "groep", ("Groeien",), ("Matchen",), Duur(31, "dag")),
        ),
        (
            "drempel: klantgroep, toestand: {groep: Matchen}, na: 3 jaar",
            Drempel(Selectie("klantgroep", MATCHEN), Duur(3, "jaar")),
        ),
        ("verjaardag: 27", Verjaardag(27)),
        (
            "datum: nazorg, waar: {verwijst: {via: plaatsing_id, naar: plaatsing, waar: {grond: lks}}}",
            Datum("nazorg", "datum", Verwijst("plaatsing_id", "plaatsing", IsEen("grond", ("lks",)))),
        ),
        (
            "begin: plaatsing, waar: {gekoppeld: {van: lks_beschikking, via: plaatsing_id, loopt: ja}}",
            Datum("plaatsing", "begin", Gekoppeld(Selectie("lks_beschikking"), "plaatsing_id", loopt=True)),
        ),
    ],
)
def test_een_gebeurtenis_wordt_wat_de_handleiding_zegt(woorden: str, gebeurtenis: object) -> None:
    assert maat(f"{{soort: telling, gebeurtenis: {{{woorden}}}}}") == Telling(gebeurtenis)  # type: ignore[arg-type]


def test_een_cohort_op_uitstroom_uit_de_uitkering_eist_een_uitkering_tenzij_er_nee_staat() -> None:
    woorden = "{soort: cohort, instroom: {klantgroep: Matchen}, gebeurtenis: {uitstroom: uitkering, reden: [werk]}, binnen: 6 maanden%s}"
    cohort = Cohort(
        Groepsinstroom(("Matchen",)),
        Uitstroom(Selectie("uitkering", REGELING), ("werk",)),
        Duur(6, "maand"),
        eist_uitkering=True,
    )
    assert maat(woorden % "") == cohort
    zonder = maat(woorden % ", eist_uitkering: nee")
    assert isinstance(zonder, Cohort) and not zonder.eist_uitkering


def test_een_cohort_kan_beginnen_bij_een_gebeurtenis_of_bij_een_bestand() -> None:
    doel = "gebeurtenis: {datum: gesprek}, binnen: 6 weken"
    gebeurtenis = maat(f"{{soort: cohort, instroom: {{begin: plaatsing, keer: elke}}, {doel}}}")
    bestand = maat(f"{{soort: cohort, instroom: {{bestand: {{van: klantgroep}}, op: 2025-01-01}}, {doel}}}")
    assert isinstance(gebeurtenis, Cohort) and isinstance(bestand, Cohort)
    assert gebeurtenis.instroom == Gebeurtenisinstroom(Datum("plaatsing", "begin"), "elke")
    assert bestand.instroom == Bestand(Stand(Selectie("klantgroep")), date(2025, 1, 1))


def test_een_termijn_neemt_koppel_tot_en_momenten_over() -> None:
    start, doel = Datum("plaatsing", "begin"), Datum("nazorg", "datum")
    tot = maat(
        "{soort: termijn, start: {begin: plaatsing}, doel: {datum: nazorg}, tot: proeftijd_eind, koppel: plaatsing_id, tel: rijen}"
    )
    momenten = maat(
        "{soort: termijn, start: {begin: plaatsing}, doel: {datum: nazorg}, momenten: [1 maand, 3 maanden], marge: 2 weken}"
    )
    assert tot == Termijn(start, doel, tot="proeftijd_eind", koppel="plaatsing_id", tel="rijen")
    assert momenten == Termijn(start, doel, momenten=(Duur(1, "maand"), Duur(3, "maand")), marge=Duur(2, "week"))


@pytest.mark.parametrize(
    ("woorden", "verwacht"),
    [
        (
            "{soort: frequentie, bestand: {van: klantgroep}, gebeurtenis: {datum: gesprek}, minstens: 2, venster: 12 maanden, wijze: ritme}",
            Frequentie(Stand(Selectie("klantgroep")), Datum("gesprek", "datum"), 2, None, Duur(12, "maand"), "ritme"),
        ),
        (
            "{soort: frequentie, bestand: {van: klantgroep}, gebeurtenis: {datum: gesprek}, minstens: 1, venster: kalenderkwartaal}",
            Frequentie(Stand(Selectie("klantgroep")), Datum("gesprek", "datum"), 1, None, "kwartaal"),
        ),
        (
            "{soort: preventie, melding: {waar: {soort: bijstand}}, tegenhouden: toekenning}",
            Preventie(IsEen("soort", ("bijstand",)), "toekenning", Duur(26, "week")),
        ),
        (
            "{soort: panel, bestand: {van: klantgroep}, basis: 2024-12-31, score: {van: ladder}, kolom: trede}",
            Panel(Stand(Selectie("klantgroep")), date(2024, 12, 31), Selectie("ladder"), "trede"),
        ),
        ("{soort: formatie}", Formatie(())),
        ("{soort: formatie, product: matchen, als: begroot}", Formatie(("matchen",), "begroot")),
        ("{soort: som, gebeurtenis: {datum: maatregel}, kolom: bedrag}", Som(Datum("maatregel", "datum"), "bedrag")),
        (
            "{soort: gemiddelde, van: duur, selectie: {van: aanvraag}, tussen: [datum, besluit_op], eenheid: dagen}",
            GemiddeldeDuur(Selectie("aanvraag"), "afgesloten", "dagen", ("datum", "besluit_op")),
        ),
        (
            "{soort: verandering, van: {soort: stand, van: klantgroep}, basis: 2024-01-01 t/m 2024-12-31, als: procent}",
            Verandering(Stand(Selectie("klantgroep")), Periode.jaar(2024), "procent"),
        ),
        (
            "{soort: verhouding, teller: {soort: stand, van: klantgroep}, noemer: {parameter: wml_maand}}",
            Verhouding(Stand(Selectie("klantgroep")), Parameter("wml_maand")),
        ),
    ],
)
def test_een_maat_wordt_wat_de_handleiding_zegt(woorden: str, verwacht: Maat) -> None:
    assert maat(woorden) == verwacht


def test_een_uitsplitsing_is_van_de_eigen_tabel_of_noemt_er_een() -> None:
    afspraak = met("maat: {soort: stand, van: traject}\nuitsplitsing: [klantgroep.groep, instrument]")
    assert afspraak.uitsplitsing == (Uitsplitsing("klantgroep", "groep"), Uitsplitsing(None, "instrument"))


def test_elke_lezing_heeft_haar_eigen_maat_en_anders_die_van_de_afspraak() -> None:
    afspraak = met(
        "maat: {soort: stand, van: klantgroep}\n"
        'norm: ">= 5 personen"\n'
        "lezingen:\n"
        "  - {gekozen: ja, tekst: iedereen}\n"
        "  - {tekst: alleen Matchen, maat: {soort: stand, van: klantgroep, waar: {groep: Matchen}}}"
    )
    iedereen, alleen = afspraak.lezingen
    assert (iedereen.gekozen, iedereen.maat) == (True, afspraak.maat)
    assert (alleen.gekozen, alleen.maat, alleen.norm) == (False, Stand(Selectie("klantgroep", MATCHEN)), afspraak.norm)


def test_het_venster_is_de_looptijd_tenzij_de_afspraak_er_een_noemt() -> None:
    assert met("maat: {soort: stand, van: klantgroep}").venster == Periode.jaar(2025)
    eigen = met("maat: {soort: stand, van: klantgroep}\nvenster: 2025-07-01 t/m 2025-12-31")
    assert eigen.venster == Periode.tm(date(2025, 7, 1), date(2025, 12, 31))


def test_een_voorganger_wordt_als_overeenkomst_en_afspraak_bewaard() -> None:
    assert met("opvolger_van: dvo-2022/h3-80").opvolger_van == ("dvo-2022", "h3-80")


def test_de_kop_wordt_overgenomen() -> None:
    gelezen = lees("", KOP + "ondertekend_op: 2025-02-03\nuitstroomdatum: eerste dag zonder\n")
    assert (gelezen.id, gelezen.looptijd, gelezen.ondertekend_op) == (
        "proef-2025",
        Periode.jaar(2025),
        date(2025, 2, 3),
    )
    assert (gelezen.reikwijdte.gemeente, gelezen.reikwijdte.regelingen) == ("Deventer", ("PW", "IOAW"))
    assert (gelezen.uitstroomdatum, gelezen.instroomdatum) == ("eerste dag zonder", "begin")
