"""The arithmetic check on small made-up budgets: what is found, what is rounding, and that sums that hold stay silent."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.maat import Selectie, Stand
from opmaat.kern.overeenkomst.afspraak import Afspraak
from opmaat.kern.overeenkomst.begroting import Begroting, Controle, Regel
from opmaat.kern.overeenkomst.kalender import Kalenderpost, OpDagen
from opmaat.kern.overeenkomst.norm import lees_norm
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst
from opmaat.kern.overeenkomst.rekenbevinding import Rekenbevinding
from opmaat.kern.overeenkomst.rekenproef import controleer_rekenwerk, losse_cijfers
from opmaat.kern.tijd import Periode


def regel(id: str, waarde: str, eenheid: str = "EUR", *, formule: str | None = None, grootheid: str | None = None, tekst: str = "") -> Regel:
    return Regel(id=id, bron="bijlage", begroting="b", tekst=tekst or id, waarde=Decimal(waarde), eenheid=eenheid, formule=formule, grootheid=grootheid)


def overeenkomst(*regels: Regel, controles: Sequence[Controle] = (), jaar: int | None = None, **rest: object) -> Overeenkomst:
    return Overeenkomst(
        id="proef-2025", titel="proef", opdrachtgever="gemeente", opdrachtnemer="bedrijf", soort="dvo", looptijd=Periode.jaar(2025), formaat=1, versie=1,
        begroting=(Begroting(id="b", titel="begroting", jaar=jaar, regels=regels),), controles=tuple(controles), **rest,  # type: ignore[arg-type]
    )  # fmt: skip


def gevonden(*regels: Regel, **rest: object) -> tuple[Rekenbevinding, ...]:
    return controleer_rekenwerk(overeenkomst(*regels, **rest))  # type: ignore[arg-type]


def test_een_som_die_klopt_is_geen_bevinding() -> None:
    # DVO 2025, annex 1: 2,76 + 5,04 + 26,34 + 3,39 = 37,53
    delen = [regel(n, w, "fte") for n, w in [("instroom", "2.76"), ("matchen", "5.04"), ("groeien", "26.34"), ("steun", "3.39")]]
    assert gevonden(*delen, regel("totaal", "37.53", "fte", formule="som(instroom, matchen, groeien, steun)")) == ()


def test_een_cent_verschil_in_een_som_van_centen_is_afronding() -> None:
    # DVO 2025: 3,39 x 80.752,49 = 273.750,9411; the document says 273.750,93.
    fte, loon = regel("fte", "3.39", "fte"), regel("loon", "80752.49")
    (bevinding,) = gevonden(fte, loon, regel("kosten", "273750.93", formule="fte * loon"))
    assert (bevinding.soort, bevinding.afronding, bevinding.id) == ("som", True, "b.kosten")
    assert bevinding.genoemd == "273.750,93 EUR"


def test_wat_meer_dan_een_half_laatste_cijfer_afwijkt_is_een_fout() -> None:
    # 100,10 and 200,20 are each within half a cent: their sum lies between 300,29 and 300,31. Stated 300,31 may be 300,305; 300,32 is at least 300,315.
    delen = regel("een", "100.10"), regel("twee", "200.20")
    (binnen,) = gevonden(*delen, regel("samen", "300.31", formule="een + twee"))
    assert binnen.afronding
    (buiten,) = gevonden(*delen, regel("samen", "300.32", formule="een + twee"))
    assert not buiten.afronding


def test_een_totaal_dat_zeshonderdduizend_afwijkt_is_een_fout() -> None:
    # DWT 2020, article 4: 4.701.389 + 670.000 = 5.371.389; the document says 4.745.794.
    delen = regel("formatie", "4701389"), regel("clientkosten", "670000")
    (bevinding,) = gevonden(*delen, regel("totaal", "4745794", formule="formatie + clientkosten"))
    assert not bevinding.afronding
    assert (bevinding.berekend, bevinding.verschil) == ("5.371.389 EUR", "-625.595 EUR")
    assert bevinding.betrokken == ("totaal", "formatie", "clientkosten")


def test_aantallen_zijn_exact_en_hebben_geen_afronding() -> None:
    delen = regel("een", "300", "personen"), regel("twee", "800", "personen")
    (bevinding,) = gevonden(*delen, regel("samen", "1101", "personen", formule="een + twee"))
    assert not bevinding.afronding


def test_een_aantal_uit_een_percentage_mag_naar_boven_of_beneden_zijn_afgerond() -> None:
    # 80% of 114 is 91.2: 91 is rounded to the nearest, 92 rounded up, 93 is an error.
    delen = regel("deel", "80", "%"), regel("instroom", "114", "personen")
    assert gevonden(*delen, regel("uit", "91", "personen", formule="deel * instroom")) == ()
    (boven,) = gevonden(*delen, regel("uit", "92", "personen", formule="deel * instroom"))
    assert boven.afronding
    (fout,) = gevonden(*delen, regel("uit", "93", "personen", formule="deel * instroom"))
    assert not fout.afronding


def test_percentage_telt_als_deel_van_een() -> None:
    basis, percentage = regel("loon", "3030739.17"), regel("percentage", "31.25", "%")
    assert gevonden(basis, percentage, regel("overhead", "947105.99", formule="loon * percentage")) == ()


def test_twee_plaatsen_met_een_ander_getal_zijn_een_tegenspraak() -> None:
    (bevinding,) = gevonden(regel("nota", "800", "personen", grootheid="klanten-groeien"), regel("tabel", "700", "personen", grootheid="klanten-groeien"))
    assert (bevinding.soort, bevinding.afronding, bevinding.betrokken) == ("tegenspraak", False, ("nota", "tabel"))


def test_een_afgerond_en_een_precies_bedrag_spreken_elkaar_niet_echt_tegen() -> None:
    (bevinding,) = gevonden(regel("tekst", "5828300", grootheid="totaal"), regel("tabel", "5828300.37", grootheid="totaal"))
    assert bevinding.afronding


@pytest.mark.parametrize(
    ("bewering", "aantal"),
    [
        ("a <= b", 0), ("a > b", 1), ("a = b", 1), ("a <> b", 0), ("a < a", 1),
        ("looptijd.begin <= 2024-12-31", 1), ("looptijd.begin + 6 weken <= 2025-02-12", 0),
    ],
)
def test_beweringen(bewering: str, aantal: int) -> None:
    controle = Controle(id="c", waarom="omdat", bewering=bewering)
    assert len(gevonden(regel("a", "1", "personen"), regel("b", "2", "personen"), controles=[controle])) == aantal


def test_een_formule_met_een_onbekende_naam_is_een_bevinding_en_geen_goedkeuring() -> None:
    (bevinding,) = gevonden(regel("totaal", "10", formule="bestaat-niet + 1"))
    assert bevinding.soort == "formule"
    assert "bestaat-niet" in bevinding.tekst


def test_een_naam_voor_twee_dingen_wordt_gemeld() -> None:
    controle = Controle(id="groeien", soort="naam", waarom="Groeien is groep en afdeling", namen=("groep", "afdeling"))
    (bevinding,) = gevonden(controles=[controle])
    assert (bevinding.soort, bevinding.genoemd) == ("naam", "groep / afdeling")


def test_een_regel_met_het_jaartal_van_vorig_jaar_valt_op() -> None:
    (bevinding,) = gevonden(regel("totaal", "5828300.37", tekst="totaal budget 2024"), jaar=2025)
    assert (bevinding.soort, bevinding.genoemd, bevinding.berekend) == ("jaartal", "2024", "2025")


def test_een_regel_met_het_eigen_jaartal_valt_niet_op() -> None:
    assert gevonden(regel("totaal", "1", tekst="budget 2025"), regel("los", "2", tekst="budget"), jaar=2025) == ()


def test_een_vervaldag_voor_het_begin_wordt_gemeld_en_op_de_eerste_dag_niet() -> None:
    posten = [Kalenderpost(id=f"p{dag.day}", soort="mijlpaal", tekst="plan", vervalt=OpDagen((dag,))) for dag in (date(2024, 12, 31), date(2025, 1, 1))]
    (bevinding,) = gevonden(kalender=tuple(posten))
    assert (bevinding.soort, bevinding.id, bevinding.verschil) == ("datum", "p31", "1 dagen")


def afspraak(id: str, norm: str, venster: Periode | None = None) -> Afspraak:
    return Afspraak(id=id, tekst=id, verplichting="resultaat", venster=venster or Periode.jaar(2025), maat=Stand(Selectie("uitkering")), norm=lees_norm(norm))


def test_twee_normen_die_elkaar_uitsluiten() -> None:
    (bevinding,) = gevonden(afspraken=(afspraak("hoog", ">= 400 personen"), afspraak("laag", "<= 300 personen")))
    assert (bevinding.soort, bevinding.id) == ("normen", "hoog+laag")


@pytest.mark.parametrize(("eerste", "tweede"), [(">= 300 personen", "<= 300 personen"), (">= 300 personen", "= 310 personen"), ("<= 10 personen", "<= 20 personen")])
def test_normen_die_samen_gehaald_kunnen_worden(eerste: str, tweede: str) -> None:
    assert gevonden(afspraken=(afspraak("een", eerste), afspraak("twee", tweede))) == ()


def test_een_afspraak_buiten_de_looptijd() -> None:
    (bevinding,) = gevonden(afspraken=(afspraak("oud", ">= 1 personen", Periode.jaar(2023)),))
    assert bevinding.soort == "venster"


def test_losse_cijfers_zijn_die_waar_niets_van_afhangt() -> None:
    regels = [regel("a", "1"), regel("b", "1", formule="a * 1"), regel("los", "7"), regel("c", "3"), regel("d", "5", grootheid="x"), regel("e", "5", grootheid="x")]
    proef = overeenkomst(*regels, controles=[Controle(id="k", waarom="", bewering="c = 3 * 1")])
    assert [r.id for r in losse_cijfers(proef)] == ["los"]


@given(st.lists(st.decimals(1, 10**6, places=2), min_size=2, max_size=6), st.data())
def test_wie_een_bedrag_meer_dan_de_afronding_verandert_wordt_gevonden(bedragen: list[Decimal], data: st.DataObject) -> None:
    regels = [regel(f"post-{i}", str(bedrag)) for i, bedrag in enumerate(bedragen)]
    formule = f"som({', '.join(r.id for r in regels)})"
    goed = [*regels, regel("totaal", str(sum(bedragen)), formule=formule)]
    assert gevonden(*goed) == ()
    welke = data.draw(st.integers(0, len(goed) - 1))
    speling = Decimal("0.01") * len(goed)
    verschil = data.draw(st.decimals(speling, 1000, places=2)) * data.draw(st.sampled_from([1, -1]))
    oud = goed[welke]
    assert oud.waarde is not None
    goed[welke] = regel(oud.id, str(oud.waarde + verschil), formule=oud.formule)
    (bevinding,) = gevonden(*goed)
    assert not bevinding.afronding
    assert oud.id in bevinding.betrokken
