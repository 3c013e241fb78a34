"""What can be wrong with a fact that somebody wants to save, said to the user in Dutch, with the columns it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from opmaat.kern.fout import Invoerfout

if TYPE_CHECKING:
    from opmaat.dossier.models import Handeling


class Feitfout(Invoerfout):
    """A fact cannot be saved. ``kolommen`` names the columns that it is about, empty when it is about the whole."""

    def __init__(self, wat: str, *, kolommen: Sequence[str] = (), **rest: Any) -> None:
        self.kolommen = tuple(kolommen)
        super().__init__(wat, **rest)


class Onmogelijk(Feitfout):
    """This can never be: an overlap, dates in the wrong order, an unknown code, a place that is taken."""


@dataclass(frozen=True)
class Verschil:
    """What changed in one column between the version that was shown and the one that is known now."""

    kolom: str
    titel: str
    was: Any
    werd: Any


class Ingehaald(Feitfout):
    """Somebody else saved a newer version of this fact. ``verschillen`` says what changed; empty when it was annulled."""

    def __init__(self, verschillen: Sequence[Verschil], *, door: str, moment: datetime | None, vernietigd: bool, versie_id: int | None) -> None:
        self.verschillen = tuple(verschillen)
        self.door, self.moment, self.vernietigd, self.versie_id = door, moment, vernietigd, versie_id
        wie = door or _("Iemand anders")
        if vernietigd:
            wat = _("%(wie)s heeft dit gegeven intussen ingetrokken") % {"wie": wie}
        else:
            wat = _("%(wie)s heeft dit gegeven intussen gewijzigd: %(wat)s") % {"wie": wie, "wat": "; ".join(map(_zin, verschillen)) or _("zonder verschil in inhoud")}
        super().__init__(wat, kolommen=[verschil.kolom for verschil in verschillen], waarom=_("Uw wijziging is nog niet bewaard."), doe=_("Bekijk wat er nu staat en sla daarna opnieuw op."))


class AlGedaan(Feitfout):
    """The same form was sent twice; the first time counted. ``eerder`` is what was done then."""

    def __init__(self, eerder: Handeling) -> None:
        self.eerder = eerder
        super().__init__(_("Dit formulier was al verzonden"), waarom=_("Het is de eerste keer bewaard en niet dubbel opgeslagen."), doe=_("U hoeft niets te doen."))


def toon(waarde: Any) -> str:
    """A value as it stands in a sentence."""
    if waarde is None:
        return _("leeg")
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, date):
        return f"{waarde.day}-{waarde.month}-{waarde.year}"
    return str(waarde)


def _zin(verschil: Verschil) -> str:
    return _("%(titel)s was %(was)s en is nu %(werd)s") % {"titel": verschil.titel, "was": toon(verschil.was), "werd": toon(verschil.werd)}
