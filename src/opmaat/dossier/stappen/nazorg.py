"""Aftercare: within probation for everybody, at one, three and six months after placement for who falls under ESF (DVO 2025, 3.10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Stap, Veld
from opmaat.dossier.toezegging import momenten
from opmaat.kern.tijd import Duur, plus

NAZORG_TOT = Duur(12, "maand")


def _esf(s: Situatie, plaatsing: Any) -> bool:
    return plaatsing.financiering == "esf" or any(t.feit_id == plaatsing.traject_id and t.financiering == "esf" for t in s.rijen("traject"))


def _plaatsingen(s: Situatie) -> list[Any]:
    """Placements that aftercare may be about: running, or ended less than a year ago; not a trial place."""
    return [
        p for p in s.rijen("plaatsing") if p.grond != "proefplaats" and (p.eind is None or plus(p.eind, NAZORG_TOT) >= s.vandaag)
    ]


def volgende_moment(s: Situatie, plaatsing: Any) -> date | None:
    """The day by which the next aftercare of this placement must have been given, ``None`` when nothing is asked any more."""
    gegeven = len(s.rijen("nazorg", plaatsing_id=plaatsing.feit_id))
    if _esf(s, plaatsing):
        dagen = momenten("nazorg-esf", plaatsing.begin)
        return dagen[gegeven] if gegeven < len(dagen) else None
    return plaatsing.proeftijd_eind if gegeven == 0 else None


def _beurt(s: Situatie) -> Beurt | None:
    dagen = [dag for p in _plaatsingen(s) if p.eind is None and (dag := volgende_moment(s, p)) is not None]
    return Beurt(str(_("Na de plaatsing hoort een contact over hoe het gaat.")), min(dagen)) if dagen else None


NAZORG = Stap(
    id="nazorg-vastleggen",
    titel=_("Nazorg vastleggen"),
    uitleg=_("Hoe gaat het op het werk? Met de klant, de werkgever, of allebei."),
    fase="werk",
    tabel="nazorg",
    rollen=frozenset({"werkcoach", "jobcoach", "accountmanager", "werkleider", "consulent_jongerenloket"}),
    velden=(
        Veld("datum"), Veld("soort", verplicht=True),
        Veld("verslag", soort="lang", notitie="werk", label=_("Hoe gaat het?"), verplicht=True),
    ),
    over=_plaatsingen,
    beurt=_beurt,
    vooraf=lambda s: {"datum": s.vandaag, "soort": "esf" if s.feit is not None and _esf(s, s.feit) else "gesprek"},
    controleer=lambda s, g: (
        [Fout("datum", _("Het werk begon op %s; nazorg komt daarna.") % f"{s.feit.begin:%d-%m-%Y}")]
        if s.feit is not None and g.datum < s.feit.begin else []
    ),
    doe=lambda a, s, g: a.leg_vast("nazorg", **g.kolommen("nazorg"), plaatsing_id=s.feit.feit_id),
    volgende=("plaatsing-afsluiten", "contract-verlengen"),
)  # fmt: skip

STAPPEN = (NAZORG,)
