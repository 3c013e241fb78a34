"""From a series of deliveries without moments of registration to one register with two times.

A fact is recognised by its ``feit_id``, else by the columns that ``datapackage.json`` names (``sleutel``), rows with the
same values in order of their contents. A fact that appears is *eerste* (or *correctie* when it had gone), a filled empty cell is an
*aanvulling*, a changed cell a *correctie*, a fact that is gone a *vernietiging*: its last version lapses, and a version of
zero length says why. Rows that this time could not be read are left as they were, never taken for gone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from opmaat.kern.fout import Bevinding, Plaats

from .bron import Codering
from .fouten import Registerfout
from .lezer import Register, leeg_register, open_register
from .omzetting import naam, tekst
from .schema import TWEETIJDIG, Tabel
from .schrijven import Bestandsvorm, Peilbestand, schrijf_register

LEVERINGSUUR = time(12)
"""When the contents of a delivery became known: noon (UTC) of the day of delivery, so within that day in Amsterdam."""

KRIMP_PROCENT = 2
"""A table that loses more than this share of its rows, or of its recognisable facts, stops the delivery."""


@dataclass(frozen=True, kw_only=True)
class Levering:
    """One delivery: a folder and the day on which it was delivered."""

    op: date
    pad: Path


@dataclass(frozen=True, kw_only=True)
class Leveringsverslag:
    """What was derived: the written register, versions per kind over all tables, and everything that was noticed."""

    peilbestand: Peilbestand
    versies: dict[str, int]
    bevindingen: tuple[Bevinding, ...]


class Leveringsfout(Registerfout):
    """A delivery that is stopped because it does not follow from the one before; ``bevindingen`` has every table."""

    def __init__(self, bevindingen: Sequence[Bevinding]) -> None:
        self.bevindingen = tuple(bevindingen)
        eerste = bevindingen[0]
        super().__init__(eerste.wat, waar=eerste.plaats, waarom=eerste.waarom, doe=eerste.doe)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.bevindingen,)


@dataclass
class _Stand:
    """The register so far, in one database, and what is known about the columns that came."""

    register: Register
    versies: dict[str, int] = field(default_factory=dict)
    geleverd: dict[str, frozenset[str]] = field(default_factory=dict)
    bevindingen: list[Bevinding] = field(default_factory=list)


def leid_af(
    leveringen: Sequence[Levering],
    doel: Path,
    vorm: Bestandsvorm = "parquet",
    *,
    toch: bool = False,
    codering: Codering = "utf-8",
) -> Leveringsverslag:
    """Writes the register with two times that follows from the deliveries, in order of their days.

    With one delivery no moments are written, so that ``bekend_op_beschikbaar`` stays False. A table that shrinks by more
    than 2% or whose facts are no longer recognised raises ``Leveringsfout`` before anything is written, unless ``toch``;
    then it is a finding. A table that brings its own moments is taken as it is in the last delivery. Raises
    ``Registerfout`` for no deliveries, two on one day, or one that cannot be read.
    """
    op_volgorde = sorted(leveringen, key=lambda levering: levering.op)
    if not op_volgorde:
        raise Registerfout("Er is geen levering gegeven", doe="Geef minstens één map met de dag van levering")
    for vorige, deze in zip(op_volgorde, op_volgorde[1:], strict=False):
        if vorige.op == deze.op:
            raise Registerfout(
                f"Er zijn twee leveringen van {deze.op.isoformat()}",
                waar=f"{vorige.pad.name} en {deze.pad.name}",
                waarom="Welke het laatst is, is niet te zien",
                doe="Geef per dag één levering",
            )
    with leeg_register() as register:
        stand = _Stand(register)
        for levering in op_volgorde:
            with open_register(levering.pad, codering=codering) as nieuw:
                _verwerk(stand, nieuw, levering, toch=toch)
        _sluit_af(stand, een=len(op_volgorde) == 1)
        peilbestand = schrijf_register(register, doel, vorm)
    return Leveringsverslag(peilbestand=peilbestand, versies=stand.versies, bevindingen=tuple(stand.bevindingen))


def _verwerk(stand: _Stand, nieuw: Register, levering: Levering, *, toch: bool) -> None:
    stand.bevindingen += [b for b in nieuw.bevindingen if b.regel != "lezen.geen-bekend-op"]
    with tempfile.TemporaryDirectory(prefix="opmaat-") as map_:
        werk = Path(map_)
        for tabelnaam in nieuw.tabellen:
            _haal_over(stand.register, nieuw, tabelnaam, werk)
        problemen = [p for t in stand.geleverd for p in _wijkt_af(stand, nieuw, stand.register.schema.tabel(t), levering)]
        if problemen and not toch:
            raise Leveringsfout(problemen)
        stand.bevindingen += problemen
        moment = datetime.combine(levering.op, LEVERINGSUUR)
        for tabelnaam in nieuw.tabellen:
            tabel = nieuw.schema.tabel(tabelnaam)
            if not tabel.tweetijdig:
                _werk_identiteit_bij(stand.register, tabel)
            elif "geregistreerd_op" in nieuw.geleverd[tabelnaam]:
                _neem_over(stand.register, tabel)
            else:
                for aard, aantal in _werk_feiten_bij(stand.register, tabel, moment, nieuw.geleverd[tabelnaam]).items():
                    stand.versies[aard] = stand.versies.get(aard, 0) + aantal
            stand.geleverd[tabelnaam] = stand.geleverd.get(tabelnaam, frozenset()) | nieuw.geleverd[tabelnaam]


def _haal_over(register: Register, nieuw: Register, tabelnaam: str, werk: Path) -> None:
    """Brings the rows of a delivery in as ``nieuw_<tabel>``, with ``sleutel`` by which a fact is recognised."""
    tabel = nieuw.schema.tabel(tabelnaam)
    bestand, apart = werk / f"{tabelnaam}.parquet", werk / f"{tabelnaam}-apart.parquet"
    nieuw.verbinding.execute(f"COPY (SELECT * FROM main.{naam(tabelnaam)}) TO {tekst(str(bestand))} (FORMAT parquet)")
    kolommen = ", ".join(naam(kolom) for kolom in tabel.kolomnamen)
    uit = f"quarantaine.{naam(tabelnaam)}" if tabelnaam in nieuw.niet_meegeteld else f"main.{naam(tabelnaam)} LIMIT 0"
    nieuw.verbinding.execute(f"COPY (SELECT {kolommen} FROM {uit}) TO {tekst(str(apart))} (FORMAT parquet)")
    eigen = "feit_id" in nieuw.geleverd[tabelnaam] or not tabel.tweetijdig
    leeg = "" if eigen else f"REPLACE (NULL::BIGINT AS {naam(tabel.sleutel)})"
    for soort, pad in (("nieuw", bestand), ("apart", apart)):
        register.verbinding.execute(
            f"CREATE OR REPLACE TEMP TABLE {soort}_{tabelnaam} AS SELECT * {leeg}, {_sleutel(tabel, eigen)} AS sleutel, "
            f"{_volgnummer(tabel, eigen)} AS volg FROM read_parquet({tekst(str(pad))})"
        )


def _sleutel(tabel: Tabel, eigen: bool) -> str:
    kolommen = (tabel.sleutel,) if eigen else tabel.herkenning
    delen = ", ".join(f"coalesce({naam(kolom)}::VARCHAR, '∅')" for kolom in kolommen)
    return f"concat_ws('|', {delen})"


def _volgnummer(tabel: Tabel, eigen: bool) -> str:
    if eigen:
        return "1"
    return f"row_number() OVER (PARTITION BY {_sleutel(tabel, False)} ORDER BY {', '.join(f'{naam(k)} NULLS LAST' for k in _inhoud(tabel))})"


def _inhoud(tabel: Tabel) -> list[str]:
    """The columns that make up what a row says: all but the five of the two times."""
    return [kolom for kolom in tabel.kolomnamen if kolom not in TWEETIJDIG]


def _wijkt_af(stand: _Stand, nieuw: Register, tabel: Tabel, levering: Levering) -> list[Bevinding]:
    """Findings that stop a delivery: the table or a column is gone, it shrinks, or its facts are not recognised."""
    if tabel.naam not in nieuw.tabellen:
        return [_probleem("tabel-verdwenen", f"De tabel {tabel.naam} zat in de vorige levering en nu niet", levering, tabel)]
    verdwenen = sorted(stand.geleverd[tabel.naam] - nieuw.geleverd[tabel.naam])
    if verdwenen:
        return [_probleem("kolom-verdwenen", f"De kolom {verdwenen[0]} zat in de vorige levering en nu niet", levering, tabel)]
    if tabel.tweetijdig and "geregistreerd_op" in nieuw.geleverd[tabel.naam]:
        return []
    verbinding = stand.register.verbinding
    if tabel.tweetijdig:
        oud = f"SELECT sleutel, volg FROM stand_{tabel.naam} WHERE vervallen_op IS NULL"
    else:
        oud = f"SELECT {_sleutel(tabel, True)} AS sleutel, 1 AS volg FROM main.{tabel.naam}"
    rij = verbinding.execute(
        f"""
        SELECT (SELECT count(*) FROM ({oud})), (SELECT count(*) FROM nieuw_{tabel.naam}) + (SELECT count(*) FROM apart_{tabel.naam}),
               (SELECT count(*) FROM ({oud}) AS o WHERE (o.sleutel, o.volg) IN (SELECT (sleutel, volg) FROM nieuw_{tabel.naam})
                   OR o.sleutel IN (SELECT sleutel FROM apart_{tabel.naam}))
        """
    ).fetchone()
    was, is_nu, herkend = rij if rij else (0, 0, 0)
    if is_nu * 100 < was * (100 - KRIMP_PROCENT):
        return [_probleem("levering-gekrompen", f"De tabel {tabel.naam} had {was} rijen en heeft er nu {is_nu}", levering, tabel)]
    if herkend * 100 < was * (100 - KRIMP_PROCENT):
        return [_probleem("sleutels-veranderd", f"Van de {was} rijen van de tabel {tabel.naam} zijn er nog {herkend} te herkennen", levering, tabel)]
    return []


def _probleem(regel: str, wat: str, levering: Levering, tabel: Tabel) -> Bevinding:
    return Bevinding(
        regel=f"levering.{regel}",
        categorie="tijd",
        ernst="fout",
        wat=wat,
        plaats=Plaats(bestand=f"levering {levering.op.isoformat()}, {tabel.naam}"),
        waarom="Alles wat weg lijkt zou als vernietigd gelden, en cijfers zouden stil dalen",
        doe="Vraag de leverancier wat er is veranderd; verwerk de levering alleen als het klopt, met de keuze 'toch'",
    )


def _werk_identiteit_bij(register: Register, tabel: Tabel) -> None:
    """The last delivery decides; who is no longer in it still exists, for facts point at them."""
    sleutel = naam(tabel.sleutel)
    register.verbinding.execute(
        f"DELETE FROM main.{tabel.naam} WHERE {sleutel} IN (SELECT {sleutel} FROM nieuw_{tabel.naam})"
    )
    kolommen = ", ".join(naam(kolom) for kolom in tabel.kolomnamen)
    register.verbinding.execute(f"INSERT INTO main.{tabel.naam} SELECT {kolommen} FROM nieuw_{tabel.naam}")


def _neem_over(register: Register, tabel: Tabel) -> None:
    kolommen = ", ".join(naam(kolom) for kolom in tabel.kolomnamen)
    register.verbinding.execute(f"CREATE OR REPLACE TABLE stand_{tabel.naam} AS SELECT * FROM nieuw_{tabel.naam}")
    register.verbinding.execute(f"DELETE FROM main.{tabel.naam}")
    register.verbinding.execute(f"INSERT INTO main.{tabel.naam} SELECT {kolommen} FROM nieuw_{tabel.naam}")


def _werk_feiten_bij(
    register: Register, tabel: Tabel, moment: datetime, geleverd: frozenset[str]
) -> dict[str, int]:
    """Adds to ``stand_<tabel>`` the versions that this delivery brings; gives how many of each kind.

    Columns that are not in this delivery keep what was known.
    """
    verbinding, stand, nieuw = register.verbinding, f"stand_{tabel.naam}", f"nieuw_{tabel.naam}"
    wanneer = f"TIMESTAMP '{moment.isoformat(sep=' ')}'"
    verbinding.execute(f"CREATE TABLE IF NOT EXISTS {stand} AS SELECT * FROM {nieuw} LIMIT 0")
    inhoud = [naam(kolom) for kolom in _inhoud(tabel)]
    nu = [naam(kolom) for kolom in _inhoud(tabel) if kolom in geleverd]
    zelfde = " AND ".join(f"n.{k} IS NOT DISTINCT FROM o.{k}" for k in nu)
    vult_aan = " AND ".join(f"(o.{k} IS NULL OR n.{k} IS NOT DISTINCT FROM o.{k})" for k in nu)
    velden = ", ".join(
        f"CASE WHEN w.aard = 'vernietiging' THEN o.{k} ELSE n.{k} END AS {k}" if k in nu else f"o.{k} AS {k}" for k in inhoud
    )
    verbinding.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE wijziging AS
        SELECT n.sleutel, n.volg, coalesce(o.feit_id, v.feit_id, n.feit_id) AS feit_id, o.versie_id AS oud,
               CASE WHEN o.versie_id IS NULL AND v.feit_id IS NULL THEN 'eerste'
                    WHEN o.versie_id IS NULL THEN 'correctie'
                    WHEN {vult_aan} THEN 'aanvulling' ELSE 'correctie' END AS aard
        FROM {nieuw} n
        LEFT JOIN (SELECT * FROM {stand} WHERE vervallen_op IS NULL) o USING (sleutel, volg)
        LEFT JOIN (SELECT sleutel, volg, any_value(feit_id) AS feit_id FROM {stand} GROUP BY ALL) v USING (sleutel, volg)
        WHERE o.versie_id IS NULL OR NOT ({zelfde})
        UNION ALL
        SELECT o.sleutel, o.volg, o.feit_id, o.versie_id, 'vernietiging'
        FROM {stand} o ANTI JOIN {nieuw} USING (sleutel, volg)
        WHERE o.vervallen_op IS NULL AND o.sleutel NOT IN (SELECT sleutel FROM apart_{tabel.naam})
        """
    )
    verbinding.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE erbij AS
        SELECT {velden},
               coalesce(w.feit_id, (SELECT coalesce(max(feit_id), 0) FROM {stand})
                   + row_number() OVER (PARTITION BY w.feit_id IS NULL ORDER BY w.sleutel, w.volg)) AS feit_id,
               (SELECT coalesce(max(versie_id), 0) FROM {stand}) + row_number() OVER (ORDER BY w.sleutel, w.volg) AS versie_id,
               {wanneer} AS geregistreerd_op, CASE WHEN w.aard = 'vernietiging' THEN {wanneer} END AS vervallen_op,
               w.aard, w.sleutel, w.volg
        FROM wijziging w
        LEFT JOIN {nieuw} n ON n.sleutel = w.sleutel AND n.volg = w.volg
        LEFT JOIN {stand} o ON o.versie_id = w.oud
        """
    )
    verbinding.execute(
        f"UPDATE {stand} SET vervallen_op = {wanneer} WHERE versie_id IN (SELECT oud FROM wijziging WHERE oud IS NOT NULL)"
    )
    verbinding.execute(f"INSERT INTO {stand} BY NAME SELECT * FROM erbij")
    alle = ", ".join(naam(kolom) for kolom in tabel.kolomnamen)
    verbinding.execute(f"DELETE FROM main.{tabel.naam}")
    verbinding.execute(f"INSERT INTO main.{tabel.naam} SELECT {alle} FROM {stand} ORDER BY versie_id")
    return dict(verbinding.execute("SELECT aard, count(*)::INTEGER FROM wijziging GROUP BY aard").fetchall())


def _sluit_af(stand: _Stand, *, een: bool) -> None:
    """Says which columns the register has; with one delivery no moments, and references to renumbered facts are dropped."""
    register = stand.register
    geleverd: dict[str, frozenset[str]] = {}
    for tabelnaam, kolommen in stand.geleverd.items():
        tabel = register.schema.tabel(tabelnaam)
        momenten = {"feit_id", "versie_id", "geregistreerd_op", "vervallen_op", "aard"}
        if not tabel.tweetijdig or "geregistreerd_op" in kolommen:
            geleverd[tabelnaam] = kolommen
        else:
            geleverd[tabelnaam] = kolommen | ({"feit_id", "versie_id"} if een else momenten)
    for tabelnaam, kolommen in geleverd.items():
        for kolom in register.schema.tabel(tabelnaam).kolommen:
            doel = kolom.verwijst
            if doel is None or kolom.naam not in kolommen or doel not in stand.geleverd:
                continue
            if register.schema.tabel(doel).tweetijdig and "feit_id" not in stand.geleverd[doel]:
                _laat_los(stand, tabelnaam, kolom.naam, doel)
    register.tabellen = tuple(naam_ for naam_ in register.schema.tabellen if naam_ in geleverd)
    register.geleverd = geleverd


def _laat_los(stand: _Stand, tabel: str, kolom: str, doel: str) -> None:
    antwoord = stand.register.verbinding.execute(
        f"UPDATE main.{naam(tabel)} SET {naam(kolom)} = NULL WHERE {naam(kolom)} IS NOT NULL"
    ).fetchone()
    if antwoord and antwoord[0]:
        stand.bevindingen.append(
            Bevinding(
                regel="levering.verwijzing-zonder-nummer",
                categorie="samenhang",
                ernst="waarschuwing",
                wat=f"{antwoord[0]} keer verwijst {kolom} naar {doel}, maar {doel} is zonder feit_id geleverd",
                plaats=Plaats(bestand=tabel, kolom=kolom),
                waarom="Naar welke rij wordt verwezen, is niet vast te stellen; de verwijzing is leeggelaten",
                doe=f"Lever feit_id mee in {doel}",
            )
        )


