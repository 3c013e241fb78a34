"""What the arithmetic check finds: one line of the list, with everything needed to look it up in the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from opmaat.kern.fout import Plaats

from .element import Element

Soort = Literal["som", "tegenspraak", "bewering", "jaartal", "datum", "venster", "normen", "naam", "formule"]
SOORTEN: Mapping[Soort, str] = {
    "som": "een genoemd getal volgt niet uit zijn delen",
    "tegenspraak": "twee plaatsen noemen een ander getal voor hetzelfde",
    "bewering": "iets dat volgens het document zelf waar moet zijn, is het niet",
    "jaartal": "een naam noemt een ander jaar dan de tabel",
    "datum": "een vervaldag ligt voor de ondertekening of het begin",
    "venster": "een afspraak loopt buiten de looptijd",
    "normen": "twee normen voor hetzelfde sluiten elkaar uit",
    "naam": "één woord voor twee dingen, of twee woorden voor één",
    "formule": "een formule of bewering kan niet worden uitgerekend",
}


@dataclass(frozen=True, kw_only=True)
class Rekenbevinding:
    """One finding of the arithmetic check. ``afronding``: rounding explains the difference, so it is no error.
    ``betrokken``: ids of the figures it is about.
    """

    overeenkomst: str
    soort: Soort
    id: str
    tekst: str
    genoemd: str = ""
    berekend: str = ""
    verschil: str = ""
    afronding: bool = False
    waarom: str = ""
    bron: str = ""
    catalogus: tuple[str, ...] = ()
    betrokken: tuple[str, ...] = ()
    plaats: Plaats = field(default=Plaats(), compare=False)

    @classmethod
    def over(cls, element: Element, *, overeenkomst: str, soort: Soort, id: str = "", **inhoud: Any) -> Rekenbevinding:
        """A finding about this part of an agreement, with its id (unless another is given), source, rows and place."""
        herkomst = {"id": id or element.id, "bron": element.bron, "catalogus": element.catalogus}
        return cls(overeenkomst=overeenkomst, soort=soort, **{**herkomst, "plaats": element.plaats, **inhoud})
