"""The form of a step: what a user may type, what is said when it cannot be, and that nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from opmaat.dossier.formulier import beginwaarden, maak_formulier
from opmaat.dossier.register_van_stappen import Stapregister
from opmaat.dossier.stap import Beurt, Fout, Stap, Stapfout, Veld, Waarschuwing
from tests.dossier.papier import Lezer, beeld, dag, neem, situatie

ROL = frozenset({"werkcoach"})


def stap(*velden: Veld, **rest: object) -> Stap:
    return Stap(**{"id": "proef", "titel": "Proef", "rollen": ROL, "fase": "plan", "tabel": "gesprek", "velden": velden, **rest})  # type: ignore[arg-type]


def lees(veld: Veld, getypt: object, **rest: object) -> object:
    formulier = maak_formulier(stap(veld), situatie(**rest))({veld.naam: getypt})  # type: ignore[arg-type]
    formulier.is_valid()
    return formulier.errors[veld.naam][0] if veld.naam in formulier.errors else formulier.cleaned_data[veld.naam]


@pytest.mark.parametrize(
    "getypt", ["16-6-2025", "16-06-2025", "16/6/2025", "16.6.2025", "16062025", "16 juni 2025", "16 jun 2025", "2025-06-16", "vandaag", " 16 6 2025 "]
)
def test_een_datum_wordt_gelezen_zoals_mensen_hem_schrijven(getypt: str) -> None:
    assert lees(Veld("datum"), getypt) == date(2025, 6, 16)


@pytest.mark.parametrize(
    ("getypt", "melding"),
    [
        ("31-2-2025", "De datum “31-2-2025” bestaat niet"),
        ("29-2-2025", "bestaat niet"),
        ("12-13-2024", "bestaat niet"),
        ("morgen", "is geen datum"),
        ("1-1-25", "jaar met vier cijfers"),
        ("1-1-0001", "te ver terug"),
        ("17-6-2025", "ligt in de toekomst"),
        ("", "Vul dit veld in"),
    ],
)
def test_een_onmogelijke_datum_geeft_een_melding_bij_het_veld(getypt: str, melding: str) -> None:
    assert melding in str(lees(Veld("datum"), getypt))


def test_een_geplande_dag_mag_in_de_toekomst_liggen_maar_niet_zestig_jaar_vooruit() -> None:
    veld = Veld("datum", toekomst=True)
    assert lees(veld, "1-9-2025") == date(2025, 9, 1)
    assert "te ver vooruit" in str(lees(veld, "1-9-2095"))
    assert lees(Veld("contract_eind", kolom="plaatsing.contract_eind"), "1-9-2025") == date(2025, 9, 1)


def test_een_datum_voor_de_geboorte_wordt_geweigerd() -> None:
    jong = beeld(persoon={"geboortedatum": dag("5-5-2001")})
    assert "voor de geboorte" in str(lees(Veld("datum"), "4-5-2001", b=jong))
    assert lees(Veld("datum"), "5-5-2001", b=jong) == date(2001, 5, 5)


@pytest.mark.parametrize(
    ("getypt", "waarde"),
    [("1250,50", "1250.50"), ("1.250,50", "1250.50"), ("1250.50", "1250.50"), ("€ 12", "12"), ("1.250", "1250"), ("0", "0")],
)
def test_een_bedrag_mag_met_komma_en_punten(getypt: str, waarde: str) -> None:
    assert lees(Veld("bedrag", soort="bedrag"), getypt) == Decimal(waarde)


@pytest.mark.parametrize(("getypt", "melding"), [("veel", "geen getal"), ("12,345", "2 cijfers"), ("-5", "ten minste 0"), ("1.2.3", "geen getal")])
def test_een_onleesbaar_bedrag_geeft_een_melding(getypt: str, melding: str) -> None:
    assert melding in str(lees(Veld("bedrag", soort="bedrag"), getypt))


def test_een_heel_getal_blijft_heel() -> None:
    assert lees(Veld("trede", kolom="ladder.trede", minimum=1, maximum=6), "3") == 3
    assert "heel getal" in str(lees(Veld("trede", kolom="ladder.trede"), "3,5"))
    assert "ten hoogste 6" in str(lees(Veld("trede", kolom="ladder.trede", maximum=6), "7"))


def test_een_code_buiten_de_lijst_wordt_geweigerd_en_een_lege_keuze_is_onbekend() -> None:
    assert "bestaat niet" in str(lees(Veld("waar"), "op-de-maan"))
    assert lees(Veld("waar"), "") is None
    assert lees(Veld("waar"), "thuis") == "thuis"


def test_weinig_codes_zijn_knoppen_en_veel_codes_een_lijst() -> None:
    formulier = maak_formulier(stap(Veld("soort"), Veld("resultaat"), Veld("onderwerpen")), situatie())()
    soorten = {veld.name: type(veld.field.widget).__name__ for veld in formulier}
    assert soorten == {"soort": "Select", "resultaat": "RadioSelect", "onderwerpen": "CheckboxSelectMultiple"}


def test_een_tekst_in_elk_schrift_blijft_wat_hij_is_en_te_lang_zegt_hoe_lang() -> None:
    veld = Veld("opmerking", soort="lang")
    assert lees(veld, "Ştefan 李 Σ 👩‍👧 O’Néill") == "Ştefan 李 Σ 👩‍👧 O’Néill"
    assert lees(veld, "Cafe\u0301") == "Café"
    assert "20001 tekens" in str(lees(veld, "a" * 20001))
    assert lees(veld, "a\x07b\nc") == "ab\nc"


def test_ja_en_nee_zijn_iets_anders_dan_geen_antwoord() -> None:
    veld = Veld("toestemming_thuis")
    assert [lees(veld, w) for w in ("ja", "nee", "")] == [True, False, None]


def test_een_veld_van_een_rubriek_die_de_lezer_niet_mag_zien_wordt_niet_gevraagd() -> None:
    velden = (Veld("bedrag", kolom="uitkering.bedrag"), Veld("datum"))
    zonder = situatie(lezer=Lezer(ROL, rubrieken=frozenset({"werk"})))
    assert list(maak_formulier(stap(*velden), zonder).base_fields) == ["datum"]
    assert list(maak_formulier(stap(*velden), situatie()).base_fields) == ["bedrag", "datum"]


def test_zonder_eigen_doe_worden_de_antwoorden_een_rij_van_de_tabel() -> None:
    proef = stap(Veld("datum"), Veld("soort"), Veld("resultaat"), Veld("onderwerpen"))
    uitkomst = neem(proef, situatie(), {"datum": "16-6-2025", "soort": "intake", "resultaat": "gehouden", "onderwerpen": ["werk", "taal"]})
    assert uitkomst.feiten == [
        (
            "eerste",
            "gesprek",
            {
                "persoon_id": 1,
                "organisatie": "KonnecteD",
                "medewerker_id": 77,
                "rol": "werkcoach",
                "datum": date(2025, 6, 16),
                "soort": "intake",
                "resultaat": "gehouden",
                "onderwerpen": "werk;taal",
            },
        )
    ]


def test_een_fout_van_de_stap_staat_bij_het_veld_en_er_wordt_niets_vastgelegd() -> None:
    proef = stap(Veld("datum"), controleer=lambda s, g: [Fout("datum", "Op zondag is het kantoor dicht.")])
    uitkomst = neem(proef, situatie(), {"datum": "15-6-2025"})
    assert uitkomst.fouten == {"datum": ["Op zondag is het kantoor dicht."]}
    assert uitkomst.feiten == []


def test_een_waarschuwing_vraagt_een_reden_en_die_wordt_bewaard_bij_het_feit() -> None:
    proef = stap(Veld("datum"), Veld("soort"), Veld("resultaat"), controleer=lambda s, g: [Waarschuwing("datum", "Dit is een zondag.")])
    antwoorden = {"datum": "15-6-2025", "soort": "intake", "resultaat": "gehouden"}
    eerst = neem(proef, situatie(), antwoorden)
    assert eerst.feiten == [] and [w.tekst for w in eerst.formulier.waarschuwingen] == ["Dit is een zondag."]
    daarna = neem(proef, situatie(), antwoorden, toch="De klant kan alleen dan.")
    assert daarna.fouten == {}
    assert daarna.toelichtingen == [("gesprek", "De klant kan alleen dan.")]


def test_bij_een_fout_en_een_waarschuwing_komt_eerst_de_fout() -> None:
    proef = stap(Veld("datum"), Veld("soort"), Veld("resultaat"), controleer=lambda s, g: [Waarschuwing("datum", "Zondag."), Fout("soort", "Kan niet.")])
    uit = neem(proef, situatie(), {"datum": "15-6-2025", "soort": "intake", "resultaat": "gehouden"})
    assert uit.fouten == {"soort": ["Kan niet."]}
    assert [groep.titel for groep in uit.formulier.groepen()] == [""]


def test_een_andere_waarschuwing_dan_de_geziene_vraagt_opnieuw() -> None:
    proef = stap(Veld("datum"), Veld("soort"), Veld("resultaat"), controleer=lambda s, g: [Waarschuwing("datum", f"Let op {g.datum}.")])
    formulier = maak_formulier(proef, situatie())
    gestuurd = {"datum": "15-6-2025", "soort": "intake", "resultaat": "gehouden", "toch_reden": "ja hoor", "toch_gezien": "datum:Let op 2025-06-14."}
    assert not formulier(gestuurd).is_valid()


def test_wat_bekend_is_staat_al_ingevuld() -> None:
    b = beeld(gesprek=[{"datum": dag("20-6-2025"), "soort": "intake", "resultaat": "gepland", "onderwerpen": "werk;taal"}])
    proef = stap(Veld("datum"), Veld("onderwerpen"), Veld("waar"), vooraf=lambda s: {"waar": "thuis"}, over=lambda s: s.rijen("gesprek"))
    assert beginwaarden(proef, situatie(b, feit=b.rijen("gesprek")[0])) == {  # type: ignore[index]
        "datum": date(2025, 6, 20),
        "onderwerpen": ["werk", "taal"],
        "waar": "thuis",
    }


def test_een_wijziging_is_een_aanvulling_als_alleen_lege_velden_worden_gevuld() -> None:
    b = beeld(gesprek=[{"datum": dag("10-6-2025"), "soort": "intake", "resultaat": "gepland"}])
    aanvullen = stap(Veld("waar"), over=lambda s: s.rijen("gesprek"), doe=lambda a, s, g: a.wijzig(s.feit, waar=g.waar))
    afhandelen = stap(Veld("resultaat"), over=lambda s: s.rijen("gesprek"), doe=lambda a, s, g: a.wijzig(s.feit, resultaat=g.resultaat))
    verbeteren = stap(Veld("soort"), over=lambda s: s.rijen("gesprek"))
    assert neem(aanvullen, situatie(b), {"waar": "thuis"}).feiten == [("aanvulling", "gesprek", {"feit_id": 101, "waar": "thuis"})]
    assert neem(afhandelen, situatie(b), {"resultaat": "gehouden"}).feiten == [("aanvulling", "gesprek", {"feit_id": 101, "resultaat": "gehouden"})]
    assert neem(verbeteren, situatie(b), {"soort": "eindgesprek"}).feiten == [("correctie", "gesprek", {"feit_id": 101, "soort": "eindgesprek"})]
    assert neem(afhandelen, situatie(b), {"resultaat": "gepland"}).feiten == []


def test_woorden_bij_een_veld_gaan_vanzelf_mee_met_het_feit_of_naar_het_journaal() -> None:
    b = beeld(gesprek=[{"datum": dag("10-6-2025"), "soort": "intake", "resultaat": "gehouden"}])
    proef = stap(
        Veld("waar"), Veld("waarom", soort="lang", toelichting=True), Veld("rubriek", soort="keuze", keuzes=("werk", "gezondheid")),
        Veld("verslag", soort="lang", notitie="werk", rubriekveld="rubriek"), over=lambda s: s.rijen("gesprek"),
    )  # fmt: skip
    uitkomst = neem(proef, situatie(b), {"waar": "thuis", "waarom": "Dat wilde zij.", "rubriek": "gezondheid", "verslag": "Rustiger dan vorige keer."})
    assert uitkomst.feiten == [("aanvulling", "gesprek", {"feit_id": 101, "waar": "thuis"})]
    assert uitkomst.toelichtingen == [("gesprek", "Dat wilde zij.")]
    assert uitkomst.notities == [("gezondheid", "Rustiger dan vorige keer.")]


def test_een_stap_zegt_waarom_hij_niet_kan() -> None:
    proef = stap(Veld("datum"), kan=lambda s: None if s.groep else "De klant heeft nog geen groep.")
    assert proef.waarom_niet(situatie()) == "De klant heeft nog geen groep."
    assert proef.waarom_niet(situatie(beeld(klantgroep=[{"begin": dag("1-6-2025"), "groep": "Groeien"}]))) is None


@pytest.mark.parametrize(
    "maak",
    [
        lambda: stap(Veld("bestaat_niet")),
        lambda: stap(Veld("x", kolom="gesprek.bestaat_niet")),
        lambda: stap(Veld("datum"), Veld("datum")),
        lambda: stap(Veld("datum"), fase="elders"),
        lambda: stap(Veld("datum"), id="Hoofd Letters"),
        lambda: stap(Veld("datum"), rollen=frozenset()),
        lambda: stap(tabel=None),
        lambda: Stapregister([stap(Veld("datum")), stap(Veld("datum"))]),
    ],
)
def test_een_stap_die_niet_kan_werken_wordt_bij_het_laden_geweigerd(maak: object) -> None:
    with pytest.raises(Stapfout):
        maak()  # type: ignore[operator]


def test_een_volgende_stap_die_niet_bestaat_wordt_genoemd() -> None:
    assert Stapregister([stap(Veld("datum"), volgende=("is-er-niet",))]).loze_verwijzingen() == ["proef → is-er-niet"]


def test_het_register_geeft_de_stappen_die_de_lezer_nu_kan_nemen_in_de_volgorde_van_de_keten() -> None:
    register = Stapregister(
        [
            stap(Veld("datum"), id="later", fase="uitstroom", beurt=lambda s: Beurt("Nu")),
            stap(Veld("datum"), id="eerst", fase="melding"),
            stap(Veld("datum"), id="niet-van-mij", rollen=frozenset({"handhaver"})),
            stap(Veld("datum"), id="kan-niet", kan=lambda s: "nee"),
        ]
    )
    assert [s.id for s in register.voor(situatie())] == ["eerst", "later"]
