"""Oplevering as SQL: deliverables of the calendar of an agreement, in time or not."""

from __future__ import annotations

from opmaat.kern.maat import En, IsEen, Oplevering

from .bouw import Bouw, Rij, in_periode
from .bron import Bron, selecteer
from .fragment import letter
from .leden import lid
from .omvang import van_overeenkomst
from .voorwaarde import voldoet


def oplevering_leden(b: Bouw, m: Oplevering) -> str:
    """The deliverables due in the venster; what is done after P is not done yet."""
    tabel = b.tabel("oplevering")
    rij = Rij("r", tabel, "r.vervalt_op")
    wie = En((IsEen("kalender", m.kalender), van_overeenkomst(b)))
    venster = b.vraag.venster
    in_venster = f"r.vervalt_op >= {letter(venster.begin)}"
    if venster.eind is not None:
        in_venster = in_periode("r.vervalt_op", venster, venster.eind)
    bron = Bron(rij, f"{b.bekend(tabel)} r", (in_venster, voldoet(b, wie, rij)), "r.vervalt_op", "r.feit_id")
    basis = selecteer(b, bron, {"klaar": f"CASE WHEN r.gereed_op <= {b.p} THEN r.gereed_op END"})
    rol = f"CASE WHEN klaar <= dag THEN 'op_tijd' WHEN klaar IS NOT NULL OR dag <= {b.p} THEN 'te_laat' ELSE 'open' END"
    return lid(b, f"({basis})", rol=rol, uiterlijk="dag", gedaan="klaar")
