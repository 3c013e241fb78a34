"""Inviting forty people at once and recording who came: all or none, never more than there are places, each with a trace. On both databases."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pypdf
import pytest
from django.test import override_settings

from opmaat.dossier.bijeenkomsten import Uitnodiging, leg_aanwezigheid_vast, nodig_uit
from opmaat.dossier.feiten import AlGedaan, Onmogelijk, handeling
from opmaat.dossier.models import Brief, Deelname, Handeling
from tests.django import BEIDE
from tests.toegang.mensen import VANDAAG, Burgerzaken, gebruiker, ingelogd, lezer, plek

pytestmark = [pytest.mark.parametrize("databank", BEIDE, indirect=True), pytest.mark.usefixtures("databank")]
COACH = 7
VEERTIG = list(range(101, 141))


@pytest.fixture
def bz() -> Iterator[Burgerzaken]:
    b = Burgerzaken()
    b.medewerker(COACH)
    for nummer in VEERTIG:
        b.persoon(nummer)
        b.feit("klant", persoon_id=nummer, achternaam=f"Klant{nummer}", zoeknaam=f"klant{nummer}")
        b.toewijzing(nummer, COACH)
    with override_settings(VANDAAG=VANDAAG):
        yield b


def _staat(bladzijde: str) -> str:
    gevonden = re.search(r'name="staat" value="([^"]+)"', bladzijde)
    assert gevonden is not None
    return gevonden[1]


def _kickoff(b: Burgerzaken, plaatsen: int | None = 40, dag: date = VANDAAG + timedelta(days=7), **meer: object) -> int:
    return b.feit("bijeenkomst", datum=dag, soort="kick-off", plaatsen=plaatsen, **meer)


def _nodig(wie: object, feit_id: int, personen: list[int], sleutel: str = "s1", met_brief: bool = False) -> tuple[list[int], list[int]]:
    return nodig_uit(wie, lezer(plek("werkcoach"), medewerker=COACH), feit_id, personen, sleutel, Uitnodiging(met_brief))


def test_veertig_mensen_worden_uitgenodigd_elk_met_een_eigen_handeling(bz: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=COACH)
    kickoff = _kickoff(bz)
    assert _nodig(wie, kickoff, VEERTIG) == (VEERTIG, [])
    rijen = Deelname.bekend.nu().filter(bijeenkomst_id=kickoff)
    assert {(r.status, r.uitgenodigd_op, r.soort, r.datum) for r in rijen} == {("uitgenodigd", VANDAAG, "kick-off", VANDAAG + timedelta(days=7))}
    assert sorted(Handeling.objects.filter(stap="bijeenkomst-uitnodigen").values_list("klant_id", flat=True)) == VEERTIG


def test_te_weinig_plaatsen_is_niemand_uitgenodigd_en_de_tekst_zegt_hoeveel_er_zijn(bz: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=COACH)
    kickoff = _kickoff(bz, plaatsen=39)
    with pytest.raises(Onmogelijk, match="39 plaatsen vrij, en u koos 40"):
        _nodig(wie, kickoff, VEERTIG)
    assert Deelname.bekend.nu().count() == 0


def test_wie_al_is_uitgenodigd_wordt_overgeslagen_en_wie_zich_afmeldde_mag_opnieuw(bz: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=COACH)
    kickoff = _kickoff(bz, plaatsen=2)
    bz.feit("deelname", persoon_id=101, datum=VANDAAG, bijeenkomst_id=kickoff, status="uitgenodigd")
    bz.feit("deelname", persoon_id=102, datum=VANDAAG, bijeenkomst_id=kickoff, status="afgemeld")
    assert _nodig(wie, kickoff, [101, 102]) == ([102], [101])


@pytest.mark.parametrize(("meer", "waarom"), [({"afgelast": True}, "afgelast"), ({"dag": VANDAAG - timedelta(days=1)}, "al geweest")])
def test_een_bijeenkomst_die_niet_doorgaat_of_voorbij_is_weigert(bz: Burgerzaken, meer: dict[str, object], waarom: str) -> None:
    with pytest.raises(Onmogelijk, match=waarom):
        _nodig(gebruiker("werkcoach", medewerker=COACH), _kickoff(bz, **meer), [101])  # type: ignore[arg-type]


def test_hetzelfde_formulier_twee_keer_nodigt_een_keer_uit(bz: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=COACH)
    eerste, tweede = _kickoff(bz), _kickoff(bz)
    _nodig(wie, eerste, [101])
    with pytest.raises(AlGedaan):
        _nodig(wie, tweede, [101])
    assert Deelname.bekend.nu().count() == 1


def test_bij_een_uitnodiging_hoort_een_brief_per_klant(bz: Burgerzaken) -> None:
    _nodig(gebruiker("werkcoach", medewerker=COACH), _kickoff(bz), [101, 102], met_brief=True)
    brieven = Brief.objects.order_by("persoon_id")
    assert [b.persoon_id for b in brieven] == [101, 102]
    assert "Klant101" in brieven[0].tekst and "9 juni 2025" in brieven[0].titel
    assert brieven[0].nummer != brieven[1].nummer


def test_alle_uitnodigingen_zijn_een_pdf_om_te_printen_elk_met_eigen_bladzijden(bz: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=COACH)
    kickoff = _kickoff(bz)
    _nodig(wie, kickoff, [101, 102, 103], met_brief=True)
    antwoord = ingelogd(wie).get(f"/bijeenkomsten/{kickoff}/brieven.pdf")
    bladzijden = [bladzijde.extract_text() for bladzijde in pypdf.PdfReader(io.BytesIO(antwoord.content)).pages]
    assert ["Klant101" in bladzijden[0], "Klant102" in bladzijden[1], "Klant103" in bladzijden[2]] == [True, True, True]
    assert all("bladzijde 1 van 1" in bladzijde for bladzijde in bladzijden) and len(bladzijden) == 3
    assert ingelogd(gebruiker("trainer")).get(f"/bijeenkomsten/{kickoff}/brieven.pdf").status_code == 404  # a trainer reads no letters


def test_van_de_lijst_naar_de_uitnodiging_langs_de_schermen(bz: Burgerzaken) -> None:
    browser = ingelogd(gebruiker("werkcoach", medewerker=COACH))
    kickoff = _kickoff(bz)
    scherm = browser.post("/klanten/uitnodigen/", {"kies": ["101", "102", "103"]})
    assert scherm.status_code == 200 and "40 plaatsen vrij" in scherm.content.decode()
    staat = _staat(scherm.content.decode())
    gestuurd = browser.post("/klanten/uitnodigen/", {"kies": ["101", "103"], "bijeenkomst": str(kickoff), "staat": staat})
    assert gestuurd["Location"] == f"/bijeenkomsten/{kickoff}/"
    assert sorted(Deelname.bekend.nu().values_list("persoon_id", flat=True)) == [101, 103]
    assert "Klant101" in browser.get(gestuurd["Location"]).content.decode()


def test_alle_klanten_van_de_lijst_in_een_keer(bz: Burgerzaken) -> None:
    browser = ingelogd(gebruiker("werkcoach", medewerker=COACH))
    _kickoff(bz)
    scherm = browser.post("/klanten/uitnodigen/", {"wie": "alles"})
    assert scherm.content.decode().count('name="kies"') == 40


def test_wie_niet_bij_het_eigen_werk_hoort_kan_niet_worden_gekozen(bz: Burgerzaken) -> None:
    bz.persoon(999, gemeente="Elders")
    antwoord = ingelogd(gebruiker("werkcoach", medewerker=COACH)).post("/klanten/uitnodigen/", {"kies": ["101", "999"]})
    assert antwoord.status_code == 403
    assert ingelogd(gebruiker("accountmanager", medewerker=8)).post("/klanten/uitnodigen/", {"kies": ["101"]}).status_code == 403


def test_niemand_aangevinkt_zegt_dat_en_gaat_terug_naar_de_lijst(bz: Burgerzaken) -> None:
    antwoord = ingelogd(gebruiker("werkcoach", medewerker=COACH)).post("/klanten/uitnodigen/", {}, follow=True)
    assert "niemand aangevinkt" in antwoord.content.decode()


def test_aanwezigheid_van_allen_is_een_scherm_en_een_knop(bz: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=COACH)
    kickoff = _kickoff(bz)
    _nodig(wie, kickoff, [101, 102, 103])
    browser = ingelogd(wie)
    velden = {"staat": _staat(browser.get(f"/bijeenkomsten/{kickoff}/").content.decode())}
    for deelname, status in zip(Deelname.bekend.nu().order_by("persoon_id"), ["aanwezig", "niet_verschenen", "uitgenodigd"], strict=True):
        velden |= {f"status-{deelname.feit_id}": status, f"versie-{deelname.feit_id}": str(deelname.versie_id)}
    antwoord = browser.post(f"/bijeenkomsten/{kickoff}/", velden, follow=True)
    assert "Aanwezigheid van 2 klanten is opgeslagen." in antwoord.content.decode()
    nu = {d.persoon_id: (d.status, d.aard) for d in Deelname.bekend.nu()}
    assert nu == {101: ("aanwezig", "aanvulling"), 102: ("niet_verschenen", "aanvulling"), 103: ("uitgenodigd", "eerste")}


def test_een_wijziging_van_een_collega_blijft_en_de_rest_wordt_wel_opgeslagen(bz: Burgerzaken) -> None:
    wie = gebruiker("werkcoach", medewerker=COACH)
    kickoff = _kickoff(bz)
    _nodig(wie, kickoff, [101, 102])
    deelnames = {d.feit_id: d for d in Deelname.bekend.nu()}
    eerste, tweede = sorted(deelnames, key=lambda nummer: deelnames[nummer].persoon_id)
    with handeling(door=wie, stap="collega", klant=101) as h:
        h.vul_aan(deelnames[eerste], verwacht=deelnames[eerste].versie_id, status="afgemeld")
    gekozen = {nummer: ("aanwezig", deelname.versie_id) for nummer, deelname in deelnames.items()}
    opgave = leg_aanwezigheid_vast(wie, deelnames, gekozen, "sleutel")
    assert opgave.gewijzigd == 1 and set(opgave.fouten) == {eerste}
    assert {d.persoon_id: d.status for d in Deelname.bekend.nu()} == {101: "afgemeld", 102: "aanwezig"}
