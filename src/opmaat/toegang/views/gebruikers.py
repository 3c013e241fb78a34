"""The user administration: list, new, one user with appointments, password and lock."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from .. import acties, queries
from ..beheerformulieren import Aanstellingformulier, Gebruikerformulier, NieuweGebruiker
from ..bladen import blad_van
from ..models import Gebruiker
from ..recht import recht
from ..rechten import lees_rechten


class Filter(forms.Form):
    """Which users."""

    zoek = forms.CharField(label=gettext_lazy("Naam"), required=False, max_length=100)
    rol = forms.ChoiceField(label=gettext_lazy("Rol"), required=False)
    stand = forms.ChoiceField(label=gettext_lazy("Stand"), required=False, choices=(("", gettext_lazy("Alle")), ("actief", gettext_lazy("Mag inloggen")), ("dicht", gettext_lazy("Afgesloten"))))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rol"].choices = [("", _("Alle")), *((rol.id, rol.titel) for rol in lees_rechten().rollen.values())]  # type: ignore[attr-defined]


@recht("pagina:gebruikers")
@require_safe
def lijst(request: Any) -> HttpResponse:
    """All users, with what they are today."""
    formulier = Filter(request.GET)
    keuze = formulier.cleaned_data if formulier.is_valid() else {}
    blad = blad_van(queries.gebruikers(**keuze), request.GET.get("blad"))
    slot = _op_slot(blad.rijen)
    rijen = [
        {"gebruiker": wie, "aanstellingen": [a for a in wie.aanstellingen.all() if a.van <= request.lezer.vandaag and (a.tot is None or a.tot >= request.lezer.vandaag)], "slot": wie.gebruikersnaam in slot}
        for wie in blad.rijen
    ]
    return render(request, "toegang/gebruikers.html", {"rijen": rijen, "blad": blad, "filterformulier": formulier, "filteradres": request.path, "gefilterd": any(keuze.values()), "rollen": lees_rechten().rollen})


@recht("pagina:gebruikers")
@require_http_methods(["GET", "POST"])
def nieuw(request: Any) -> HttpResponse:
    """A new user; the temporary password is shown once, on the page that follows."""
    formulier = NieuweGebruiker(request.POST or None, initial={"van": request.lezer.vandaag})
    if request.method == "POST" and formulier.is_valid():
        g = formulier.cleaned_data
        nummer = acties.maak_medewerker(request.lezer, g["organisatie"], g["team"]) if g["heeft_klanten"] else None
        wie, wachtwoord = acties.nieuwe_gebruiker(
            request.lezer, gebruikersnaam=g["gebruikersnaam"], naam=g["naam"], email=g["email"], telefoon=g["telefoon"], medewerker_id=nummer
        )
        acties.geef_aanstelling(request.lezer, wie, **{naam: g[naam] for naam in ("rol", "organisatie", "gemeente", "team", "van", "tot")})
        return render(request, "toegang/wachtwoord_gegeven.html", {"gebruiker": wie, "wachtwoord": wachtwoord})
    return render(request, "toegang/gebruiker_nieuw.html", {"formulier": formulier, "teams": queries.teams(), "kruimels": _kruimels(_("Nieuwe gebruiker"))})


@recht("pagina:gebruikers")
@require_http_methods(["GET", "POST"])
def een(request: Any, gebruiker_id: int) -> HttpResponse:
    """One user: data, appointments, password and lock; each button is its own small form."""
    wie = get_object_or_404(Gebruiker, pk=gebruiker_id)
    wat = request.POST.get("wat", "") if request.method == "POST" else ""
    gegevens = Gebruikerformulier(request.POST if wat == "gegevens" else None, gebruiker=wie, initial={"naam": wie.naam, "gebruikersnaam": wie.gebruikersnaam, "email": wie.email, "telefoon": wie.telefoon})
    aanstelling = Aanstellingformulier(request.POST if wat == "aanstelling" else None, initial={"van": request.lezer.vandaag})
    if wat:
        try:
            if antwoord := _doe(request, wie, wat, gegevens, aanstelling):
                return antwoord
        except acties.Toegangsfout as fout:
            messages.error(request, str(fout))
            return HttpResponseRedirect(reverse("gebruiker", args=[wie.pk]))
    inhoud = {
        "wie": wie, "gegevens": gegevens, "aanstelling": aanstelling, "aanstellingen": wie.aanstellingen.order_by("-van"), "slot": bool(_op_slot([wie])),  # type: ignore[attr-defined]
        "vandaag": request.lezer.vandaag, "rollen": lees_rechten().rollen, "gedaan": wie.beheerhandelingen.select_related("door")[:20], "kruimels": _kruimels(wie.naam),  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "toegang/gebruiker.html", inhoud)


def _doe(request: Any, wie: Gebruiker, wat: str, gegevens: Gebruikerformulier, aanstelling: Aanstellingformulier) -> HttpResponse | None:
    """Does what the button says; None when a form has to be shown again."""
    if wat == "gegevens":
        if not gegevens.is_valid():
            return None
        acties.wijzig_gebruiker(request.lezer, wie, **{**gegevens.cleaned_data, "email": gegevens.cleaned_data["email"] or None})
    elif wat == "aanstelling":
        if not aanstelling.is_valid():
            return None
        acties.geef_aanstelling(request.lezer, wie, **aanstelling.cleaned_data)
    elif wat == "einde":
        acties.beeindig_aanstelling(request.lezer, get_object_or_404(wie.aanstellingen, pk=request.POST.get("nummer") or 0), request.lezer.vandaag)  # type: ignore[attr-defined]
    elif wat == "wachtwoord":
        return render(request, "toegang/wachtwoord_gegeven.html", {"gebruiker": wie, "wachtwoord": acties.nieuw_wachtwoord(request.lezer, wie)})
    elif wat == "ontgrendel":
        acties.ontgrendel(request.lezer, wie)
    elif wat in ("sluit", "open"):
        acties.wijzig_gebruiker(request.lezer, wie, is_active=wat == "open")
    else:
        raise Http404
    messages.success(request, _("Opgeslagen."))
    return HttpResponseRedirect(reverse("gebruiker", args=[wie.pk]))


def _op_slot(gebruikers: Iterable[Gebruiker]) -> frozenset[str]:
    return acties.op_slot(gebruikers, settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME)


def _kruimels(titel: str) -> list[tuple[str, str]]:
    return [(_("Gebruikers"), reverse("gebruikers")), (titel, "")]
