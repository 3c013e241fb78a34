"""What a step may offer from outside the person, out of the database: products with their free places, employers, vacancies.

One reading per request: each question costs at most two queries, however many people ask it on the page.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from django.contrib.auth import get_user_model
from django.db.models import Count, Q

from opmaat.dossier.models import (
    Bijeenkomst,
    Deelname,
    Medewerker,
    Plaatsing,
    Productenboekregel,
    Traject,
    Vacature,
    Werkgevergegevens,
)
from opmaat.dossier.queries.zoeken import dubbelen
from opmaat.dossier.situatie import Bijeenkomst as GeplandeBijeenkomst
from opmaat.dossier.situatie import Collega, Dubbel, Product
from opmaat.dossier.situatie import Vacature as OpenVacature
from opmaat.kern.register.schema import LIJSTSCHEIDING


class Gids:
    """The product book, the employers and the open vacancies of now."""

    def __init__(self) -> None:
        self.producten = cache(self._producten)
        self.werkgevers = cache(self._werkgevers)
        self.vacatures = cache(self._vacatures)
        self.bijeenkomsten = cache(self._bijeenkomsten)
        self.collegas = cache(self._collegas)

    def dubbelen(self, achternaam: str, geboortedatum: date | None, bsn: str | None) -> tuple[Dubbel, ...]:
        """Who may be the same person as the one that is about to be made."""
        return dubbelen(achternaam=achternaam, geboortedatum=geboortedatum, bsn=bsn)

    def _collegas(self) -> tuple[Collega, ...]:
        mensen = get_user_model().objects.filter(is_active=True, medewerker_id__isnull=False).order_by("naam")
        plaats = {m.pk: m for m in Medewerker.objects.filter(pk__in=mensen.values("medewerker_id"))}
        return tuple(
            Collega(g.medewerker_id, g.naam, plaats[g.medewerker_id].organisatie or "", plaats[g.medewerker_id].team) for g in mensen if g.medewerker_id in plaats
        )

    def _bijeenkomsten(self, vanaf: date) -> tuple[GeplandeBijeenkomst, ...]:
        rijen = list(Bijeenkomst.bekend.nu().filter(datum__gte=vanaf).exclude(afgelast=True).order_by("datum", "feit_id")[:100])
        bezet = dict(
            Deelname.bekend.nu().filter(bijeenkomst_id__in=[rij.feit_id for rij in rijen]).exclude(status="afgemeld")
            .values_list("bijeenkomst_id").annotate(Count("pk"))
        )  # fmt: skip
        return tuple(
            GeplandeBijeenkomst(
                feit_id=rij.feit_id, datum=rij.datum, soort=rij.soort, klantgroep=rij.klantgroep, thema=rij.thema, wijk=rij.wijk,
                vrij=None if rij.plaatsen is None else max(rij.plaatsen - bezet.get(rij.feit_id, 0), 0),
            )
            for rij in rijen
        )  # fmt: skip

    def _producten(self, op: date) -> tuple[Product, ...]:
        regels = Productenboekregel.objects.filter(Q(eind__isnull=True) | Q(eind__gte=op), begin__lte=op).order_by("titel", "pk")
        bezet: Counter[tuple[str, str | None, str | None]] = Counter()
        lopend = Traject.bekend.nu().filter(Q(eind__isnull=True) | Q(eind__gte=op))
        for instrument, variant, sector, aantal in lopend.values_list("instrument", "variant", "sector").annotate(Count("pk")):
            for sleutel in {(instrument, v, s) for v in (variant, None) for s in (sector, None)}:
                bezet[sleutel] += aantal
        return tuple(_product(regel, bezet[regel.instrument, regel.variant, regel.sector]) for regel in regels)

    def _werkgevers(self) -> tuple[tuple[int, str], ...]:
        return tuple(Werkgevergegevens.bekend.nu().order_by("naam", "werkgever_id").values_list("werkgever_id", "naam"))

    def _vacatures(self, op: date) -> tuple[OpenVacature, ...]:
        rijen = list(Vacature.bekend.nu().lopend(op).order_by("functie", "feit_id"))
        namen = dict(self.werkgevers())
        geplaatst = Plaatsing.bekend.nu().filter(vacature_id__in=[rij.feit_id for rij in rijen])
        vervuld = dict(geplaatst.values_list("vacature_id").annotate(Count("pk")))
        return tuple(
            OpenVacature(
                feit_id=rij.feit_id,
                werkgever_id=rij.werkgever_id,
                werkgever=namen.get(rij.werkgever_id, f"werkgever {rij.werkgever_id}"),
                functie=rij.functie or "",
                soort=rij.soort,
                sector=rij.sector,
                uren=rij.uren,
                vrij=None if rij.plaatsen is None else rij.plaatsen - vervuld.get(rij.feit_id, 0),
            )
            for rij in rijen
        )


def _product(regel: Productenboekregel, bezet: int) -> Product:
    return Product(
        id=str(regel.pk),
        code=regel.instrument,
        naam=regel.titel,
        groepen=_codes(regel.klantgroepen),
        doelgroepen=_codes(regel.doelgroep),
        sector=regel.sector,
        duur=regel.duur_maanden,
        plaatsen=regel.plaatsen,
        vrij=None if regel.plaatsen is None else max(regel.plaatsen - bezet, 0),
        kosten=regel.kosten,
        uitvoerder=regel.uitvoerder or "",
        omschrijving=regel.omschrijving,
    )


def _codes(tekst: str | None) -> tuple[str, ...]:
    return tuple(tekst.split(LIJSTSCHEIDING)) if tekst else ()
