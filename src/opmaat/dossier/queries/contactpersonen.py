"""Who to call about a client: the running assignments with the name and telephone of the employee."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from opmaat.dossier.veld import label_van


@dataclass(frozen=True, kw_only=True)
class Contactpersoon:
    """One assignment in words; ``naam`` is empty when the employee is no user of the dossier."""

    rol: str
    naam: str
    organisatie: str
    team: str
    telefoon: str
    sinds: date
    aanvaard: bool
    medewerker_id: int | None


def contactpersonen(toewijzingen: Iterable[Any]) -> list[Contactpersoon]:
    """The assignments as people read them (one query for the names), regie and aanspreekpunt first."""
    rijen = sorted(toewijzingen, key=lambda t: (t.rol not in ("regie", "aanspreekpunt"), t.rol, t.begin))
    nummers = {t.medewerker_id for t in rijen if t.medewerker_id is not None}
    mensen = {g.medewerker_id: g for g in get_user_model().objects.filter(medewerker_id__in=nummers)} if nummers else {}
    return [
        Contactpersoon(
            rol=label_van("toewijzing_rol", t.rol),
            naam=str(getattr(mensen.get(t.medewerker_id), "naam", "") or ""),
            organisatie=t.organisatie or "",
            team=t.team or "",
            telefoon=getattr(mensen.get(t.medewerker_id), "telefoon", "") or "",
            sinds=t.begin,
            aanvaard=t.aanvaard_op is not None or t.overgedragen_op is None,
            medewerker_id=t.medewerker_id,
        )
        for t in rijen
    ]
