"""Duties and exemptions; and what follows when a duty may not have been kept, in the order that the law and the policy give.

Constatering → the client is heard → omgekeerde toets → measure, warning or nothing → carried out → looked at again within three
months (Participatiewet art. 18 lid 3). Only facts about duties: no suspicion, no label on a person (design, section 9).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.kern.tijd import Duur, laatste_dag

OPLEGGERS = frozenset({"inkomensconsulent", "handhaver"})
ZIENERS = OPLEGGERS | {"werkcoach", "participatiemakelaar", "consulent_inburgering"}
HEROVERWEGING = Duur(3, "maand")
GEUNIFORMEERD = "arbeidsinschakeling"
INLICHTINGEN = frozenset({"inlichtingenplicht", "te_weinig_besef"})

PLICHT = Stap(
    id="plicht-opleggen",
    titel=_("Plicht of ontheffing vastleggen"),
    uitleg=_("Welke plicht geldt, of waarvan is de klant vrijgesteld, en op welke grond?"),
    fase="handhaving",
    tabel="verplichting",
    rollen=OPLEGGERS,
    velden=(Veld("soort"), Veld("begin", toekomst=True), Veld("eind", toekomst=True), Veld("grond"), Veld("besluit_op"), Veld("waarom", soort="lang", toelichting=True, label=_("Uitleg voor de klant"))),
    vooraf=lambda s: {"begin": s.vandaag, "besluit_op": s.vandaag, "soort": "arbeidsverplichting"},
    controleer=lambda s, g: [
        *([Fout("grond", _("Een ontheffing heeft altijd een grond."))] if g.soort.startswith("ontheffing") and not g.grond else []),
        *([Fout("grond", _("Een grond hoort bij een ontheffing, niet bij een plicht."))] if not g.soort.startswith("ontheffing") and g.grond else []),
        *([Fout("soort", _("Deze plicht of ontheffing loopt al."))] if s.lopend("verplichting", soort=g.soort, op=g.begin) else []),
        *([Fout("eind", _("Het einde ligt voor het begin. Controleer de datum."))] if g.eind is not None and g.eind < g.begin else []),
    ],
)  # fmt: skip

PLICHT_EINDE = Stap(
    id="plicht-beeindigen",
    titel=_("Plicht of ontheffing stoppen"),
    uitleg=_("Vanaf de dag erna geldt deze plicht of ontheffing niet meer."),
    fase="handhaving",
    tabel="verplichting",
    rollen=OPLEGGERS,
    velden=(Veld("eind", verplicht=True, label=_("Laatste dag"), toekomst=True), Veld("waarom", soort="lang", toelichting=True, label=_("Waarom?"))),
    over=lambda s: [v for v in s.rijen("verplichting") if v.eind is None],
    vooraf=lambda s: {"eind": s.vandaag},
    controleer=lambda s, g: [Fout("eind", _("Het einde ligt voor het begin. Controleer de datum."))] if s.feit is not None and g.eind < s.feit.begin else [],
)

ONDERZOEK = Stap(
    id="onderzoek-vastleggen",
    titel=_("Onderzoek vastleggen"),
    uitleg=_("Een controle van de rechtmatigheid of het nakomen van een plicht, met de uitkomst zodra die er is."),
    fase="handhaving",
    tabel="onderzoek",
    rollen=OPLEGGERS,
    velden=(Veld("soort"), Veld("datum"), Veld("uitkomst", verplicht=True), Veld("verslag", soort="lang", toelichting=True, label=_("Wat is nagegaan?"), verplicht=True)),
    vooraf=lambda s: {"datum": s.vandaag, "soort": "rechtmatigheid", "uitkomst": "loopt"},
    volgende=("constatering-vastleggen",),
)

ONDERZOEK_UITKOMST = Stap(
    id="onderzoek-afronden",
    titel=_("Onderzoek afronden"),
    uitleg=_("De uitkomst van een lopend onderzoek."),
    fase="handhaving",
    tabel="onderzoek",
    rollen=OPLEGGERS,
    velden=(Veld("uitkomst", keuzes=("in_orde", "gewijzigd", "beeindigd", "voorliggend", "niet_nagekomen", "ontheffing"), verplicht=True), Veld("verslag", soort="lang", toelichting=True, label=_("Wat is de uitkomst?"), verplicht=True)),
    over=lambda s: [o for o in s.rijen("onderzoek") if o.uitkomst in (None, "loopt")],
    volgende=("constatering-vastleggen",),
)


def _constateer(a: Actie, s: Situatie, g: Gegevens) -> Any:
    onderzoek = s.laatste("onderzoek", uitkomst="niet_nagekomen")
    constatering = a.leg_vast(
        "constatering", **g.kolommen("constatering"), uitkomst="open", onderzoek_id=getattr(onderzoek, "feit_id", None)
    )
    a.brief("hoorgesprek", over=constatering)
    return constatering


CONSTATERING = Stap(
    id="constatering-vastleggen",
    titel=_("Plicht niet nagekomen: vastleggen"),
    uitleg=_("Alleen wat is gebeurd: welke plicht, op welke dag. De klant wordt eerst gehoord; daarna beslist u."),
    fase="handhaving",
    rollen=ZIENERS,  # who guides the client may report this without reading the file of enforcement, so no table of the step's own
    velden=(Veld("plicht", kolom="constatering.plicht", verplicht=True), Veld("datum", kolom="constatering.datum"), Veld("feiten", soort="lang", toelichting=True, label=_("Wat is er gebeurd?"), verplicht=True, hulp=_("Feiten, geen vermoedens."))),
    vooraf=lambda s: {"datum": s.vandaag},
    doe=_constateer,
    volgende=("klant-horen",),
)  # fmt: skip


def _open(s: Situatie) -> list[Any]:
    return [c for c in s.rijen("constatering") if c.uitkomst in (None, "open")]



def _hoor(a: Actie, s: Situatie, g: Gegevens) -> Any:
    constatering = a.wijzig(s.feit, gehoord_op=g.gehoord_op, omgekeerde_toets_op=g.omgekeerde_toets_op)
    a.toelichting(constatering, str(_("Zienswijze van de klant: %s") % g.zienswijze))
    a.toelichting(constatering, str(_("Omgekeerde toets: %s") % g.toets))
    return constatering


HOREN = Stap(
    id="klant-horen",
    titel=_("Klant horen en omgekeerde toets"),
    uitleg=_("Wat zegt de klant zelf? En past een gevolg bij het doel van de wet, bij deze persoon en dit gezin?"),
    fase="handhaving",
    tabel="constatering",
    rollen=OPLEGGERS,
    velden=(
        Veld("gehoord_op", verplicht=True), Veld("zienswijze", soort="lang", label=_("Wat zei de klant?"), verplicht=True),
        Veld("omgekeerde_toets_op", verplicht=True),
        Veld("toets", soort="lang", label=_("Wat is het effect van een maatregel, en wat is de bedoeling van de wet?"), verplicht=True),
    ),
    over=lambda s: [c for c in _open(s) if c.gehoord_op is None or c.omgekeerde_toets_op is None],
    beurt=lambda s: Beurt(str(_("De klant is nog niet gehoord."))) if any(c.gehoord_op is None for c in _open(s)) else None,
    vooraf=lambda s: {"gehoord_op": s.vandaag, "omgekeerde_toets_op": s.vandaag},
    controleer=lambda s, g: [
        *([Fout("gehoord_op", _("Dit is voor de dag waar het om gaat."))] if s.feit is not None and g.gehoord_op < s.feit.datum else []),
        *([Fout("omgekeerde_toets_op", _("De toets komt na het horen."))] if g.omgekeerde_toets_op < g.gehoord_op else []),
    ],
    doe=_hoor,
    volgende=("constatering-beslissen",),
)  # fmt: skip


def _controleer_besluit(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.uitkomst == "afgezien" and not g.reden_afgezien:
        yield Fout("reden_afgezien", _("Vul in waarom u van een maatregel afziet."))
    if g.uitkomst != "maatregel":
        return
    for naam in ("soort", "grond", "begin"):
        if not g[naam]:
            yield Fout(naam, _("Bij een maatregel is dit nodig."))
    if g.soort == "verlaging" and g.percentage is None:
        yield Fout("percentage", _("Met welk percentage wordt de uitkering verlaagd?"))
    if g.soort == "boete" and g.grond not in INLICHTINGEN:
        yield Fout("soort", _("Een boete is alleen mogelijk bij de inlichtingenplicht (artikel 18a Participatiewet)."))
    if g.soort == "verlaging" and g.grond == "inlichtingenplicht":
        yield Fout("soort", _("Bij de inlichtingenplicht hoort een boete, geen verlaging (artikel 18a Participatiewet)."))
    if g.soort == "verlaging" and g.grond == GEUNIFORMEERD and g.percentage is not None and g.percentage != 100:
        yield Waarschuwing("percentage", _("Voor deze plichten noemt de wet 100% gedurende 1 tot 3 maanden; afstemmen kan met een reden (artikel 18 lid 5 en 10)."))
    if g.begin is not None and g.eind is not None and g.eind < g.begin:
        yield Fout("eind", _("Het einde ligt voor het begin. Controleer de datum."))


def _besluit(a: Actie, s: Situatie, g: Gegevens) -> Any:
    constatering = a.wijzig(s.feit, reden=str(_("Besluit genomen")), uitkomst=g.uitkomst, uitkomst_op=g.uitkomst_op, reden_afgezien=g.reden_afgezien)
    if g.uitkomst == "maatregel":
        maatregel = a.leg_vast("maatregel", **g.kolommen("maatregel"), datum=g.uitkomst_op, constatering_id=constatering.feit_id)
        a.brief("maatregel", over=maatregel, waarom=g.waarom)
    elif g.uitkomst == "waarschuwing":
        a.brief("waarschuwing", over=constatering, waarom=g.waarom)
    return constatering


BESLISSEN = Stap(
    id="constatering-beslissen",
    titel=_("Beslissen: maatregel of niet"),
    uitleg=_("Na het horen en de omgekeerde toets: een maatregel, een waarschuwing, of ervan afzien."),
    fase="handhaving",
    tabel="constatering",
    rollen=OPLEGGERS,
    velden=(
        Veld("uitkomst", keuzes=("maatregel", "waarschuwing", "afgezien", "ongegrond"), verplicht=True),
        Veld("uitkomst_op", verplicht=True, label=_("Besloten op")), Veld("reden_afgezien"),
        Veld("waarom", soort="lang", toelichting=True, label=_("Uitleg voor de klant"), verplicht=True),
        *(
            Veld(naam, kolom=f"maatregel.{naam}", verplicht=False, groep=_("Alleen bij een maatregel"), minimum=laag, maximum=hoog, toekomst=vooruit)
            for naam, laag, hoog, vooruit in (
                ("soort", None, None, None), ("grond", None, None, None), ("percentage", 1, 100, None), ("bedrag", 0, None, None),
                ("begin", None, None, True), ("eind", None, None, True),
            )
        ),
    ),
    over=lambda s: [c for c in _open(s) if c.gehoord_op is not None and c.omgekeerde_toets_op is not None],
    kan=lambda s: (
        _("Hoor de klant eerst en doe de omgekeerde toets.") if _open(s) and all(c.gehoord_op is None for c in _open(s)) else None
    ),
    beurt=lambda s: Beurt(str(_("De klant is gehoord; er is nog niet beslist."))) if any(c.gehoord_op for c in _open(s)) else None,
    vooraf=lambda s: {"uitkomst_op": s.vandaag},
    controleer=_controleer_besluit,
    doe=_besluit,
    volgende=("maatregel-uitvoeren",),
)  # fmt: skip


def _te_heroverwegen(s: Situatie) -> Beurt | None:
    open_ = [m for m in s.rijen("maatregel", soort="verlaging") if m.heroverwogen_op is None and m.ingetrokken_op is None]
    dagen = [laatste_dag(m.datum, HEROVERWEGING) for m in open_]
    return Beurt(str(_("Een verlaging wordt binnen drie maanden opnieuw bekeken.")), min(dagen)) if dagen else None


UITVOEREN = Stap(
    id="maatregel-uitvoeren",
    titel=_("Maatregel uitvoeren, heroverwegen of intrekken"),
    uitleg=_("Na bezwaar of heroverweging kan een maatregel vervallen; dat blijft te lezen."),
    fase="handhaving",
    tabel="maatregel",
    rollen=OPLEGGERS,
    velden=(Veld("uitgevoerd_op"), Veld("heroverwogen_op"), Veld("ingetrokken_op"), Veld("waarom", soort="lang", toelichting=True, label=_("Wat is er veranderd?"), verplicht=True)),
    over=lambda s: [m for m in s.rijen("maatregel") if m.ingetrokken_op is None],
    beurt=_te_heroverwegen,
    controleer=lambda s, g: [
        Fout(naam, _("Dit is voor de dag van het besluit (%s).") % f"{s.feit.datum:%d-%m-%Y}")
        for naam in ("uitgevoerd_op", "heroverwogen_op", "ingetrokken_op") if s.feit is not None and g[naam] is not None and g[naam] < s.feit.datum
    ],
)  # fmt: skip

STAPPEN = (PLICHT, PLICHT_EINDE, ONDERZOEK, ONDERZOEK_UITKOMST, CONSTATERING, HOREN, BESLISSEN, UITVOEREN)
