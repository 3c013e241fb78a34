"""The invented municipality in a database: the register unchanged, people who belong to nobody, and everything the database guards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from opmaat.dossier import bewaking
from opmaat.dossier.feiten import handeling, model_van
from opmaat.dossier.models import Klant, Klantgroep, Notitie, Persoon, Productenboekregel, Werkgevergegevens
from opmaat.dossier.vullen import Vulling, vul
from opmaat.dossier.vullen.namen import bsn, mens
from opmaat.dossier.vullen.vullen import WACHTWOORD, Vulfout
from opmaat.kern.register.lezer import open_register
from opmaat.kern.register.schema import TWEETIJDIG, lees_schema
from opmaat.kern.verzin import verzin
from opmaat.toegang.bsn import ontsleutel, voldoet_aan_elfproef, zoekwaarde
from opmaat.toegang.models import Aanstelling, Gebruiker
from opmaat.toegang.rechten import lees_rechten
from tests.django import BEIDE, PERSONEN, ZAAD, Databank, gebruik


@pytest.fixture(scope="module", params=BEIDE)
def gevuld(request: pytest.FixtureRequest, gevulde_databanken: Callable[[str], tuple[Databank, Vulling]]) -> Iterator[tuple[Databank, Vulling]]:
    databank, vulling = gevulde_databanken(request.param)
    with gebruik(databank.adres):
        yield databank, vulling


@pytest.fixture(autouse=True)
def terug(gevuld: tuple[Databank, Vulling]) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register as a folder."""
    pad = tmp_path_factory.mktemp("verzonnen") / "register"
    verzin(pad, personen=PERSONEN, zaad=ZAAD)
    return pad


def _tel(rijen: list[dict[str, Any]], kolommen: list[str]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(rij[kolom] for kolom in kolommen) for rij in rijen)


def test_de_rijen_zijn_die_van_het_verzonnen_register(map_: Path, gevuld: tuple[Databank, Vulling]) -> None:
    """Table by table every column but the numbers; only spells that another would overlap got an end."""
    _, vulling = gevuld
    extra = 0
    with open_register(map_) as register:
        for tabel in lees_schema():
            kolommen = [k.naam for k in tabel.kolommen if k.verwijst is None and k.naam not in (*TWEETIJDIG[:2], tabel.sleutel)]
            model = model_van(tabel.naam)
            eigen = [{k: getattr(rij, k) for k in kolommen} for rij in model.objects.all()]
            verschil = _tel(eigen, kolommen) - _tel(register.rijen(tabel.naam), kolommen)
            if tabel.naam == "bijeenkomst":  # four are planned for after the last day
                verschil = Counter({rij: n for rij, n in verschil.items() if rij[0] <= vulling.tm})
            if tabel.naam == "medewerker":  # and people in roles that no employee of the register has
                verschil = Counter()
            extra += verschil.total()
    assert extra <= 2 * vulling.aangevuld  # the version that was closed, and the one that closed it


def test_elk_nummer_is_er_een(gevuld: tuple[Databank, Vulling]) -> None:
    nummers: Counter[int] = Counter()
    for tabel in (*lees_schema().tabellen, *bewaking.EIGEN_FEITEN):
        model = model_van(tabel)
        nummers.update(model.objects.values_list("pk", flat=True))
    assert max(nummers.values()) == 1


def test_een_nieuw_feit_krijgt_een_nummer_boven_alles_wat_er_is(gevuld: tuple[Databank, Vulling]) -> None:
    hoogste = max(model_van(tabel).objects.order_by("-pk").values_list("pk", flat=True).first() or 0 for tabel in bewaking.feittabellen())
    with handeling(door=None, stap="proef") as h:
        assert h.nieuw(Persoon(geboortedatum=date(1990, 1, 1))).pk > hoogste


