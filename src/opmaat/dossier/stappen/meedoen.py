"""Taking part outside trajecten, and where somebody stands: volunteer work and the like, the ladders, the language test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Fout, Gegevens, Opmerking, Stap, Veld

MEEDOEN = frozenset({"participatiemakelaar", "inkomensconsulent", "werkcoach", "consulent_inburgering"})
TREDEN = {"participatieladder": 6, "werkladder": 6}
"""Highest step: Participatieladder of the municipalities has six, the Cedris Werkladder as the sector reports it six."""


def _nog_bezig(s: Situatie) -> list[Any]:
    return [activiteit for activiteit in s.rijen("activiteit") if activiteit.eind is None]


STARTEN = Stap(
    id="activiteit-starten",
    titel=_("Activiteit beginnen"),
    uitleg=_("Vrijwilligerswerk, mantelzorg, dagbesteding of een andere manier van meedoen."),
    fase="traject",
    tabel="activiteit",
    rollen=MEEDOEN,
    velden=(Veld("soort"), Veld("begin", toekomst=True), Veld("uren_per_week", minimum=1, maximum=60), Veld("verplicht"), Veld("organisatie", label=_("Waar?"))),
    vooraf=lambda s: {"begin": s.vandaag, "verplicht": False},
    controleer=lambda s, g: (
        [Fout("soort", _("Deze activiteit loopt al. Sluit die eerst af."))] if any(x.soort == g.soort for x in _nog_bezig(s)) else []
    ),
    doe=lambda a, s, g: a.leg_vast(
        "activiteit", **g.kolommen("activiteit"), plan_id=getattr(s.lopend("plan_van_aanpak"), "feit_id", None)
    ),
)  # fmt: skip

EINDIGEN = Stap(
    id="activiteit-beeindigen",
    titel=_("Activiteit afsluiten"),
    uitleg=_("De klant stopt hiermee."),
    fase="traject",
    tabel="activiteit",
    rollen=MEEDOEN,
    velden=(Veld("eind", verplicht=True, label=_("Laatste dag")), Veld("uren"), Veld("verslag", soort="lang", toelichting=True, label=_("Hoe is het gegaan?"))),
    over=_nog_bezig,
    vooraf=lambda s: {"eind": s.vandaag},
    controleer=lambda s, g: (
        [Fout("eind", _("De activiteit begon op %s; het einde kan niet eerder zijn.") % f"{s.feit.begin:%d-%m-%Y}")]
        if s.feit is not None and g.eind < s.feit.begin else []
    ),
)  # fmt: skip


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    hoogste = TREDEN.get(g.soort)
    if hoogste is not None and g.trede is None:
        yield Fout("trede", _("Vul de trede in."))
    if hoogste is not None and g.trede is not None and not 1 <= g.trede <= hoogste:
        yield Fout("trede", _("Deze ladder loopt van 1 tot en met %s.") % hoogste)
    if g.soort == "taaltoets" and not (g.taalniveau or g.grondslag):
        yield Fout("taalniveau", _("Vul het taalniveau in, of waarom een toets niet nodig is."))


LADDER = Stap(
    id="ladder-scoren",
    titel=_("Trede op de ladder vastleggen"),
    uitleg=_("Waar staat de klant nu? Of: de uitslag van de taaltoets."),
    fase="plan",
    tabel="ladder",
    rollen=MEEDOEN | {"werkleider", "jobcoach", "consulent_jongerenloket"},
    velden=(Veld("soort"), Veld("datum"), Veld("trede", minimum=1, maximum=6), Veld("taalniveau"), Veld("grondslag"), Veld("waarom", soort="lang", toelichting=True, label=_("Waaraan ziet u dat?"))),
    vooraf=lambda s: {"datum": s.vandaag, "soort": "werkladder" if s.rol == "werkleider" else "participatieladder"},
    controleer=_controleer,
)  # fmt: skip


DIAGNOSE = Stap(
    id="diagnose-vastleggen",
    titel=_("Uitslag van een diagnose vastleggen"),
    uitleg=_("De uitslag van Dariuz, Werkstap of een ander instrument; nooit de oorzaak van een ziekte."),
    fase="plan",
    tabel="diagnose",
    rollen=frozenset({"werkcoach", "intaker", "jobcoach", "werkleider", "consulent_jongerenloket"}),
    velden=(
        Veld("instrument"), Veld("datum"), Veld("arbeidspotentieel", verplicht=True), Veld("direct_bemiddelbaar"), Veld("afstand"),
        Veld("profiel"), Veld("verdiencapaciteit", minimum=0, maximum=100), Veld("geldig_tm"),
        Veld("uitleg", soort="lang", toelichting=True, label=_("Wat betekent dit voor de klant?")),
    ),
    vooraf=lambda s: {"datum": s.vandaag, "instrument": "werkstap" if s.rol == "werkleider" else "dariuz_wegwijzer"},
    controleer=lambda s, g: (
        [Fout("geldig_tm", _("De uitslag is geldig tot voor de dag waarop hij is gemaakt. Controleer de datum."))]
        if g.geldig_tm is not None and g.geldig_tm < g.datum else []
    ),
)  # fmt: skip

STAPPEN = (STARTEN, EINDIGEN, LADDER, DIAGNOSE)
