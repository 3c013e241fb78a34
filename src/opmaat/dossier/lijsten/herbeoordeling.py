"""The campaign of looking at groups anew: who, in which order, and how far it is.

Policy framework, decision of 2019: all existing clients within three years, those with potential for Groeien first.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, Max, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from opmaat.dossier.lijst import Filter, Groepsactie, Kolom, Lijst, lezer_voor
from opmaat.dossier.lijsten.personen import NUMMER, ZOEKTIP, codes, klantadres, label, naam, namen_bij, zoek_persoon
from opmaat.dossier.models import Diagnose, Gesprek, Klantgroep
from opmaat.kern.tijd import Duur, min_
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import klanten_van

ID = "herbeoordeling"
MEESTE = 100
"""People who are invited in one action."""
VOORAF = timedelta(weeks=4)
TERMIJN = Duur(3, "jaar")
POTENTIE, GROEIT, REST = 0, 1, 2
RANGEN = ((POTENTIE, _("1. Kan misschien naar Groeien")), (GROEIT, _("2. Zit in Groeien")), (REST, _("3. Overig")))
STANDEN = (("te_doen", _("Nog uit te nodigen")), ("uitgenodigd", _("Gesprek gepland")), ("gedaan", _("Besproken")))


def _vraag(lezer: Lezer) -> Any:
    """The running groups of the reader's circle with rank, planned talk, last talk and state."""
    gesprekken = Gesprek.bekend.nu().filter(persoon_id=OuterRef("persoon_id"))
    laatste = gesprekken.filter(soort__in=("driegesprek", "ambitiegesprek"), resultaat="gehouden", datum__lte=lezer.vandaag)
    potentie = Diagnose.bekend.nu().filter(persoon_id=OuterRef("persoon_id"), arbeidspotentieel__isnull=False).order_by("-datum", "-feit_id").values("arbeidspotentieel")[:1]
    nodig = Q(status="voorlopig") | Q(herbeoordeling_op__isnull=True) | Q(herbeoordeling_op__lte=lezer.vandaag + VOORAF)
    rijen = Klantgroep.bekend.nu().lopend(lezer.vandaag).filter(persoon__in=klanten_van(lezer))
    return rijen.annotate(
        potentie=Subquery(potentie),
        gepland_op=Subquery(gesprekken.filter(soort="driegesprek", resultaat="gepland").order_by("datum").values("datum")[:1]),
        besproken_op=Subquery(laatste.values("persoon_id").annotate(d=Max("datum")).values("d")[:1]),
        gepland=Exists(gesprekken.filter(soort="driegesprek", resultaat="gepland")),
        gedaan=Exists(laatste.filter(datum__gt=min_(lezer.vandaag, TERMIJN))),
    ).annotate(
        rang=Case(
            When(Q(advies_naar="Groeien") | (Q(groep__in=("Faciliteren", "Zorgen")) & Q(potentie__in=("ja", "beperkt"))), then=Value(POTENTIE)),
            When(groep="Groeien", then=Value(GROEIT)),
            default=Value(REST), output_field=IntegerField(),
        ),
        nodig=Case(When(nodig, then=Value(1)), default=Value(0), output_field=IntegerField()),
    )  # fmt: skip


def _stand(vraag: Any, stand: str, lezer: Lezer) -> Any:
    if stand == "uitgenodigd":
        return vraag.filter(gepland=True)
    if stand == "gedaan":
        return vraag.filter(gedaan=True, gepland=False, nodig=0)
    return vraag.filter(gepland=False, nodig=1)


def voortgang(lezer: Lezer) -> list[dict[str, Any]]:
    """Per group how many are to be invited, are invited and have been discussed within three years (one query)."""
    rijen = (
        _vraag(lezer_voor(ID, lezer)).order_by().values("groep")
        .annotate(
            totaal=Count("pk"), te_doen=Count("pk", filter=Q(gepland=False, nodig=1)), uitgenodigd=Count("pk", filter=Q(gepland=True)),
            besproken=Count("pk", filter=Q(gedaan=True)),
        )
    )  # fmt: skip
    per_groep = {rij["groep"]: rij for rij in rijen}
    return [per_groep[groep] for groep in ("Matchen", "Groeien", "Faciliteren", "Zorgen") if groep in per_groep]


HERBEOORDELING = Lijst(
    id=ID,
    titel=_("Herbeoordeling"),
    uitleg=_("Past de groep nog? Wie kansen heeft om te groeien komt eerst. Vink aan wie u wilt uitnodigen voor een driegesprek."),
    vraag=_vraag,
    verrijk=lambda rijen, lezer: namen_bij(rijen),
    sorteer="rang",
    zoek=zoek_persoon,
    zoektip=ZOEKTIP,
    kolommen=(
        Kolom(id="naam", titel=_("Naam"), waarde=naam, adres=klantadres),
        NUMMER,
        Kolom(id="rang", titel=_("Volgorde"), waarde=lambda rij: dict(RANGEN)[rij.rang], sorteer=("rang", "herbeoordeling_op")),
        Kolom(id="groep", titel=_("Klantgroep"), waarde=lambda rij: label("klantgroep", rij.groep), stand=lambda rij: "active", sorteer=("groep",), tabel="klantgroep"),
        Kolom(id="sinds", titel=_("Sinds"), waarde=lambda rij: rij.begin, sorteer=("begin",), tabel="klantgroep"),
        Kolom(id="status", titel=_("Indeling"), waarde=lambda rij: label("indeling_status", rij.status), sorteer=("status",), tabel="klantgroep"),
        Kolom(id="voor", titel=_("Herbeoordelen voor"), waarde=lambda rij: rij.herbeoordeling_op, sorteer=("herbeoordeling_op",), tabel="klantgroep"),
        Kolom(id="besproken", titel=_("Laatst besproken"), waarde=lambda rij: rij.besproken_op, sorteer=("besproken_op",), tabel="gesprek"),
        Kolom(id="gepland", titel=_("Driegesprek op"), waarde=lambda rij: rij.gepland_op, sorteer=("gepland_op",), tabel="gesprek"),
    ),
    filters=(
        Filter(id="stand", titel=_("Stand"), pas_toe=_stand, keuzes=lambda lezer: STANDEN, standaard="te_doen"),
        Filter(id="groep", titel=_("Klantgroep"), pas_toe=lambda vraag, groep, lezer: vraag.filter(groep=groep), keuzes=codes("klantgroep"), tabel="klantgroep"),
        Filter(id="volgorde", titel=_("Volgorde"), pas_toe=lambda vraag, rang, lezer: vraag.filter(rang=int(rang)), keuzes=lambda lezer: [(str(r), t) for r, t in RANGEN]),
    ),
    groepsacties=(Groepsactie(titel=_("Nodig uit voor een driegesprek wie is aangevinkt"), alles=_("Nodig alle %(aantal)s uit"), meeste=MEESTE, url_naam="herbeoordeling-uitnodigen", tabel="gesprek"),),
    sleutel=lambda rij: rij.persoon_id,
    leeg=_("Er is niemand om uit te nodigen."),
)  # fmt: skip
