"""One page for every step: shows its form with everything known filled in, and takes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.feiten import AlGedaan, Ingehaald, Onmogelijk, handeling
from opmaat.dossier.formulier import Stapformulier, beginwaarden, maak_formulier
from opmaat.dossier.formulierstaat import VELD, Formulierstaat
from opmaat.dossier.queries.situatie import lezer_van, maak_organisatiesituatie, maak_situatie, maak_werkgeversituatie
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import Onderwerp, Stap
from opmaat.dossier.toon import toon_bijzonderheden, toon_feit
from opmaat.dossier.uitvoering import Databankactie
from opmaat.toegang.bewaard import HERSTEL
from opmaat.toegang.policies import mag_stap
from opmaat.toegang.recht import INGELOGD, MENSEN, recht

ONDERWERPEN = {"klant": gettext_lazy("Klanten"), "werkgever": gettext_lazy("Werkgevers"), "organisatie": gettext_lazy("Tevredenheid en klachten")}


@recht(MENSEN)
def neem_stap(request: HttpRequest, stap_id: str, persoon_id: int | None = None, feit_id: int | None = None) -> HttpResponse:
    """GET shows the form of a step on this person (or on somebody new); POST checks, writes and goes back to the client."""
    stap = _vind(request, stap_id, "klant")
    if (persoon_id is None) is not stap.nieuw:
        raise Http404
    s = maak_situatie(lezer_van(request), persoon_id, stap.rollen)
    if persoon_id is not None and s.persoon is None:
        raise Http404
    return _behandel(request, stap, stap.bij(s), feit_id)


@recht("lijst:werkgevers")
def neem_werkgeverstap(request: HttpRequest, stap_id: str, werkgever_id: int | None = None, feit_id: int | None = None) -> HttpResponse:
    """The same for a step on an employer, or on a new one."""
    stap = _vind(request, stap_id, "werkgever")
    if (werkgever_id is None) is not stap.nieuw:
        raise Http404
    s = maak_werkgeversituatie(lezer_van(request), werkgever_id, stap.rollen)
    if werkgever_id is not None and s.klant is None:
        raise Http404
    return _behandel(request, stap, stap.bij(s), feit_id)


@recht(INGELOGD)
def neem_organisatiestap(request: HttpRequest, stap_id: str, feit_id: int | None = None) -> HttpResponse:
    """The same for a step that is about nobody: a complaint, an answer to a survey."""
    stap = _vind(request, stap_id, "organisatie")
    return _behandel(request, stap, stap.bij(maak_organisatiesituatie(lezer_van(request), stap.rollen)), feit_id)


def _vind(request: HttpRequest, stap_id: str, onderwerp: Onderwerp) -> Stap:
    stap = alle_stappen().vind(stap_id)
    if stap is None or stap.onderwerp != onderwerp:
        raise Http404
    if not mag_stap(lezer_van(request), stap):
        raise PermissionDenied(_("De stap “%(stap)s” hoort niet bij uw rol.") % {"stap": stap.titel})
    return stap


def _behandel(request: HttpRequest, stap: Stap, s: Situatie, feit_id: int | None) -> HttpResponse:
    if stap.over is not None:
        kandidaten = list(stap.over(s))
        gekozen = next((k for k in kandidaten if k.feit_id == feit_id), None)
        if feit_id is None and len(kandidaten) == 1:
            gekozen = kandidaten[0]
        if gekozen is None and kandidaten and feit_id is None:
            return _kies(request, stap, s, kandidaten)
        s = replace(s, feit=gekozen)
        if gekozen is None:
            return _kan_niet(request, stap, s, _("Dit is intussen afgehandeld of veranderd. Kijk hoe het er nu voor staat."))
    if request.method != "POST" and (reden := stap.waarom_niet(s)) is not None:
        return _kan_niet(request, stap, s, reden)
    return _neem(request, stap, s) if request.method == "POST" else _toon(request, stap, s, _leeg(stap, s))


def _leeg(stap: Stap, s: Situatie) -> Stapformulier:
    """The form to start with: everything that is known is filled in."""
    return maak_formulier(stap, s)(initial=dict(beginwaarden(stap, s)))


def _neem(request: HttpRequest, stap: Stap, s: Situatie) -> HttpResponse:
    staat = Formulierstaat.lees(request.POST.get(VELD))
    formulier = maak_formulier(stap, s)(request.POST)
    if staat is None or (staat.gebruiker, staat.stap, staat.persoon) != (request.user.pk, stap.id, s.persoon_id or s.werkgever_id):
        formulier.is_valid()
        formulier.add_error(None, _("Dit formulier is verlopen. Controleer wat er staat en sla het opnieuw op."))
        return _toon(request, stap, s, formulier)
    if HERSTEL in request.POST:
        messages.info(request, _("U was even weg. Wat u had ingevuld staat er nog. Controleer het en sla het op."))
        return _toon(request, stap, s, formulier, staat)
    feit_id, versie = stap.gezien(s)
    if (staat.feit, staat.versie) != (feit_id, versie):
        formulier.is_valid()
        formulier.add_error(None, _("Iemand anders heeft dit intussen gewijzigd. Kijk bij “Nu vastgelegd” wat er staat, pas zo nodig aan en sla opnieuw op."))
        return _toon(request, stap, s, formulier)
    if (reden := stap.waarom_niet(s)) is not None and not _al_gedaan(staat.sleutel):
        formulier.is_valid()
        formulier.add_error(None, reden)
        return _toon(request, stap, s, formulier)
    if not formulier.is_valid():
        return _toon(request, stap, s, formulier, staat)
    try:
        with handeling(door=request.user, stap=stap.id, klant=s.persoon_id, sleutel=staat.sleutel) as h:
            actie = Databankactie(s, h, waarom=str(stap.titel), verwacht=staat.versie)
            stap.voer_uit(actie, s, formulier.gegevens)
            if actie.geschreven:
                actie.toelichting(actie.geschreven[0], formulier.reden)
    except AlGedaan:
        messages.info(request, _("Dit was al opgeslagen. Er is niets dubbel vastgelegd."))
        return HttpResponseRedirect(bladzijde_van(stap, s))
    except Ingehaald as fout:
        formulier.add_error(None, str(fout))
        return _toon(request, stap, s, formulier)
    except Onmogelijk as fout:
        namen = {veld.kolom.partition(".")[2]: veld.naam for veld in formulier.stapvelden if veld.kolom}
        veld = next((namen[kolom] for kolom in fout.kolommen if kolom in namen), None)
        formulier.add_error(veld, str(fout))
        return _toon(request, stap, s, formulier)
    return _klaar(request, stap, actie)


def _klaar(request: HttpRequest, stap: Stap, actie: Databankactie) -> HttpResponse:
    messages.success(request, str(stap.gelukt) or _("Opgeslagen: %s.") % str(stap.titel).lower())
    for brief in actie.brieven:
        messages.info(request, _("Er is een brief gemaakt: %s. Bekijk hem en verstuur hem.") % brief.titel)
    adres = bladzijde_van(stap, actie.s)
    return HttpResponseRedirect(f"{adres}?na={stap.id}" if stap.volgende else adres)


def bladzijde_van(stap: Stap, s: Situatie) -> str:
    """The page of what the step is about: the client, the employer; where one begins when there is none yet."""
    if stap.onderwerp == "werkgever":
        return reverse("werkgever", args=[s.werkgever_id]) if s.werkgever_id else reverse("werkgevers")
    if stap.onderwerp == "organisatie":
        if stap.tabel == "bijeenkomst":
            return reverse("bijeenkomsten") if s.feit is None else reverse("bijeenkomst", args=[s.feit.feit_id])
        return reverse("tevredenheid")
    return reverse("klant", args=[s.persoon_id]) if s.persoon_id else reverse("zoeken")


def adres_van(stap: Stap, s: Situatie, feit_id: int | None = None) -> str:
    """The address of a step on this subject, on one of its facts when that is given."""
    over = "" if feit_id is None else "-over"
    feit = [] if feit_id is None else [feit_id]
    if stap.onderwerp == "werkgever":
        return reverse(f"werkgeverstap{over}", args=[s.werkgever_id, stap.id, *feit])
    if stap.onderwerp == "organisatie":
        return reverse(f"organisatiestap{over}", args=[stap.id, *feit])
    return reverse(f"stap{over}", args=[s.persoon_id, stap.id, *feit])


def _al_gedaan(sleutel: str) -> bool:
    from opmaat.dossier.models import Handeling

    return Handeling.objects.filter(sleutel=sleutel).exists()


def _toon(request: HttpRequest, stap: Stap, s: Situatie, formulier: Stapformulier, staat: Formulierstaat | None = None) -> HttpResponse:
    feit = s.feit
    if staat is None:
        staat = Formulierstaat.nieuw(int(request.user.pk), stap.id, s.persoon_id or s.werkgever_id, *stap.gezien(s))
    inhoud = {
        **_kop(stap, s),
        "formulier": formulier,
        "groepen": list(formulier.groepen()),
        "staat": staat.teken(),
        "nu": _nu(stap, s, formulier) if feit is None else {"wat": toon_feit(feit), "tekst": toon_bijzonderheden(feit)},
        "waarschuwingen": formulier.waarschuwingen,
        "gezien": getattr(formulier, "gezien", ""),
        "knop": str(stap.knop) or _("Opslaan"),
    }
    return render(request, "dossier/stap.html", inhoud, status=422 if formulier.is_bound and formulier.errors and request.method == "POST" else 200)


def _nu(stap: Stap, s: Situatie, formulier: Stapformulier) -> dict[str, str] | None:
    """What the form changes as it is known now, when what was typed is not what it was."""
    feit = stap.ziet(s) if stap.ziet is not None and formulier.is_bound else None
    if feit is None:
        return None
    if feit is not s.klant:
        return {"wat": toon_feit(feit), "tekst": toon_bijzonderheden(feit)}
    waarden = [getattr(s.klant, veld.naam, None) for veld in formulier.stapvelden if veld.naam != "bsn"]
    return {"wat": s.naam, "tekst": " · ".join(waarde for waarde in waarden if isinstance(waarde, str) and waarde)}


def _kies(request: HttpRequest, stap: Stap, s: Situatie, kandidaten: list[Any]) -> HttpResponse:
    keuzes = [
        {"adres": adres_van(stap, s, k.feit_id), "titel": toon_feit(k), "tekst": toon_bijzonderheden(k)} for k in kandidaten
    ]
    return render(request, "dossier/stap_kies.html", {**_kop(stap, s), "keuzes": keuzes})


def _kan_niet(request: HttpRequest, stap: Stap, s: Situatie, reden: str) -> HttpResponse:
    return render(request, "dossier/stap_kan_niet.html", {**_kop(stap, s), "reden": reden}, status=409)


def _kop(stap: Stap, s: Situatie) -> dict[str, Any]:
    terug = bladzijde_van(stap, s)
    naam = s.naam or (_("Klant %d") % s.persoon_id if s.persoon_id else _("Bijeenkomsten") if stap.tabel == "bijeenkomst" else ONDERWERPEN[stap.onderwerp])
    return {"stap": stap, "s": s, "terug": terug, "naam": naam, "kruimels": [(naam, terug), (str(stap.titel), "")]}
