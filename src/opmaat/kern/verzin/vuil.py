"""Dirt of the kinds that a database cannot forbid: missing reasons, codes that cannot tell, letters that were forgotten."""

from __future__ import annotations

import numpy as np

from .blok import Blok
from .rooster import LEEG


def bevuil(blok: Blok) -> None:
    """Spoils final facts as offices do; late entry, corrections and withdrawals are the business of ``tweetijd``.

    Reasons of outflow go missing or become *onbekend*, some work becomes *werk of ziektegeld* (a delivery that cannot
    tell them apart), and some placements stay without a reason for their end.
    """
    t, pr, w = blok.toeval("vuil"), blok.profiel, blok.woorden
    u = blok.tafels["uitkering"]
    n = len(u["begin"])
    beeindigd = (u["eind"] != LEEG) & (u["laatste"] == 1)
    weg = beeindigd & t.kans(n, pr.besmet("reden_ontbreekt"))
    onbekend = beeindigd & ~weg & t.kans(n, pr.besmet("reden_onbekend"))
    dubbelzinnig = beeindigd & ~weg & ~onbekend & (u["reden_einde"] == w("werk"))
    dubbelzinnig &= t.kans(n, pr.besmet("werk_of_ziektegeld"))
    u["reden_einde"] = np.where(weg, LEEG, np.where(onbekend, w("onbekend"), u["reden_einde"]))
    u["reden_einde"] = np.where(dubbelzinnig, w("werk_of_ziektegeld"), u["reden_einde"])
    lokaal = np.where(dubbelzinnig, w("11"), np.where(onbekend, w("99"), u["reden_einde_lokaal"]))
    u["reden_einde_lokaal"] = np.where(weg, LEEG, lokaal)
    p = blok.tafels["plaatsing"]
    m = len(p["begin"])
    p["reden_einde"] = np.where(t.kans(m, pr.besmet("plaatsing_reden_leeg")), LEEG, p["reden_einde"])
    p["eind"] = np.where(t.kans(m, pr.besmet("plaatsing_nooit_beeindigd")) & (p["grond"] == w("regulier")), LEEG, p["eind"])
    p["reden_einde"] = np.where(p["eind"] == LEEG, LEEG, p["reden_einde"])
