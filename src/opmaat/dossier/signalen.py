"""What deserves attention in a dossier today: somebody may need help, or a term is near.

Each signal is a function of one person's facts and the day. Terms of law stand here with their article, a term of
an agreement is read from its clause (``toezegging``); how long is long without contact is a choice of this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opmaat.dossier.situatie import Situatie
from opmaat.dossier.toezegging import uiterlijk
from opmaat.dossier.toon import toon_dag, toon_soort
from opmaat.dossier.veld import label_van
from opmaat.kern.tijd import Duur, min_, plus

Ernst = Literal["hulp", "let-op", "weet"]

WEKEN_ZONDER_CONTACT: Mapping[str, int] = {"Matchen": 3, "Groeien": 8, "Faciliteren": 26, "Zorgen": 26}
"""Document 002 par. 3.3: Matchen and Groeien intensive guidance, Faciliteren and Zorgen two talks a year."""

INDELEN = Duur(6, "week")  # from then on a benefit without a group is a finding of the register too (uitkering-zonder-klantgroep)
BESLISTERMIJN = Duur(8, "week")  # Awb 4:13
VOORSCHOT = Duur(4, "week")  # Participatiewet artikel 52
VOORAF = Duur(6, "week")  # how long before the end of a contract or a measurement it shows
NIEUWS = Duur(8, "week")  # how long a no-show stays a signal
KORT_VOORAF = Duur(2, "week")  # how long before the end of the term for a decision it shows


@dataclass(frozen=True, kw_only=True)
class Signaal:
    """One thing to look at: what, why it matters, how heavy, and the steps (the first that the reader may take) that help."""

    id: str
    tekst: str
    uitleg: str = ""
    ernst: Ernst = "let-op"
    stappen: tuple[str, ...] = ()
    feit_id: int | None = None


def signalen(s: Situatie) -> list[Signaal]:
    """All signals of today, those about people who may need help first; none out of tables that the reader does not see."""
    zwaarte = {"hulp": 0, "let-op": 1, "weet": 2}
    gezien = [signaal for regel, tabellen in REGELS if s.ziet(*tabellen) for signaal in regel(s)]
    return sorted(gezien, key=lambda signaal: zwaarte[signaal.ernst])


def beslistermijn(aanvraag: Any) -> date:
    """The last day for a decision: eight weeks after the application, longer by the days of the suspension (Awb 4:13, 4:15)."""
    einde = plus(aanvraag.datum, BESLISTERMIJN)
    if aanvraag.opgeschort_van is None or aanvraag.opgeschort_tot is None:
        return einde
    dagen = (aanvraag.opgeschort_tot - aanvraag.opgeschort_van).days + 1
    return plus(einde, Duur(max(dagen, 0), "dag"))


def laatste_contact(s: Situatie) -> date | None:
    """The last day on which somebody spoke with the client: a talk, a call, a meeting, aftercare."""
    dagen = [g.datum for g in s.rijen("gesprek", resultaat="gehouden")]
    dagen += [c.datum for c in s.rijen("contact") if c.met in (None, "klant")]
    dagen += [d.datum for d in s.rijen("deelname", status="aanwezig")] + [n.datum for n in s.rijen("nazorg")]
    return max((dag for dag in dagen if dag <= s.vandaag), default=None)


def _nood(s: Situatie) -> Iterator[Signaal]:
    melding = s.open_melding
    if melding is not None and melding.nood not in (None, "geen"):
        opgepakt = [v for v in s.rijen("verwijzing") if v.datum >= melding.datum]
        if not opgepakt:
            yield Signaal(id="nood", tekst=_("Dringend: %s") % label_van("nood", melding.nood), ernst="hulp",
                          uitleg=_("Regel dit vandaag."), stappen=("direct-helpen", "verwijzen"))  # fmt: skip


def _geen_contact(s: Situatie) -> Iterator[Signaal]:
    groep = s.lopend("klantgroep")
    if groep is None or groep.groep not in WEKEN_ZONDER_CONTACT:
        return
    sinds = max(laatste_contact(s) or groep.begin, groep.begin)
    weken = (s.vandaag - sinds).days // 7
    gepland = s.rijen("gesprek", resultaat="gepland")
    if weken >= WEKEN_ZONDER_CONTACT[groep.groep] and not any(g.datum >= s.vandaag for g in gepland):
        yield Signaal(
            id="geen-contact", ernst="hulp", stappen=("gesprek-plannen", "contact-vastleggen"),
            tekst=ngettext("Al %d week geen contact", "Al %d weken geen contact", weken) % weken,
            uitleg=_("En er staat geen gesprek gepland."),
        )  # fmt: skip


def _plan(s: Situatie) -> Iterator[Signaal]:
    groep = s.lopend("klantgroep")
    if groep is None or groep.groep not in ("Matchen", "Groeien"):
        return
    plan = s.laatste("plan_van_aanpak")
    if plan is None:
        laatste = uiterlijk("pva-6-weken", groep.begin)
        if laatste is not None and laatste < s.vandaag:
            yield Signaal(id="geen-plan", tekst=_("Nog geen plan van aanpak"), ernst="hulp", stappen=("plan-opstellen",),
                          uitleg=_("Het had er op %s moeten zijn.") % toon_dag(laatste))  # fmt: skip
        return
    if plan.eind is not None and plan.eind < s.vandaag:
        yield Signaal(id="plan-verlopen", tekst=_("Het plan van aanpak is verlopen"), stappen=("plan-opstellen", "plan-herzien"),
                      uitleg=_("Het gold tot en met %s.") % toon_dag(plan.eind), feit_id=plan.feit_id)  # fmt: skip
    elif plan.getekend_op is None:
        yield Signaal(id="plan-niet-getekend", tekst=_("De klant heeft het plan nog niet getekend"), ernst="weet",
                      stappen=("plan-tekenen",), feit_id=plan.feit_id)  # fmt: skip


def _contract(s: Situatie) -> Iterator[Signaal]:
    for plaatsing in s.lopende("plaatsing"):
        for naam, woorden in (("contract_eind", _("Het contract loopt af op %s")), ("proeftijd_eind", _("De proeftijd loopt af op %s"))):
            dag = getattr(plaatsing, naam)
            if dag is not None and s.vandaag <= dag <= plus(s.vandaag, VOORAF):
                yield Signaal(id=naam.replace("_", "-"), tekst=woorden % toon_dag(dag), feit_id=plaatsing.feit_id,
                              uitleg=_("Neem contact op met de werkgever."), stappen=("nazorg-vastleggen", "contract-verlengen"))  # fmt: skip
        if plaatsing.contract_eind is not None and plaatsing.contract_eind < s.vandaag:
            yield Signaal(id="contract-voorbij", tekst=_("Het contract liep af op %s") % toon_dag(plaatsing.contract_eind),
                          uitleg=_("Is het verlengd of gestopt?"), stappen=("contract-verlengen", "plaatsing-afsluiten"),
                          feit_id=plaatsing.feit_id)  # fmt: skip


def _traject(s: Situatie) -> Iterator[Signaal]:
    for traject in s.lopende("traject"):
        if traject.gepland_eind is not None and traject.gepland_eind < s.vandaag:
            yield Signaal(id="traject-open", tekst=_("%s loopt nog, het zou eindigen op %s") % (toon_soort(traject), toon_dag(traject.gepland_eind)),
                          stappen=("traject-afsluiten", "traject-verlengen"), feit_id=traject.feit_id)  # fmt: skip


def _aanvraag(s: Situatie) -> Iterator[Signaal]:
    aanvraag = s.open_aanvraag
    if aanvraag is None:
        return
    laatste = beslistermijn(aanvraag)
    if laatste <= plus(s.vandaag, KORT_VOORAF):
        voorbij = laatste < s.vandaag
        tekst = _("De beslistermijn is voorbij sinds %s") if voorbij else _("Besluit uiterlijk op %s")
        yield Signaal(id="beslistermijn", tekst=tekst % toon_dag(laatste), ernst="hulp" if voorbij else "let-op", feit_id=aanvraag.feit_id,
                      stappen=("aanvraag-toekennen", "aanvraag-afwijzen"), uitleg=_("De klant wacht op inkomen."))  # fmt: skip
    if aanvraag.voorschot_op is None and plus(aanvraag.datum, VOORSCHOT) <= plus(s.vandaag, Duur(1, "week")):
        yield Signaal(id="voorschot", tekst=_("Voorschot uiterlijk op %s") % toon_dag(plus(aanvraag.datum, VOORSCHOT)),
                      ernst="hulp", stappen=("voorschot",), feit_id=aanvraag.feit_id,
                      uitleg=_("Zonder besluit krijgt de klant binnen vier weken een voorschot."))  # fmt: skip
    if aanvraag.status == "aangehouden" and aanvraag.opgeschort_tot is not None and aanvraag.opgeschort_tot < s.vandaag:
        yield Signaal(id="hersteltermijn", tekst=_("De hersteltermijn is voorbij sinds %s") % toon_dag(aanvraag.opgeschort_tot),
                      stappen=("stukken-compleet", "aanvraag-buiten-behandeling"), feit_id=aanvraag.feit_id)  # fmt: skip


def _zoekperiode(s: Situatie) -> Iterator[Signaal]:
    melding = s.open_melding
    if melding is not None and melding.zoekperiode_eind is not None and melding.zoekperiode_eind < s.vandaag:
        yield Signaal(id="zoekperiode-voorbij", tekst=_("De zoekperiode is voorbij sinds %s") % toon_dag(melding.zoekperiode_eind),
                      uitleg=_("Vraag of de klant werk of een opleiding heeft, of een aanvraag wil doen."),
                      stappen=("zoekperiode-afronden", "aanvraag-innemen"), feit_id=melding.feit_id)  # fmt: skip


def _afspraken(s: Situatie) -> Iterator[Signaal]:
    for gesprek in s.rijen("gesprek", resultaat="gepland"):
        if gesprek.datum < s.vandaag:
            yield Signaal(id="afspraak-open", tekst=_("%(soort)s van %(dag)s: is het gehouden?") % {"soort": toon_soort(gesprek), "dag": toon_dag(gesprek.datum)},
                          ernst="weet", stappen=("ambitiegesprek", "driegesprek", "gesprek-vastleggen"), feit_id=gesprek.feit_id)  # fmt: skip
    for deelname in s.rijen("deelname", status="niet_verschenen"):
        later = [d for d in s.rijen("deelname", soort=deelname.soort) if d.datum > deelname.datum]
        contact = [c for c in s.rijen("contact", onderwerp="niet_verschenen") if c.datum >= deelname.datum]
        if not later and not contact and deelname.datum >= min_(s.vandaag, NIEUWS):
            yield Signaal(id="niet-verschenen", tekst=_("Niet verschenen op de %s") % label_van("bijeenkomst_soort", deelname.soort).lower(),
                          uitleg=_("Bel eerst: hoe gaat het met de klant?"), ernst="hulp", stappen=("contact-vastleggen",), feit_id=deelname.feit_id)  # fmt: skip


def _groep(s: Situatie) -> Iterator[Signaal]:
    groep = s.lopend("klantgroep")
    if groep is not None and groep.herbeoordeling_op is not None and groep.herbeoordeling_op < s.vandaag:
        yield Signaal(id="herbeoordeling", tekst=_("De groep moest op %s opnieuw worden bekeken") % toon_dag(groep.herbeoordeling_op),
                      ernst="weet", stappen=("driegesprek-plannen", "groep-wijzigen"), feit_id=groep.feit_id)  # fmt: skip
    uitkering = s.lopend("uitkering")
    if groep is None and uitkering is not None and plus(uitkering.begin, INDELEN) < s.vandaag:
        yield Signaal(id="geen-groep", tekst=_("Heeft een uitkering maar nog geen groep"), stappen=("ambitiegesprek-plannen", "ambitiegesprek"))


def _overdracht(s: Situatie) -> Iterator[Signaal]:
    for toewijzing in s.lopende("toewijzing"):
        if toewijzing.overgedragen_op is not None and toewijzing.aanvaard_op is None and toewijzing.overgedragen_op <= s.vandaag:
            yield Signaal(id="niet-aanvaard", tekst=_("De overdracht van %s is nog niet aanvaard") % toon_dag(toewijzing.overgedragen_op),
                          ernst="weet", stappen=("overdracht-aanvaarden",), feit_id=toewijzing.feit_id)  # fmt: skip
    if s.groep is not None and not s.lopende("toewijzing", rol=("aanspreekpunt", "regie")):
        yield Signaal(id="geen-aanspreekpunt", tekst=_("De klant heeft geen aanspreekpunt"), stappen=("toewijzen",),
                      uitleg=_("Niemand wordt gebeld als er iets is."))  # fmt: skip


Regel = tuple[Callable[[Situatie], Iterator[Signaal]], tuple[str, ...]]
REGELS: tuple[Regel, ...] = (
    (_nood, ("melding", "verwijzing")),
    (_geen_contact, ("klantgroep", "gesprek", "contact", "deelname")),
    (_plan, ("klantgroep", "plan_van_aanpak")),
    (_contract, ("plaatsing",)),
    (_traject, ("traject",)),
    (_aanvraag, ("aanvraag",)),
    (_zoekperiode, ("melding", "aanvraag", "uitkering")),
    (_afspraken, ("gesprek", "contact", "deelname")),
    (_groep, ("klantgroep", "uitkering")),
    (_overdracht, ("toewijzing", "klantgroep")),
)
"""Each rule with the tables that must be visible for it: where a row is not seen, its absence says nothing."""
