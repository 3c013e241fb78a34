"""Meetings: planning one and changing it. Inviting many and recording who came have a screen of their own (views/bijeenkomst.py).

Document 002 par. 4.2 step 4: a kick-off for who goes to work, after which come theme meetings.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Fout, Gegevens, Opmerking, Stap, Veld

PLANNERS = frozenset({"balie", "intaker", "trainer", "participatiemakelaar", "werkcoach", "inkomensconsulent", "consulent_inburgering", "teamleider"})
VELDEN = (
    Veld("datum", toekomst=True),
    Veld("soort"),
    Veld("klantgroep"),
    Veld("thema"),
    Veld("gericht"),
    Veld("sector"),
    Veld("wijk"),
    Veld("plaatsen", minimum=1, maximum=500, hulp=_("Laat leeg als er geen grens is.")),
)


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.datum is not None and g.datum < s.vandaag and (s.feit is None or s.feit.datum != g.datum):
        yield Fout("datum", _("Deze dag is al voorbij. Kies vandaag of later."))
    if g.gericht == "branche" and not g.sector:
        yield Fout("sector", _("Op welke sector is de bijeenkomst gericht?"))
    if g.gericht == "wijk" and not g.wijk:
        yield Fout("wijk", _("Op welke wijk is de bijeenkomst gericht?"))


PLANNEN = Stap(
    id="bijeenkomst-plannen",
    titel=_("Nieuwe bijeenkomst"),
    uitleg=_("U plant een kick-off of een andere bijeenkomst. Daarna nodigt u mensen uit vanuit de lijst met klanten."),
    onderwerp="organisatie",
    fase="gegevens",
    tabel="bijeenkomst",
    rollen=PLANNERS,
    velden=VELDEN,
    vooraf=lambda s: {"soort": "kick-off"},
    controleer=_controleer,
)

WIJZIGEN = Stap(
    id="bijeenkomst-wijzigen",
    titel=_("Bijeenkomst wijzigen of afgelasten"),
    uitleg=_("Wie al is uitgenodigd, krijgt hiervan geen bericht: bel of schrijf zelf."),
    onderwerp="organisatie",
    fase="gegevens",
    tabel="bijeenkomst",
    rollen=PLANNERS,
    velden=(*VELDEN, Veld("afgelast", label=_("Gaat de bijeenkomst niet door?"))),
    over=lambda s: [b for b in s.rijen("bijeenkomst") if b.datum >= s.vandaag],
    controleer=_controleer,
)

STAPPEN = (PLANNEN, WIJZIGEN)
