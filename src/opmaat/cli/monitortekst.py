"""The monitor on the terminal: a line of figures under each clause, so that it reads in 80 columns and in a pipe; a table where there is room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.uitkomst.telling import Lid
from opmaat.kern.weergave import rekeningbeeld, woorden
from opmaat.kern.weergave.getal import aantal
from opmaat.kern.weergave.html.statusvorm import FAMILIE
from opmaat.kern.weergave.rapport import Deel, Rapport
from opmaat.kern.weergave.regelbeeld import Regelbeeld
from opmaat.kern.weergave.tabel import Kolom, alinea

from .scherm import Scherm

RUIM = 130
"""From this width on every clause is one row of a table."""
MEESTE_LEDEN = 50


def toon(rapport: Rapport, scherm: Scherm) -> None:
    """The whole report."""
    scherm.regel(scherm.verf(f"Monitor op {dag.lang(rapport.peildatum)}", "vet"))
    bekend = dag.kort(rapport.bekend_op) if rapport.bekend_op else "alles wat nu is vastgelegd"
    volledig = f"volledig t/m {dag.kort(min(tm for _, tm in rapport.volledig))}" if rapport.volledig else ""
    scherm.feiten([("Register", rapport.register), ("Bekend op", bekend), ("Gegevens", volledig)])
    for melding in rapport.meldingen:
        for nummer, regel in enumerate(alinea(melding, scherm.breedte - 2)):
            scherm.regel(f"{'!' if nummer == 0 else ' '} {regel}")
    for deel in rapport.delen:
        _deel(deel, scherm)


def toon_leden(leden: Mapping[tuple[str, str], Sequence[Lid]], scherm: Scherm) -> None:
    """Who is behind the figures: numbers of persons with their role and dates, the first so many of each clause."""
    for (overeenkomst, afspraak), rijen in leden.items():
        scherm.kop(f"Leden van {overeenkomst}/{afspraak} ({len(rijen)})")
        gesorteerd = sorted(rijen, key=lambda lid: (lid.rol, lid.persoon_id or 0, lid.feit_id or 0))
        scherm.tabel(
            (Kolom("Persoon", rechts=True), Kolom("Uitkomst", wikkelt=True), Kolom("Dag", rechts=True), Kolom("Uiterlijk", rechts=True), Kolom("Gedaan", rechts=True)),
            [
                (str(lid.persoon_id or ""), woorden.rol(lid.rol), dag.kort(lid.dag) if lid.dag else "", dag.kort(lid.uiterlijk) if lid.uiterlijk else "", dag.kort(lid.gedaan) if lid.gedaan else "")
                for lid in gesorteerd[:MEESTE_LEDEN]
            ],
        )  # fmt: skip
        if len(rijen) > MEESTE_LEDEN:
            scherm.alinea(f"En nog {len(rijen) - MEESTE_LEDEN}; met --uit xlsx staan ze er allemaal in.")


def _deel(deel: Deel, scherm: Scherm) -> None:
    overeenkomst = deel.monitor.overeenkomst
    scherm.kop(f"{overeenkomst.titel} ({overeenkomst.id})")
    scherm.alinea(f"{overeenkomst.opdrachtgever} en {overeenkomst.opdrachtnemer}, {dag.periode(overeenkomst.looptijd)}")
    scherm.alinea(", ".join(f"{n} {status}" for status, n in deel.telling.items()))
    groepen: dict[str, list[Regelbeeld]] = {}
    for beeld in deel.beelden:
        groepen.setdefault(beeld.hoofdstuk, []).append(beeld)
    for kop, beelden in groepen.items():
        scherm.kop(kop)
        if scherm.breedte >= RUIM:
            _als_tabel(beelden, scherm)
        else:
            for beeld in beelden:
                _als_regels(beeld, scherm)
    if deel.rekening is not None:
        scherm.kop(f"De rekening per klantgroep, {dag.periode(deel.rekening.periode)}")
        eerste, *groepen_ = zip(rekeningbeeld.koppen(deel.rekening), *rekeningbeeld.rijen(deel.rekening), strict=True)
        scherm.tabel([Kolom(kop, rechts=i > 0) for i, kop in enumerate(("", *eerste[1:]))], groepen_)
        scherm.alinea(rekeningbeeld.slotzin(deel.rekening))
    echt = sum(not bevinding.afronding for bevinding in deel.bevindingen)
    scherm.regel()
    scherm.alinea(
        f"Rekenwerk van het document: {aantal(echt, 'bevinding', 'bevindingen')}, {aantal(len(deel.bevindingen) - echt, 'verschil', 'verschillen')} door afronding. "
        f"Zie opmaat overeenkomst controleer {overeenkomst.id}."
    )


def _als_regels(beeld: Regelbeeld, scherm: Scherm) -> None:
    artikel = beeld.afspraak.bron[len(beeld.hoofdstuk) :].lstrip(",; ") if beeld.afspraak.bron.lower().startswith(beeld.hoofdstuk.lower()) else beeld.afspraak.bron
    kop = " · ".join(filter(None, (beeld.afspraak.id, beeld.gemeente, artikel)))
    for nummer, regel in enumerate(alinea(kop, scherm.breedte - 4)):
        scherm.regel(regel if nummer == 0 else f"    {regel}")
    delen = [
        f"{beeld.gerealiseerd}", f"norm {beeld.norm}" if beeld.norm else "", f"tot nu {beeld.norm_nu}" if beeld.norm_nu else "", f"kans {beeld.kans}" if beeld.kans else "",
        f"{beeld.nog_open} nog open" if beeld.nog_open else "", beeld.gegevens,
    ]  # fmt: skip
    stand = f"{woorden.TEKEN[beeld.status]} {beeld.status}"
    breed = max(16, len(stand) + 2)
    regels = _stroom(list(filter(None, delen if beeld.gerealiseerd != str(beeld.status) else delen[1:])), scherm.breedte - breed - 2)
    eerste, *rest = regels or [""]
    scherm.regel(f"  {scherm.verf(stand, FAMILIE.get(beeld.status, 'zacht'))}{' ' * (breed - len(stand))}{eerste}".rstrip())
    for regel in rest:
        scherm.regel(f"  {' ' * breed}{regel}")


def _stroom(delen: Sequence[str], breedte: int) -> list[str]:
    """The parts after each other with space between, never broken inside a part unless it is wider than the line."""
    regels: list[str] = []
    for deel in delen:
        if regels and len(regels[-1]) + 3 + len(deel) <= breedte:
            regels[-1] += f"   {deel}"
        else:
            regels += alinea(deel, breedte)
    return regels


def _als_tabel(beelden: Sequence[Regelbeeld], scherm: Scherm) -> None:
    kolommen = (
        Kolom("Afspraak", wikkelt=True), Kolom("Artikel", wikkelt=True), Kolom("Gerealiseerd", rechts=True, wikkelt=True), Kolom("Norm", rechts=True, wikkelt=True),
        Kolom("Norm tot nu", rechts=True, wikkelt=True), Kolom("Stand", wikkelt=True), Kolom("Kans", rechts=True), Kolom("Open", rechts=True), Kolom("Gegevens", wikkelt=True),
    )  # fmt: skip
    rijen = [
        (
            " ".join(filter(None, (beeld.afspraak.id, beeld.gemeente))), beeld.afspraak.bron, beeld.gerealiseerd, beeld.norm, beeld.norm_nu,
            f"{woorden.TEKEN[beeld.status]} {beeld.status}", beeld.kans, str(beeld.nog_open or ""), beeld.gegevens,
        )
        for beeld in beelden
    ]  # fmt: skip
    scherm.tabel(kolommen, rijen)
