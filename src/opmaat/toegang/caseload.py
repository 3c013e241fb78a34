"""The caseload: whose clients are whose, in numbers per employee for the teamleider, and giving clients to somebody else.

Numbers per employee are for that employee and their teamleider only (design section 9); the setting
``CIJFERS_PER_MEDEWERKER`` switches them off. Who replaces an absent colleague sees their clients too, but not their numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from opmaat.dossier.feiten import AlGedaan, Feitfout, handeling
from opmaat.dossier.models import Klant, Klantgroep, Medewerker, Toewijzing
from opmaat.dossier.models.klant import zoekvorm
from opmaat.kern.tijd import dag_ervoor

from .lezer import Lezer
from .models import Gebruiker
from .policies import klanten_van, leidt_team

STAP = "caseload-herverdelen"


@dataclass(frozen=True, kw_only=True)
class Klantregel:
    """One client of a caseload: in which roles, since when, the group, and whether the handover still has to be accepted."""

    persoon_id: int
    naam: str
    rollen: tuple[str, ...]
    sinds: date
    groep: str
    te_aanvaarden: bool
    medewerker: str


@dataclass(frozen=True, kw_only=True)
class Medewerkerregel:
    """One employee of the team with the number of clients, in all and per role."""

    medewerker_id: int
    naam: str
    team: str
    klanten: int
    per_rol: tuple[int, ...]
    te_aanvaarden: int


@dataclass(frozen=True)
class Uitslag:
    """What came of a redistribution: how many clients moved, and for whom not and why."""

    gelukt: int
    mislukt: tuple[tuple[int, str], ...] = field(default=())


def lopend(medewerkers: Iterable[int], dag: date) -> QuerySet[Toewijzing]:
    """The known assignments of these employees on a day."""
    return Toewijzing.bekend.nu().lopend(dag).filter(medewerker_id__in=sorted(medewerkers))


def mijn_klanten(lezer: Lezer) -> list[Klantregel]:
    """The clients of the reader and of whom the reader replaces, by name; three queries."""
    rijen = lopend(lezer.medewerkers, lezer.vandaag).filter(persoon__in=klanten_van(lezer))
    return klantregels(rijen, lezer.vandaag, eigen=lezer.medewerker_id)


def klantregels(rijen: QuerySet[Toewijzing], dag: date, eigen: int | None = None) -> list[Klantregel]:
    """One line per person out of their assignments; the employee is named when it is not ``eigen``."""
    per_persoon: dict[int, list[Toewijzing]] = {}
    for rij in rijen:
        per_persoon.setdefault(rij.persoon_id, []).append(rij)
    namen = {k.persoon_id: k.lijstnaam for k in Klant.bekend.nu().filter(persoon_id__in=per_persoon)}
    groepen = dict(Klantgroep.bekend.nu().lopend(dag).filter(persoon_id__in=per_persoon).values_list("persoon_id", "groep"))
    mensen = _namen({rij.medewerker_id for rijen_ in per_persoon.values() for rij in rijen_} - {eigen, None})
    regels = [
        Klantregel(
            persoon_id=nummer,
            naam=namen.get(nummer) or _("Klant %d") % nummer,
            rollen=tuple(sorted({rij.get_rol_display() for rij in eigen_rijen})),
            sinds=min(rij.begin for rij in eigen_rijen),
            groep=groepen.get(nummer, ""),
            te_aanvaarden=any(rij.overgedragen_op and not rij.aanvaard_op for rij in eigen_rijen),
            medewerker=", ".join(sorted({mensen[rij.medewerker_id] for rij in eigen_rijen if rij.medewerker_id in mensen})),
        )
        for nummer, eigen_rijen in per_persoon.items()
    ]
    return sorted(regels, key=lambda regel: (zoekvorm(regel.naam), regel.persoon_id))


def teamleden(lezer: Lezer) -> list[Medewerker]:
    """The employees of the teams that the reader leads."""
    return [m for m in Medewerker.objects.order_by("team", "medewerker_id") if leidt_team(lezer, m.organisatie, m.team)]


def overzicht(lezer: Lezer, rollen: Sequence[str]) -> list[Medewerkerregel]:
    """The employees whom the reader leads, each with the number of clients; three queries."""
    leden = teamleden(lezer)
    namen = _namen({lid.pk for lid in leden})
    rijen = list(lopend({lid.pk for lid in leden}, lezer.vandaag).values_list("medewerker_id", "persoon_id", "rol", "overgedragen_op", "aanvaard_op"))
    klanten = Counter(medewerker for medewerker, _persoon in {(rij[0], rij[1]) for rij in rijen})
    per_rol = Counter((rij[0], rij[2]) for rij in rijen)
    open_ = Counter(medewerker for medewerker, _persoon in {(rij[0], rij[1]) for rij in rijen if rij[3] and not rij[4]})
    return [
        Medewerkerregel(
            medewerker_id=lid.pk,
            naam=namen.get(lid.pk) or _("Medewerker %d") % lid.pk,
            team=lid.team or "",
            klanten=klanten[lid.pk],
            per_rol=tuple(per_rol[lid.pk, rol] for rol in rollen),
            te_aanvaarden=open_[lid.pk],
        )
        for lid in leden
    ]


def herverdeel(lezer: Lezer, door: Gebruiker, *, van: int, naar: int, personen: Iterable[int], vanaf: date, sleutel: str) -> Uitslag:
    """Gives these clients of one employee to another from a day on: each running assignment ends the day before and a new one begins.

    One action per client, so that one who was changed meanwhile holds up nobody else. Within one team it counts as accepted at once; to another
    team of the organisation it is a handover that has to be accepted. The same form sent twice moves nobody twice.
    """
    nieuw = Medewerker.objects.get(pk=naar)
    gelukt, mislukt = 0, []
    for nummer in sorted(set(personen)):
        try:
            with handeling(door=door, stap=STAP, klant=nummer, sleutel=f"{sleutel}-{nummer}") as h:
                for rij in Toewijzing.bekend.nu().lopend(vanaf).filter(medewerker_id=van, persoon_id=nummer).select_for_update():
                    zelfde = (rij.organisatie, rij.team) == (nieuw.organisatie, nieuw.team)
                    opvolger = Toewijzing(
                        persoon_id=nummer, begin=vanaf, eind=rij.eind, rol=rij.rol, organisatie=nieuw.organisatie, team=nieuw.team, medewerker_id=naar,
                        overgedragen_op=lezer.vandaag, aanvaard_op=lezer.vandaag if zelfde else None, warm=False,
                    )  # fmt: skip
                    if rij.begin >= vanaf:
                        h.vernietig(rij, verwacht=rij.versie_id, reden=_("Caseload herverdeeld"))
                    elif rij.eind is None:
                        h.vul_aan(rij, verwacht=rij.versie_id, eind=dag_ervoor(vanaf))
                    else:
                        h.corrigeer(rij, verwacht=rij.versie_id, reden=_("Caseload herverdeeld"), eind=dag_ervoor(vanaf))
                    h.leg_vast(opvolger)
            gelukt += 1
        except AlGedaan:
            gelukt += 1
        except Feitfout as fout:
            mislukt.append((nummer, str(fout)))
    return Uitslag(gelukt, tuple(mislukt))


def _namen(nummers: Iterable[int | None]) -> dict[int | None, str]:
    gezocht = [nummer for nummer in nummers if nummer is not None]
    return dict(Gebruiker.objects.filter(medewerker_id__in=gezocht).values_list("medewerker_id", "naam")) if gezocht else {}
