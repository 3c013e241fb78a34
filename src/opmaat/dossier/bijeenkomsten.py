"""What is done with many people at once at a meeting: inviting them, and recording who came. Each person gets an action and a trace of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opmaat.dossier.bewaking import BEZET
from opmaat.dossier.brieven import schrijf_brief
from opmaat.dossier.feiten import Feitfout, Onmogelijk, handeling
from opmaat.dossier.models import Bijeenkomst, Deelname
from opmaat.toegang.lezer import Lezer

UITNODIGEN, AANWEZIGHEID = "bijeenkomst-uitnodigen", "bijeenkomst-aanwezigheid"
MEESTE = 200
"""People in one action."""


@dataclass(frozen=True)
class Uitnodiging:
    """What an invitation carries: whether a letter is made, and what it says of time and place."""

    met_brief: bool = True
    tijd: str = ""
    plaats: str = ""


def nodig_uit(door: Any, lezer: Lezer, feit_id: int, personen: Sequence[int], sleutel: str, uitnodiging: Uitnodiging) -> tuple[list[int], list[int]]:
    """Invites these people, all or none; gives who was invited now and who was already.

    Raises Onmogelijk when the meeting is over, called off or has too few places, and AlGedaan when the form was sent before. The places are counted while the
    meeting is locked, so that two people who invite at the same moment cannot fill one place twice.
    """
    with transaction.atomic():
        bijeenkomst = Bijeenkomst.bekend.nu().select_for_update().filter(feit_id=feit_id).first()
        if bijeenkomst is None:
            raise Onmogelijk(_("Deze bijeenkomst bestaat niet meer"), doe=_("Kies een andere bijeenkomst."))
        _eis_mogelijk(bijeenkomst, lezer)
        deelnames = list(Deelname.bekend.nu().filter(bijeenkomst_id=feit_id))
        al = {deelname.persoon_id for deelname in deelnames if deelname.status in BEZET}
        nieuw = [nummer for nummer in dict.fromkeys(personen) if nummer not in al]
        if bijeenkomst.plaatsen is not None and len(nieuw) > (vrij := max(0, bijeenkomst.plaatsen - len(al))):
            raise Onmogelijk(
                ngettext("Er is nog %(vrij)d plaats vrij, en u koos %(gekozen)d mensen", "Er zijn nog %(vrij)d plaatsen vrij, en u koos %(gekozen)d mensen", vrij) % {"vrij": vrij, "gekozen": len(nieuw)},
                waarom=_("Er is niemand uitgenodigd."), doe=_("Kies minder mensen of een andere bijeenkomst."),
            )  # fmt: skip
        for nummer in nieuw:
            with handeling(door=door, stap=UITNODIGEN, klant=nummer, sleutel=f"{sleutel}:{nummer}") as h:
                h.leg_vast(
                    Deelname(persoon_id=nummer, datum=bijeenkomst.datum, bijeenkomst_id=feit_id, soort=bijeenkomst.soort, uitgenodigd_op=lezer.vandaag, status="uitgenodigd")
                )
                if uitnodiging.met_brief:
                    gegevens = {"tijd": uitnodiging.tijd, "plaats": uitnodiging.plaats}
                    schrijf_brief(h, "uitnodiging-bijeenkomst", persoon_id=nummer, vandaag=lezer.vandaag, lezer=lezer, over=bijeenkomst, gegevens=gegevens, meteen=False)
    return nieuw, [nummer for nummer in personen if nummer in al]


def _eis_mogelijk(bijeenkomst: Bijeenkomst, lezer: Lezer) -> None:
    if bijeenkomst.afgelast:
        raise Onmogelijk(_("Deze bijeenkomst is afgelast"), doe=_("Kies een andere bijeenkomst."))
    if bijeenkomst.datum < lezer.vandaag:
        raise Onmogelijk(_("Deze bijeenkomst is al geweest"), doe=_("Kies een bijeenkomst die nog komt."))


@dataclass
class Opgave:
    """What came of recording attendance: how many were changed, and what went wrong by participation (feit_id)."""

    gewijzigd: int = 0
    fouten: dict[int, str] = field(default_factory=dict)


def leg_aanwezigheid_vast(door: Any, deelnames: Mapping[int, Any], gekozen: Mapping[int, tuple[str, int]], sleutel: str) -> Opgave:
    """Records who came. `gekozen` gives by participation the new status and the version that was on the screen.

    Somebody who was changed by a colleague meanwhile is left as the colleague left it and named in `fouten`; all others are saved.
    """
    opgave = Opgave()
    for feit_id, (status, versie) in gekozen.items():
        deelname = deelnames.get(feit_id)
        if deelname is None or (deelname.versie_id == versie and deelname.status == status):
            continue
        try:
            with handeling(door=door, stap=AANWEZIGHEID, klant=deelname.persoon_id, sleutel=f"{sleutel}:{feit_id}") as h:
                if deelname.status == "uitgenodigd" and deelname.versie_id == versie:
                    h.vul_aan(deelname, verwacht=versie, status=status)
                else:
                    h.corrigeer(deelname, verwacht=versie, reden=str(_("Aanwezigheid verbeterd")), status=status)
        except Feitfout as fout:
            opgave.fouten[feit_id] = str(fout)
        else:
            opgave.gewijzigd += 1
    return opgave
