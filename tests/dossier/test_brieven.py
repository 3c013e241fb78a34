"""Letters: plain text out of a template, an accessible PDF, and nothing that somebody types can become markup."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.test import override_settings

from opmaat.dossier import stappen as stappenmap
from opmaat.dossier.brieven import pdf_van, schrijf_brief
from opmaat.dossier.brieven.sjabloon import (
    Blok,
    Sjabloonfout,
    _blokken,
    alle_sjablonen,
    als_tekst,
    schoon,
    sjabloon,
    vul,
)
from opmaat.dossier.brieven.zetten import VERVANGER, zet
from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Brief, Gesprek
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd, lezer, plek

COACH = 7
BRIEF: dict[str, Any] = {
    "onderwerp": "Proef", "nummer": "2025-000001", "organisatie": "Gemeente Voorbeeldstad", "briefhoofd": ["Postbus 1"], "aan": ["A. Klant", "Straat 1"],
    "kenmerken": [["Datum", "2 juni 2025"]], "ondertekening": ["W. Coach"], "blokken": [],
}  # fmt: skip
RIJK = {"over": {"datum": date(2025, 3, 4), "begin": date(2025, 3, 4), "eind": date(2026, 3, 3), "zoekperiode_eind": date(2025, 4, 1)}, "klant": {"naam": "Ümit Ğ."}, "gegevens": {"tijd": "10.00 uur"}}


def _zet(*blokken: Blok) -> tuple[pypdf.PdfReader, tuple[str, ...]]:
    gezet = zet({**BRIEF, "blokken": [{"soort": blok.soort, "delen": list(blok.delen)} for blok in blokken]})
    return pypdf.PdfReader(io.BytesIO(gezet.pdf)), gezet.onafdrukbaar


def _tekst(lezer_: pypdf.PdfReader) -> str:
    return " ".join(bladzijde.extract_text() for bladzijde in lezer_.pages)


@pytest.mark.parametrize("id", sorted(alle_sjablonen()))
def test_elke_brief_heeft_aanhef_en_onderwerp_en_laat_niets_open(id: str) -> None:
    onderwerp, blokken = vul(sjabloon(id), RIJK)
    tekst = " ".join(deel for blok in blokken for deel in blok.delen)
    assert onderwerp and "Beste" in tekst
    assert not any(teken in onderwerp + tekst for teken in ("{{", "{%", "None", "  |"))
    assert _zet(*blokken)[1] == ()


def test_wat_niet_bekend_is_staat_niet_in_de_brief() -> None:
    _onderwerp, blokken = vul(sjabloon("uitnodiging"), {"over": {"datum": date(2025, 3, 4), "waar": None}, "gegevens": {"tijd": None, "plaats": ""}})
    assert [blok.delen for blok in blokken if blok.soort == "feiten"] == [("Datum", "4 maart 2025")]
    assert "None" not in str(blokken)


def test_een_onbekende_brief_noemt_de_brieven_die_er_zijn() -> None:
    with pytest.raises(Sjabloonfout, match="plan"):
        sjabloon("bestaat-niet")


def test_een_pdf_is_getagd_nederlands_en_volgens_ua_1_en_a_2a() -> None:
    lezer_, _weg = _zet(Blok("kop", ("Wanneer?",)), Blok("punten", ("een", "twee")), Blok("feiten", ("Tijd", "10.00 uur")))
    wortel = lezer_.trailer["/Root"]
    assert wortel["/Lang"].startswith("nl") and wortel["/MarkInfo"]["/Marked"]
    assert lezer_.metadata is not None and lezer_.metadata.title == "Proef"
    xmp = wortel["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp and "<pdfaid:part>2</pdfaid:part>" in xmp and "<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_dezelfde_gegevens_geven_dezelfde_bytes() -> None:
    assert zet(BRIEF).pdf == zet(BRIEF).pdf


@pytest.mark.parametrize(
    "tekst", ['#import "x"', "#set page(width: 1cm)", "*vet* _schuin_ $x^2$", r"\u{1F600} \ # [", "#panic()", "{{ klant.naam }} {% include 'x' %}", "<label> @verwijzing", "= kop", "// weg", '"); #panic("']
)
def test_wat_iemand_typt_wordt_letterlijk_afgedrukt(tekst: str) -> None:
    _onderwerp, blokken = vul(sjabloon("plan"), {"gegevens": {"doel": tekst}})
    assert tekst in [blok.delen[0] for blok in blokken]
    lezer_, _weg = _zet(Blok("tekst", (tekst,)))
    assert tekst.replace(" ", "") in _tekst(lezer_).replace(" ", "").replace("\n", "")


def test_een_ingevulde_tekst_kan_geen_kop_lijst_of_handtekening_beginnen() -> None:
    _onderwerp, blokken = vul(sjabloon("plan"), {"gegevens": {"doel": "# Kop\n- punt\n| feit | waarde\n~ tekenen\n\nnieuwe alinea"}})
    assert [blok.delen[0] for blok in blokken if "Kop" in blok.delen[0]] == ["# Kop\u2028- punt\u2028| feit | waarde\u2028~ tekenen\u2028\u2028nieuwe alinea"]


def test_merken_aan_het_begin_van_een_regel_worden_blokken() -> None:
    assert _blokken("Hallo\ndaar\n\n# Kop\n- een\n- twee\n| a | 1\n| leeg | \n| b | 2\n~ Klant") == [
        Blok("tekst", ("Hallo daar",)), Blok("kop", ("Kop",)), Blok("punten", ("een", "twee")), Blok("feiten", ("a", "1", "b", "2")), Blok("tekenen", ("Klant",)),
    ]  # fmt: skip


def test_stuurtekens_en_omkeertekens_gaan_eruit_en_regeleinden_blijven() -> None:
    assert schoon("a\x00b\r\nc\u202ed\u2066e\ue000f\ud800") == "ab\u2028cdef"


def test_waarden_worden_woorden() -> None:
    assert als_tekst({"d": date(2025, 3, 1), "b": Decimal("1234.5"), "ja": True, "l": ["x\ny"], "n": None}) == {"d": "1 maart 2025", "b": "1.234,50", "ja": "ja", "l": ["x\u2028y"], "n": None}


@pytest.mark.parametrize("tekst", ["Łódź Þórður Ñandú ő", "Жуков Ωμέγα אברהם"])
def test_latijn_grieks_cyrillisch_en_hebreeuws_komen_gewoon_in_de_brief(tekst: str) -> None:
    lezer_, weg = _zet(Blok("tekst", (tekst,)))
    assert weg == ()
    if "א" not in tekst:  # right-to-left text comes out of a PDF in another order
        assert tekst in _tekst(lezer_)


def test_een_teken_zonder_lettertype_wordt_een_vierkantje_en_wordt_gemeld() -> None:
    lezer_, weg = _zet(Blok("tekst", ("Naam: \U00012000\U00012001 gewoon",)))
    assert weg == ("\U00012000", "\U00012001")
    assert f"{VERVANGER}{VERVANGER} gewoon" in _tekst(lezer_)


def test_een_brief_van_dertig_bladzijden_past() -> None:
    lezer_, _weg = _zet(*(Blok("tekst", (f"Alinea {nr}. " + "woord " * 120,)) for nr in range(200)))
    assert len(lezer_.pages) >= 30


@pytest.fixture
def klok() -> Iterator[None]:
    with override_settings(VANDAAG=VANDAAG, OPMAAT_ORGANISATIE="Gemeente Voorbeeldstad"):
        yield


@pytest.mark.usefixtures("databank", "klok")
class TestBewaard:
    """Letters with a client."""

    def _gesprek(self) -> tuple[Burgerzaken, Any]:
        bz = Burgerzaken()
        bz.medewerker(COACH)
        bz.persoon(101)
        bz.feit("klant", persoon_id=101, achternaam="Voorbeeld", roepnaam="Ada", zoeknaam="voorbeeld ada", straat="Dorpsstraat", huisnummer="1", postcode="1234 AA", woonplaats="Deventer")
        bz.toewijzing(101, COACH)
        bz.feit("gesprek", persoon_id=101, datum=date(2025, 6, 12), soort="voortgangsgesprek", resultaat="gepland", waar="gemeentehuis")
        return bz, gebruiker("werkcoach", medewerker=COACH)

    def _brief(self, wie: Any, **gegevens: Any) -> Brief:
        with handeling(door=wie, stap="proef", klant=101) as h:
            return schrijf_brief(h, "uitnodiging", persoon_id=101, vandaag=VANDAAG, lezer=lezer(plek("werkcoach"), medewerker=COACH), over=Gesprek.objects.get(), gegevens=gegevens)

    def test_een_brief_heeft_nummer_tekst_gegevens_en_versie_van_het_sjabloon(self) -> None:
        _bz, wie = self._gesprek()
        brief = self._brief(wie, tijd="10.00 uur")
        assert brief.nummer.startswith("2025-") and brief.sjabloonversie == "1" and brief.tabel == "gesprek" and brief.feit_id == Gesprek.objects.get().feit_id
        assert "Beste Ada Voorbeeld" in brief.tekst and "12 juni 2025" in brief.tekst and "10.00 uur" in brief.tekst
        assert brief.gegevens["aan"] == ["Ada Voorbeeld", "Dorpsstraat 1", "1234 AA Deventer"]

    def test_de_pdf_wordt_een_keer_gemaakt_en_daarna_bewaard(self) -> None:
        _bz, wie = self._gesprek()
        brief = Brief.objects.get(pk=self._brief(wie).pk)
        assert brief.pdf is None  # the test's transaction never commits, as after a crash between
        pdf = pdf_van(brief)
        assert bytes(Brief.objects.get(pk=brief.pk).pdf) == pdf
        assert pdf.startswith(b"%PDF-")

    def test_een_geheim_adres_staat_niet_op_de_brief(self) -> None:
        bz, wie = self._gesprek()
        from opmaat.dossier.models import Klant

        oud = Klant.bekend.nu().get()
        with handeling(door=wie, stap="geheim", klant=101) as h:
            h.corrigeer(oud, verwacht=oud.versie_id, reden="vraag van de klant", geheim=True)
        brief = self._brief(wie)
        assert "Dorpsstraat" not in brief.tekst + str(brief.gegevens)

    def test_de_werkcoach_leest_de_brief_en_een_vreemde_niet(self) -> None:
        _bz, wie = self._gesprek()
        brief = self._brief(wie)
        browser = ingelogd(wie)
        assert "Ada Voorbeeld" in browser.get(f"/klant/101/brief/{brief.nummer}/").content.decode()
        pdf = browser.get(f"/klant/101/brief/{brief.nummer}.pdf")
        assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF-")
        assert brief.titel in browser.get("/klant/101/stukken/").content.decode()
        assert ingelogd(gebruiker("bestuurder")).get(f"/klant/101/brief/{brief.nummer}/").status_code == 403

    def test_een_brief_over_inkomen_is_er_niet_voor_wie_inkomen_niet_leest(self) -> None:
        _bz, wie = self._gesprek()
        brief = self._brief(wie)
        Brief.objects.filter(pk=brief.pk).update(rubriek="inkomen")
        browser = ingelogd(wie)
        assert browser.get(f"/klant/101/brief/{brief.nummer}.pdf").status_code == 404
        assert brief.titel not in browser.get("/klant/101/stukken/").content.decode()


def test_elke_brief_die_een_stap_noemt_bestaat_en_kent_wat_de_stap_meegeeft() -> None:
    stappen = Path(stappenmap.__path__[0])
    for pad in sorted(stappen.glob("*.py")):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if not (isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and knoop.func.attr == "brief" and knoop.args):
                continue
            eerste = knoop.args[0]
            delen = [eerste.body, eerste.orelse] if isinstance(eerste, ast.IfExp) else [eerste]
            namen = [deel.value for deel in delen if isinstance(deel, ast.Constant) and isinstance(deel.value, str)]
            assert len(namen) == len(delen), f"{pad.name}, regel {knoop.lineno}: noem de brief bij naam"
            for naam in namen:
                tekst = sjabloon(naam).tekst  # raises for a letter that does not exist
                vreemd = [k.arg for k in knoop.keywords if k.arg not in (None, "over") and f"gegevens.{k.arg}" not in tekst]
                assert not vreemd, f"{pad.name}: de brief {naam} gebruikt {vreemd} niet"
