"""The list of what does not add up, as the reader may see it: per check how many, and the points themselves."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from opmaat.dossier.models import Controleronde, Klant, Kwaliteitspunt
from opmaat.kern.fout import ERNSTEN
from opmaat.kern.register.controles.controle import Controle, lees_controles
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang.bladen import Blad, blad_van
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import caseload_van, klanten_van

KRINGEN = {"caseload": "Mijn caseload", "team": "Mijn team", "alles": "Alles wat ik mag zien"}


def punten_van(lezer: Lezer, kring: str) -> QuerySet[Kwaliteitspunt]:
    """The points about facts that the reader may read, of the reader's own people, team, or circle."""
    zichtbaar = [tabel.naam for tabel in lees_schema() if lezer.kolommen(tabel.naam)]
    eigen = klanten_van(lezer).order_by().values("pk")
    punten = Kwaliteitspunt.objects.filter(Q(persoon_id__in=eigen) | Q(persoon_id__isnull=True), tabel__in=zichtbaar)
    if kring == "team":
        plekken = Q(pk__in=[])
        for plek in lezer.plekken:
            plekken |= Q(organisatie=plek.organisatie, team=plek.team) if plek.team else Q(organisatie=plek.organisatie)
        return punten.filter(plekken)
    if kring == "caseload":
        return punten.filter(persoon_id__in=caseload_van(lezer).order_by().values("pk"))
    return punten


def per_controle(lezer: Lezer, kring: str) -> list[dict[str, Any]]:
    """Per check with points: what is wrong, why it matters, what to do, how many, since when; the worst and most first."""
    tellingen = punten_van(lezer, kring).values("controle").annotate(aantal=Count("pk"), sinds=Min("sinds"))
    controles = lees_controles()
    rijen = [{"controle": controles[t["controle"]], "aantal": t["aantal"], "sinds": t["sinds"]} for t in tellingen if t["controle"] in controles]
    return sorted(rijen, key=lambda rij: (ERNSTEN.index(rij["controle"].ernst), -rij["aantal"], rij["controle"].id))


def per_team(lezer: Lezer) -> list[dict[str, Any]]:
    """How many points per organisation and team, for who sees more than one."""
    telling = Counter(punten_van(lezer, "alles").values_list("organisatie", "team"))
    return [{"organisatie": organisatie or _("niet toegewezen"), "team": team, "aantal": aantal} for (organisatie, team), aantal in sorted(telling.items())]


def punten(lezer: Lezer, controle: Controle, kring: str, nummer: str | None) -> tuple[list[dict[str, Any]], Blad]:
    """One page of the points of a check, oldest first, with the way to the field; and the pager."""
    blad = blad_van(punten_van(lezer, kring).filter(controle=controle.id).order_by("sinds", "pk"), nummer)
    namen = {klant.persoon_id: klant.naam for klant in Klant.bekend.nu().filter(persoon_id__in={rij.persoon_id for rij in blad.rijen})}
    return [_toon(rij, namen) for rij in blad.rijen], blad


def laatste_ronde() -> Controleronde | None:
    """The newest round of checks, ``None`` before the first."""
    return Controleronde.objects.order_by("-begonnen_op").first()


def _toon(punt: Kwaliteitspunt, namen: dict[int, str]) -> dict[str, Any]:
    tabel = lees_schema().tabel(punt.tabel)
    kolom = tabel.kolom(punt.kolom).titel if punt.kolom and tabel.heeft(punt.kolom) else ""
    return {"wie": _wie(punt, namen), "waar": tabel.titel, "kolom": kolom, "sinds": punt.sinds, "adres": _adres(punt), "team": punt.team or punt.organisatie}


def _wie(punt: Kwaliteitspunt, namen: dict[int, str]) -> str:
    if punt.persoon_id is None:
        return ""
    return namen.get(punt.persoon_id) or _("Klant %d") % punt.persoon_id


def _adres(punt: Kwaliteitspunt) -> str:
    if punt.persoon_id is None:
        return ""
    if not lees_schema().tabel(punt.tabel).tweetijdig:
        return reverse("klant", args=[punt.persoon_id])
    return reverse("feit", args=[punt.persoon_id, punt.tabel, punt.feit_id])
