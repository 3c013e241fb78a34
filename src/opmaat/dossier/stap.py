"""A step of the chain as a definition: who may take it, when, what it asks, and which facts it writes.

How to write one (a module in ``dossier/stappen/`` with a tuple ``STAPPEN``; nothing else has to be registered):

    GESPREK_PLANNEN = Stap(
        id="gesprek-plannen",                       # reverse("stap", args=[nummer, "gesprek-plannen"])
        titel=_("Gesprek plannen"),                 # the button and the heading
        uitleg=_("U maakt een afspraak met de klant."),
        fase="gesprekken",                          # under which heading of the client page the button stands
        tabel="gesprek",                            # bare field names are columns of this table
        rollen=frozenset({"werkcoach", "inkomensconsulent"}),
        velden=(Veld("datum", toekomst=True), Veld("soort"), Veld("waar"),
                Veld("opmerking", soort="lang", label=_("Opmerking"))),
        kan=lambda s: None if s.groep else _("De klant is nog niet ingedeeld in een groep."),
        vooraf=lambda s: {"soort": "voortgangsgesprek"},
        controleer=lambda s, g: [Fout("waar", _("…"))] if g.waar == "thuis" and … else [],
        doe=lambda a, s, g: a.leg_vast("gesprek", **g.kolommen("gesprek"), resultaat="gepland", afgesproken_op=s.vandaag),
        volgende=("gesprek-vastleggen",),
    )

- ``s`` is the ``Situatie``: ``s.lopend("uitkering")``, ``s.laatste("melding")``, ``s.rijen("gesprek", resultaat="gepland")``,
  ``s.vandaag``, ``s.leeftijd``, ``s.groep``, ``s.kent("statushouder")``. ``g`` holds the answers (``g.datum``; no answer is
  ``None``). ``a`` is the ``Actie``, the only way to write: ``leg_vast(tabel, **kolommen)``, ``wijzig(feit, **kolommen)``,
  ``sluit(feit, laatste_dag, **kolommen)``, ``vernietig(feit, reden)``, ``toelichting(feit, tekst)``,
  ``notitie(rubriek, tekst)``, ``brief(sjabloon, over=feit, **gegevens)``. All of it is one transaction, one event, one trace.
- Without ``doe`` the answers become one new row of ``tabel``; with ``over`` they change the chosen fact, which fills in the form.
  ``Veld(..., toelichting=True)`` keeps the words with that fact, ``Veld(..., notitie="werk")`` in the journal.
- ``kan`` says in a sentence why the step is not possible, ``None`` when it is. ``over`` gives the facts that the step may be
  about (the planned talks, say): with more than one the user chooses; the chosen one is ``s.feit``, and saving fails in a
  friendly way when somebody else changed it meanwhile.
- ``controleer`` gives ``Fout`` (must be mended) and ``Waarschuwing`` (may be passed with a reason, which is kept as toelichting).
- Dates are checked for you: real, not before birth, not in the future unless the column is a plan or ``toekomst=True``.
- ``beurt`` says that this step is due: the client page shows to everybody who is to do what, and before which day.
- Try it on paper: tests/dossier/papier.py gives ``beeld(...)`` and ``neem(stap, beeld, antwoorden)`` → the facts written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext as _

from opmaat.dossier.situatie import Situatie
from opmaat.dossier.veld import Stapfout, Veld
from opmaat.kern.register.schema import lees_schema

if TYPE_CHECKING:
    from opmaat.dossier.actie import Actie

__all__ = ["Beurt", "Fout", "Gegevens", "Situatie", "Stap", "Stapfout", "Veld", "Waarschuwing"]

FASEN: tuple[str, ...] = (
    "melding", "aanvraag", "ambitie", "gesprekken", "plan", "traject", "werk", "overdracht", "handhaving", "inburgering",
    "wsw", "uitstroom", "gegevens",
)  # fmt: skip
"""The headings under which the client page groups the steps, in the order of the client's journey."""

Onderwerp = Literal["klant", "werkgever", "organisatie"]
"""What a step is about: a person, an employer, or neither (a complaint, a survey)."""

ALLES = ""
"""The field name of a remark on the form as a whole."""


@dataclass(frozen=True)
class Fout:
    """Something at this field that must be mended before the step can be saved; ``ALLES`` for the whole form."""

    veld: str
    tekst: str


@dataclass(frozen=True)
class Waarschuwing:
    """Something that is probably wrong, but may be so: the user passes it by giving a reason, which is kept."""

    veld: str
    tekst: str


@dataclass(frozen=True)
class Beurt:
    """That a step is due: why, and the last day on which it is in time (``None``: no term)."""

    waarom: str
    uiterlijk: date | None = None


class Gegevens(Mapping[str, Any]):
    """The answers of a form: ``g.datum`` or ``g["datum"]``; a question without an answer is ``None``."""

    def __init__(self, waarden: Mapping[str, Any], velden: Sequence[Veld] = ()) -> None:
        self._waarden = dict(waarden)
        self._velden = tuple(velden)

    def __getitem__(self, naam: str) -> Any:
        return self._waarden[naam]

    def __iter__(self) -> Iterator[str]:
        return iter(self._waarden)

    def __len__(self) -> int:
        return len(self._waarden)

    def __getattr__(self, naam: str) -> Any:
        if naam.startswith("_"):
            raise AttributeError(naam)
        return self._waarden.get(naam)

    def kolommen(self, tabel: str) -> dict[str, Any]:
        """The answers that fill columns of this table, under the names of the columns, without the empty ones."""
        return {kolom: waarde for kolom, waarde in self.alle_kolommen(tabel).items() if waarde not in (None, "", [])}

    def alle_kolommen(self, tabel: str) -> dict[str, Any]:
        """The same with the empty answers: a field that was emptied empties its column."""
        gevuld = {}
        for veld in self._velden:
            bron, _, kolom = (veld.kolom or "").partition(".")
            waarde = self._waarden.get(veld.naam)
            if bron == tabel:
                gevuld[kolom] = None if waarde in ("", []) else waarde
        return gevuld


