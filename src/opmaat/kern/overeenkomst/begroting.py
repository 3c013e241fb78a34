"""The money, fte and other figures that an agreement states, exactly as written, and what should hold between them.

Whether they add up is computed elsewhere (``rekenen``): here stand the stated values, the text of each formula, and
the place of both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from opmaat.kern.fout import Plaats

from .element import Element


@dataclass(frozen=True, kw_only=True)
class Regel(Element):
    """A stated figure: ``waarde`` with exactly the decimals of the document, ``None`` when the document leaves it open.

    ``formule``: how it follows from other lines, as text. ``grootheid``: the quantity that is stated in several places,
    which should then be equal. A percentage is the number as written (5.00 is 5.00%) and counts in formulas as 0.05.
    """

    begroting: str
    tekst: str
    waarde: Decimal | None
    eenheid: str
    jaar: int | None = None
    formule: str | None = None
    formuleplaats: Plaats = field(default=Plaats(), compare=False)
    grootheid: str | None = None

    @property
    def naam(self) -> str:
        """The full name in formulas: the table and the line."""
        return f"{self.begroting}.{self.id}"

    @property
    def decimalen(self) -> int:
        """How many decimals the document writes; 0 for a whole number."""
        exponent = 0 if self.waarde is None else self.waarde.as_tuple().exponent
        return -exponent if isinstance(exponent, int) and exponent < 0 else 0


@dataclass(frozen=True, kw_only=True)
class Begroting(Element):
    """A table of stated figures of one year."""

    titel: str
    jaar: int | None = None
    regels: tuple[Regel, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Controle(Element):
    """Something that must be true according to the document itself and is no sum.

    ``bewering``: a comparison as text. ``soort`` "naam": one word for two things or two words for one, with the
    ``namen``; it is a finding as it stands.
    """

    waarom: str
    soort: Literal["bewering", "naam"] = "bewering"
    bewering: str | None = None
    beweringplaats: Plaats = field(default=Plaats(), compare=False)
    namen: tuple[str, ...] = ()
