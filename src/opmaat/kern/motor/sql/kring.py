"""The circle of persons whom a question can concern: a question that stands alone reads everything else for them only.

Every member is a function of the facts of one person (design, section 4, Locality), so who can have no member need not be read. A circle is
never too small; it may be too wide. Many questions together share what is prepared for everybody, and have no circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

from opmaat.kern.maat import (
    Aandeel,
    Aantal,
    Behoud,
    Bestand,
    Cohort,
    Datum,
    Drempel,
    En,
    Frequentie,
    Gebeurtenis,
    Gekoppeld,
    Groepsinstroom,
    Instroom,
    IsEen,
    Maat,
    Overgang,
    Preventie,
    Selectie,
    Som,
    Stand,
    Telling,
    Termijn,
    Uitstroom,
    Verjaardag,
    Verwijst,
    Voorwaarde,
    gebeurtenistabel,
)
from opmaat.kern.tijd import Duur

from .bouw import Bouw, Rij, bevat_dag
from .fragment import en, letter, naam, plus
from .gelezen import rij_alleen
from .samenvoeging import samentekst
from .voorwaarde import voldoet


def met_kring(b: Bouw, maat: Maat) -> Bouw:
    """The question with its circle; as it was when it is one of many, or when rows of other persons may matter."""
    if b.voorraad.gedeeld or any(_over_grenzen(deel) for deel in _delen(maat)):
        return b
    match maat:
        case Telling(gebeurtenis=Instroom() | Uitstroom() as g) | Aandeel(van=Telling(gebeurtenis=Instroom() | Uitstroom() as g)) if rij_alleen(g.toestand.waar):
            return _geraakt(b, g)
    wie = _wie(b, maat)
    return b if wie is None else replace(b, kring=b.voorraad.voorbereid("kring", wie))


def _geraakt(b: Bouw, g: Instroom | Uitstroom) -> Bouw:
    """Who began or ended in a year of the venster, with their merged spells: what in- and outflow of every part of those years share."""
    tabel, einde = b.tabel(g.toestand.tabel), b.vraag.venster.eind or b.vraag.peildatum
    if tabel.vorm != "periode" or not tabel.persoonsgebonden or (tabel.naam == "uitkering" and b.vraag.instroomdatum == "besluit"):
        return b
    van, tm = letter(date(b.vraag.venster.begin.year - 1, 12, 31)), letter(date(einde.year, 12, 31))
    waar = voldoet(b, g.toestand.waar, Rij("r", tabel, f"r.{naam(tabel.datumkolom or '')}"))
    raak = f"(begin BETWEEN {van} AND {tm} OR eind BETWEEN {van} AND {tm})"
    alles = samentekst(b, tabel, waar)("")
    tekst = alles if b.voorraad.heeft(alles) else samentekst(b, tabel, waar, raak=raak)("")
    samen = b.voorraad.voorbereid(f"samen_{tabel.naam}", tekst)
    return replace(b, kring=samen, klaar={alles: samen})


def _over_grenzen(deel: object) -> bool:
    """Whether a part of a measure may read rows of somebody else than the member."""
    return isinstance(deel, Verwijst | Gekoppeld) or (isinstance(deel, Aantal) and deel.zelfde is not None) or (isinstance(deel, Termijn) and deel.koppel is not None)


def _delen(deel: object) -> Iterator[object]:
    """A measure and everything that it is made of."""
    yield deel
    onder: tuple[object, ...] = ()
    if isinstance(deel, tuple):
        onder = deel
    elif is_dataclass(deel):
        onder = tuple(getattr(deel, veld.name) for veld in fields(deel))
    for eigen in onder:
        yield from _delen(eigen)


def _wie(b: Bouw, maat: Maat) -> str | None:
    """The SQL of the persons whom a measure can concern; None when that is not worth asking."""
    match maat:
        case Telling(gebeurtenis=g) | Som(gebeurtenis=g) | Aandeel(van=Telling(gebeurtenis=g)) | Termijn(start=g):
            return _bij(b, g)
        case Cohort(instroom=Bestand(stand=s, op=op)) | Behoud(bestand=s, op=op):
            return _op(b, s, op)
        case Cohort(instroom=Groepsinstroom(groepen=groepen), periode="op instroom"):
            return _bij(b, Instroom(Selectie("klantgroep", IsEen("groep", groepen))))
        case Frequentie(bestand=s):
            return _op(b, s, b.vraag.peildatum)
        case Preventie(waar=waar):
            return _bij(b, Datum("melding", "datum", waar))
        case _:
            return None


def begonnen_na(b: Bouw, s: Selectie, op: date, duur: Duur) -> Bouw:
    """The question with, when it stands alone, only who is in the state on a day by a row that began at most a duration before it."""
    tabel = b.tabel(s.tabel)
    begin = f"r.{naam(tabel.datumkolom or '')}"
    if b.voorraad.gedeeld or duur.eenheid == "werkdag":
        return b
    wie = _personen(b, s, (bevat_dag("r", tabel, letter(op)), f"{plus(begin, duur)} >= {letter(op)}"))
    return b if wie is None else replace(b, kring=b.voorraad.voorbereid("kring", wie), klaar={})


def _op(b: Bouw, s: Stand, op: date) -> str | None:
    """Who is in the state on a day."""
    tabel = b.tabel(s.selectie.tabel)
    if tabel.vorm == "identiteit":
        return None
    return _personen(b, s.selectie, (bevat_dag("r", tabel, letter(op)),))


def _bij(b: Bouw, g: Gebeurtenis) -> str | None:
    """Who has a row that began, or ended, in the venster as the event does."""
    tabel = b.tabel(gebeurtenistabel(g))
    begin, eind = f"r.{naam(tabel.datumkolom or '')}", f"r.{naam(tabel.eind or '')}"
    match g:
        case Datum(kolom=kolom, waar=waar):
            return _personen(b, Selectie(tabel.naam, waar), (b.venster(f"r.{naam(tabel.kolom(kolom).naam)}"),))
        case Instroom(toestand=s):
            if tabel.naam == "uitkering" and b.vraag.instroomdatum == "besluit":
                return None
            return _personen(b, s, (b.venster(begin),))
        case Uitstroom(toestand=s):
            zonder = tabel.naam == "uitkering" and b.vraag.uitstroomdatum == "eerste dag zonder"
            return _personen(b, s, (b.venster(f"({eind} + 1)" if zonder else eind),))
        case Drempel(toestand=s, duur=duur):
            return None if duur.eenheid == "werkdag" else _personen(b, s, (b.venster(plus(begin, duur)),))
        case Overgang():
            return _personen(b, Selectie(tabel.naam), (b.venster(begin),))
        case Verjaardag():
            return None


def _personen(b: Bouw, s: Selectie, eisen: tuple[str, ...]) -> str | None:
    tabel = b.tabel(s.tabel)
    if not tabel.persoonsgebonden or not tabel.tweetijdig:
        return None
    rij = Rij("r", tabel, f"r.{naam(tabel.datumkolom or '')}")
    eigen = (voldoet(b, deel, rij) for deel in _delen_van_en(s.waar) if rij_alleen(deel))
    return f"SELECT DISTINCT r.persoon_id FROM {b.bekend(tabel)} r WHERE {en((*eisen, *eigen))} AND r.persoon_id IS NOT NULL"


def _delen_van_en(waar: Voorwaarde | None) -> Iterator[Voorwaarde]:
    """The conditions that must all hold."""
    match waar:
        case None:
            return
        case En(delen=delen):
            for deel in delen:
                yield from _delen_van_en(deel)
        case _:
            yield waar
