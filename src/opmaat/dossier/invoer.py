"""Inputs of a form that read what people in the Netherlands type: 3-4-2025, 1.250,50, ja; and say in plain words what is wrong."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.toegang.bsn import Bsnfout, lees_bsn

MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
LANGSTE_TEKST = 200
LANGSTE_NOTITIE = 20_000
_CIJFERS = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})")
_WOORDEN = re.compile(r"(\d{1,2})[-/. ]+([a-z]+)\.?[-/. ]+(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AANEEN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_BEDRAG = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
VERPLICHT = gettext_lazy("Vul dit veld in.")
KIES = gettext_lazy("Maak een keuze.")


class Datuminvoer(forms.DateInput):
    """One text input for a day; shown as 31-12-2026."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "inputmode": "numeric", **(attrs or {})}, format="%d-%m-%Y")


class Datumveld(forms.DateField):
    """A day, typed as 31-12-2026, 31/12/2026, 31122026, 31 december 2026 or 2026-12-31; "vandaag" is the day of today.

    ``na``: not before this day (the birth). ``tot``: the last day allowed. A year of two digits is refused: it is a guess.
    """

    widget = Datuminvoer

    def __init__(self, *, vandaag: date, na: date | None = None, toekomst: bool = False, **rest: Any) -> None:
        self.vandaag, self.na, self.toekomst = vandaag, na, toekomst
        super().__init__(**rest)

    def to_python(self, waarde: Any) -> date | None:
        if waarde in self.empty_values or isinstance(waarde, date):
            return waarde or None
        tekst = str(waarde).strip()
        if tekst.lower() == "vandaag":
            return self.vandaag
        delen = self._delen(tekst)
        if delen is None:
            raise ValidationError(_("“%s” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-12-2026.") % tekst[:40])
        jaar, maand, dag = delen
        if jaar < 100 and not re.search(r"\d{4}", tekst):
            raise ValidationError(_("Schrijf het jaar met vier cijfers, bijvoorbeeld 2026."))
        try:
            return date(jaar, maand, dag)
        except ValueError:
            raise ValidationError(_("De datum “%s” bestaat niet. Controleer de dag en de maand.") % tekst[:40]) from None

    def validate(self, waarde: date | None) -> None:
        super().validate(waarde)
        if waarde is None:
            return
        if self.na is not None and waarde < self.na:
            raise ValidationError(_("Deze datum ligt voor de geboorte van de klant (%s).") % self.na.strftime("%d-%m-%Y"))
        if waarde.year < 1900:
            raise ValidationError(_("Deze datum ligt te ver terug. Controleer het jaar."))
        if not self.toekomst and waarde > self.vandaag:
            raise ValidationError(_("Deze datum ligt in de toekomst. Vul in wanneer het is gebeurd."))
        if waarde.year > self.vandaag.year + 60:
            raise ValidationError(_("Deze datum ligt te ver vooruit. Controleer het jaar."))

    @staticmethod
    def _delen(tekst: str) -> tuple[int, int, int] | None:
        if gevonden := _ISO.fullmatch(tekst):
            return int(gevonden[1]), int(gevonden[2]), int(gevonden[3])
        if gevonden := _CIJFERS.fullmatch(tekst) or _AANEEN.fullmatch(tekst):
            return int(gevonden[3]), int(gevonden[2]), int(gevonden[1])
        if gevonden := _WOORDEN.fullmatch(tekst):
            naam = gevonden[2].lower()
            maand = next((nr for nr, m in enumerate(MAANDEN, 1) if m == naam or (len(naam) >= 3 and m.startswith(naam))), 0)
            return (int(gevonden[3]), maand or 13, int(gevonden[1]))
        return None


