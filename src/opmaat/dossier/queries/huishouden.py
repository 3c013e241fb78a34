"""The household of a client, as far as this reader may see: partner, youngest child, the partner's group and contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opmaat.dossier.models import Klant, Klantgroep, Toewijzing, Uitkering
from opmaat.dossier.queries.contactpersonen import Contactpersoon, contactpersonen
from opmaat.dossier.situatie import Situatie
from opmaat.kern.tijd import leeftijd
from opmaat.toegang.policies import klanten_van


@dataclass(frozen=True, kw_only=True)
class Huisgenoot:
    """One member of the household; ``persoon_id`` only for who the reader may open."""

    naam: str
    rol: str
    geboren: date | None = None
    persoon_id: int | None = None
    groep: str = ""
    contacten: tuple[Contactpersoon, ...] = ()


def huishouden(s: Situatie) -> list[Huisgenoot]:
    """Partner and youngest child; empty when the reader may not see the household or there is nobody else."""
    leef = s.lopend("leefsituatie")
    if leef is None:
        return []
    genoten = []
    if leef.partner:
        genoten.append(_partner(s) or Huisgenoot(naam=_("Partner"), rol=_("partner, zonder eigen dossier")))
    kind = leef.geboortedatum_jongste_kind
    if kind is not None and kind <= s.vandaag:
        jaren = leeftijd(kind, s.vandaag)
        genoten.append(Huisgenoot(naam=_("Jongste kind"), rol=_("%d jaar") % jaren, geboren=kind))
    return genoten


def _partner(s: Situatie) -> Huisgenoot | None:
    """Who shares the file of the benefit; name, group and contacts only when the reader may open that dossier."""
    uitkering = s.lopend("uitkering")
    if uitkering is None or uitkering.dossier_id is None:
        return None
    rij = (
        Uitkering.bekend.nu().lopend(s.vandaag).filter(dossier_id=uitkering.dossier_id).exclude(persoon_id=s.persoon_id)
        .select_related("persoon").first()
    )  # fmt: skip
    if rij is None:
        return None
    if not klanten_van(s.lezer).filter(pk=rij.persoon_id).exists():
        return Huisgenoot(naam=_("Partner"), rol=_("partner, buiten uw klanten"))
    klant = Klant.bekend.nu().filter(persoon_id=rij.persoon_id).first()
    groep = Klantgroep.bekend.nu().lopend(s.vandaag).filter(persoon_id=rij.persoon_id).first()
    toewijzingen = list(Toewijzing.bekend.nu().lopend(s.vandaag).filter(persoon_id=rij.persoon_id))
    return Huisgenoot(
        naam=klant.naam if klant else _("Klant %d") % rij.persoon_id,
        rol=_("partner"),
        geboren=rij.persoon.geboortedatum,
        persoon_id=rij.persoon_id,
        groep=groep.groep if groep else "",
        contacten=tuple(contactpersonen(toewijzingen)),
    )
