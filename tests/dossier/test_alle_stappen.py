"""Every step of the chain, whoever wrote it: whatever is typed, the answer is a form with a message or facts that fit the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opmaat.dossier.feitfout import Feitfout
from opmaat.dossier.formulier import GEZIEN, REDEN, beginwaarden, maak_formulier
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.dossier.situatie import Bijeenkomst, Product, Situatie, Vacature
from opmaat.dossier.stap import Stap
from opmaat.kern.register.schema import lees_schema
from tests.dossier.papier import VANDAAG, Lezer, Papieractie, Papierbeeld, Uitkomst, beeld, rij, situatie
from tests.dossier.test_stappen_poort import Gids

STAPPEN = [stap for stap in alle_stappen() if stap.onderwerp == "klant"]
TROEP = ("", "31-2-2025", "16-6-2025", "1-1-1800", "31-12-2060", "-1", "0", "7", "1.234,56", "ja", "nee", "x" * 300, "Ζ李😀\x00", "'; drop table persoon; --", "on", "werk", "PW", "Groeien")


class VolleGids(Gids):
    """Something of everything."""

    def __init__(self) -> None:
        super().__init__(plannen=[Bijeenkomst(70, VANDAAG, "kick-off", vrij=1)])

    def producten(self, op: date) -> tuple[Product, ...]:
        return (Product("1", "werkleerroute", "Route zorg", ("Groeien",), duur=None, plaatsen=3, vrij=1), Product("2", "stage", "Stage", vrij=0))

    def werkgevers(self) -> tuple[tuple[int, str], ...]:
        return ((5, "Bakkerij"),)

    def vacatures(self, op: date) -> tuple[Vacature, ...]:
        return (Vacature(6, 5, "Bakkerij", "bakker", vrij=2),)

    def collegas(self) -> tuple[Any, ...]:
        return ()


def waarde(kolom: Any, dag: date) -> Any:
    """Some value that the column may hold."""
    if kolom.codelijst is not None:
        return lees_schema().codelijsten[kolom.codelijst].waarden[0]
    return {"date": dag, "boolean": True, "integer": 3, "number": Decimal("12.5"), "string": "KonnecteD", "datetime": None}[kolom.type]


def vol_beeld(gevuld: bool) -> Papierbeeld:
    """A dossier with two facts in every table: one long ago and closed, one of now; with every column filled, or only what must be."""
    tabellen: dict[str, Any] = {"persoon": {"geboortedatum": date(1999, 2, 28), "geslacht": "vrouw"}}
    for tabel in lees_schema():
        if not tabel.tweetijdig or not tabel.persoonsgebonden:
            continue
        rijen = []
        for dag, open_ in ((date(2024, 1, 10), False), (date(2025, 6, 1), True)):
            kolommen = {k.naam: waarde(k, dag) for k in tabel.kolommen if (gevuld or k.verplicht) and k.naam != "persoon_id" and k.naam not in EIGEN}
            if tabel.eind:
                kolommen[tabel.eind] = None if open_ else date(2025, 5, 31)
            rijen.append(kolommen)
        tabellen[tabel.naam] = rijen
    for naam, code in (("gesprek", "gepland"), ("gesprek", "gehouden")):
        tabellen[naam].append({"datum": VANDAAG, "soort": "ambitiegesprek" if code == "gepland" else "voortgangsgesprek", "resultaat": code})
    tabellen["melding"].append({"datum": date(2025, 6, 10), "soort": "bijstand"})
    return beeld(**tabellen)


EIGEN = {"feit_id", "versie_id", "geregistreerd_op", "vervallen_op", "aard"}
BEELDEN = {"leeg": beeld(persoon={"geboortedatum": None}), "karig": vol_beeld(False), "vol": vol_beeld(True)}


def situaties(stap: Stap) -> Iterator[Situatie]:
    """This step in an empty, a sparse and a full dossier, about each of the first facts that it may be about."""
    for vol in BEELDEN.values():
        for rol in sorted(stap.rollen)[:1]:
            lezer = Lezer(frozenset({rol}))
            s = stap.bij(situatie(beeld() if stap.nieuw else vol, rol=rol, lezer=lezer, gids=VolleGids(), persoon_id=None if stap.nieuw else 1))
            if stap.over is None:
                yield s
            else:
                yield from (replace(s, feit=feit) for feit in list(stap.over(s))[:2])


def probeer(stap: Stap, s: Situatie, gestuurd: dict[str, Any]) -> None:
    """Sends the form; every fact that comes out fits the schema."""
    klasse = maak_formulier(stap, s)
    formulier = klasse(gestuurd)
    if not formulier.is_valid() and formulier.waarschuwingen and hasattr(formulier, "gezien"):
        formulier = klasse({**gestuurd, REDEN: "Toch.", GEZIEN: formulier.gezien})
    list(formulier.groepen())
    str(formulier.errors)
    if not formulier.is_valid():
        return
    uitkomst = Uitkomst(formulier)
    try:
        stap.voer_uit(Papieractie(s, uitkomst), s, formulier.gegevens)
    except Feitfout:
        return
    for aard, tabel, kolommen in uitkomst.feiten:
        rij(tabel, 1, **{n: w for n, w in kolommen.items() if n not in ("persoon_id", "feit_id")})
        if aard == "eerste":
            schema = lees_schema().tabel(tabel)
            ontbreekt = [k.naam for k in schema.kolommen if k.verplicht and k.naam not in kolommen]
            assert ontbreekt == [], f"{stap.id} schrijft {tabel} zonder {ontbreekt}"
            for naam, inhoud in kolommen.items():
                lijst = schema.kolom(naam).codelijst
                if lijst is not None:
                    codes = inhoud.split(";") if schema.kolom(naam).lijst else [inhoud]
                    assert all(code in lees_schema().codelijsten[lijst] for code in codes), f"{stap.id}: {tabel}.{naam} is {inhoud}"


@pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.id)
def test_iedere_stap_opent_in_een_leeg_een_karig_en_een_vol_dossier(stap: Stap) -> None:
    for s in situaties(stap):
        assert stap.waarom_niet(s) is None or isinstance(stap.waarom_niet(s), str)
        stap.beurt(s)
        formulier = maak_formulier(stap, s)(initial=dict(beginwaarden(stap, s)))
        assert [veld.label for veld in formulier if not str(veld.label).strip()] == []
        list(formulier.groepen())
        assert str(stap.titel) and stap.fase


@pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.id)
@settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_wat_iemand_ook_typt_geeft_een_melding_of_feiten_die_passen(stap: Stap, data: st.DataObject) -> None:
    for s in situaties(stap):
        gestuurd = {}
        for veld in stap.velden_voor(s):
            goed: list[Any] = [code for code, _l in veld.mogelijkheden(s)] if veld.vorm in ("keuze", "meerkeuze") else []
            goed += [f"{d:%d-%m-%Y}" for d in (VANDAAG, VANDAAG - timedelta(days=3), VANDAAG + timedelta(days=30))] if veld.vorm == "datum" else []
            gekozen = data.draw(st.sampled_from([*goed, *goed, *goed, *TROEP]), label=veld.naam)
            gestuurd[veld.naam] = [gekozen] if veld.vorm == "meerkeuze" else gekozen
        probeer(stap, s, gestuurd)
