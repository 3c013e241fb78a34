"""Every address of the application, as every role and as nobody; and every step of the chain for every role.

Two tables are held against what happens: one made from the rights that the views name, so that no address is forgotten, and one
written by hand from the documents for the core, so that the first cannot drift along with a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from opmaat.dossier.models import Handeling
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.toegang.models import Inzage
from opmaat.toegang.policies import mag_stap
from opmaat.toegang.recht import OPENBAAR, heeft_recht, recht_van
from opmaat.toegang.rechten import lees_rechten
from tests.django import gebruik
from tests.toegang.mensen import ALLE_ROLLEN, VANDAAG, Burgerzaken, gebruiker, ingelogd, lezer, plek

MENSENROLLEN = {rol for rol in ALLE_ROLLEN if lees_rechten().rollen[rol].ziet_mensen}
MET_REDEN = {rol for rol in ALLE_ROLLEN if lees_rechten().rollen[rol].met_reden}
CIJFERROLLEN = set(ALLE_ROLLEN) - MENSENROLLEN
VAN_ALLEN, BUITEN, ELDERS = 1, 2, 3
LEIDER_IO = "teamleider bij IO"
NUMMERS = {"persoon_id": VAN_ALLEN, "medewerker_id": 500, "werkgever_id": 7, "gebruiker_id": 1, "feit_id": 1, "document_id": 1, "nummer": "geen", "soort": "csv", "tabel": "melding"}
EIGEN_REGELS = {"stap", "stap-over", "nieuw", "nieuwe-werkgever", "werkgeverstap", "werkgeverstap-over", "organisatiestap", "organisatiestap-over"}
"""Addresses whose right is that of the step in them; they have their own test below."""


def adressen(resolver: URLResolver, voor: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every pattern with the whole address that it stands for."""
    for deel in resolver.url_patterns:
        if isinstance(deel, URLResolver):
            yield from adressen(deel, voor + str(deel.pattern))
        else:
            yield voor + str(deel.pattern), deel


ADRESSEN = list(adressen(get_resolver()))


def ingevuld(patroon: str, **anders: Any) -> str:
    """The address with a value in every hole."""
    from re import sub

    waarden = {**NUMMERS, **anders}
    return "/" + sub(r"<(\w+):(\w+)>", lambda treffer: str(waarden.get(treffer[2], 1 if treffer[1] == "int" else "geen")), patroon)


@pytest.fixture(scope="module")
def wereld(sqlite_gedeeld: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Client]]:
    """A browser per role and one for nobody, in a database of its own. Person 1 is in every circle, 2 in none, 3 lives elsewhere."""
    import shutil

    pad = tmp_path_factory.mktemp("adressen") / "adressen.sqlite"
    shutil.copy(sqlite_gedeeld.removeprefix("sqlite:///"), pad)
    with gebruik(f"sqlite:///{pad}"), override_settings(VANDAAG=VANDAAG):
        b = Burgerzaken()
        b.persoon(VAN_ALLEN, geboren=date(2000, 1, 1)), b.persoon(BUITEN), b.persoon(ELDERS, gemeente="Raalte")
        b.medewerker(500)
        for nummer in (VAN_ALLEN, BUITEN, ELDERS):
            b.feit("klant", persoon_id=nummer, achternaam=f"Verzonnenstein{nummer}")
        begin = {"persoon_id": VAN_ALLEN, "begin": date(2025, 1, 1)}
        b.feit("melding", persoon_id=VAN_ALLEN, datum=date(2025, 5, 1), soort="bijstand")
        b.feit("aanvraag", persoon_id=VAN_ALLEN, datum=date(2025, 5, 2), status="open")
        b.feit("deelname", persoon_id=VAN_ALLEN, datum=date(2025, 6, 10), bijeenkomst_id=1, status="uitgenodigd")
        b.feit("klantgroep", **begin, groep="Matchen")
        b.feit("inburgering", **begin, wet="wi2021")
        b.feit("plaatsing", **begin, grond="lks")
        b.feit("doelgroep", **begin, kenmerk="wsw")
        b.feit("onderzoek", persoon_id=VAN_ALLEN, datum=date(2025, 5, 1), soort="heronderzoek")
        b.toewijzing(VAN_ALLEN, 500, rol="regie")
        b.toewijzing(VAN_ALLEN, None, rol="aanspreekpunt", organisatie="IO", team="Inkomen")
        browsers = {"niemand": Client()}
        for teller, rol in enumerate(ALLE_ROLLEN):
            b.medewerker(600 + teller)
            browsers[rol] = ingelogd(gebruiker(rol, medewerker=600 + teller))
        from opmaat.toegang.models import Aanstelling

        wie = gebruiker("teamleider", "teamleider-io", team="")
        Aanstelling.objects.filter(gebruiker=wie).update(organisatie="IO")
        browsers[LEIDER_IO] = ingelogd(wie)
        b.feit("gesprek", persoon_id=VAN_ALLEN, datum=date(2025, 6, 10), soort="intake", resultaat="gepland", medewerker_id=600 + ALLE_ROLLEN.index("participatiemakelaar"))
        b.toewijzing(VAN_ALLEN, 600 + ALLE_ROLLEN.index("jobcoach"), rol="jobcoach")
        b.toewijzing(VAN_ALLEN, 600 + ALLE_ROLLEN.index("werkcoach"), rol="begeleider")
        b.feit("toewijzing", persoon_id=VAN_ALLEN, begin=date(2025, 1, 1), rol="begeleider", organisatie="IO", medewerker_id=600 + ALLE_ROLLEN.index("participatiemakelaar"))
        yield browsers


