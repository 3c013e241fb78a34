"""Target groups and indications; employees under Wsw and beschut werk: indication, ladder per quarter, absence as days only.

The development plan is a plan van aanpak of its own kind (``plan.py``), a job inside or outside a placement (``plaatsing.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld
from opmaat.kern.tijd import Duur, plus

KWARTAAL = Duur(3, "maand")


def _medewerker(s: Situatie) -> Any:
    return s.lopend("plaatsing", grond=("wsw", "beschut"))


def _controleer(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if s.lopend("doelgroep", kenmerk=g.kenmerk, op=g.begin) is not None:
        yield Fout("kenmerk", _("De klant hoort al tot deze doelgroep."))
    if g.kenmerk == "max-ww" and g.einde_ww is None:
        yield Fout("einde_ww", _("Vul de laatste dag van de WW in."))
    if g.kenmerk == "vso-pro" and not (g.schoolsoort and g.schooljaar):
        yield Fout("schooljaar", _("Vul de school en het schooljaar in."))
    if g.eind is not None and g.eind < g.begin:
        yield Fout("eind", _("Het einde ligt voor het begin. Controleer de datum."))


DOELGROEP = Stap(
    id="doelgroep-vastleggen",
    titel=_("Doelgroep of indicatie vastleggen"),
    uitleg=_("Wat de wet of de overeenkomst een doelgroep noemt: statushouder, doelgroepregister, indicatie beschut, Wsw …"),
    fase="wsw",
    tabel="doelgroep",
    rollen=frozenset({"werkcoach", "intaker", "inkomensconsulent", "werkleider", "consulent_jongerenloket", "consulent_inburgering"}),
    velden=(
        Veld("kenmerk"), Veld("begin"), Veld("eind", toekomst=True), Veld("aangevraagd_op"), Veld("indicatie_geldig_tm"), Veld("einde_ww"),
        Veld("schoolsoort"), Veld("schooljaar"), Veld("uitstroomprofiel"), Veld("laatste_leerjaar"), Veld("in_dienst"), Veld("organisatie", label=_("Vastgesteld door")),
    ),
    vooraf=lambda s: {"begin": s.vandaag},
    controleer=_controleer,
)  # fmt: skip

DOELGROEP_EINDE = Stap(
    id="doelgroep-beeindigen",
    titel=_("Hoort niet meer bij een doelgroep"),
    uitleg=_("De laatste dag waarop de klant tot deze doelgroep hoorde."),
    fase="wsw",
    tabel="doelgroep",
    rollen=DOELGROEP.rollen,
    velden=(Veld("eind", verplicht=True, label=_("Laatste dag")),),
    over=lambda s: [d for d in s.rijen("doelgroep") if d.eind is None],
    vooraf=lambda s: {"eind": s.vandaag},
    controleer=lambda s, g: [Fout("eind", _("Het einde ligt voor het begin. Controleer de datum."))] if s.feit is not None and g.eind < s.feit.begin else [],
)


def _ladder(s: Situatie) -> Beurt | None:
    if _medewerker(s) is None:
        return None
    laatste = s.laatste("ladder", soort="werkladder")
    uiterlijk = plus(laatste.datum, KWARTAAL) if laatste is not None else None
    if uiterlijk is not None and uiterlijk > s.vandaag:
        return None
    return Beurt(str(_("Elk kwartaal wordt de trede op de werkladder vastgelegd.")), uiterlijk)


WERKLADDER = Stap(
    id="werkladder-scoren",
    titel=_("Werkladder: trede dit kwartaal"),
    uitleg=_("Waar staat de medewerker nu? Ook blijven staan is een uitkomst."),
    fase="wsw",
    tabel="ladder",
    rollen=frozenset({"werkleider", "jobcoach"}),
    velden=(Veld("datum"), Veld("trede", minimum=1, maximum=6, verplicht=True), Veld("waarom", soort="lang", toelichting=True, label=_("Waaraan ziet u dat?"))),
    kan=lambda s: None if _medewerker(s) else _("De klant werkt nu niet met Wsw of beschut werk."),
    beurt=_ladder,
    vooraf=lambda s: {"datum": s.vandaag, "trede": getattr(s.laatste("ladder", soort="werkladder"), "trede", None)},
    doe=lambda a, s, g: a.leg_vast("ladder", **g.kolommen("ladder"), soort="werkladder"),
)


def _controleer_verzuim(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.ziektedagen > g.beschikbare_dagen:
        yield Fout("ziektedagen", _("Meer ziektedagen dan beschikbare dagen kan niet."))
    if s.rijen("verzuim", datum=g.datum.replace(day=1)):
        yield Fout("datum", _("Voor deze maand is het verzuim al vastgelegd. Verbeter die rij."))



def _verzuim(a: Actie, s: Situatie, g: Gegevens) -> Any:
    populatie = "wsw" if _medewerker(s).grond == "wsw" else "beschut"
    return a.leg_vast("verzuim", **{**g.kolommen("verzuim"), "datum": g.datum.replace(day=1), "populatie": populatie})


VERZUIM = Stap(
    id="verzuim-vastleggen",
    titel=_("Verzuim van een maand vastleggen"),
    uitleg=_("Alleen dagen, nooit een oorzaak."),
    fase="wsw",
    tabel="verzuim",
    rollen=frozenset({"werkleider"}),
    velden=(
        Veld("datum", label=_("Maand"), hulp=_("Een dag in de maand waar het om gaat.")), Veld("ziektedagen", minimum=0, maximum=31),
        Veld("beschikbare_dagen", minimum=1, maximum=31), Veld("deeltijdfactor"),
    ),
    kan=lambda s: None if _medewerker(s) else _("De klant werkt nu niet met Wsw of beschut werk."),
    vooraf=lambda s: {"datum": s.vandaag.replace(day=1)},
    controleer=_controleer_verzuim,
    doe=_verzuim,
)  # fmt: skip

STAPPEN = (DOELGROEP, DOELGROEP_EINDE, WERKLADDER, VERZUIM)
