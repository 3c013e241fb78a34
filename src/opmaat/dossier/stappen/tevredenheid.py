"""Complaints and satisfaction: a complaint with its handling and advice; who was asked, and apart from that what was answered.

An answer never holds a person: who was asked and what was said cannot be joined (design, section 5, row enquete).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.stap import Beurt, Fout, Stap, Veld
from opmaat.kern.tijd import Duur, laatste_dag

KLACHT = frozenset({"teamleider"})
AFHANDELING = Duur(6, "week")
"""Algemene wet bestuursrecht 9:11: a complaint is settled within six weeks."""

INDIENEN = Stap(
    id="klacht-vastleggen",
    titel=_("Klacht vastleggen"),
    uitleg=_("Zonder naam: het gaat om wat er beter moet. De brief zelf staat bij de documenten van de klant."),
    onderwerp="organisatie",
    fase="gegevens",
    tabel="klacht",
    rollen=KLACHT,
    velden=(Veld("datum"), Veld("onderwerp", verplicht=True), Veld("organisatie", label=_("Over welke organisatie?"), verplicht=True)),
    vooraf=lambda s: {"datum": s.vandaag, "organisatie": s.inrichting.werk},
)

AFHANDELEN = Stap(
    id="klacht-afhandelen",
    titel=_("Klacht afhandelen"),
    uitleg=_("Binnen zes weken een oordeel; een advies van de klachtbehandelaar wordt opgevolgd."),
    onderwerp="organisatie",
    fase="gegevens",
    tabel="klacht",
    rollen=KLACHT,
    velden=(Veld("afgehandeld_op"), Veld("oordeel"), Veld("advies"), Veld("advies_opgevolgd_op")),
    over=lambda s: [k for k in s.rijen("klacht") if k.afgehandeld_op is None or (k.advies and k.advies_opgevolgd_op is None)],
    beurt=lambda s: (
        Beurt(str(_("Een klacht wacht op een oordeel.")), min(laatste_dag(k.datum, AFHANDELING, wettelijk=True) for k in s.rijen("klacht", afgehandeld_op=None)))
        if s.rijen("klacht", afgehandeld_op=None) else None
    ),
    vooraf=lambda s: {"afgehandeld_op": getattr(s.feit, "afgehandeld_op", None) or s.vandaag},
    controleer=lambda s, g: [
        *([Fout("oordeel", _("Wat is het oordeel?"))] if g.afgehandeld_op is not None and not g.oordeel else []),
        *([Fout("afgehandeld_op", _("De klacht is van %s; afhandelen kan niet eerder.") % f"{s.feit.datum:%d-%m-%Y}")]
          if s.feit is not None and g.afgehandeld_op is not None and g.afgehandeld_op < s.feit.datum else []),
        *([Fout("advies_opgevolgd_op", _("Er is geen advies gegeven, dus ook niets op te volgen."))] if g.advies_opgevolgd_op is not None and not g.advies else []),
    ],
)  # fmt: skip

ANTWOORD = Stap(
    id="enquete-antwoord",
    titel=_("Rapportcijfer invoeren"),
    uitleg=_("Eén ingevulde vragenlijst, zonder naam of nummer."),
    onderwerp="organisatie",
    fase="gegevens",
    tabel="enquete",
    rollen=frozenset({"beleidsadviseur"}),
    velden=(Veld("onderzoek", verplicht=True), Veld("golf"), Veld("respondentsoort"), Veld("datum"), Veld("cijfer", minimum=1, maximum=10, verplicht=True), Veld("organisatie")),
    vooraf=lambda s: {"datum": s.vandaag, "respondentsoort": "klant", "organisatie": s.inrichting.werk},
)

UITNODIGEN = Stap(
    id="enquete-uitnodigen",
    titel=_("Uitnodigen voor een tevredenheidsonderzoek"),
    uitleg=_("Alleen dat de klant is gevraagd; wat de klant antwoordt, komt hier niet bij te staan."),
    fase="gegevens",
    tabel="enquete_uitnodiging",
    rollen=frozenset({"werkcoach", "inkomensconsulent"}),
    velden=(Veld("onderzoek", verplicht=True), Veld("golf"), Veld("datum")),
    vooraf=lambda s: {"datum": s.vandaag},
    doe=lambda a, s, g: a.leg_vast("enquete_uitnodiging", **g.kolommen("enquete_uitnodiging"), respondentsoort="klant", organisatie=s.organisatie or None),
)

STAPPEN = (INDIENEN, AFHANDELEN, ANTWOORD, UITNODIGEN)
