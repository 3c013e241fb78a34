"""Oplevering as SQL: deliverables of the calendar of an agreement, in time or not."""

from __future__ import annotations

from opmaat.kern.maat import RIJEN, En, IsEen, Oplevering

from .bouw import Bouw, Rij, in_periode
from .bron import Bron
from .fragment import letter
from .leden import lid
from .omvang import van_overeenkomst
from .plaats import selecteer
from .tellen import Opzet
from .voorwaarde import voldoet, zeker


def oplevering_leden(b: Bouw, m: Oplevering) -> str:
    """The deliverables due in the venster; what is done after P is not done yet."""
    opzet = oplevering_opzet(b, m)
    klaar = f"CASE WHEN r.gereed_op <= {b.p} THEN r.gereed_op END"
    basis = selecteer(b, opzet.bron, {"klaar": klaar, **opzet.rollen})
    rol = "CASE WHEN op_tijd THEN 'op_tijd' WHEN te_laat THEN 'te_laat' ELSE 'open' END"
    return lid(b, f"({basis})", rol=rol, uiterlijk="dag", gedaan="klaar")


def oplevering_opzet(b: Bouw, m: Oplevering) -> Opzet:
    """How deliverables are counted: in time, too late, or open."""
    tabel = b.tabel("oplevering")
    rij = Rij("r", tabel, "r.vervalt_op")
    wie = En((IsEen("kalender", m.kalender), van_overeenkomst(b)))
    venster = b.vraag.venster
    in_venster = f"r.vervalt_op >= {letter(venster.begin)}"
    if venster.eind is not None:
        in_venster = in_periode("r.vervalt_op", venster, venster.eind)
    bron = Bron(rij, f"{b.bekend(tabel)} r", (in_venster, voldoet(b, wie, rij)), "r.vervalt_op", "r.feit_id")
    klaar = f"r.gereed_op <= {b.p}"
    rollen = {"op_tijd": zeker(f"{klaar} AND r.gereed_op <= r.vervalt_op"), "te_laat": f"({zeker(klaar)} OR r.vervalt_op <= {b.p})"}
    return Opzet(bron, RIJEN, (), rollen, (("op_tijd", "op_tijd", True), ("te_laat", "te_laat", True), ("open", "", True)))
