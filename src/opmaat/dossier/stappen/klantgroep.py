"""A client moves to another group: on the way up, back to an earlier one, or at the client's own wish."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing

REDENEN = ("voortgang", "terugval", "herbeoordeling", "op_verzoek", "termijn", "bestandsanalyse")
def _andere_groepen(s: Situatie) -> Iterable[tuple[str, str]]:
    return [(groep, groep) for groep in ("Matchen", "Groeien", "Faciliteren", "Zorgen") if groep != s.groep]


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    lopend = s.lopend("klantgroep")
    if lopend is not None and g.begin <= lopend.begin:
        yield Fout(
            "begin",
            _("De klant zit sinds %(dag)s in %(groep)s. Kies een latere dag; klopt die eerdere indeling niet, verbeter dan eerst die.")
            % {"dag": f"{lopend.begin:%d-%m-%Y}", "groep": lopend.groep},
        )
    elif g.begin < s.vandaag:
        yield Waarschuwing("begin", _("U legt een wissel vast die al is geweest. Cijfers die al zijn gemeld, veranderen daardoor."))
    if g.gekozen_door != "klant" and g.voorkeur_klant == g.groep:
        yield Fout("gekozen_door", _("De klant kiest zelf voor deze groep. Kies dan hier: klant of samen.") )
    if g.twijfel and not g.mening_tweede:
        yield Fout("mening_tweede", _("Bij twijfel kijkt een tweede professional mee. Schrijf op wie dat was en wat die vond."))


def _doe(a: Actie, s: Situatie, g: Gegevens) -> Any:
    rij = a.vervang(
        s.lopend("klantgroep"),
        "klantgroep",
        g.begin,
        groep=g.groep,
        status="definitief",
        gekozen_door=g.gekozen_door,
        voorkeur_klant=g.voorkeur_klant,
        besloten_door=s.rol,
        reden=g.reden,
        subgroep=g.subgroep,
        herbeoordeling_op=g.herbeoordeling_op,
        uitkeringsafhankelijk=s.lopend("uitkering", op=g.begin) is not None,
    )
    a.toelichting(rij, g.mening_tweede and str(_("Tweede mening: %s") % g.mening_tweede))
    return rij


GROEP_WIJZIGEN = Stap(
    id="groep-wijzigen",
    titel=_("Naar een andere groep"),
    uitleg=_("De klant gaat naar een andere klantgroep, vooruit of terug. De keuze is in de eerste plaats aan de klant zelf."),
    fase="gesprekken",
    tabel="klantgroep",
    rollen=frozenset({"werkcoach", "inkomensconsulent", "intaker", "participatiemakelaar", "consulent_inburgering"}),
    velden=(
        Veld("begin", label=_("Vanaf"), toekomst=False),
        Veld("groep", keuzes=_andere_groepen, label=_("Nieuwe groep")),
        Veld("voorkeur_klant", label=_("Wat wil de klant zelf?"), verplicht=True),
        Veld("gekozen_door", verplicht=True),
        Veld("reden", keuzes=REDENEN, verplicht=True),
        Veld("subgroep", hulp=_("Alleen bij Groeien of Matchen.")),
        Veld("waarom", soort="lang", toelichting=True, label=_("Waarom nu?"), verplicht=True, hulp=_("In gewone woorden; de klant kan dit lezen.")),
        Veld("twijfel", soort="vinkje", label=_("Er was twijfel over de groep")),
        Veld("mening_tweede", soort="lang", label=_("Wat vond de tweede professional?")),
        Veld("herbeoordeling_op", label=_("Opnieuw bekijken uiterlijk op"), toekomst=True),
    ),
    kan=lambda s: None if s.groep else _("De klant is nog niet ingedeeld. Dat gebeurt in het ambitiegesprek."),
    vooraf=lambda s: {"begin": s.vandaag, "gekozen_door": "samen"},
    controleer=_controleer,
    doe=_doe,
    volgende=("overdracht-voorstellen",),
)

STAPPEN = (GROEP_WIJZIGEN,)
