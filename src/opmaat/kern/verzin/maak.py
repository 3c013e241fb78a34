"""Inventing a register: block after block in a fixed order, each written before the next is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import numpy as np

from opmaat.kern.register.schema import Schema, lees_schema

from .bevolking import maak_leefsituatie
from .blok import Blok
from .contacten import maak_activiteiten, maak_bijeenkomsten, maak_contacten, maak_verwijzingen
from .doelgroepen import maak_doelgroepen
from .gesprekken import maak_beoordelingen, maak_gesprekken
from .huishouden import maak_uitkeringen
from .klantgroepen import maak_klantgroepen, maak_medewerkers, segmenten_van
from .naleving import maak_handhaving, maak_verplichtingen, maak_verzuim, maak_voorzieningen
from .organisatie import maak_enquetes, maak_klachten, maak_organisatie
from .plaatsingen import maak_plaatsingen, maak_werkgevers
from .plannen import maak_diagnoses, maak_ladders, maak_plannen
from .poort import maak_poort
from .profiel import Profiel, lees_profiel
from .rooster import LEEG, Kolom, dag, kolom, vol
from .schrijver import Schrijver, Vorm
from .subsidie import maak_nazorg, maak_subsidie
from .trajecten import maak_trajecten
from .tweetijd import geef_versies, snoei
from .verloop import maak_verloop
from .vuil import bevuil
from .woorden import Woorden

Voortgang = Callable[[int, int, str], None]
"""Told after each block: how many are done, how many there are, and in words what was done."""


@dataclass(frozen=True, kw_only=True)
class Verslag:
    """What was invented: rows per table as written, and the profile at the size and dirt asked for."""

    profiel: str
    zaad: int
    personen: int
    gemeenten: int
    van: str
    volledig_tm: str
    rijen: Mapping[str, int]
    uit: Path


def verzin(
    uit: Path,
    *,
    profiel: str = "deventer",
    personen: int | None = None,
    zaad: int = 2025,
    vorm: Vorm = "parquet",
    vuil: float = 1.0,
    voortgang: Voortgang | None = None,
) -> Verslag:
    """Writes an invented register to the folder ``uit`` and says what it holds.

    The same profile, size, seed, dirt and version give the same bytes, whatever the machine. ``personen`` is about how
    many persons the register holds, targets scale along; ``None`` is the size of the documents. ``vuil`` scales the
    dirt: 0 is clean, 1 as in a real office, 5 at most. ``Verzinfout`` for a request that cannot be met; then nothing
    is written.
    """
    gekozen = lees_profiel(profiel, personen=personen, vuil=vuil)
    schema, woorden = lees_schema(), Woorden()
    delen = verdeel(gekozen)
    with Schrijver(uit, schema, woorden, vorm) as schrijver:
        for nr, gemeenten in enumerate(delen):
            blok = maak_blok(gekozen, schema, woorden, zaad, nr, sum(gemeenten.values()), gemeenten)
            _schrijf(schrijver, blok, schema, laatste=nr + 1 == len(delen))
            if voortgang is not None:
                voortgang(nr + 1, len(delen), f"{blok.aantal('persoon')} personen, {len(gemeenten)} gemeenten")
        return Verslag(
            profiel=profiel,
            zaad=zaad,
            personen=schrijver.rijen["persoon"],
            gemeenten=len(gekozen.gemeenten),
            van=gekozen.van.isoformat(),
            volledig_tm=gekozen.tm.isoformat(),
            rijen=dict(schrijver.rijen),
            uit=uit,
        )


def verdeel(profiel: Profiel) -> list[dict[str, float]]:
    """The municipalities, with their share, cut into blocks of about equal size; a large one may take several."""
    aantal = max(1, ceil(profiel.personen / profiel.maat("blok")))
    ruimte = 1.0 / aantal
    blokken: list[dict[str, float]] = [{}]
    vrij = ruimte
    for naam, deel in profiel.gemeenten.items():
        rest = deel
        while rest > 1e-12:
            if vrij <= 1e-12 and len(blokken) < aantal:
                blokken.append({})
                vrij = ruimte
            neem = min(rest, vrij) if len(blokken) < aantal else rest
            blokken[-1][naam] = blokken[-1].get(naam, 0.0) + neem
            rest -= neem
            vrij -= neem
    return blokken


def maak_blok(
    profiel: Profiel,
    schema: Schema,
    woorden: Woorden,
    zaad: int,
    nr: int,
    aandeel: float,
    gemeenten: dict[str, float],
) -> Blok:
    """One block with all its tables, as the truth: no versions yet, rows numbered from 0."""
    blok = Blok(profiel, zaad, nr, aandeel, gemeenten, woorden)
    verloop = maak_verloop(blok)
    blok.stil["verloop"] = {"persoon": verloop.persoon, "begin": verloop.begin}
    maak_uitkeringen(blok, verloop)
    maak_poort(blok, verloop)
    maak_medewerkers(blok)
    zonder_uitkering = maak_doelgroepen(blok, verloop)
    segmenten = segmenten_van(blok, verloop, zonder_uitkering)
    maak_klantgroepen(blok, segmenten)
    maak_gesprekken(blok, verloop, segmenten)
    maak_plannen(blok, verloop)
    maak_diagnoses(blok, verloop)
    maak_ladders(blok, verloop, segmenten)
    maak_werkgevers(blok)
    maak_contacten(blok, segmenten)
    maak_verwijzingen(blok, segmenten)
    maak_bijeenkomsten(blok, segmenten)
    maak_activiteiten(blok, verloop)
    maak_trajecten(blok, verloop, segmenten)
    maak_beoordelingen(blok)
    maak_plaatsingen(blok, verloop, segmenten)
    maak_subsidie(blok)
    maak_nazorg(blok)
    maak_verplichtingen(blok, verloop)
    maak_handhaving(blok, verloop)
    maak_voorzieningen(blok, verloop)
    maak_verzuim(blok)
    maak_enquetes(blok)
    maak_klachten(blok)
    if nr == 0:
        maak_organisatie(blok)
    bevuil(blok)
    maak_leefsituatie(blok)
    for tabel in schema:
        if tabel.tweetijdig and tabel.naam in blok.tafels:
            snoei(blok, schema, tabel.naam)
    return blok


def _schrijf(schrijver: Schrijver, blok: Blok, schema: Schema, *, laatste: bool) -> None:
    tafels = {}
    bekend: dict[str, np.ndarray[tuple[int], np.dtype[np.bool_]]] = {}
    for tabel in schema:
        if tabel.naam not in blok.tafels:
            bekend[tabel.naam] = np.zeros(0, dtype=np.bool_)
            continue
        if not tabel.tweetijdig:
            n = blok.aantal(tabel.naam)
            tafels[tabel.naam] = {**blok.tafels[tabel.naam], tabel.sleutel: np.arange(n)}
            bekend[tabel.naam] = np.ones(n, dtype=np.bool_)
            continue
        tafels[tabel.naam] = geef_versies(blok, schema, tabel.naam)
        vlag = np.zeros(blok.aantal(tabel.naam), dtype=np.bool_)
        vlag[tafels[tabel.naam]["feit_id"]] = True
        bekend[tabel.naam] = vlag
    for naam, tafel in tafels.items():
        schrijver.schrijf(naam, tafel, bekend)
    schrijver.sluit_blok({naam: blok.aantal(naam) for naam in tafels})
    if laatste:
        _leveringen(schrijver, blok, schema)


def _leveringen(schrijver: Schrijver, blok: Blok, schema: Schema) -> None:
    """One row per fact table: delivered complete from the first day up to and including the last."""
    pr, w = blok.profiel, blok.woorden
    tabellen = [tabel for tabel in schema if tabel.tweetijdig and tabel.naam != "levering"]
    n = len(tabellen)
    moment = dag(pr.geleverd_op) * 86_400 + 43_200
    tafel: dict[str, Kolom] = {
        "tabel": w.kolom([tabel.naam for tabel in tabellen]),
        "organisatie": vol(n, w(pr.lijst("organisaties")["gemeente"])),
        "begin": vol(n, pr.begin),
        "volledig_tm": vol(n, pr.eind),
        "geleverd_op": vol(n, dag(pr.geleverd_op)),
        "rijen": kolom([schrijver.rijen[tabel.naam] for tabel in tabellen]),
        "bevestigd_door": vol(n, w("functioneel_beheerder")),
        "feit_id": np.arange(n),
        "versie_id": np.arange(n),
        "geregistreerd_op": vol(n, moment),
        "vervallen_op": vol(n, LEEG),
        "aard": vol(n, w("eerste")),
    }
    schrijver.schrijf("levering", tafel, {})
