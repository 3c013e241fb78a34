"""What can be held against the rest of an agreement without a formula: years in labels, due days, clauses outside the
term, norms that exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from opmaat.kern.maat import Oplevering

from .afspraak import Afspraak
from .cijfers import normgetal, toon
from .norm import Norm
from .overeenkomst import Overeenkomst
from .rekenbevinding import Rekenbevinding


def samenhang(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    """The findings of one agreement that follow from its own parts, without a claim written for them."""
    yield from _jaartallen(overeenkomst)
    yield from _data(overeenkomst)
    yield from _vensters(overeenkomst)
    yield from _normen(overeenkomst)


_JAAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,]*\d)")


def _jaartallen(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    """A line whose words name other years than its own (or its table's): a name that was not changed with the year."""
    eigen_jaar = {begroting.id: begroting.jaar for begroting in overeenkomst.begroting}
    for regel in overeenkomst.regels:
        jaar = regel.jaar or eigen_jaar[regel.begroting]
        genoemd = {int(woord) for woord in _JAAR.findall(regel.tekst)}
        if jaar is None or not genoemd or jaar in genoemd or (regel.waarde is not None and regel.waarde in genoemd):
            continue
        yield Rekenbevinding.over(
            regel, overeenkomst=overeenkomst.id, soort="jaartal", id=regel.naam,
            tekst=f"“{regel.tekst}” staat in de tabel van {jaar}", betrokken=(regel.id,),
            genoemd=", ".join(map(str, sorted(genoemd))), berekend=str(jaar),
            waarom="Een regel met het jaartal van een ander jaar is misschien het bedrag van dat jaar.",
        )  # fmt: skip


def _data(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    eerste = max(filter(None, (overeenkomst.ondertekend_op, overeenkomst.looptijd.begin)))
    for post in overeenkomst.kalender:
        if overeenkomst.looptijd.eind is None and overeenkomst.ondertekend_op is None:
            continue
        vroeg = [dag for dag in _vervaldata(overeenkomst, post.id) if dag < eerste]
        if vroeg:
            yield Rekenbevinding.over(
                post, overeenkomst=overeenkomst.id, soort="datum",
                tekst=f"“{post.tekst}” vervalt op {toon(vroeg[0])}, voor {toon(eerste)}", genoemd=toon(vroeg[0]), berekend=toon(eerste),
                verschil=f"{(eerste - vroeg[0]).days} dagen", betrokken=(post.id,),
                waarom="Wat al vervallen was toen de overeenkomst begon, kan niet meer op tijd komen.",
            )  # fmt: skip


def _vervaldata(overeenkomst: Overeenkomst, id: str) -> tuple[date, ...]:
    post = next(post for post in overeenkomst.kalender if post.id == id)
    return post.vervaldata(overeenkomst.looptijd) if overeenkomst.looptijd.eind is not None else ()


def _vensters(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    """Promises about days outside the term; what only informs may look further back, and a document about a year is due
    after it.
    """
    for afspraak in overeenkomst.afspraken:
        vrij = afspraak.verplichting == "informatie" or isinstance(afspraak.maat, Oplevering)
        if not vrij and afspraak.venster.doorsnede(overeenkomst.looptijd) is None:
            yield Rekenbevinding.over(
                afspraak, overeenkomst=overeenkomst.id, soort="venster",
                tekst=f"De afspraak loopt {afspraak.venster}, buiten de looptijd {overeenkomst.looptijd}", genoemd=str(afspraak.venster),
                berekend=str(overeenkomst.looptijd), betrokken=(afspraak.id,),
                waarom="Over een tijd buiten de overeenkomst kan niemand worden aangesproken.",
            )  # fmt: skip


def _normen(overeenkomst: Overeenkomst) -> Iterator[Rekenbevinding]:
    """Two clauses with the same measure over the same days whose norms no figure can meet together."""
    gezien: dict[tuple[object, ...], list[tuple[Afspraak, Norm]]] = {}
    for afspraak in overeenkomst.afspraken:
        if afspraak.maat is not None and afspraak.norm is not None and not afspraak.norm.onbekend:
            sleutel = (afspraak.maat, afspraak.venster, afspraak.gemeente)
            gezien.setdefault(sleutel, []).append((afspraak, afspraak.norm))
    for groep in gezien.values():
        for (eerste, a), (tweede, b) in zip(groep, groep[1:], strict=False):
            getal = normgetal(b) if b.precies is not None else normgetal(a)
            ander = a if b.precies is not None else b
            onder = max((n.exact(n.minimum.waarde) for n in (a, b) if n.minimum), default=None)
            boven = min((n.exact(n.maximum.waarde) for n in (a, b) if n.maximum), default=None)
            botst = getal is not None and (a.precies is not None or b.precies is not None) and not ander.voldoet(getal)
            if botst or (onder is not None and boven is not None and onder > boven):
                yield Rekenbevinding.over(
                    tweede, overeenkomst=overeenkomst.id, soort="normen", id=f"{eerste.id}+{tweede.id}",
                    bron=f"{eerste.bron}; {tweede.bron}", catalogus=(*eerste.catalogus, *tweede.catalogus),
                    tekst=f"{eerste.id} vraagt {a.tekst} en {tweede.id} vraagt {b.tekst} van hetzelfde",
                    genoemd=f"{a.tekst} en {b.tekst}", betrokken=(eerste.id, tweede.id),
                    waarom="Geen enkele uitkomst kan aan allebei voldoen.",
                )  # fmt: skip
