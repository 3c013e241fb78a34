"""Burgerservicenummers: is it one, how it is kept, how it is found, and that it never reaches an address or a log line.

A BSN has nine digits (an older one of eight gets a nought in front) that pass the elfproef: 9 times the first digit,
8 times the second … 2 times the eighth, minus the ninth, is a multiple of 11 (Logisch Ontwerp BSN). It is kept encrypted (Fernet; the first
key encrypts, every key decrypts, so keys can be changed) beside a keyed hash (HMAC-SHA256) by which it is found without decrypting.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
import re
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from opmaat.kern.fout import Invoerfout

MASKER = "[bsn]"
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_GESCHEIDEN = re.compile(r"(?<![\d.,])(?:\d[ .\-]?){8}\d(?![\d]|[.,]\d)")
_TUSSEN = re.compile(r"[\s.\-]")


class Bsnfout(Invoerfout):
    """This is not a BSN; the text says what is wrong without repeating the number."""


def voldoet_aan_elfproef(cijfers: str) -> bool:
    """Whether nine digits are a BSN: the weighted sum is a multiple of 11 and not all are nought."""
    if len(cijfers) != 9 or not cijfers.isascii() or not cijfers.isdigit() or cijfers == "000000000":
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, cijfers, strict=True)) % 11 == 0


def lees_bsn(tekst: str) -> str:
    """The nine digits of what somebody typed, with or without dots, spaces or dashes; raises ``Bsnfout``."""
    cijfers = _TUSSEN.sub("", tekst)
    if not cijfers.isascii() or not cijfers.isdigit():
        raise Bsnfout(_("Een BSN bestaat alleen uit cijfers."), doe=_("Haal letters en andere tekens weg."))
    if len(cijfers) == 8:
        cijfers = f"0{cijfers}"
    if len(cijfers) != 9:
        raise Bsnfout(
            _("Een BSN heeft 9 cijfers; u vulde er %(aantal)d in.") % {"aantal": len(cijfers)}, doe=_("Kijk het nummer na op het identiteitsbewijs.")
        )
    if not voldoet_aan_elfproef(cijfers):
        raise Bsnfout(
            _("Dit nummer kan geen BSN zijn: de cijfers kloppen niet met elkaar (elfproef)."), doe=_("Waarschijnlijk is een cijfer verwisseld. Kijk het nummer na.")
        )
    return cijfers


def versleutel(bsn: str) -> str:
    """The BSN encrypted with the newest key, as text to keep; the same BSN gives another text each time."""
    return _kast().encrypt(bsn.encode()).decode()


def ontsleutel(versleuteld: str) -> str:
    """The nine digits; raises ``Bsnfout`` when no key of this installation fits."""
    try:
        return _kast().decrypt(versleuteld.encode()).decode()
    except InvalidToken as fout:
        raise Bsnfout(
            _("Het BSN is niet te lezen met de sleutels van deze installatie."), doe=_("Laat de beheerder de oude sleutel toevoegen aan OPMAAT_BSN_SLEUTEL.")
        ) from fout


def draai(versleuteld: str) -> str:
    """The same BSN encrypted with the newest key, after a key was put in front."""
    return _kast().rotate(versleuteld.encode()).decode()


def zoekwaarde(bsn: str) -> str:
    """The keyed hash by which this BSN is found; it stays the same when the keys for encryption change."""
    return hmac.new(_zoeksleutel(), bsn.encode(), hashlib.sha256).hexdigest()


def toon(bsn: str, *, mag: bool) -> str:
    """The BSN as people read it (1234.56.782), for who needs it; for everybody else a mask without any digit."""
    return f"{bsn[:4]}.{bsn[4:6]}.{bsn[6:]}" if mag else "•••• •• •••"


def verberg(tekst: str) -> str:
    """The text with every BSN in it replaced by ``[bsn]``; other numbers of nine digits stay."""

    def vervang(treffer: re.Match[str]) -> str:
        return MASKER if voldoet_aan_elfproef(_TUSSEN.sub("", treffer[0])) else treffer[0]

    return _GESCHEIDEN.sub(vervang, tekst)


def bevat_bsn(tekst: str) -> bool:
    """Whether a BSN stands in the text."""
    return verberg(tekst) != tekst


class Bsnfilter(logging.Filter):
    """Takes BSNs out of log records: out of the message, its arguments and the traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Changes the record where needed; never drops it."""
        if record.args or bevat_bsn(str(record.msg)):
            record.msg, record.args = verberg(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = verberg(record.exc_text)
        return True


def _sleutels() -> tuple[str, ...]:
    waarde: Any = settings.BSN_SLEUTEL
    return tuple(deel.strip() for deel in waarde.split(",") if deel.strip())


def _kast() -> MultiFernet:
    return _kast_met(_sleutels())


@lru_cache(maxsize=4)
def _kast_met(sleutels: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(sleutel) for sleutel in sleutels])


def _zoeksleutel() -> bytes:
    """The key of the hash: its own setting, else made from the oldest encryption key, which stays when keys are put in front."""
    eigen = getattr(settings, "BSN_ZOEKSLEUTEL", "")
    grond = eigen.encode() if eigen else base64.urlsafe_b64decode(_sleutels()[-1])
    return hashlib.sha256(b"opmaat zoekwaarde bsn" + grond).digest()