def test_wie_er_woont_bestaat_niet(gevuld: tuple[Databank, Vulling]) -> None:
    klanten = list(Klant.objects.all())
    assert len(klanten) == Persoon.objects.count() == gevuld[1].personen
    for klant in klanten:
        nummer = ontsleutel(klant.bsn)
        assert voldoet_aan_elfproef(nummer) and nummer.startswith("999")
        assert klant.bsn_hash == zoekwaarde(nummer)
        assert re.fullmatch(r"[1-9]\d{3} S[ADS]", klant.postcode)  # SA, SD and SS are in no postcode
        assert klant.telefoon is None or re.fullmatch(r"06-0\d{7}", klant.telefoon)
        assert klant.email is None or klant.email.endswith(".example")
        assert klant.zoeknaam
    assert len({klant.bsn_hash for klant in klanten}) == len(klanten)
    assert all(w.kvk.startswith("00") for w in Werkgevergegevens.objects.all())


def test_wie_samen_een_dossier_heeft_woont_samen(gevuld: tuple[Databank, Vulling]) -> None:
    adressen = {klant.persoon_id: (klant.straat, klant.huisnummer) for klant in Klant.objects.all()}
    samen: dict[int, set[int]] = {}
    for persoon_id, dossier_id in model_van("uitkering").bekend.nu().filter(dossier__isnull=False).values_list("persoon_id", "dossier_id"):
        samen.setdefault(dossier_id, set()).add(persoon_id)
    paren = [mensen for mensen in samen.values() if len(mensen) == 2]
    assert paren
    assert sum(len({adressen[wie] for wie in paar}) == 1 for paar in paren) >= 0.9 * len(paren)  # who moved in with another meanwhile counts there


def test_de_databank_bewaakt_weer_alles(gevuld: tuple[Databank, Vulling]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Klantgroep.objects.all().delete()
    rij = Klantgroep.bekend.nu().filter(eind__isnull=True).first()
    assert rij is not None
    rij.pk = rij.feit_id = 10**12
    with pytest.raises(IntegrityError), transaction.atomic():
        rij.save(force_insert=True)


def test_geen_twee_bekende_perioden_raken_elkaar(gevuld: tuple[Databank, Vulling]) -> None:
    for tabel, extra in bewaking.UITSLUITEND.items():
        gelijk = "".join(f" AND {bewaking.van_rij(u, 'a')} = {bewaking.van_rij(u, 'b')}" for u in extra)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM {tabel} a JOIN {tabel} b ON a.persoon_id = b.persoon_id AND a.versie_id < b.versie_id{gelijk} "
                "WHERE a.vervallen_op IS NULL AND b.vervallen_op IS NULL AND a.begin <= coalesce(b.eind, '9999-12-31') AND b.begin <= coalesce(a.eind, '9999-12-31')"
            )
            assert cursor.fetchone()[0] == 0


def test_elke_rol_kan_inloggen_en_werkt_ergens(gevuld: tuple[Databank, Vulling]) -> None:
    assert list(dict.fromkeys(inlog.rol for inlog in gevuld[1].inlog)) == list(lees_rechten().rollen)
    for inlog in gevuld[1].inlog:
        gebruiker = Gebruiker.objects.get(gebruikersnaam=inlog.gebruikersnaam)
        assert gebruiker.check_password(WACHTWOORD)
        assert [plek.rol for plek in Aanstelling.objects.filter(gebruiker=gebruiker)] == [inlog.rol]
        assert (gebruiker.medewerker_id is not None) == lees_rechten().rollen[inlog.rol].ziet_mensen


def test_er_zijn_notities_en_producten(gevuld: tuple[Databank, Vulling]) -> None:
    assert Notitie.bekend.nu().exists()
    assert Productenboekregel.objects.filter(instrument="werkleerroute", plaatsen__isnull=False).exists()


def test_een_databank_met_personen_wordt_niet_nog_eens_gevuld(gevuld: tuple[Databank, Vulling]) -> None:
    with pytest.raises(Vulfout, match="al personen"):
        vul(personen=PERSONEN)


def test_hetzelfde_zaad_geeft_dezelfde_mensen() -> None:
    assert mens(1, "persoon 5", "vrouw") == mens(1, "persoon 5", "vrouw")
    assert len({mens(zaad, "persoon 5", "vrouw").naam for zaad in range(20)}) > 10
    assert bsn(0) != bsn(1)
    assert len({bsn(volg) for volg in range(3000)}) == 3000
