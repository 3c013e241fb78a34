"""What a figure needs to know about the register besides counts: are there data, how good are they, what was entered.

These answer the two callbacks of ``bereken.Rekenaar``. They read the register directly and know no engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import count
from typing import Any

from opmaat.kern.maat import Ingevoerd, Kwaliteit, Maat
from opmaat.kern.register.controles.bekend import Moment, maak_bekend
from opmaat.kern.register.controles.controle import Controle
from opmaat.kern.register.controles.uitvoering import BEVINDINGEN, Controleuitslag, kies_controles, voer_uit
from opmaat.kern.register.dekking import Rijdagen, gedekt, heeft_rij, kennis, woonplaatsen
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.omzetting import naam, tekst
from opmaat.kern.register.schema import Tabel
from opmaat.kern.tijd import Periode
from opmaat.kern.uitkomst.telling import GEHEEL, ONBEKEND, Cel
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst, lege
from opmaat.kern.uitkomst.waarde import PROCENT

from .bereken import Gegevens
from .vraag import Vraag


def heeft_gegevens(register: Register) -> Gegevens:
    """The answer whether each of some tables has a row known at K in the venster up to P, or was delivered for it.

    A venster that begins after P has no day yet and no data; neither has one that lies wholly outside the leveringen of a table,
    whatever rows reach into it. Asked for a gemeente in which nobody of the register ever lived, tables about persons hold no data
    either: the register is about other people. Answers are kept as long as the callback lives.
    """
    eerder: dict[tuple[str, date, date, date | None], bool] = {}
    dagen, gemeenten = Rijdagen(register), list[tuple[str, ...]]()

    def _elders(tabellen: frozenset[str], gemeente: str | None) -> bool:
        if gemeente is None or not any(register.schema.tabel(tabel).persoonsgebonden or tabel == "persoon" for tabel in tabellen):
            return False
        if not gemeenten:
            gemeenten.append(woonplaatsen(register))
        return bool(gemeenten[0]) and gemeente not in gemeenten[0]

    def _gegevens(tabellen: frozenset[str], vraag: Vraag) -> bool:
        deel = vraag.venster.beperk(vraag.peildatum)
        if deel is None or _elders(tabellen, vraag.gemeente):
            return False
        van, tm = deel.begin, _eind(deel)
        for tabel in tabellen:
            sleutel = (tabel, van, tm, vraag.bekend_op)
            if sleutel not in eerder:
                eerder[sleutel] = not dagen.buiten_elke_levering(tabel, van, tm) and (
                    dagen.heeft_rij(tabel, van, tm, bekend_op=vraag.bekend_op) or dagen.gedekt(tabel, van, tm, bekend_op=vraag.bekend_op)
                )
            if not eerder[sleutel]:
                return False
        return True

    return _gegevens


_Ronde = tuple[Moment, tuple[str, ...], str]
_NUMMERS = count(1)


@dataclass(frozen=True)
class Registeraanvulling:
    """Answers kwaliteit and ingevoerd out of the register; another measure is a ``ValueError``.

    What the checks find is kept as long as the object lives: after the register changed a new one is needed.
    """

    register: Register
    _fouten: dict[_Ronde, tuple[tuple[Controleuitslag, ...], str]] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, maat: Maat, vraag: Vraag) -> dict[Cel, Uitkomst]:
        match maat:
            case Kwaliteit():
                return self._kwaliteit(maat, vraag)
            case Ingevoerd():
                return {Cel(vraag.gemeente or GEHEEL): self._ingevoerd(maat, vraag)}
            case _:
                raise ValueError(f"{type(maat).__name__} wordt door een motor berekend")

    def toelichting(self, vraag: Vraag) -> str | None:
        """The explanation and source that people gave with the entered figure of this clause."""
        rij = self._invoer(vraag)
        return "; ".join(str(deel) for deel in rij[1:] if deel) or None if rij else None

    def _ingevoerd(self, maat: Ingevoerd, vraag: Vraag) -> Uitkomst:
        """The last known value with begin <= P. A percentage is entered as 72.5 and becomes a fraction of 1."""
        rij = self._invoer(vraag)
        if rij is None:
            return lege(Leeg.GEEN_GEGEVENS, maat.eenheid)
        waarde = Fraction(rij[0])
        return Uitkomst(waarde / 100 if maat.eenheid == PROCENT else waarde, eenheid=maat.eenheid, rollen={})

    def _invoer(self, vraag: Vraag) -> tuple[Any, ...] | None:
        if "parameter" not in self.register.tabellen:
            return None
        eisen = [
            f"naam = {tekst(f'{vraag.overeenkomst}/{vraag.afspraak}')}",
            f"begin <= DATE '{vraag.peildatum.isoformat()}'",
            *kennis(self.register.schema.tabel("parameter"), vraag.bekend_op),
        ]
        rijen = self.register.verbinding.execute(
            f"SELECT waarde, toelichting, bron FROM main.parameter WHERE {' AND '.join(eisen)} "
            "ORDER BY begin DESC, feit_id DESC LIMIT 1"
        ).fetchall()  # all of it: an answer that is not read out blocks the next question on this connection
        return rijen[0] if rijen else None

    def _kwaliteit(self, maat: Kwaliteit, vraag: Vraag) -> dict[Cel, Uitkomst]:
        """Rows in the venster up to P without a finding, of all such rows; rows in quarantine have one.

        Without names every check counts that is more than a notice. A named check that cannot run leaves no figure.
        """
        geheel = Cel(vraag.gemeente or GEHEEL)
        deel = vraag.venster.beperk(vraag.peildatum)
        controles = kies_controles(maat.controles or None)
        if not maat.controles:
            controles = tuple(c for c in controles if c.ernst != "melding" and c.vereist is None)
        moment = Moment(peildatum=vraag.peildatum, bekend_op=vraag.bekend_op, toekomst=False)
        afloop = self._controleer(moment, controles, maat.tabellen)
        niet = sum("uitgevoerd" not in elk or "mislukt" in elk for elk in afloop.values())
        opmerkingen = {"controle niet uitgevoerd": niet} if niet else {}
        if deel is None or (niet and maat.controles) or niet == len(afloop):
            return {geheel: lege(Leeg.GEEN_GEGEVENS, PROCENT, opmerkingen=opmerkingen)}
        tellingen: dict[str, list[int]] = {}
        for tabel in maat.tabellen:
            if tabel in self.register.tabellen:
                fouten = self._fouten[moment, _namen(controles), tabel][1]
                for gemeente, goed, alle in self._tel(self.register.schema.tabel(tabel), fouten, deel):
                    cel = tellingen.setdefault(gemeente, [0, 0])
                    cel[0] += goed
                    cel[1] += alle
        if vraag.gemeente is not None:
            tellingen = {g: t for g, t in tellingen.items() if g in (vraag.gemeente, GEHEEL)}
            samen = [sum(t[i] for t in tellingen.values()) for i in (0, 1)]
            tellingen = {vraag.gemeente: samen} if samen[1] else {}
        if not tellingen:
            gegevens = all(
                gedekt(self.register, tabel, deel.begin, _eind(deel), bekend_op=vraag.bekend_op) for tabel in maat.tabellen
            )
            leeg = Leeg.NIET_VAN_TOEPASSING if gegevens else Leeg.GEEN_GEGEVENS
            return {geheel: lege(leeg, PROCENT, opmerkingen=opmerkingen)}
        return {
            Cel(gemeente): Uitkomst(
                Fraction(goed, alle),
                eenheid=PROCENT,
                teller=Fraction(goed),
                noemer=Fraction(alle),
                rollen={"teller": goed, "noemer": alle - goed},
                opmerkingen=opmerkingen,
            )
            for gemeente, (goed, alle) in tellingen.items()
        }

    def _controleer(self, moment: Moment, controles: tuple[Controle, ...], tabellen: tuple[str, ...]) -> dict[str, set[str]]:
        """Per check how it went on each of these tables; a table is checked once at a moment, and its rows with a
        finding kept.
        """
        afloop: dict[str, set[str]] = {}
        namen, voorbereid = _namen(controles), False
        for tabel in tabellen:
            if (moment, namen, tabel) not in self._fouten:
                uitslagen = voer_uit(self.register, controles, moment, tabellen=(tabel,), voorbereid=voorbereid)
                voorbereid = True
                bewaard = f"kwaliteit_{next(_NUMMERS)}"
                self.register.verbinding.execute(
                    f"CREATE TEMP TABLE {bewaard} AS SELECT DISTINCT feit_id FROM {BEVINDINGEN} WHERE feit_id IS NOT NULL"
                )
                self._fouten[moment, namen, tabel] = (uitslagen, bewaard)
            for uitslag in self._fouten[moment, namen, tabel][0]:
                afloop.setdefault(uitslag.controle.id, set()).add(uitslag.afloop)
        if not voorbereid:
            maak_bekend(self.register, moment)
        return afloop

    def _tel(self, tabel: Tabel, fouten: str, deel: Periode) -> list[tuple[str, int, int]]:
        """Per gemeente the rows without a finding and all rows of the table that touch the days."""
        laatste = f"DATE '{_eind(deel).isoformat()}'"
        dag = f"greatest(r.{naam(tabel.datumkolom)}, DATE '{deel.begin.isoformat()}')" if tabel.datumkolom else laatste
        raakt = []
        if tabel.datumkolom:
            raakt.append(f"r.{naam(tabel.datumkolom)} <= {laatste}")
            einde = f"coalesce(r.{naam(tabel.eind)}, {laatste})" if tabel.eind else f"r.{naam(tabel.datumkolom)}"
            raakt.append(f"{einde} >= DATE '{deel.begin.isoformat()}'")
        kolommen = [kolom for kolom in (tabel.sleutel, tabel.datumkolom, tabel.eind) if kolom]
        kolommen += [k for k in ("persoon_id", "gemeente") if tabel.heeft(k) and k not in kolommen]
        velden = ", ".join(naam(kolom) for kolom in kolommen)
        bron = f"SELECT {velden}, false AS apart FROM bekend.{naam(tabel.naam)}"
        if self.register.niet_meegeteld.get(tabel.naam):
            bron += f" UNION ALL SELECT {velden}, true FROM quarantaine.{naam(tabel.naam)}"
        waar = f"(r.apart AND {naam(tabel.datumkolom)} IS NULL) OR ({' AND '.join(raakt)})" if tabel.datumkolom else "true"
        rijen = self.register.verbinding.execute(
            f"""
            SELECT gemeente, count_if(NOT fout), count(*) FROM (
                SELECT {self._gemeente(tabel, dag)} AS gemeente,
                       r.apart OR r.{naam(tabel.sleutel)} IN (FROM {fouten}) AS fout
                FROM ({bron}) AS r WHERE {waar}
            ) GROUP BY gemeente ORDER BY gemeente
            """
        ).fetchall()
        return [(str(gemeente), int(goed), int(alle)) for gemeente, goed, alle in rijen]

    def _gemeente(self, tabel: Tabel, dag: str) -> str:
        """SQL for the gemeente of a row: of its person on its day, else its own column, else the whole."""
        if tabel.persoonsgebonden and heeft_rij(self.register, "leefsituatie", date.min, date.max):
            return (
                "coalesce((SELECT max_by(l.gemeente, l.begin) FROM bekend.leefsituatie AS l WHERE l.persoon_id = r.persoon_id "
                f"AND l.begin <= {dag} AND (l.eind IS NULL OR l.eind >= {dag})), {tekst(ONBEKEND)})"
            )
        return f"coalesce(r.gemeente, {tekst(GEHEEL)})" if tabel.heeft("gemeente") else tekst(GEHEEL)


def _namen(controles: tuple[Controle, ...]) -> tuple[str, ...]:
    return tuple(controle.id for controle in controles)


def _eind(deel: Periode) -> date:
    return deel.eind if deel.eind is not None else deel.begin