GELEZEN: dict[tuple[str, str], tuple[int, str, bool]] = {}


def lees(wereld: dict[str, Client], naam: str, adres: str) -> tuple[int, str, bool]:
    """What this reader gets at an address: the status, where to, and whether a name of a client is on it; asked once."""
    if (naam, adres) not in GELEZEN:
        antwoord = wereld[naam].get(adres)
        tekst = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
        GELEZEN[naam, adres] = (antwoord.status_code, antwoord.headers.get("Location", ""), b"Verzonnenstein" in tekst)
    return GELEZEN[naam, adres]


def lezer_van(naam: str) -> Any:
    return lezer(plek("teamleider", organisatie="IO")) if naam == LEIDER_IO else lezer(plek(naam))


def test_iedere_view_zegt_wie_haar_mag_openen() -> None:
    assert [adres for adres, patroon in ADRESSEN if not recht_van(patroon.callback)] == []


def test_openbaar_is_alleen_inloggen_en_het_voorbeeld_van_de_vormgeving() -> None:
    assert {patroon.name for _adres, patroon in ADRESSEN if OPENBAAR in recht_van(patroon.callback)} <= {"inloggen", "stijlgids"}


@pytest.mark.parametrize(("adres", "patroon"), ADRESSEN, ids=[adres for adres, _ in ADRESSEN])
def test_niemand_komt_verder_dan_inloggen(wereld: dict[str, Client], adres: str, patroon: URLPattern) -> None:
    if OPENBAAR in recht_van(patroon.callback):
        return
    aantal = Handeling.objects.count()
    vol = ingevuld(adres, stap_id="gesprek-plannen")
    gezien = wereld["niemand"].get(vol)
    assert gezien.status_code == 302 and gezien.headers["Location"].startswith("/inloggen/")
    gestuurd = wereld["niemand"].post(vol, {"wat": "sluit", "naam": "x"})
    assert gestuurd.status_code in (302, 401)
    assert "Verzonnenstein" not in gezien.content.decode() + gestuurd.content.decode()
    assert Handeling.objects.count() == aantal


@pytest.mark.parametrize(("adres", "patroon"), ADRESSEN, ids=[adres for adres, _ in ADRESSEN])
def test_iedere_rol_opent_wat_haar_rechten_zeggen_en_niets_anders(wereld: dict[str, Client], adres: str, patroon: URLPattern) -> None:
    if patroon.name in EIGEN_REGELS:
        return
    anders = []
    for naam in wereld:
        if naam == "niemand":
            continue
        status = lees(wereld, naam, ingevuld(adres))[0]
        mag = heeft_recht(lezer_van(naam), recht_van(patroon.callback))
        if mag != (status != 403) or status >= 500:
            # the own rule of a page: numbers per employee are for the teamleider of that employee
            if patroon.name == "team-medewerker" and naam == LEIDER_IO and status == 403:
                continue
            anders.append((naam, mag, status))
    assert anders == []