class Getalveld(forms.CharField):
    """A number with a decimal comma and points between thousands (1.250,50); ``decimalen`` is how many may follow the comma."""

    def __init__(
        self, *, decimalen: int = 4, minimum: int | None = None, maximum: int | None = None, **rest: Any
    ) -> None:
        self.decimalen, self.minimum, self.maximum = decimalen, minimum, maximum
        rest.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal" if decimalen else "numeric", "autocomplete": "off"}))
        super().__init__(**rest)

    def to_python(self, waarde: Any) -> Any:
        if waarde in self.empty_values:
            return None
        tekst = str(waarde).replace("€", "").replace("\u00a0", "").replace(" ", "").strip()
        # 12.50 with a point can only be meant as 12,50; 1.250 is a thousand.
        if re.fullmatch(r"-?\d+\.\d{1,2}", tekst):
            tekst = tekst.replace(".", ",")
        if not _BEDRAG.fullmatch(tekst):
            voorbeeld = "12" if self.decimalen == 0 else "1.250,50"
            raise ValidationError(_("“%(tekst)s” is geen getal. Schrijf het als %(voorbeeld)s.") % {"tekst": str(waarde)[:40], "voorbeeld": voorbeeld})
        try:
            getal = Decimal(tekst.replace(".", "").replace(",", "."))
        except InvalidOperation:
            raise ValidationError(_("“%s” is geen getal.") % str(waarde)[:40]) from None
        exponent = getal.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.decimalen:
            raise ValidationError(
                _("Vul een heel getal in.") if self.decimalen == 0 else _("Gebruik ten hoogste %d cijfers achter de komma.") % self.decimalen
            )
        if abs(getal) >= 10**12:
            raise ValidationError(_("Dit getal is te groot."))
        return int(getal) if self.decimalen == 0 else getal

    def prepare_value(self, waarde: Any) -> Any:
        return str(waarde).replace(".", ",") if isinstance(waarde, Decimal) else waarde

    def validate(self, waarde: Any) -> None:
        super().validate(waarde)
        if waarde is None:
            return
        if self.minimum is not None and waarde < self.minimum:
            raise ValidationError(_("Vul een getal in van ten minste %d.") % self.minimum)
        if self.maximum is not None and waarde > self.maximum:
            raise ValidationError(_("Vul een getal in van ten hoogste %d.") % self.maximum)

    def run_validators(self, waarde: Any) -> None:
        """The validators of a text do not fit a number."""


class Tekstveld(forms.CharField):
    """A text in any writing system, composed (NFC) and without invisible control characters; too long is said with the length."""

    def __init__(self, *, langste: int = LANGSTE_TEKST, **rest: Any) -> None:
        self.langste = langste
        super().__init__(**rest)

    def to_python(self, waarde: Any) -> str:
        tekst = unicodedata.normalize("NFC", super().to_python(waarde))
        return "".join(t for t in tekst if t in "\n\t" or unicodedata.category(t) not in ("Cc", "Cs"))

    def validate(self, waarde: str) -> None:
        super().validate(waarde)
        if len(waarde) > self.langste:
            raise ValidationError(
                _("Deze tekst is te lang: %(lengte)d tekens. Er passen er %(langste)d in. Kort de tekst in of voeg een document toe.")
                % {"lengte": len(waarde), "langste": self.langste}
            )


class Bsnveld(forms.CharField):
    """A burgerservicenummer; the nine digits. What is wrong is said without repeating the number."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **rest)

    def to_python(self, waarde: Any) -> str:
        tekst = super().to_python(waarde)
        if tekst in self.empty_values:
            return ""
        try:
            return lees_bsn(tekst)
        except Bsnfout as fout:
            raise ValidationError(str(fout)) from None


class JaNeeveld(forms.TypedChoiceField):
    """Yes or no, as two buttons; without an answer it is not known."""

    widget = forms.RadioSelect

    def __init__(self, **rest: Any) -> None:
        super().__init__(
            choices=[("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee"))], coerce=lambda w: w == "ja", empty_value=None, **rest
        )

    def prepare_value(self, waarde: Any) -> Any:
        return {True: "ja", False: "nee"}.get(waarde, waarde) if isinstance(waarde, bool) else waarde
