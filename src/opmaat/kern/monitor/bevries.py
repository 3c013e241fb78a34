"""Freezes a monitor: every line with its definition, its parameters, its moments, its members and the version of the program.

What was hidden in the published breakdown is kept with it, weighed against every earlier publication of the same table. Source: design, section 8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from opmaat.kern.oordeel.onderdrukking import Gepubliceerd, ledentabel, met_totalen, onderdruk_uitkomsten
from opmaat.kern.oordeel.status import Oordeel
from opmaat.kern.overeenkomst.rekenhash import rekenhash
from opmaat.kern.uitkomst.bevroren import Bevroren
from opmaat.kern.uitkomst.telling import Lid

from .definitiebestand import schrijf_definitie
from .monitor import Monitor, Regel

Leden = Callable[[Regel], Sequence[Lid]]


def bevries(
    monitor: Monitor, *, code: str, leden: Leden | None = None, eerder: Sequence[Bevroren] = (), op: date | None = None, register: str = ""
) -> tuple[Bevroren, ...]:  # fmt: skip
    """The lines that could be computed, as they can be written (``uitkomst.bevroren.schrijf``); ``code`` is the version of the program.

    ``leden`` gives who is behind a line, ``eerder`` what was published before, ``op`` the day of freezing and ``register`` the name of the source.
    """
    return tuple(_regel(monitor, regel, code, leden, eerder, op, register) for regel in monitor.regels if not regel.fout)


def gepubliceerd(figuur: Bevroren) -> Gepubliceerd:
    """The breakdown of a frozen figure as it was published: with its true counts, and which of them were hidden."""
    echt = met_totalen(tabel) if (tabel := ledentabel(figuur.uitkomsten)) else {}
    weg = frozenset(figuur.onderdrukt)
    return Gepubliceerd({plek: None if plek in weg else aantal for plek, aantal in echt.items()}, (), echt)


def _regel(monitor: Monitor, regel: Regel, code: str, leden: Leden | None, eerder: Iterable[Bevroren], op: date | None, register: str) -> Bevroren:
    maat, vraag = schrijf_definitie(regel.afspraak.maat), schrijf_definitie(regel.vraag)
    zelfde = [
        gepubliceerd(vorige) for vorige in sorted(eerder, key=lambda v: (v.peildatum, v.bekend_op or date.max, v.bevroren_op or date.max))
        if (vorige.overeenkomst, vorige.afspraak) == (monitor.overeenkomst.id, regel.afspraak.id)
        and vorige.vraag.get("uitsplitsing") == vraag.get("uitsplitsing") and vorige.vraag.get("gemeente") == vraag.get("gemeente")
    ]  # fmt: skip
    _, tabel = onderdruk_uitkomsten(regel.uitkomsten, eerder=[vorige for vorige in zelfde if vorige.tabel])
    return Bevroren(
        overeenkomst=monitor.overeenkomst.id,
        overeenkomstversie=monitor.overeenkomst.versie,
        afspraak=regel.afspraak.id,
        rekenhash=rekenhash(regel.afspraak, monitor.overeenkomst),
        peildatum=monitor.peildatum,
        bekend_op=monitor.bekend_op,
        code=code,
        parameters={
            naam: tuple((vanaf, str(getal)) for vanaf, getal in reeks.waarden) for naam, reeks in sorted(regel.vraag.parameters.items()) if reeks.waarden
        },
        uitkomsten=regel.uitkomsten,
        oordeel=_oordeel(regel.oordeel),
        bevroren_op=op,
        register=register,
        maat=maat,
        vraag=vraag,
        norm=None if regel.oordeel.norm is None else schrijf_definitie(regel.oordeel.norm),
        onderdrukt=tuple(sorted(tabel.onderdrukt)),
        leden=tuple(sorted(leden(regel), key=_volgorde)) if leden is not None else (),
    )


def _volgorde(lid: Lid) -> tuple[object, ...]:
    return lid.rol, lid.persoon_id or 0, lid.feit_id or 0, lid.dag or date.min, lid.cel


def _oordeel(oordeel: Oordeel) -> dict[str, str]:
    uit = {"status": oordeel.status.value}
    if oordeel.norm is not None:
        uit["norm"] = oordeel.norm.tekst
    if oordeel.tot_nu_toe is not None:
        uit["tot_nu_toe"] = str(oordeel.tot_nu_toe)
    if oordeel.gebruik is not None:
        uit["gebruik"] = str(oordeel.gebruik)
    if oordeel.kans is not None:
        uit["kans"] = repr(oordeel.kans)
    return uit
