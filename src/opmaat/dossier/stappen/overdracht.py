"""Who is responsible for a client, and how that passes from one organisation or colleague to another.

Document 002 par. 4.1: the regie lies with the werk-leerbedrijf for Matchen and Groeien, with income support (IO) for Faciliteren
and Zorgen; a client has one contact person at each organisation that serves them. A handover has three moments, all on the new
``toewijzing``: proposed (``overgedragen_op``), accepted (``aanvaard_op``), and the warm talk (``warm``). From the proposal on the old regie ends the day
before the new one begins, so that there is always exactly one; a refusal takes that back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Collega, Situatie, dag_voor
from opmaat.dossier.stap import Beurt, Fout, Gegevens, Opmerking, Stap, Veld
from opmaat.dossier.stappen.inburgering import burgert_in, overdracht_voor
from opmaat.dossier.veld import label_van
from opmaat.toegang.rechten import lees_rechten

BEGELEIDERS = frozenset({"werkcoach", "inkomensconsulent", "participatiemakelaar", "consulent_inburgering", "consulent_jongerenloket", "werkleider", "teamleider"})
"""Who has clients of their own, or leads those who have: they hand over, accept and refuse."""
TOEWIJZERS = BEGELEIDERS | {"balie", "poortwachter", "intaker"}
"""Who may give a client a first contact person."""
ZELFDE_DAG = _("Vandaag of later")


def regie_hoort_bij(s: Situatie) -> str | None:
    """The organisation that should have the regie in the group of today; ``None`` without a group."""
    soort = lees_rechten().regie.get(s.groep or "")
    return None if soort is None else s.inrichting.werk if soort == "werk" else s.inrichting.inkomen


def voorgesteld(s: Situatie) -> list[Any]:
    """The regie that was proposed and not yet accepted, also when it begins later."""
    return [rij for rij in s.rijen("toewijzing", rol="regie", aanvaard_op=None) if rij.overgedragen_op is not None and (rij.eind is None or rij.eind >= s.vandaag)]


def _aan_mij(s: Situatie) -> list[Any]:
    return [rij for rij in voorgesteld(s) if rij.organisatie in s.lezer.organisaties]


def _zelfde_partij(s: Situatie, een: str | None, ander: str | None) -> bool:
    soort = lees_rechten().soort
    return een == ander or (soort(een or "") != "" and soort(een or "") == soort(ander or ""))


def _collega(s: Situatie, nummer: Any) -> Collega | None:
    return next((c for c in s.gids.collegas() if str(c.medewerker_id) == str(nummer)), None)


def _organisaties(s: Situatie) -> Iterable[tuple[str, str]]:
    return [(naam, naam) for naam in (s.inrichting.werk, s.inrichting.inkomen)]


def _alle_collegas(s: Situatie) -> Iterable[tuple[str, str]]:
    return [(str(c.medewerker_id), str(c)) for c in s.gids.collegas()]


def _eigen_collegas(s: Situatie) -> Iterable[tuple[str, str]]:
    return [(str(c.medewerker_id), str(c)) for c in s.gids.collegas() if c.organisatie in s.lezer.organisaties]


def _beurt_voorstellen(s: Situatie) -> Beurt | None:
    hoort, regie = regie_hoort_bij(s), s.lopend("toewijzing", rol="regie")
    if hoort is None or voorgesteld(s) or (regie is not None and _zelfde_partij(s, regie.organisatie, hoort)):
        return None
    if hoort == s.inrichting.werk and burgert_in(s):
        return overdracht_voor(s)
    return Beurt(str(_("In de groep %(groep)s hoort de regie bij %(organisatie)s.") % {"groep": s.groep, "organisatie": hoort}))


def _kan_voorstellen(s: Situatie) -> Any:
    if s.groep is None:
        return _("De klant is nog niet ingedeeld in een groep. Wijs eerst een contactpersoon toe.")
    if voorgesteld(s):
        return _("Er ligt al een voorstel tot overdracht. Dat wordt eerst aanvaard of geweigerd.")
    return None


def _controleer_voorstel(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    regie, collega = s.lopend("toewijzing", rol="regie"), _collega(s, g.medewerker)
    if g.medewerker and collega is not None and collega.organisatie != g.organisatie:
        yield Fout("medewerker", _("%(naam)s werkt bij %(eigen)s. Kies een medewerker van %(organisatie)s, of laat dit leeg.") % {"naam": collega.naam, "eigen": collega.organisatie, "organisatie": g.organisatie})
    if regie is not None and regie.organisatie == g.organisatie:
        yield Fout("organisatie", _("%s heeft de regie al. Wijzig de contactpersoon als het om een andere collega gaat.") % g.organisatie)
    yield from _niet_in_verleden(s, g.begin, regie)


def _niet_in_verleden(s: Situatie, begin: date, eerder: Any) -> Iterable[Opmerking]:
    if begin < s.vandaag:
        yield Fout("begin", _("Kies vandaag of een latere dag. Wie een klant eerder had, verandert niet meer."))
    elif eerder is not None and eerder.begin > begin:
        yield Fout("begin", _("De toewijzing van nu begint pas op %s. Kies een latere dag.") % f"{eerder.begin:%d-%m-%Y}")


def _stel_voor(a: Actie, s: Situatie, g: Gegevens) -> Any:
    collega = _collega(s, g.medewerker)
    rij = a.vervang(
        s.lopend("toewijzing", rol="regie"), "toewijzing", g.begin,
        rol="regie", organisatie=g.organisatie, team=collega.team if collega else None, medewerker_id=collega.medewerker_id if collega else None,
        overgedragen_op=s.vandaag, warm=False,
    )  # fmt: skip
    return rij


def _controleer_aanvaarden(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.aanvaard_op < s.feit.overgedragen_op:
        yield Fout("aanvaard_op", _("De klant is pas op %s overgedragen.") % f"{s.feit.overgedragen_op:%d-%m-%Y}")
    if _collega(s, g.medewerker) is None:
        yield Fout("medewerker", _("Kies wie de klant begeleidt."))


def _gesprek_gehouden(s: Situatie, sinds: date) -> bool:
    return any(rij.datum >= sinds for rij in s.rijen("gesprek", soort="overdracht", resultaat="gehouden"))


def _aanvaard(a: Actie, s: Situatie, g: Gegevens) -> Any:
    """The receiving employee has the regie and is contact person there; the organisation that lets go keeps a contact person only for the benefit."""
    feit, collega = s.feit, _collega(s, g.medewerker)
    assert collega is not None
    wie = {"organisatie": feit.organisatie, "team": collega.team, "medewerker_id": collega.medewerker_id}
    vanaf = max(feit.begin, g.aanvaard_op)
    rij = a.wijzig(feit, str(_("Bij de aanvaarding gekozen")), aanvaard_op=g.aanvaard_op, warm=bool(g.warm), medewerker_id=collega.medewerker_id, team=collega.team)
    rollen = ("aanspreekpunt", "begeleider") if feit.organisatie == s.inrichting.werk else ("aanspreekpunt",)
    for rol in rollen:
        eerder = s.lopend("toewijzing", op=vanaf, rol=rol, organisatie=feit.organisatie)
        if eerder is None or eerder.medewerker_id != collega.medewerker_id:
            a.vervang(eerder, "toewijzing", vanaf, rol=rol, **wie, overgedragen_op=feit.overgedragen_op, aanvaard_op=g.aanvaard_op, warm=bool(g.warm))
    if feit.organisatie != s.inrichting.werk:
        for oud in s.lopende("toewijzing", op=vanaf, rol=("aanspreekpunt", "begeleider"), organisatie=s.inrichting.werk):
            a.sluit(oud, dag_voor(vanaf))
    return rij


def _weiger(a: Actie, s: Situatie, g: Gegevens) -> None:
    """The proposal was never so; the regie that ended for it goes on."""
    reden = str(_("Overdracht niet aanvaard: %s") % g.reden)
    a.vernietig(s.feit, reden)
    for eerder in s.rijen("toewijzing", rol="regie", eind=dag_voor(s.feit.begin)):
        a.toelichting(a.wijzig(eerder, reden, eind=None), g.reden)


def _gesprek(a: Actie, s: Situatie, g: Gegevens) -> Any:
    """The talk of client and both colleagues; held, it makes the handover a warm one."""
    kolommen = {
        "datum": g.datum, "resultaat": g.resultaat, "waar": g.waar, "deelnemers": g.deelnemers or None,
        "deelnemende_organisaties": [s.inrichting.werk, s.inrichting.inkomen],
    }  # fmt: skip
    gepland = s.laatste("gesprek", soort="overdracht", resultaat="gepland")
    rij = a.wijzig(gepland, **kolommen) if gepland is not None else a.leg_vast("gesprek", soort="overdracht", **kolommen)
    if g.resultaat == "gehouden":
        for feit in _over_te_dragen(s):
            a.wijzig(feit, str(_("Het overdrachtsgesprek is gehouden")), warm=True)
    return rij


def _over_te_dragen(s: Situatie) -> Sequence[Any]:
    """The regie that was handed over last, whether or not accepted, as far as no warm talk was noted."""
    regie = [rij for rij in s.rijen("toewijzing", rol="regie") if rij.overgedragen_op is not None and not rij.warm and (rij.eind is None or rij.eind >= s.vandaag)]
    return regie[-1:]


def _controleer_gesprek(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if g.resultaat == "gehouden" and g.datum > s.vandaag:
        yield Fout("datum", _("Een gesprek dat nog komt, is nog niet gehouden. Kies: gepland."))
    if g.resultaat == "gepland" and g.datum < s.vandaag:
        yield Fout("datum", _("Deze dag is al geweest. Kies wat er van het gesprek is gekomen."))


def _eigen_toewijzingen(s: Situatie) -> list[Any]:
    return [rij for rij in s.lopende("toewijzing") if rij.organisatie in s.lezer.organisaties]


def _wissel(a: Actie, s: Situatie, g: Gegevens) -> Any:
    collega = _collega(s, g.medewerker)
    assert collega is not None
    eigen_team = (collega.organisatie, collega.team) == (s.feit.organisatie, s.feit.team)
    return a.vervang(
        s.feit, "toewijzing", g.begin, rol=s.feit.rol, organisatie=collega.organisatie, team=collega.team, medewerker_id=collega.medewerker_id,
        overgedragen_op=s.vandaag, aanvaard_op=s.vandaag if eigen_team or collega.medewerker_id == s.lezer.medewerker_id else None, warm=False,
    )  # fmt: skip


def _controleer_wissel(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    if str(s.feit.medewerker_id) == str(g.medewerker):
        yield Fout("medewerker", _("Deze collega is het al. Kies een ander."))
    yield from _niet_in_verleden(s, g.begin, s.feit)


def _wijs_toe(a: Actie, s: Situatie, g: Gegevens) -> Any:
    collega = _collega(s, g.medewerker)
    assert collega is not None
    return a.leg_vast("toewijzing", rol=g.rol, begin=g.begin, organisatie=collega.organisatie, team=collega.team, medewerker_id=collega.medewerker_id, overgedragen_op=s.vandaag,
                      aanvaard_op=s.vandaag if collega.medewerker_id == s.lezer.medewerker_id else None, warm=False)  # fmt: skip


def _controleer_toewijzing(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    collega = _collega(s, g.medewerker)
    waar = {} if g.rol not in ("aanspreekpunt", "begeleider") else {"organisatie": collega.organisatie if collega else None}
    bezet = s.lopend("toewijzing", op=g.begin, rol=g.rol, **waar)
    if bezet is not None:
        yield Fout("rol", _("De klant heeft al iemand in de rol %(rol)s, sinds %(dag)s. Wijzig dan de contactpersoon.") % {"rol": label_van("toewijzing_rol", g.rol).lower(), "dag": f"{bezet.begin:%d-%m-%Y}"})
    yield from _niet_in_verleden(s, g.begin, None)


def _vanaf() -> Veld:
    return Veld("begin", kolom="toewijzing.begin", label=_("Vanaf"), hulp=ZELFDE_DAG, toekomst=True)


def _wie(keuzes: Any, **opties: Any) -> Veld:
    return Veld("medewerker", soort="keuze", keuzes=keuzes, **{"label": _("Medewerker"), "verplicht": True, **opties})


VOORSTELLEN = Stap(
    id="overdracht-voorstellen",
    titel=_("Klant overdragen"),
    uitleg=_("U stelt voor dat de andere organisatie de regie neemt. De ontvanger aanvaardt het, het liefst na een gesprek met u en de klant."),
    fase="overdracht",
    tabel="toewijzing",
    rollen=BEGELEIDERS | {"intaker"},
    velden=(
        Veld("organisatie", keuzes=_organisaties, label=_("Naar"), verplicht=True),
        _wie(_alle_collegas, verplicht=False, hulp=_("Weet u het nog niet? Laat dit dan leeg: de teamleider daar kiest.")),
        _vanaf(),
        Veld("waarom", soort="lang", label=_("Wat moet de ontvanger weten?"), toelichting=True, hulp=_("De klant kan dit lezen.")),
    ),
    kan=_kan_voorstellen,
    beurt=_beurt_voorstellen,
    vooraf=lambda s: {"organisatie": regie_hoort_bij(s), "begin": s.vandaag},
    controleer=_controleer_voorstel,
    doe=_stel_voor,
    volgende=("overdracht-gesprek",),
    gelukt=_("Het voorstel ligt klaar voor de ontvanger."),
)

AANVAARDEN = Stap(
    id="overdracht-aanvaarden",
    titel=_("Overdracht aanvaarden"),
    uitleg=_("U neemt de klant over. Vanaf nu weet de klant wie hij kan bellen."),
    fase="overdracht",
    tabel="toewijzing",
    rollen=BEGELEIDERS,
    over=_aan_mij,
    velden=(
        _wie(_eigen_collegas, label=_("Wie begeleidt de klant?")),
        Veld("aanvaard_op", verplicht=True, label=_("Aanvaard op")),
        Veld("warm", label=_("Was er een gesprek met de klant en beide begeleiders?"), verplicht=True),
    ),
    beurt=lambda s: Beurt(str(_("Een overdracht wacht op u."))) if _aan_mij(s) else None,
    vooraf=lambda s: {"aanvaard_op": s.vandaag, "medewerker": s.feit.medewerker_id or s.lezer.medewerker_id, "warm": _gesprek_gehouden(s, s.feit.overgedragen_op)},
    controleer=_controleer_aanvaarden,
    doe=_aanvaard,
    gelukt=_("De klant is van u."),
)

WEIGEREN = Stap(
    id="overdracht-weigeren",
    titel=_("Overdracht weigeren"),
    uitleg=_("De klant blijft bij de organisatie die hem had. Bel eerst: vaak komt u er samen uit."),
    fase="overdracht",
    tabel="toewijzing",
    rollen=BEGELEIDERS,
    over=_aan_mij,
    velden=(Veld("reden", soort="lang", label=_("Waarom neemt u de klant niet over?"), verplicht=True),),
    vooraf=lambda s: {},
    doe=_weiger,
    knop=_("Weiger de overdracht"),
)

GESPREK = Stap(
    id="overdracht-gesprek",
    titel=_("Overdrachtsgesprek"),
    uitleg=_("De klant en beide begeleiders spreken elkaar. Zo hoeft de klant zijn verhaal niet opnieuw te vertellen."),
    fase="overdracht",
    tabel="gesprek",
    rollen=BEGELEIDERS | {"intaker"},
    velden=(
        Veld("datum", toekomst=True),
        Veld("resultaat", verplicht=True),
        Veld("waar"),
        Veld("deelnemers"),
        Veld("verslag", soort="lang", label=_("Wat is er afgesproken?"), notitie="algemeen"),
    ),
    kan=lambda s: None if _over_te_dragen(s) or s.laatste("gesprek", soort="overdracht", resultaat="gepland") else _("Er is nu geen overdracht. Stel eerst een overdracht voor."),
    vooraf=lambda s: {"datum": s.vandaag, "resultaat": "gehouden"},
    controleer=_controleer_gesprek,
    doe=_gesprek,
    volgende=("overdracht-aanvaarden",),
)

CONTACTPERSOON = Stap(
    id="contactpersoon-wijzigen",
    titel=_("Contactpersoon wijzigen"),
    uitleg=_("Een collega neemt de klant van u over. Vertel het de klant."),
    fase="overdracht",
    tabel="toewijzing",
    rollen=BEGELEIDERS,
    over=_eigen_toewijzingen,
    velden=(
        _wie(_eigen_collegas, label=_("Wie neemt het over?")),
        _vanaf(),
        Veld("waarom", soort="lang", label=_("Wat moet de collega weten?"), toelichting=True),
    ),
    vooraf=lambda s: {"begin": s.vandaag, "medewerker": None},
    controleer=_controleer_wissel,
    doe=_wissel,
)

TOEWIJZEN = Stap(
    id="toewijzen",
    titel=_("Contactpersoon toewijzen"),
    uitleg=_("De klant krijgt iemand die hij kan bellen."),
    fase="overdracht",
    tabel="toewijzing",
    rollen=TOEWIJZERS,
    velden=(Veld("rol", verplicht=True), _wie(_alle_collegas), _vanaf()),
    vooraf=lambda s: {"begin": s.vandaag, "rol": "aanspreekpunt"},
    controleer=_controleer_toewijzing,
    doe=_wijs_toe,
)

STAPPEN = (TOEWIJZEN, VOORSTELLEN, GESPREK, AANVAARDEN, WEIGEREN, CONTACTPERSOON)