KERN: dict[str, set[str]] = {
    # written by hand from document 002 par. 4.1 and 4.2, the DVO's and section 9 of the design
    "/klant/1/": {"balie", "poortwachter", "intaker", "inkomensconsulent", "werkcoach", "jobcoach", "accountmanager", "trainer", "participatiemakelaar",
                  "consulent_inburgering", "consulent_jongerenloket", "werkleider", "handhaver", "lks_esf_administratie", "teamleider", LEIDER_IO},
    "/klant/2/": {"balie"},
    "/klant/3/": set(),
    "/klant/1/inzage/": {"teamleider", LEIDER_IO},
    "/klant/1/inzageverzoek/": {LEIDER_IO},
    "/gebruikers/": {"functioneel_beheerder"},
    "/gebruikers/nieuw/": {"functioneel_beheerder"},
    "/logboek/inzagen/": {"functioneel_beheerder", "interne_controle"},
    "/logboek/handelingen/": {"functioneel_beheerder", "interne_controle"},
    "/logboek/verwerkingen/": {"functioneel_beheerder", "interne_controle"},
    "/team/caseload/": {"teamleider", LEIDER_IO},
    "/team/caseload/500/": {"teamleider"},
    "/vervanging/": {"teamleider", LEIDER_IO, "functioneel_beheerder"},
    "/klanten/uitvoer/csv/": MENSENROLLEN | {LEIDER_IO},
    "/vacatures/": {"werkcoach", "jobcoach", "accountmanager", "consulent_jongerenloket", "teamleider", LEIDER_IO},
    "/meldingen/": {"balie", "poortwachter", "intaker", "inkomensconsulent", "consulent_inburgering", "consulent_jongerenloket", "teamleider", LEIDER_IO},
}  # fmt: skip


@pytest.mark.parametrize("adres", KERN)
def test_de_kern_opent_voor_wie_de_documenten_noemen(wereld: dict[str, Client], adres: str) -> None:
    assert {naam for naam in wereld if lees(wereld, naam, adres)[0] == 200} == KERN[adres]


def test_een_dossier_buiten_de_kring_vraagt_een_reden_of_blijft_dicht(wereld: dict[str, Client]) -> None:
    gevraagd = {naam for naam in wereld if lees(wereld, naam, "/klant/2/")[1].startswith("/klant/2/reden/")}
    assert gevraagd == MET_REDEN | {LEIDER_IO}
    dicht = {naam for naam in wereld if lees(wereld, naam, "/klant/2/")[0] == 403}
    assert dicht == CIJFERROLLEN | {"accountmanager", "trainer", "consulent_jongerenloket", "werkleider"}
    assert not Inzage.objects.filter(persoon_id=BUITEN).exclude(gebruiker__gebruikersnaam="balie").exists()


def test_wie_cijfers_ziet_leest_op_geen_enkele_bladzijde_een_naam(wereld: dict[str, Client]) -> None:
    gelezen = 0
    for naam in sorted(CIJFERROLLEN):
        for adres, patroon in ADRESSEN:
            if patroon.name not in EIGEN_REGELS:
                status, _waar, naam_erop = lees(wereld, naam, ingevuld(adres))
                assert not naam_erop, (naam, adres)
                gelezen += status == 200
    assert gelezen >= 10
    assert lees(wereld, "werkcoach", "/klant/1/")[2]


@pytest.mark.parametrize("rol", ALLE_ROLLEN)
def test_iedere_stap_hoort_bij_de_rollen_die_zij_noemt_en_die_rollen_mogen_schrijven_wat_zij_schrijft(rol: str) -> None:
    """A step that names a role which may not record in its table is a mistake in one of the two files."""
    ik = lezer(plek(rol))
    assert {stap.id for stap in alle_stappen() if mag_stap(ik, stap)} == {stap.id for stap in alle_stappen() if rol in stap.rollen}


def test_stappen_noemen_alleen_rollen_die_bestaan() -> None:
    assert {rol for stap in alle_stappen() for rol in stap.rollen} <= set(ALLE_ROLLEN)


@pytest.mark.parametrize("stap", [stap for stap in alle_stappen() if stap.onderwerp == "klant"], ids=lambda stap: stap.id)
def test_een_stap_opent_voor_een_rol_die_zij_noemt_en_niet_voor_een_ander(wereld: dict[str, Client], stap: Any) -> None:
    adres = f"/nieuw/{stap.id}/" if stap.nieuw else f"/klant/{VAN_ALLEN}/stap/{stap.id}/"
    wel, niet = sorted(stap.rollen)[0], sorted(set(ALLE_ROLLEN) - stap.rollen)
    assert wereld[wel].get(adres).status_code in (200, 409), wel
    ander = next((rol for rol in niet if rol in MENSENROLLEN), "bestuurder")
    assert wereld[ander].get(adres).status_code == 403, ander
    assert wereld[ander].post(adres, {}).status_code == 403, ander
    assert not Handeling.objects.exists()


def test_een_formulier_zonder_teken_van_echtheid_doet_niets(wereld: dict[str, Client]) -> None:
    from opmaat.toegang.models import Gebruiker

    streng = Client(enforce_csrf_checks=True)
    streng.cookies = wereld["functioneel_beheerder"].cookies
    wie = Gebruiker.objects.get(gebruikersnaam="werkcoach")
    assert streng.post(f"/gebruikers/{wie.pk}/", {"wat": "sluit"}).status_code == 403
    assert Gebruiker.objects.get(pk=wie.pk).is_active
