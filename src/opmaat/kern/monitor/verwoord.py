"""Conditions and events in plain Dutch, with the titles and labels of the register's own schema.

One way from dataclass to words, so that a definition on paper cannot say something else than what is computed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from opmaat.kern.maat import (
    Aantal,
    Bevat,
    Datum,
    Drempel,
    En,
    Gebeurtenis,
    Gekoppeld,
    Heeft,
    Ingevuld,
    Instroom,
    IsEen,
    Kolomwaarde,
    Laatste,
    Leeftijd,
    Na,
    Niet,
    Of,
    Op,
    Overgang,
    Parameterwaarde,
    Selectie,
    Terug,
    Uitstroom,
    Vergelijk,
    Verjaardag,
    Verwijst,
    Voorwaarde,
    gebeurtenistabel,
)
from opmaat.kern.overeenkomst.notatie import decimalen_van
from opmaat.kern.overeenkomst.notatie import getal as schrijf_getal
from opmaat.kern.register.schema import Schema
from opmaat.kern.tijd import Duur, Periode
from opmaat.kern.tijd.geschreven import lang, voluit

_VERGELIJK = {
    Op.GELIJK: "is", Op.ONGELIJK: "is niet", Op.KLEINER: "is minder dan", Op.HOOGSTENS: "is hoogstens", Op.GROTER: "is meer dan",
    Op.MINSTENS: "is minstens",
}  # fmt: skip
_DATUM = {
    Op.GELIJK: "is", Op.ONGELIJK: "is niet", Op.KLEINER: "ligt voor", Op.HOOGSTENS: "ligt op of voor", Op.GROTER: "ligt na",
    Op.MINSTENS: "ligt op of na",
}  # fmt: skip
_LEEFTIJD = {
    Op.GELIJK: "is precies {}", Op.ONGELIJK: "is niet {}", Op.KLEINER: "is jonger dan {}", Op.HOOGSTENS: "is hoogstens {}",
    Op.GROTER: "is ouder dan {}", Op.MINSTENS: "is {} of ouder",
}  # fmt: skip
_KEER = {
    Op.GELIJK: "precies", Op.ONGELIJK: "niet", Op.KLEINER: "minder dan", Op.HOOGSTENS: "hoogstens", Op.GROTER: "meer dan", Op.MINSTENS: "minstens",
}  # fmt: skip


class Verwoorder:
    """Puts conditions and events in words; ``schema`` gives the names of tables, columns and codes."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def tabel(self, naam: str) -> str:
        """The title of a table, in lower case inside a sentence."""
        return klein(self._schema.tabel(naam).titel)

    def kolom(self, tabel: str, kolom: str) -> str:
        """The title of a column."""
        vorm = self._schema.tabel(tabel)
        return klein(vorm.kolom(kolom).titel) if vorm.heeft(kolom) else kolom.replace("_", " ")

    def waarde(self, tabel: str, kolom: str, waarde: object) -> str:
        """A value as people read it: the label of a code, ja or nee, a date or a number."""
        vorm = self._schema.tabel(tabel)
        lijst = self._schema.codelijst(vorm.kolom(kolom)) if vorm.heeft(kolom) else None
        match waarde:
            case bool():
                return "ja" if waarde else "nee"
            case str() if lijst is not None and waarde in lijst:
                return lijst[waarde].label
            case Kolomwaarde(kolom=ander, duur=None):
                return self.kolom(tabel, ander)
            case Kolomwaarde(kolom=ander, duur=duur, terug=terug, dagen=dagen):
                dan = f"{Duur(abs(dagen), 'dag')} {'voor' if dagen < 0 else 'na'} de dag die " if dagen else ""
                return f"{dan}{duur} {'voor' if terug else 'na'} {self.kolom(tabel, ander)}{' ligt' if dagen else ''}"
            case Parameterwaarde(naam=naam, factor=factor):
                keer = "" if factor == 1 else f"{_getal(factor)} keer "
                return f"{keer}de waarde van “{naam}”"
            case Decimal():
                return _getal(waarde)
            case date():
                return lang(waarde)
            case _:
                return str(waarde)

    def selectie(self, selectie: Selectie) -> str:
        """The rows of a table that satisfy a condition."""
        return self.met(self.tabel(selectie.tabel), selectie.tabel, selectie.waar)

    def met(self, wat: str, tabel: str, waar: Voorwaarde | None) -> str:
        """Something with its condition after it."""
        return wat if waar is None or waar == En(()) else f"{wat}, waarbij {self.voorwaarde(waar, tabel)}"

    def voorwaarde(self, waar: Voorwaarde, tabel: str) -> str:
        """A condition on a row of this table and the person behind it, as a clause after "waarbij"."""
        match waar:
            case Vergelijk(kolom=kolom, op=op, waarde=waarde):
                vorm = self._schema.tabel(tabel)
                tijd = vorm.heeft(kolom) and vorm.kolom(kolom).type == "date"
                return f"{self.kolom(tabel, kolom)} {(_DATUM if tijd else _VERGELIJK)[op]} {self.waarde(tabel, kolom, waarde)}"
            case IsEen(kolom=kolom, waarden=waarden, niet=niet):
                rij = opsomming([self.waarde(tabel, kolom, waarde) for waarde in waarden], "of")
                return f"{self.kolom(tabel, kolom)} {'is ingevuld en niet' if niet else 'is'} {rij}"
            case Bevat(kolom=kolom, codes=codes):
                return f"{self.kolom(tabel, kolom)} noemt {opsomming([self.waarde(tabel, kolom, code) for code in codes], 'of')}"
            case Ingevuld(kolom=kolom, ja=ja):
                return f"{self.kolom(tabel, kolom)} is {'ingevuld' if ja else 'leeg'}"
            case Leeftijd(op=op, jaren=jaren):
                return "de persoon " + _LEEFTIJD[op].format("de AOW-leeftijd" if jaren is None else f"{jaren} jaar")
            case Heeft(selectie=selectie, sinds=sinds, toegerekend=toegerekend):
                lang = "" if sinds is None else f" (al {_KEER[sinds[0]]} {sinds[1]})"
                net = " of kort ervoor" if toegerekend else ""
                return f"de persoon op die dag{net} heeft: {self.selectie(selectie)}{lang}"
            case Laatste(selectie=selectie, onder=onder):
                welke = self.met(f"de laatste {self.tabel(selectie.tabel)} van de persoon tot en met die dag", selectie.tabel, onder)
                return f"er is: {welke}" if selectie.waar is None else f"bij {welke} geldt: {self.voorwaarde(selectie.waar, selectie.tabel)}"
            case Aantal(selectie=selectie, op=op, getal=getal, venster=venster, som_van=som_van):
                wat = self.selectie(selectie)
                hoeveel = f"{_KEER[op]} {_getal(getal)} keer" if som_van is None else f"in totaal {_KEER[op]} {_getal(getal)} {self.kolom(selectie.tabel, som_van)}"
                return f"er {self._venster(venster)} {hoeveel} is: {wat}"
            case Verwijst(tabel=naar, waar=deel):
                return f"bij de {self.tabel(naar)} die erbij hoort geldt: {self.voorwaarde(deel, naar)}" if deel else f"er een {self.tabel(naar)} bij hoort"
            case Gekoppeld(selectie=selectie, op=op, getal=getal, loopt=loopt):
                return f"er {_KEER[op]} {getal} keer bij hoort{' en loopt' if loopt else ''}: {self.selectie(selectie)}"
            case En(delen=delen):
                return ", en ".join(self.voorwaarde(deel, tabel) for deel in delen)
            case Of(delen=delen):
                return "(" + ", of ".join(self.voorwaarde(deel, tabel) for deel in delen) + ")"
            case Niet(deel=deel):
                return f"niet geldt: {self.voorwaarde(deel, tabel)}"

    def gebeurtenis(self, gebeurtenis: Gebeurtenis) -> str:
        """An event of a person or a row."""
        tabel = gebeurtenistabel(gebeurtenis)
        match gebeurtenis:
            case Datum(kolom=kolom):
                vorm = self._schema.tabel(tabel)
                wat = {vorm.begin: f"begin van {self.tabel(tabel)}", vorm.eind: f"einde van {self.tabel(tabel)}", vorm.datum: self.tabel(tabel)}.get(
                    kolom, f"{self.kolom(tabel, kolom)} van {self.tabel(tabel)}"
                )
            case Instroom(toestand=toestand):
                wat = f"instroom in {self.selectie(toestand)}"
            case Uitstroom(toestand=toestand, reden=reden):
                om = f", met als reden {opsomming([self.waarde(tabel, 'reden_einde', code) for code in reden], 'of')}" if reden else ""
                wat = f"uitstroom uit {self.selectie(toestand)}{om}"
            case Overgang(kolom=kolom, uit=uit, naar=naar):
                van = opsomming([self.waarde(tabel, kolom, code) for code in uit], "of") or "een andere groep"
                wat = f"overgang van {van} naar {opsomming([self.waarde(tabel, kolom, code) for code in naar], 'of') or 'een andere groep'}"
            case Drempel(toestand=toestand, duur=duur):
                wat = f"de dag waarop {duur} voorbij is van {self.selectie(toestand)}"
            case Verjaardag(leeftijd=jaren):
                wat = f"de dag waarop iemand {jaren} jaar wordt"
        return self.met(wat, tabel, gebeurtenis.waar)

    def _venster(self, venster: Terug | Na | Periode) -> str:
        match venster:
            case Terug(duur=None):
                return "tot en met die dag"
            case Terug(duur=duur):
                return f"in de {duur} tot en met die dag"
            case Na(duur=None):
                return "vanaf die dag"
            case Na(duur=duur):
                return f"binnen {duur} na die dag"
            case Periode():
                return voluit(venster) if venster.eind is None else f"van {voluit(venster)}"


def opsomming(woorden: list[str], laatste: str) -> str:
    """Words in a row: a, b of c."""
    return woorden[0] if len(woorden) == 1 else f"{', '.join(woorden[:-1])} {laatste} {woorden[-1]}" if woorden else ""


def klein(tekst: str) -> str:
    """With a small first letter, unless the word is an abbreviation."""
    return tekst if tekst[1:2].isupper() else tekst[:1].lower() + tekst[1:]


def _getal(getal: Decimal) -> str:
    return schrijf_getal(getal, decimalen_van(getal))
