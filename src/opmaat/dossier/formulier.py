"""The form of a step: a Django form class made out of its fields, the canonical schema and the situation.

The form checks what holds everywhere (a real day, a known code, not before birth); the step's own ``controleer`` follows
when all answers are there. A warning may be passed by giving a reason in the field that then appears.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.invoer import (
    KIES,
    LANGSTE_NOTITIE,
    LANGSTE_TEKST,
    VERPLICHT,
    Bsnveld,
    Datumveld,
    Getalveld,
    JaNeeveld,
    Tekstveld,
)
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import ALLES, Fout, Gegevens, Stap, Waarschuwing
from opmaat.dossier.veld import Veld

MEESTE_KNOPPEN = 6
REDEN = "toch_reden"
GEZIEN = "toch_gezien"


@dataclass(frozen=True)
class Veldgroep:
    """Fields that belong together, with the heading above them (empty: none); ``paren``: drawn two by two."""

    titel: str
    velden: tuple[forms.BoundField, ...]
    paren: bool = False


class Stapformulier(forms.Form):
    """The form of one step in one situation; ``gegevens`` holds the answers once it is valid."""

    stap: Stap
    situatie: Situatie
    stapvelden: tuple[Veld, ...]
    use_required_attribute = False  # what is still empty is not wrong yet; the server says what is missing
    required_css_class = "verplicht"
    error_css_class = "fout"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.waarschuwingen: list[Waarschuwing] = []

    @property
    def gegevens(self) -> Gegevens:
        """The answers; only after ``is_valid()``."""
        schoon = {veld.naam: self.cleaned_data.get(veld.naam) for veld in self.stapvelden}
        return Gegevens({n: None if w in ("", []) else w for n, w in schoon.items()}, self.stapvelden)

    @property
    def reden(self) -> str:
        """Why the user passed the warnings; empty without warnings."""
        return (self.cleaned_data.get(REDEN) or "") if self.waarschuwingen else ""

    def groepen(self) -> Iterator[Veldgroep]:
        """The fields under their headings, in the order of the step; the reason for passing a warning comes last."""
        for titel, velden in itertools.groupby(self.stapvelden, key=lambda veld: str(veld.groep)):
            bundel = tuple(velden)
            yield Veldgroep(titel, tuple(self[veld.naam] for veld in bundel), paren=any(veld.naast for veld in bundel))
        if REDEN in self.fields:
            yield Veldgroep(_("Toch doorgaan?"), (self[REDEN],))

    def clean(self) -> dict[str, Any]:
        """Runs the step's own checks when every answer could be read, and asks a reason for warnings.

        A reason that was typed stays in the form, also when something else has to be mended first.
        """
        schoon = super().clean() or {}
        if self.data.get(self.add_prefix(REDEN), "").strip():
            self._toon_reden()
        if self.errors:
            return schoon
        opmerkingen = list(self.stap.controleer(self.situatie, self.gegevens))
        for fout in opmerkingen:
            if isinstance(fout, Fout):
                self.add_error(None if fout.veld == ALLES or fout.veld not in self.fields else fout.veld, str(fout.tekst))
        self.waarschuwingen = [o for o in opmerkingen if isinstance(o, Waarschuwing)]
        if self.waarschuwingen and not self.errors:
            self._vraag_reden()
        return schoon

    def _toon_reden(self) -> None:
        self.fields[REDEN] = Tekstveld(
            label=_("Waarom gaat u toch door?"), help_text=_("Uw reden wordt bewaard bij wat u vastlegt."),
            required=False, langste=LANGSTE_NOTITIE, widget=forms.Textarea(attrs={"rows": 3}),
        )  # fmt: skip

    def _vraag_reden(self) -> None:
        merk = "|".join(sorted(f"{w.veld}:{w.tekst}" for w in self.waarschuwingen))
        self._toon_reden()
        self.gezien = merk
        try:
            reden = self.cleaned_data[REDEN] = self.fields[REDEN].clean(self.data.get(self.add_prefix(REDEN), "")).strip()
        except forms.ValidationError as fout:
            self.add_error(REDEN, fout)
            return
        if self.data.get(self.add_prefix(GEZIEN)) != merk:
            self.add_error(None, _("Controleer dit eerst. Klopt het toch? Schrijf onderaan waarom en sla opnieuw op."))
        elif not reden:
            self.add_error(REDEN, _("Schrijf waarom u toch doorgaat."))


def maak_formulier(stap: Stap, s: Situatie) -> type[Stapformulier]:
    """The form class of the step in this situation."""
    velden = stap.velden_voor(s)
    inhoud: dict[str, Any] = {veld.naam: maak_veld(veld, s) for veld in velden}
    inhoud |= {"stap": stap, "situatie": s, "stapvelden": velden}
    return type(f"Formulier_{stap.id.replace('-', '_')}", (Stapformulier,), inhoud)


def beginwaarden(stap: Stap, s: Situatie) -> Mapping[str, Any]:
    """Everything that is known beforehand: the columns of the fact that the step is about, then what the step says."""
    bekend: dict[str, Any] = {}
    if s.feit is not None:
        for veld in stap.velden_voor(s):
            tabel, _punt, kolom = (veld.kolom or "").partition(".")
            if tabel == getattr(s.feit, "tabel", None):
                waarde = getattr(s.feit, kolom, None)
                bekend[veld.naam] = waarde.split(";") if waarde and veld.vorm == "meerkeuze" and isinstance(waarde, str) else waarde
    return {naam: waarde for naam, waarde in {**bekend, **stap.vooraf(s)}.items() if waarde is not None}


def maak_veld(veld: Veld, s: Situatie) -> forms.Field:
    """The input for a field in this situation."""
    bron = veld.bron
    basis: dict[str, Any] = {
        "label": veld.opschrift,
        "help_text": veld.hulp or (bron.omschrijving if bron is not None else ""),
        "required": veld.is_verplicht,
        "error_messages": {"required": VERPLICHT, "invalid_choice": gettext_lazy("Deze keuze bestaat niet. Kies een van de mogelijkheden.")},
    }
    match veld.vorm:
        case "datum":
            na = None if bron is not None and bron.naam == "geboortedatum_jongste_kind" else s.geboortedatum
            return Datumveld(vandaag=s.vandaag, na=na, toekomst=veld.mag_toekomst, **basis)
        case "keuze" | "meerkeuze":
            return _keuzeveld(veld, s, basis)
        case "ja_nee":
            basis["error_messages"]["required"] = KIES
            return JaNeeveld(**basis)
        case "vinkje":
            return forms.BooleanField(**basis)
        case "geheel" | "getal" | "bedrag":
            decimalen = {"geheel": 0, "getal": 4, "bedrag": 2}[veld.vorm]
            minimum = 0 if veld.minimum is None else veld.minimum
            return Getalveld(decimalen=decimalen, minimum=minimum, maximum=veld.maximum, **basis)
        case "lang":
            return Tekstveld(langste=LANGSTE_NOTITIE, widget=forms.Textarea(attrs={"rows": 5}), **basis)
        case "email":
            basis["error_messages"]["invalid"] = gettext_lazy("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.")
            return forms.EmailField(max_length=254, **basis)
        case "bsn":
            return Bsnveld(**basis)
        case _:
            return Tekstveld(langste=veld.maximum or LANGSTE_TEKST, **basis)


def _keuzeveld(veld: Veld, s: Situatie, basis: dict[str, Any]) -> forms.Field:
    keuzes = veld.mogelijkheden(s)
    basis["error_messages"]["required"] = KIES
    if veld.vorm == "meerkeuze":
        return forms.MultipleChoiceField(choices=keuzes, widget=forms.CheckboxSelectMultiple, **basis)
    heel = veld.bron is not None and veld.bron.type == "integer"
    omzet = int if heel else str
    if len(keuzes) <= MEESTE_KNOPPEN and not veld.naast:
        return forms.TypedChoiceField(choices=keuzes, coerce=omzet, empty_value=None, widget=forms.RadioSelect, **basis)
    return forms.TypedChoiceField(choices=[("", _("Kies …")), *keuzes], coerce=omzet, empty_value=None, **basis)
