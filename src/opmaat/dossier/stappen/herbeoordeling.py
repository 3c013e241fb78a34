"""Existing clients looked at anew: a talk of three (client, income department, werk-leerbedrijf) that confirms or changes the group.

Policy framework, decision of 2019 and par. 4.2: with all existing clients between 2021 and 2023, those with potential for Groeien first.
The campaign over many clients is a page (``views/herbeoordeling``); this module is what happens with one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.dossier.stappen.ambitie import HERBEOORDELING
from opmaat.dossier.toon import toon_dag
from opmaat.kern.register.schema import LIJSTSCHEIDING
from opmaat.kern.tijd import Duur, plus

VOERDERS = frozenset({"werkcoach", "inkomensconsulent", "intaker", "participatiemakelaar"})
VOORAF = Duur(4, "week")


def plan_driegesprek(a: Actie, s: Situatie, op: Any, tijd: str | None) -> Any:
    """The appointment of the three, with the invitation to the client."""
    gesprek = a.leg_vast(
        "gesprek", datum=op, soort="driegesprek", resultaat="gepland", afgesproken_op=s.vandaag, deelnemers=["klant", "werkcoach", "inkomensconsulent"],
        deelnemende_organisaties=LIJSTSCHEIDING.join((s.inrichting.werk, s.inrichting.inkomen)),
    )  # fmt: skip
    a.toelichting(gesprek, tijd)
    a.brief("uitnodiging-voortgang", over=gesprek, tijd=tijd)
    return gesprek


def _nodig(s: Situatie) -> Beurt | None:
    groep = s.lopend("klantgroep")
    if groep is None or groep.herbeoordeling_op is None or groep.herbeoordeling_op > plus(s.vandaag, VOORAF):
        return None
    if s.rijen("gesprek", soort="driegesprek", resultaat="gepland"):
        return None
    return Beurt(_("De groep %s moet opnieuw worden bekeken.") % groep.groep, groep.herbeoordeling_op)


PLANNEN = Stap(
    id="driegesprek-plannen",
    titel=gettext_lazy("Driegesprek plannen"),
    uitleg=gettext_lazy("Klant, IO en werk-leerbedrijf bekijken samen of de groep nog past."),
    fase="ambitie",
    tabel="gesprek",
    rollen=VOERDERS | {"balie", "teamleider"},
    velden=(Veld("datum", toekomst=True, label=gettext_lazy("Op")), Veld("tijd", soort="tekst", label=gettext_lazy("Tijd en plaats"))),
    kan=lambda s: _("De klant is nog niet ingedeeld in een groep.") if not s.groep
    else _("Er staat al een driegesprek gepland.") if s.rijen("gesprek", soort="driegesprek", resultaat="gepland") else None,
    beurt=_nodig,
    controleer=lambda s, g: [Fout("datum", _("Deze dag is al voorbij."))] if g.datum < s.vandaag else [],
    doe=lambda a, s, g: plan_driegesprek(a, s, g.datum, g.tijd),
)  # fmt: skip


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.waar == "thuis" and not g.toestemming_thuis:
        yield Fout("toestemming_thuis", _("Een gesprek thuis kan alleen als de klant dat goed vindt. Vul in of dat zo is."))
    groep = s.lopend("klantgroep")
    if g.groep != s.groep and groep is not None and g.datum <= groep.begin:
        yield Fout("datum", _("De klant zit pas sinds %(dag)s in %(groep)s; de wissel moet later zijn.") % {"dag": toon_dag(groep.begin), "groep": groep.groep})
    if g.groep != s.groep and g.voorkeur_klant != g.groep:
        yield Waarschuwing("groep", _("De klant kiest zelf een andere groep. De keuze van de klant telt."))


def _houd(a: Actie, s: Situatie, g: Gegevens) -> Any:
    eigen = {"rol": s.rol or None, "organisatie": s.organisatie or None, "medewerker_id": s.lezer.medewerker_id}
    gesprek = a.wijzig(s.feit, **g.kolommen("gesprek"), resultaat="gehouden", **eigen)
    a.toelichting(gesprek, g.verslag)
    groep = s.lopend("klantgroep")
    volgende = plus(g.datum, HERBEOORDELING[g.groep])
    if g.groep == s.groep:
        a.wijzig(groep, reden=_("Herbeoordeeld: de groep past nog"), herbeoordeling_op=volgende, status="definitief", voorkeur_klant=g.voorkeur_klant)
    else:
        nieuw = a.vervang(
            groep, "klantgroep", g.datum, groep=g.groep, status="definitief", gekozen_door="samen", voorkeur_klant=g.voorkeur_klant, besloten_door=s.rol or None,
            reden="herbeoordeling", gesprek_id=gesprek.feit_id, herbeoordeling_op=volgende, uitkeringsafhankelijk=s.lopend("uitkering", op=g.datum) is not None,
        )  # fmt: skip
        a.toelichting(nieuw, g.verslag)
    return gesprek


def _bekend(s: Situatie) -> Mapping[str, Any]:
    return {"datum": min(s.feit.datum, s.vandaag) if s.feit is not None else s.vandaag, "groep": s.groep, "voorkeur_klant": s.groep}


DRIEGESPREK = Stap(
    id="driegesprek",
    titel=gettext_lazy("Driegesprek vastleggen"),
    uitleg=gettext_lazy("Past de groep nog? De klant kiest in de eerste plaats zelf."),
    fase="ambitie",
    tabel="gesprek",
    rollen=VOERDERS,
    velden=(
        Veld("datum", label=gettext_lazy("Gehouden op")),
        Veld("waar"), Veld("toestemming_thuis"), Veld("deelnemers"), Veld("onderwerpen"),
        Veld("voorkeur_klant", kolom="klantgroep.voorkeur_klant", verplicht=True, label=gettext_lazy("Welke groep kiest de klant?")),
        Veld("groep", kolom="klantgroep.groep", verplicht=True, label=gettext_lazy("Welke groep wordt het?")),
        Veld("verslag", soort="lang", verplicht=True, label=gettext_lazy("Wat is besproken en afgesproken?")),
    ),
    over=lambda s: [r for r in s.rijen("gesprek", soort="driegesprek", resultaat="gepland") if r.datum <= s.vandaag] if s.groep else [],
    beurt=lambda s: Beurt(_("Het driegesprek is vandaag of geweest."), r[0].datum) if (r := [x for x in s.rijen("gesprek", soort="driegesprek", resultaat="gepland") if x.datum <= s.vandaag]) else None,
    vooraf=_bekend,
    controleer=_controleer,
    doe=_houd,
    volgende=("overdracht-voorstellen", "plan-herzien"),
)  # fmt: skip

STAPPEN = (PLANNEN, DRIEGESPREK)
