"""What the page of an employer shows, out of the facts that the reader may see; names only of people in the reader's circle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from opmaat.dossier.models import Klant
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.veld import label_van
from opmaat.toegang.policies import klanten_van

LAATSTE_CONTACTEN = 20


def vacatures(s: Situatie) -> list[dict[str, Any]]:
    """The vacancies, open ones first, with how many were proposed and how many places are filled."""
    voorgedragen = Counter(v.vacature_id for v in s.rijen("voordracht"))
    wacht = Counter(v.vacature_id for v in s.rijen("voordracht", resultaat=("open", "gesprek", "proefplaats")))
    geplaatst = Counter(p.vacature_id for p in s.rijen("plaatsing"))
    rijen = sorted(s.rijen("vacature"), key=lambda v: (not _open(v, s), -v.begin.toordinal()))
    return [
        {
            "vacature": rij, "open": _open(rij, s), "soort": label_van("vacature_soort", rij.soort), "sector": label_van("sector", rij.sector),
            "voorgedragen": voorgedragen[rij.feit_id], "wacht": wacht[rij.feit_id], "geplaatst": geplaatst[rij.feit_id],
        }
        for rij in rijen
    ]  # fmt: skip


def plaatsingen(s: Situatie) -> list[dict[str, Any]]:
    """Who works here now; the name and the way to the dossier only for a client of the reader."""
    rijen = [rij for rij in s.rijen("plaatsing") if rij.eind is None or rij.eind >= s.vandaag]
    namen = _namen(s, (rij.persoon_id for rij in rijen))
    return [
        {
            "plaatsing": rij, "naam": namen.get(rij.persoon_id, ""), "grond": label_van("plaatsing_grond", rij.grond),
            "vorm": label_van("plaatsing_vorm", rij.vorm), "loopt_af": rij.contract_eind is not None and rij.contract_eind <= s.vandaag,
        }
        for rij in rijen
    ]  # fmt: skip


def verplichtingen(s: Situatie) -> list[dict[str, Any]]:
    """The duties of social return with the part that is filled, in whole percents rounded down."""
    return [
        {"sroi": rij, "deel": int(100 * (rij.ingevuld or 0) / rij.waarde) if rij.waarde else None, "invulling": label_van("sroi_invulling", rij.invulling)}
        for rij in reversed(s.rijen("sroi_verplichting"))
    ]


def contacten(s: Situatie) -> list[dict[str, Any]]:
    """The last contacts with the employer itself, newest first."""
    rijen = s.rijen("contact", met="werkgever")[-LAATSTE_CONTACTEN:]
    return [
        {"contact": rij, "wijze": label_van("contact_wijze", rij.wijze), "onderwerp": label_van("contact_onderwerp", rij.onderwerp)} for rij in reversed(rijen)
    ]


def _open(vacature: Any, s: Situatie) -> bool:
    return vacature.eind is None or vacature.eind >= s.vandaag


def _namen(s: Situatie, nummers: Iterable[int]) -> dict[int, str]:
    eigen = klanten_van(s.lezer).filter(pk__in=set(nummers))  # type: ignore[arg-type]
    return {klant.persoon_id: klant.naam for klant in Klant.bekend.nu().filter(persoon_id__in=eigen.values("pk"))}
