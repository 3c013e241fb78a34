"""The looks: forms get their components by themselves, the menu follows the role, errors say what to do, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory, override_settings

from opmaat.vorm import menu, stijlcontrole
from opmaat.vorm.templatetags.vorm import bedrag, datum, moment, telling


class Proef(forms.Form):
    """A field of each kind."""

    naam = forms.CharField(label="Naam", help_text="Zoals op het paspoort.")
    groep = forms.ChoiceField(label="Groep", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    akkoord = forms.BooleanField(label="Akkoord", required=False)


def test_een_formulier_krijgt_de_onderdelen_vanzelf_en_de_fout_hoort_bij_het_veld() -> None:
    html = str(Proef({"naam": "", "groep": "a"}))
    assert 'class="utrecht-textbox utrecht-textbox--html-input"' in html
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html and 'id="id_naam_error"' in html and 'aria-invalid="true"' in html
    assert '<a class="utrecht-link utrecht-link--html-a" href="#id_naam">' in html
    assert html.count("<fieldset") == 1 and "<legend" in html


def test_wat_iemand_typt_wordt_nooit_opmaak() -> None:
    html = str(Proef({"naam": '"><script>alert(1)</script>', "groep": "<b>"}))
    assert "<script>" not in html and "<b>" not in html and "&lt;script&gt;" in html


@pytest.mark.parametrize(("waarde", "tekst"), [(Decimal("1234.5"), "€ 1.234,50"), (0, "€ 0,00"), ("-1000000", "€ -1.000.000,00"), (None, ""), ("veel", "veel")])
def test_een_bedrag(waarde: object, tekst: str) -> None:
    assert bedrag(waarde) == tekst


def test_dagen_en_momenten_staan_op_de_klok_van_amsterdam() -> None:
    laat = datetime(2025, 6, 30, 22, 30, tzinfo=UTC)  # half past midnight in Amsterdam
    assert (datum(laat), moment(laat)) == ("01-07-2025", "01-07-2025 00:30")
    assert (datum(date(2024, 2, 29)), datum(None), telling(12345)) == ("29-02-2024", "", "12.345")


def test_een_link_houdt_de_rest_van_de_vraag_en_ontsnapt_ampersands() -> None:
    verzoek = RequestFactory().get("/", {"groep": 'a&b"', "blad": "3"})
    html = Template("{% load vorm %}{% vraagdeel sorteer='-naam' blad=None %}").render(Context({"request": verzoek}))
    assert html == "?groep=a%26b%22&amp;sorteer=-naam"


@pytest.fixture
def punten(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, menu.Menupunt]]:
    leeg: dict[str, menu.Menupunt] = {}
    monkeypatch.setattr(menu, "_PUNTEN", leeg)
    yield leeg


def _verzoek(pad: str, ingelogd: bool = True) -> HttpRequest:
    verzoek = RequestFactory().get(pad)
    verzoek.user = SimpleNamespace(is_authenticated=ingelogd)  # type: ignore[assignment]
    return verzoek


def test_het_menu_toont_wat_de_lezer_mag_in_volgorde_en_waar_hij_is(punten: dict[str, menu.Menupunt]) -> None:
    menu.meld_aan(
        menu.Menupunt("b", "Vacatures", "vacatures", 30),
        menu.Menupunt("a", "Klanten", "klanten", 10, begin=("/klant/",)),
        menu.Menupunt("c", "Verborgen", "trajecten", 5, mag=lambda verzoek: False),
        menu.Menupunt("d", "Bestaat niet", "geen-adres", 1),
    )
    regels = menu.menu_voor(_verzoek("/klant/101/"))
    assert [(r.titel, r.adres, r.hier) for r in regels] == [("Klanten", "/klanten/", True), ("Vacatures", "/vacatures/", False)]
    assert menu.menu_voor(_verzoek("/", ingelogd=False)) == []


def test_zonder_stijlblad_start_de_server_niet_en_zegt_hij_hoe_het_te_maken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stijlcontrole, "STIJLBLAD", tmp_path / "opmaat.css")
    [fout] = stijlcontrole.stijlblad_is_er()
    assert fout.id == "vorm.E001" and "make css" in str(fout.hint)
    with pytest.raises(Exception, match="make css"):
        stijlcontrole.eis_bestanden()
    (tmp_path / "opmaat.css").write_text("a{}")
    assert stijlcontrole.stijlblad_is_er() == []


def test_een_map_voor_bestanden_die_nog_leeg_is_wordt_gemeld(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path):
        assert [fout.id for fout in stijlcontrole.bestanden_zijn_verzameld()] == ["vorm.E002"]
        (tmp_path / "staticfiles.json").write_text("{}")
        assert stijlcontrole.bestanden_zijn_verzameld() == []


@pytest.mark.usefixtures("databank")
@pytest.mark.parametrize(("pad", "code", "tekst"), [("/bestaat-niet/", 404, "Deze bladzijde is er niet"), ("/stijlgids/", 200, "Stijlgids")])
def test_een_fout_is_een_bladzijde_in_gewone_woorden_met_de_koppen(pad: str, code: int, tekst: str) -> None:
    antwoord = Client().get(pad)
    assert antwoord.status_code == code and tekst in antwoord.content.decode()
    assert antwoord["Cache-Control"] == "no-store, private" and "camera=()" in antwoord["Permissions-Policy"]
    assert "unsafe" not in antwoord["Content-Security-Policy"] and antwoord["X-Content-Type-Options"] == "nosniff"


@pytest.mark.usefixtures("databank")
def test_een_500_zegt_dat_het_niet_aan_de_gebruiker_ligt(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(request: HttpRequest) -> dict[str, object]:
        raise RuntimeError("geheim detail")

    monkeypatch.setattr("opmaat.vorm.stijlgids.voorbeelden", stuk)
    antwoord = Client(raise_request_exception=False).get("/stijlgids/")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 500 and "Dit ligt niet aan u" in tekst and "geheim detail" not in tekst


@pytest.mark.usefixtures("databank")
def test_een_formulier_van_een_andere_site_wordt_niet_aangenomen_en_niet_teruggegeven() -> None:
    vreemd = Client(enforce_csrf_checks=True).post("/inloggen/", {"verslag": "Lang verhaal"}, headers={"Origin": "https://kwaad.example"})
    tekst = vreemd.content.decode()
    assert vreemd.status_code == 403 and "Dit formulier is niet aangenomen" in tekst and "Lang verhaal" not in tekst