Velden = tuple[Veld, ...] | Callable[[Situatie], tuple[Veld, ...]]
Opmerking = Fout | Waarschuwing


@dataclass(frozen=True, kw_only=True)
class Stap:
    """One step; see the top of this module. ``nieuw``: it begins with a person who may not exist yet. ``op_feit``: it is
    reached from a fact, so the page of the client has no button for it. ``ziet``: what the form shows and changes when the step is not ``over`` a
    fact (name and address, the household); saving is refused when it changed meanwhile.
    """

    id: str
    titel: Any
    rollen: frozenset[str]
    fase: str
    uitleg: Any = ""
    tabel: str | None = None
    velden: Velden = ()
    kan: Callable[[Situatie], Any] = lambda s: None
    over: Callable[[Situatie], Sequence[Any]] | None = None
    beurt: Callable[[Situatie], Beurt | None] = lambda s: None
    vooraf: Callable[[Situatie], Mapping[str, Any]] = lambda s: {}
    controleer: Callable[[Situatie, Gegevens], Iterable[Opmerking]] = lambda s, g: ()
    doe: Callable[[Actie, Situatie, Gegevens], Any] | None = None
    volgende: tuple[str, ...] = ()
    knop: Any = ""
    gelukt: Any = ""
    nieuw: bool = False
    onderwerp: Onderwerp = "klant"
    op_feit: bool = False
    ziet: Callable[[Situatie], Any] | None = None

    def __post_init__(self) -> None:
        if not self.id or not self.id.replace("-", "").isalnum() or self.id != self.id.lower():
            raise Stapfout(f"stap {self.id!r}: het id bestaat uit kleine letters, cijfers en streepjes")
        if self.fase not in FASEN:
            raise Stapfout(f"stap {self.id}: onbekende fase {self.fase!r}; kies uit {', '.join(FASEN)}")
        if not self.rollen:
            raise Stapfout(f"stap {self.id}: noem ten minste een rol")
        if self.tabel is not None and self.tabel not in lees_schema().tabellen:
            raise Stapfout(f"stap {self.id}: onbekende tabel {self.tabel}")
        if self.doe is None and self.tabel is None:
            raise Stapfout(f"stap {self.id}: noem doe= of tabel=")
        if not callable(self.velden):
            self._eis_velden(self.velden)

    def velden_voor(self, s: Situatie) -> tuple[Veld, ...]:
        """The fields in this situation, each with its column, without those of a category that the reader may not see."""
        velden = self.velden(s) if callable(self.velden) else self.velden
        gevuld = self._eis_velden(velden)
        return tuple(v for v in gevuld if s.mag_rubriek(v.rubriek) and (v.bron is None or s.mag_rubriek(v.bron.rubriek)))

    def waarom_niet(self, s: Situatie) -> str | None:
        """Why the step cannot be taken now, in a sentence for the user; ``None`` when it can. Says nothing of rights."""
        reden = self.kan(s)
        if reden is not None:
            return str(reden)
        if self.over is not None and s.feit is None and not self.over(s):
            return _("Er is nu niets waarvoor deze stap nodig is.")
        return None

    def gezien(self, s: Situatie) -> tuple[int | None, int | None]:
        """The fact that the step changes and the version of it that the user now sees; (None, None) when it changes nothing that is there."""
        feit = self.ziet(s) if s.feit is None and self.ziet is not None else s.feit
        return (None, None) if feit is None else (feit.feit_id, feit.versie_id)

    def mag(self, s: Situatie) -> bool:
        """Whether one of the reader's roles takes this step."""
        return bool(self.rollen & s.lezer.rollen)

    def bij(self, s: Situatie) -> Situatie:
        """The situation in which the reader takes this step: the role in which they do so."""
        rol = s.rol if s.rol in self.rollen else next(iter(sorted(self.rollen & s.lezer.rollen)), "")
        return replace(s, rol=rol)

    def voer_uit(self, a: Actie, s: Situatie, g: Gegevens) -> Any:
        """Writes the facts of the step, then the words that go with the fact or to the journal; returns the fact.

        Without a ``doe`` the answers become one row of the step's table, or (with ``over``) change the chosen fact.
        """
        if self.doe is not None:
            feit = self.doe(a, s, g)
        elif self.over is not None:
            feit = a.wijzig(s.feit, **g.alle_kolommen(self.tabel or s.feit.tabel))
        else:
            assert self.tabel is not None
            feit = a.leg_vast(self.tabel, **g.kolommen(self.tabel))
        for veld in self.velden_voor(s):
            if veld.toelichting:
                a.toelichting(feit, g[veld.naam], veld.rubriek or "algemeen")
            elif veld.notitie:
                a.notitie((veld.rubriekveld and g[veld.rubriekveld]) or veld.notitie, g[veld.naam])
        return feit

    def _eis_velden(self, velden: Sequence[Veld]) -> tuple[Veld, ...]:
        gevuld = tuple(veld.bij(self.tabel) for veld in velden)
        namen = [veld.naam for veld in gevuld]
        if len(set(namen)) != len(namen):
            raise Stapfout(f"stap {self.id}: twee velden met dezelfde naam")
        for veld in gevuld:
            assert veld.vorm  # raises Stapfout when nothing says what kind of answer it is
        return gevuld
