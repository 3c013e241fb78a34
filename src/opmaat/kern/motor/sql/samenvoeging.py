"""Spells of a person put together: merged spells of a state, and the stretches of days in which a row is the one that counts.

Both are prepared once and shared. An eind after P reads as open, a row that begins after P does not exist, so a figure at P never
knows the future.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from opmaat.kern.fout import Invoerfout
from opmaat.kern.maat import EEN_MAAND_TOEREKENEN
from opmaat.kern.register.schema import Tabel
from opmaat.kern.tijd import Duur

from .bouw import Bouw
from .fragment import EINDELOOS, letter, naam, plus


class Maatfout(Invoerfout):
    """A measure that cannot be computed on the table it names."""


def spellen(b: Bouw, tabel: Tabel, tot: str | None = None) -> tuple[str, str, str]:
    """The SQL of begin, of eind (open: EINDELOOS) and of being a spell on or before ``tot`` (P), for alias r of the table."""
    grens = tot or b.p
    begin = f"r.{naam(tabel.datumkolom or '')}"
    if tabel.vorm == "gebeurtenis":
        return begin, begin, f"{begin} <= {grens}"
    eind = f"r.{naam(tabel.eind or '')}"
    bestaat = f"{begin} <= {grens} AND ({eind} IS NULL OR {eind} >= {begin})"
    return begin, f"CASE WHEN {eind} <= {grens} THEN {eind} ELSE {EINDELOOS} END", bestaat


def samengevoegd(
    b: Bouw, tabel: Tabel, waar: str, *, per: Iterable[str] = (), gat: Duur | None = None, tot: str | None = None
) -> str:
    """The name of the merged spells of the rows (alias r) that satisfy ``waar``: overlapping or touching ones are one.

    Columns persoon_id, begin, eind (EINDELOOS while open), eerste and laatste: the rows that begin first and end last (of several:
    highest feit_id), and reden: why that last one ended, where the table says so. ``per``: columns within which is merged.
    ``gat``: free time that is bridged. ``tot``: the last day that exists.
    """
    return b.voorbereid(f"samen_{tabel.naam}", samentekst(b, tabel, waar, per=per, gat=gat, tot=tot))


def samentekst(
    b: Bouw, tabel: Tabel, waar: str, *, per: Iterable[str] = (), gat: Duur | None = None, tot: str | None = None, raak: str = ""
) -> Callable[[str], str]:
    """What writes the text of ``samengevoegd``, given a further condition on alias r; ``raak`` as in ``eilanden``."""
    if not tabel.persoonsgebonden:
        raise Maatfout(
            f"Rijen van de tabel {tabel.naam} horen bij niemand en zijn niet samen te voegen",
            waarom="In-, uitstroom en duur gaan over aaneengesloten perioden van een persoon",
            doe="Tel de begin- of einddatum van de rijen met “datum”, of kies een tabel over personen",
        )
    begin, eind, bestaat = spellen(b, tabel, tot)
    mee = {"reden": "r.reden_einde"} if tabel.heeft("reden_einde") else {}
    kolommen = [*(f"r.{naam(k)}" for k in per), f"{begin} AS begin", f"{eind} AS eind", *(f"{sql} AS {k}" for k, sql in mee.items())]

    def tekst(kring: str) -> str:
        rijen = (
            f"SELECT r.persoon_id, r.feit_id, {', '.join(kolommen)} "
            f"FROM {b.bekend(tabel)} r WHERE r.persoon_id IS NOT NULL AND {bestaat} AND {waar}{kring}"
        )
        return eilanden(rijen, ("persoon_id", *per), gat, mee=mee, raak=raak)

    return tekst


def eilanden(rijen: str, per: Iterable[str], gat: Duur | None = None, *, mee: Iterable[str] = (), raak: str = "") -> str:
    """The SQL of merged spells out of rows with begin, eind and feit_id, merged within the columns ``per``.

    Most people have one row: it goes straight through, and only the rows of the others are put in order. ``mee``: columns of the row that
    ends last. ``raak``: only for keys with a row of which this holds.
    """
    sleutel = ", ".join(naam(kolom) for kolom in per)
    grens = "voor + 1" if gat is None else f"greatest(voor + 1, {plus('voor', gat)})"
    orde = f"PARTITION BY {sleutel} ORDER BY begin, feit_id DESC ROWS"
    extra = "".join(f", {k}" for k in mee)
    laatste = "".join(f", arg_max_null({k}, orde(eind, feit_id)) AS {k}" for k in mee)
    geraakt = f" AND bool_or({raak})" if raak else ""
    return (
        f"WITH rijen AS ({rijen}),\n"
        f"vaker AS (SELECT {sleutel} FROM rijen GROUP BY {sleutel} HAVING count(*) > 1{geraakt}),\n"
        f"loop AS (SELECT {sleutel}, begin, eind, feit_id{extra},\n"
        f"  max(eind) OVER ({orde} BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor FROM rijen SEMI JOIN vaker USING ({sleutel})),\n"
        f"los AS (SELECT {sleutel}, begin, eind, feit_id{extra}, voor IS NULL OR begin > {grens} AS nieuw FROM loop),\n"
        f"eiland AS (SELECT *, count(*) FILTER (WHERE nieuw) OVER ({orde} UNBOUNDED PRECEDING) AS nr FROM los)\n"
        f"SELECT {sleutel}, min(begin) AS begin, max(eind) AS eind, max(feit_id) FILTER (WHERE nieuw) AS eerste,\n"
        f"  id_van(max(orde(eind, feit_id))) AS laatste{laatste} FROM eiland GROUP BY {sleutel}, nr\n"
        f"UNION ALL SELECT {sleutel}, begin, eind, feit_id, feit_id{extra} FROM rijen ANTI JOIN vaker USING ({sleutel}) WHERE {raak or 'true'}"
    )


def toegerekend(b: Bouw, tabel: Tabel, kolommen: Iterable[str]) -> str:
    """The name of the stretches in which a row of the table counts for a person: its own days and up to 31 days after.

    On a day the row that began last counts (then highest feit_id); where none runs, the one that ended last. Columns persoon_id, van,
    tm, feit_id and ``kolommen``. Stretches of one person never overlap. Source: design, section 6, attribution.
    """
    extra = sorted(set(kolommen) - {"persoon_id", "feit_id"})
    return b.voorbereid(f"van_{tabel.naam}", _stukken(b, tabel, extra))


def _stukken(b: Bouw, tabel: Tabel, extra: list[str]) -> Callable[[str], str]:
    """What writes the text of ``toegerekend``, given a further condition on alias r."""
    mee = "".join(f", {naam(k)}" for k in extra)
    if tabel.vorm == "identiteit":
        return lambda kring: (
            f"SELECT persoon_id, DATE '0001-01-01' AS van, {EINDELOOS} AS tm, NULL::BIGINT AS feit_id{mee} FROM {b.bekend(tabel)} r WHERE true{kring}"
        )
    begin, eind, bestaat = spellen(b, tabel)
    na = EEN_MAAND_TOEREKENEN
    gekozen = "".join(f", r.{naam(k)}" for k in extra)
    return lambda kring: (
        f"WITH r AS (SELECT r.persoon_id, r.feit_id, {begin} AS van_, {eind} AS tm_{gekozen} FROM {b.bekend(tabel)} r\n"
        f"  WHERE r.persoon_id IS NOT NULL AND {bestaat}{kring}),\n"
        "w AS (SELECT *, lead(van_) OVER (PARTITION BY persoon_id ORDER BY van_, feit_id) AS volgende,\n"
        "  max(tm_) OVER (PARTITION BY persoon_id ORDER BY van_, feit_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS eerder FROM r),\n"
        "dubbel AS (SELECT DISTINCT persoon_id FROM w WHERE eerder >= van_),\n"
        f"grens AS (SELECT DISTINCT persoon_id, unnest([van_, tm_ + 1, tm_ + {na + 1}]) AS van FROM r SEMI JOIN dubbel USING (persoon_id)),\n"
        "stuk AS (SELECT persoon_id, van, lead(van) OVER (PARTITION BY persoon_id ORDER BY van) - 1 AS tm FROM grens),\n"
        "keus AS (SELECT s.persoon_id, s.van, s.tm, arg_max(r.feit_id,\n"
        "    (r.tm_ >= s.van, CASE WHEN r.tm_ >= s.van THEN r.van_ ELSE r.tm_ END, r.van_, r.feit_id)) AS feit_id\n"
        f"  FROM stuk s JOIN r ON r.persoon_id = s.persoon_id AND s.van BETWEEN r.van_ AND r.tm_ + {na} WHERE s.tm IS NOT NULL GROUP BY ALL)\n"
        f"SELECT persoon_id, van_ AS van, least(tm_ + {na}, coalesce(volgende - 1, tm_ + {na})) AS tm, feit_id{mee}\n"
        "FROM w ANTI JOIN dubbel USING (persoon_id)\n"
        f"UNION ALL SELECT k.persoon_id, k.van, k.tm, k.feit_id{gekozen} FROM keus k JOIN r USING (feit_id)"
    )


def toegerekend_op(b: Bouw, tabel: Tabel, kolommen: Iterable[str], dag: date) -> str:
    """The relation with persoon_id and ``kolommen`` of the row that counts for a person on one day, as in ``toegerekend``; no other persons.

    Prepared when it is shared, or text between brackets. The day is not after P.
    """
    extra = sorted(set(kolommen) - {"persoon_id"})
    if tabel.vorm == "identiteit":
        return b.bekend(tabel)
    velden, d = "".join(f", {naam(k)}" for k in extra), letter(dag)
    alles = _stukken(b, tabel, [k for k in extra if k != "feit_id"])("")
    if tabel.vorm == "gebeurtenis" or b.voorraad.heeft(alles) or (b.voorraad.gedeeld and b.voorraad.vaker(alles, d)):
        tekst = f"SELECT persoon_id{velden} FROM {toegerekend(b, tabel, extra)} WHERE {d} BETWEEN van AND tm"
    else:
        begin, eind = naam(tabel.begin or ""), naam(tabel.eind or "")
        kring = "" if b.kring is None else f" AND persoon_id IN (SELECT persoon_id FROM {b.kring})"
        van = (
            f"FROM {b.bekend(tabel)} WHERE persoon_id IS NOT NULL AND {begin} <= {d}\n"
            f"  AND ({eind} IS NULL OR ({eind} >= {begin} AND {eind} + {EEN_MAAND_TOEREKENEN} >= {d})){kring} GROUP BY persoon_id"
        )
        rang = f"rang({begin}, {eind}, feit_id, {d})"
        if len(extra) == 1:
            tekst = f"SELECT persoon_id, arg_max_null({velden[2:]}, {rang}) AS {velden[2:]} {van}"
        else:
            rij = ", ".join(f"{naam(k)}: {naam(k)}" for k in extra)
            tekst = f"SELECT persoon_id, unnest(rij) FROM (SELECT persoon_id, arg_max({{{rij}}}, {rang}) AS rij {van})"
            tekst = tekst if extra else f"SELECT DISTINCT persoon_id {van}"
    return b.voorraad.voorbereid(f"dag_{tabel.naam}", tekst) if b.voorraad.gedeeld else f"({tekst})"
