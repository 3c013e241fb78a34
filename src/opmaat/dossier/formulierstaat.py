"""What a form carries along, signed: for whom, which step on which fact in which version, and the key that makes it count once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.core import signing

VELD = "staat"
GELDIG = 24 * 3600  # seconds
_ZOUT = "opmaat.dossier.formulier"


@dataclass(frozen=True)
class Formulierstaat:
    """The identity of one shown form; ``versie`` is the version of the fact that the user saw."""

    gebruiker: int
    stap: str
    persoon: int | None
    feit: int | None
    versie: int | None
    sleutel: str

    @classmethod
    def nieuw(cls, gebruiker: int, stap: str, persoon: int | None, feit: int | None = None, versie: int | None = None) -> Formulierstaat:
        """A form that has not been shown before."""
        return cls(gebruiker, stap, persoon, feit, versie, secrets.token_hex(16))

    def teken(self) -> str:
        """The signed text for the hidden field."""
        return signing.dumps([self.gebruiker, self.stap, self.persoon, self.feit, self.versie, self.sleutel], salt=_ZOUT)

    @classmethod
    def lees(cls, tekst: str | None) -> Formulierstaat | None:
        """What was signed, or ``None`` when it was not by us or longer ago than a day."""
        try:
            return cls(*signing.loads(tekst or "", salt=_ZOUT, max_age=GELDIG))
        except (signing.BadSignature, TypeError):
            return None
