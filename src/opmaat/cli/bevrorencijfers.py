"""Frozen figures on the terminal: finding their files, and showing again what stood on paper, with what was hidden still hidden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from opmaat.kern.monitor.bevries import gepubliceerd
from opmaat.kern.monitor.definitiebestand import lees_definitie
from opmaat.kern.oordeel.onderdrukking import verberg
from opmaat.kern.overeenkomst.norm import Norm
from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.uitkomst.bevroren import Bevroren, Bevrorenfout, lees
from opmaat.kern.uitkomst.telling import GEHEEL, Cel
from opmaat.kern.uitkomst.uitkomst import Uitkomst
from opmaat.kern.weergave import gegevensbestand, normtekst, woorden
from opmaat.kern.weergave.getal import aantal
from opmaat.kern.weergave.regelbeeld import waarde
from opmaat.kern.weergave.tabel import Kolom

from .scherm import Scherm


def bestandsnaam(overeenkomst: str, peildatum: date, bekend_op: date | None) -> str:
    """The name of the file of one publication: of which agreement, on which day, with whose knowledge."""
    bekend = "" if bekend_op is None else f"-bekend-{bekend_op.isoformat()}"
    return f"bevroren-{overeenkomst}-{peildatum.isoformat()}{bekend}.json"


def lees_bestand(pad: Path) -> tuple[Bevroren, ...]:
    """The figures in a file, at least one; ``Bevrorenfout`` with its name when they cannot be read."""
    try:
        figuren = lees(pad.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fout:
        raise Bevrorenfout("Het bestand met vastgestelde cijfers kan niet worden gelezen", waar=pad.name, doe="Kijk of de naam klopt en of u het mag lezen") from fout
    except Bevrorenfout as fout:
        raise Bevrorenfout(fout.wat, waar=pad.name, waarom=fout.waarom, doe=fout.doe) from fout
    if not figuren:
        raise Bevrorenfout("In het bestand staan geen cijfers", waar=pad.name, doe="Kies een ander bestand")
    return figuren


def eerdere(map_: Path, overeenkomst: str, genoemd: Sequence[Path]) -> list[Bevroren]:
    """Every figure of the agreement that was published before: in this folder, and in the files that were named."""
    paden = dict.fromkeys(pad.resolve() for pad in (*sorted(map_.glob(f"bevroren-{overeenkomst}-*.json")), *genoemd))
    return [figuur for pad in paden for figuur in lees_bestand(pad) if figuur.overeenkomst == overeenkomst]


def toets_nieuw(pad: Path) -> None:
    """Raises ``Bevrorenfout`` when the publication is there already: what is vastgesteld stays as it is."""
    if pad.exists():
        raise Bevrorenfout(
            "Deze cijfers zijn al vastgesteld", waar=pad.name, waarom="Een vastgesteld cijfer verandert nooit meer",
            doe="Bekijk ze met --toon, zet ze met --vergelijk-nu naast die van nu, of kies een andere dag bij --bekend-op",
        )  # fmt: skip


def kop(figuren: Sequence[Bevroren]) -> list[tuple[str, str]]:
    """What every figure on paper carries, in words."""
    eerste = figuren[0]
    weg = sum(len(figuur.onderdrukt) > 0 for figuur in figuren)
    return [
        ("Peildatum", dag.lang(eerste.peildatum)),
        ("Bekend op", dag.kort(eerste.bekend_op) if eerste.bekend_op else "alles wat bij het vaststellen was vastgelegd"),
        ("Vastgesteld", dag.kort(eerste.bevroren_op) if eerste.bevroren_op else ""),
        ("Register", eerste.register),
        ("Overeenkomst", f"{eerste.overeenkomst}, versie {eerste.overeenkomstversie}"),
        ("Programma", f"Opmaat {eerste.code}"),
        ("Leden", aantal(sum(1 for figuur in figuren for lid in figuur.leden if not lid.cel), "lid", "leden")),
        ("Verborgen", f"in {aantal(weg, 'uitsplitsing', 'uitsplitsingen')} staan kleine aantallen niet" if weg else ""),
    ]  # fmt: skip


def toon(figuren: Sequence[Bevroren], scherm: Scherm, *, leden: bool) -> None:
    """The figures as they were vastgesteld, with the published breakdown."""
    scherm.regel(scherm.verf(f"Vastgestelde cijfers van {figuren[0].overeenkomst}", "vet"))
    scherm.feiten(kop(figuren))
    scherm.regel()
    scherm.tabel(
        (Kolom("Afspraak", wikkelt=True), Kolom("Cijfer", rechts=True, wikkelt=True), Kolom("Norm", rechts=True, wikkelt=True), Kolom("Stand", wikkelt=True), Kolom("Definitie")),
        [
            (figuur.afspraak, waarde(totaal(figuur), _norm(figuur)), normtekst.in_tekens(_norm(figuur)), figuur.oordeel.get("status", ""), figuur.rekenhash[:8])
            for figuur in figuren
        ],
    )  # fmt: skip
    for figuur in figuren:
        if cellen := {cel: uitkomst for cel, uitkomst in _getoond(figuur).items() if cel.uitsplitsing}:
            scherm.kop(f"{figuur.afspraak}, uitgesplitst")
            scherm.tabel(
                (Kolom("Deel", wikkelt=True), Kolom("Cijfer", rechts=True)),
                [(" / ".join(filter(None, (*cel.uitsplitsing,))), waarde(uitkomst, _norm(figuur))) for cel, uitkomst in sorted(cellen.items())],
            )  # fmt: skip
    if leden:
        for figuur in figuren:
            if eigen := [lid for lid in figuur.leden if not lid.cel]:
                scherm.kop(f"Leden van {figuur.afspraak} ({len(eigen)})")
                scherm.tabel(
                    (Kolom("Persoon", rechts=True), Kolom("Uitkomst", wikkelt=True), Kolom("Dag", rechts=True)),
                    [(str(lid.persoon_id or ""), woorden.rol(lid.rol), dag.kort(lid.dag) if lid.dag else "") for lid in eigen],
                )  # fmt: skip


def gegevens(figuren: Sequence[Bevroren], *, leden: bool) -> dict[str, object]:
    """The same for another program, exact; members only when they are asked for."""
    return {
        "formaat": 1, "soort": "bevroren",
        "cijfers": [
            {
                "overeenkomst": figuur.overeenkomst, "overeenkomstversie": figuur.overeenkomstversie, "afspraak": figuur.afspraak, "rekenhash": figuur.rekenhash,
                "peildatum": figuur.peildatum.isoformat(), "bekend_op": gegevensbestand.dag(figuur.bekend_op), "vastgesteld_op": gegevensbestand.dag(figuur.bevroren_op),
                "register": figuur.register, "code": figuur.code, "oordeel": dict(figuur.oordeel),
                "parameters": {naam: [[vanaf.isoformat(), getal] for vanaf, getal in reeks] for naam, reeks in figuur.parameters.items()},
                "getoond": waarde(totaal(figuur), _norm(figuur)), "uitkomst": gegevensbestand.uitkomst(totaal(figuur)),
                "uitsplitsing": [
                    {"gemeente": cel.gemeente or None, "cel": list(cel.uitsplitsing), "getoond": waarde(uitkomst, _norm(figuur)), "uitkomst": gegevensbestand.uitkomst(uitkomst)}
                    for cel, uitkomst in sorted(_getoond(figuur).items()) if cel.uitsplitsing
                ],
                "aantal_leden": sum(not lid.cel for lid in figuur.leden),
                **({"leden": [gegevensbestand.lid(lid) for lid in figuur.leden if not lid.cel]} if leden else {}),
            }
            for figuur in figuren
        ],
    }  # fmt: skip


def _getoond(figuur: Bevroren) -> dict[Cel, Uitkomst]:
    return verberg(figuur.uitkomsten, gepubliceerd(figuur).onderdrukt)


def totaal(figuur: Bevroren) -> Uitkomst:
    """The frozen figure of the asked gemeente, without breakdown."""
    return figuur.uitkomsten.get(Cel(figuur.vraag.get("gemeente") or GEHEEL)) or next(uitkomst for cel, uitkomst in sorted(figuur.uitkomsten.items()) if not cel.uitsplitsing)


def _norm(figuur: Bevroren) -> Norm | None:
    norm = None if figuur.norm is None else lees_definitie(figuur.norm)
    return norm if isinstance(norm, Norm) else None
