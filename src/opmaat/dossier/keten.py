"""Where a client is on the journey from report to aftercare (document 002 par. 4.1, the seven steps of the klantreis)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _

from opmaat.dossier.situatie import Situatie

Stand = Literal["gedaan", "nu", "straks", "nvt"]


@dataclass(frozen=True, kw_only=True)
class Schakel:
    """One link of the chain: done (on which day), at hand, still to come, or not for this client."""

    titel: str
    stand: Stand
    dag: date | None = None


def schakels(s: Situatie) -> list[Schakel]:
    """The links of the klantreis for this client, in order."""
    groep = s.lopend("klantgroep")
    werkgroep = groep is None or groep.groep in ("Matchen", "Groeien")
    uitkering, melding = s.laatste("uitkering"), s.laatste("melding")
    return [
        _schakel(_("Melding"), melding, "datum", nvt=uitkering is not None or groep is not None),
        _schakel(_("Aanvraag"), uitkering, "begin", nu=s.open_aanvraag is not None, nvt=melding is not None and melding.soort != "bijstand"),
        _schakel(
            _("Ambitiegesprek"), s.laatste("gesprek", soort="ambitiegesprek", resultaat="gehouden"), "datum",
            nu=s.laatste("gesprek", soort="ambitiegesprek", resultaat="gepland") is not None, nvt=groep is not None and groep.reden != "ambitiegesprek",
        ),
        _schakel(_("Groep"), groep, "begin"),
        _schakel(_("Kick-off"), s.laatste("deelname", soort="kick-off", status="aanwezig"), "datum",
                 nu=s.laatste("deelname", soort="kick-off", status="uitgenodigd") is not None),
        _schakel(_("Plan"), s.laatste("plan_van_aanpak"), "begin", nvt=not werkgroep),
        _schakel(_("Traject"), s.laatste("traject"), "begin", nu=s.lopend("traject") is not None, nvt=not werkgroep),
        _schakel(_("Werk"), s.laatste("plaatsing"), "begin", nu=s.lopend("plaatsing") is not None, nvt=not werkgroep),
        _schakel(_("Nazorg"), s.laatste("nazorg"), "datum", nvt=not werkgroep),
    ]  # fmt: skip


def _schakel(titel: str, feit: Any, dag: str, *, nu: bool = False, nvt: bool = False) -> Schakel:
    if nu:
        return Schakel(titel=titel, stand="nu", dag=None if feit is None else getattr(feit, dag))
    if feit is not None:
        return Schakel(titel=titel, stand="gedaan", dag=getattr(feit, dag))
    return Schakel(titel=titel, stand="nvt" if nvt else "straks")
