"""What a condition reads: which columns of its own row, and whether it reads anything else."""

from __future__ import annotations

from opmaat.kern.maat import (
    Aantal,
    Bevat,
    En,
    Gekoppeld,
    Heeft,
    Ingevuld,
    IsEen,
    Kolomwaarde,
    Laatste,
    Leeftijd,
    Niet,
    Of,
    Parameterwaarde,
    Vergelijk,
    Verwijst,
    Voorwaarde,
)


def kolommen_van(waar: Voorwaarde | None) -> frozenset[str]:
    """The columns of its own row that a condition reads."""
    match waar:
        case Vergelijk(kolom=kolom, waarde=Kolomwaarde(kolom=ander)):
            return frozenset((kolom, ander))
        case Vergelijk(kolom=kolom) | IsEen(kolom=kolom) | Bevat(kolom=kolom) | Ingevuld(kolom=kolom):
            return frozenset((kolom,))
        case Aantal(zelfde=str(zelfde)):
            return frozenset((zelfde,))
        case Verwijst(via=via):
            return frozenset((via,))
        case En(delen=delen) | Of(delen=delen):
            return frozenset().union(*(kolommen_van(deel) for deel in delen))
        case Niet(deel=deel):
            return kolommen_van(deel)
        case _:
            return frozenset()


def rij_alleen(waar: Voorwaarde | None) -> bool:
    """Whether a condition reads nothing but its own row, so that it is the same on every day."""
    match waar:
        case Heeft() | Laatste() | Aantal() | Leeftijd() | Verwijst() | Gekoppeld() | Vergelijk(waarde=Parameterwaarde()):
            return False
        case En(delen=delen) | Of(delen=delen):
            return all(rij_alleen(deel) for deel in delen)
        case Niet(deel=deel):
            return rij_alleen(deel)
        case _:
            return True


def leest_rij(waar: Voorwaarde | None) -> bool:
    """Whether a condition reads a column or the key of its own row; if not, the person and the day are enough."""
    match waar:
        case En(delen=delen) | Of(delen=delen):
            return any(leest_rij(deel) for deel in delen)
        case Niet(deel=deel):
            return leest_rij(deel)
        case _:
            return isinstance(waar, Gekoppeld) or bool(kolommen_van(waar))
