"""Suppression: small counts are not published, nor whatever would let them be recomputed.

It comes last, per reader and per published table with its totals, and looks at every earlier published version of that table. A suppressed value is a
value of its own (``Leeg.ONDERDRUKT``) that cannot be added up. Source: design, section 6, "Suppression"; kritiek: the total of an agreed clause is
visible to both parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from opmaat.kern.uitkomst.telling import Cel
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, lege

from .netwerk import Netwerk, Tak
from .versies import TOTAAL, Plek, Versie, Versies

__all__ = ["STANDAARD", "TOTAAL", "Gepubliceerd", "Grensregel", "Plek", "ledentabel", "met_totalen", "onderdruk", "onderdruk_uitkomsten", "verberg"]


@dataclass(frozen=True)
class Grensregel:
    """The settings: which counts are small, whether 0 is too, how far apart the possible values of a hidden count must lie, and whether the total shows."""

    klein_tm: int = 4
    nul_ook: bool = False
    ruimte: int = 4
    totaal_zichtbaar: bool = True

    def is_klein(self, aantal: int) -> bool:
        """Whether this count may not be published."""
        return 1 <= aantal <= self.klein_tm or (self.nul_ook and aantal == 0)


STANDAARD = Grensregel()


@dataclass(frozen=True)
class Gepubliceerd:
    """A table as published: None where it was suppressed. ``onbeschermd``: small counts that cannot be hidden because the visible total gives them away.

    ``echt``: the true counts, kept by whoever published; without them only what was visible can be weighed.
    """

    tabel: Mapping[Plek, int | None]
    onbeschermd: tuple[Plek, ...] = ()
    echt: Mapping[Plek, int] = field(default_factory=dict, repr=False)

    @property
    def onderdrukt(self) -> frozenset[Plek]:
        """The places that are not published."""
        return frozenset(plek for plek, aantal in self.tabel.items() if aantal is None)


def onderdruk(
    tabel: Mapping[Plek, int], *, regel: Grensregel = STANDAARD, eerder: Sequence[Gepubliceerd] = (), samen: Sequence[frozenset[Plek]] = ()
) -> Gepubliceerd:
    """The table as it may be published: ``tabel`` holds the counts of its cells (one column for a simple list); totals are added here.

    Hidden are small counts, small differences with an earlier version, and further counts until every hidden one can lie at least ``ruimte`` apart
    given everything published (less only where the visible total itself leaves less room). What was hidden earlier stays hidden while the grand total has hardly moved. Of places named ``samen`` all are hidden or none.
    """
    alle = met_totalen(tabel)
    netwerk = Netwerk(_takken(alle, regel))
    vast = {plek for plek in alle if not netwerk.takken[plek].mag_weg}
    verborgen = {plek for plek, aantal in alle.items() if regel.is_klein(aantal) or _verraden(plek, aantal, alle, eerder, regel)} - vast
    bekend = [Versie(vorige.echt, vorige.onderdrukt) for vorige in eerder if vorige.echt]
    versies = Versies(alle, bekend, regel.is_klein) if bekend else None
    onbeschermd: set[Plek] = set()
    smal: set[Plek] = set()
    klaar: set[tuple[str, ...]] = set()
    while True:
        erbij = {plek for groep in samen if groep & verborgen for plek in groep} - vast - verborgen
        nu = frozenset(verborgen)
        for plek in sorted(verborgen - onbeschermd - smal):
            if erbij:
                break
            breed = netwerk.breedte(plek, nu, regel.ruimte)
            if breed >= regel.ruimte:
                continue
            kring = _kring(netwerk, plek, nu, regel.ruimte)
            if kring is None:
                (smal if breed else onbeschermd).add(plek)
            else:
                erbij = {(rij, kolom) for rij, kolom in kring}
        if not erbij and versies is not None:
            erbij = _tegen_eerder(versies, alle, frozenset(verborgen), frozenset(vast), regel, klaar, onbeschermd)
        if not erbij:
            break
        verborgen |= erbij
    return Gepubliceerd({plek: None if plek in verborgen else aantal for plek, aantal in alle.items()}, tuple(sorted(onbeschermd)), alle)


def _tegen_eerder(
    versies: Versies, alle: Mapping[Plek, int], verborgen: frozenset[Plek], vast: frozenset[Plek], regel: Grensregel, klaar: set[tuple[str, ...]], onbeschermd: set[Plek]
) -> set[Plek]:  # fmt: skip
    """Which further count to hide so that no version beside another gives a small count or change away: of the best the smallest. None: nothing is needed.

    What cannot be had with everything hidden but the visible total, is not asked for; ``klaar`` and ``onbeschermd`` are filled in.
    """
    kandidaten = sorted(set(alle) - verborgen - vast, key=lambda plek: (alle[plek], plek))
    for sleutel in versies.gevoelig:
        if sleutel in klaar or (sleutel[-2], sleutel[-1]) in vast:
            continue
        breed = versies.breedte(sleutel, verborgen)
        doel = regel.ruimte if breed >= regel.ruimte else min(regel.ruimte, versies.breedte(sleutel, verborgen | set(kandidaten)))
        if breed >= doel:
            klaar.add(sleutel)
            if breed == 0 and (sleutel[-2], sleutel[-1]) in alle:
                onbeschermd.add((sleutel[-2], sleutel[-1]))
            continue
        wint = {plek: min(doel, versies.breedte(sleutel, verborgen | {plek})) - breed for plek in kandidaten}
        beste = max(wint.values())
        if beste > 0:
            return {next(plek for plek in kandidaten if wint[plek] == beste)}
        eigen = [plek for plek in kandidaten if plek[0] == sleutel[-2] or plek[1] == sleutel[-1]]
        return {(eigen or kandidaten)[0]}
    return set()


def met_totalen(tabel: Mapping[Plek, int]) -> dict[Plek, int]:
    """The table with its row totals, column totals and grand total; a table of one column or row has only the grand total beside its cells."""
    rijen, kolommen = sorted({rij for rij, _ in tabel}), sorted({kolom for _, kolom in tabel})
    alle = {(rij, kolom): tabel.get((rij, kolom), 0) for rij in rijen for kolom in kolommen}
    uit = dict(alle)
    if len(kolommen) > 1 and len(rijen) > 1:
        uit |= {(rij, TOTAAL): sum(alle[rij, kolom] for kolom in kolommen) for rij in rijen}
        uit |= {(TOTAAL, kolom): sum(alle[rij, kolom] for rij in rijen) for kolom in kolommen}
    uit[TOTAAL, TOTAAL] = sum(alle.values())
    return uit


def onderdruk_uitkomsten(
    uitkomsten: Mapping[Cel, Uitkomst], *, regel: Grensregel = STANDAARD, eerder: Sequence[Gepubliceerd] = ()
) -> tuple[dict[Cel, Uitkomst], Gepubliceerd]:
    """The figures of one breakdown as they may be shown, and the table of members per cell and role behind them (to keep for the next publication).

    A figure of which any role is hidden is hidden whole. Cells are those with one breakdown and one gemeente; the total cell stays as it is.
    """
    tabel = ledentabel(uitkomsten)
    if not tabel:
        return dict(uitkomsten), Gepubliceerd({})
    totalen = met_totalen(tabel)
    rijen = {rij for rij, _ in tabel}
    samen = [frozenset(plek for plek in totalen if plek[0] == rij) for rij in sorted(rijen)]
    gepubliceerd = onderdruk(tabel, regel=regel, eerder=eerder, samen=samen)
    return verberg(uitkomsten, gepubliceerd.onderdrukt), gepubliceerd


def ledentabel(uitkomsten: Mapping[Cel, Uitkomst]) -> dict[Plek, int]:
    """The members per cell of the breakdown and role: the table that a breakdown is published as. Empty without breakdown."""
    cellen = {cel: uitkomst for cel, uitkomst in uitkomsten.items() if cel.uitsplitsing}
    rollen = sorted({rol for uitkomst in cellen.values() for rol in uitkomst.rollen}) or ["lid"]
    return {(_rijnaam(cel), rol): uitkomst.rollen.get(rol, 0) for cel, uitkomst in cellen.items() for rol in rollen}


def verberg(uitkomsten: Mapping[Cel, Uitkomst], onderdrukt: Iterable[Plek]) -> dict[Cel, Uitkomst]:
    """The figures without those of which any number is suppressed."""
    weg = {rij for rij, _ in onderdrukt} - {TOTAAL}
    return {cel: lege(Leeg.ONDERDRUKT, uitkomst.eenheid) if cel.uitsplitsing and _rijnaam(cel) in weg else uitkomst for cel, uitkomst in uitkomsten.items()}


def _rijnaam(cel: Cel) -> str:
    return " / ".join((cel.gemeente, *cel.uitsplitsing))


def _takken(alle: Mapping[Plek, int], regel: Grensregel) -> Iterator[Tak]:
    """Cells from row to column; totals close the circle. In a simple list every cell is an arc between the same two nodes."""
    dubbel = any(rij != TOTAAL and kolom == TOTAAL for rij, kolom in alle)
    for (rij, kolom), aantal in alle.items():
        if (rij, kolom) == (TOTAAL, TOTAAL):
            yield Tak((rij, kolom), ("uit",), ("in",), aantal, not regel.totaal_zichtbaar)
        elif kolom == TOTAAL:
            yield Tak((rij, kolom), ("in",), ("rij", rij), aantal)
        elif rij == TOTAAL:
            yield Tak((rij, kolom), ("kolom", kolom), ("uit",), aantal)
        elif dubbel:
            yield Tak((rij, kolom), ("rij", rij), ("kolom", kolom), aantal)
        else:
            yield Tak((rij, kolom), ("in",), ("uit",), aantal)


def _verraden(plek: Plek, aantal: int, alle: Mapping[Plek, int], eerder: Sequence[Gepubliceerd], regel: Grensregel) -> bool:
    """Whether an earlier version makes this count tell too much: it differs by 1 to 4, or it was hidden and the total has hardly moved since."""
    for vorige in eerder:
        if plek not in vorige.tabel:
            continue
        was, totaal = vorige.tabel[plek], vorige.tabel.get((TOTAAL, TOTAAL))
        if was is None:
            if totaal is None or abs(alle[TOTAAL, TOTAAL] - totaal) <= regel.klein_tm:
                return True
        elif regel.is_klein(abs(aantal - was)) and aantal != was:
            return True
    return False


def _kring(netwerk: Netwerk, plek: Plek, verborgen: frozenset[tuple[str, ...]], ruimte: int) -> frozenset[tuple[str, ...]] | None:
    """The cheapest further counts to hide; where none gives the whole ``ruimte``, those that leave as much as can be, at least two values."""
    for genoeg in range(ruimte, 0, -1):
        kring = netwerk.goedkoopste_kring(plek, verborgen, genoeg)
        if kring:
            return kring
    return None
