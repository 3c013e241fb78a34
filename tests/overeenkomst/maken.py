"""Makes a small agreement around one measure or norm, so that a test shows only the words it is about."""

from __future__ import annotations

from opmaat.kern.overeenkomst import Afspraak, Overeenkomst, lees_inhoud

KOP = """\
overeenkomst: proef-2025
titel: Proef
opdrachtgever: gemeente Deventer
opdrachtnemer: KonnecteD
soort: dvo
looptijd: 2025-01-01 t/m 2025-12-31
formaat: 1
versie: 1
reikwijdte: {gemeente: Deventer, uitkering: [PW, IOAW]}
"""


def lees(rest: str, kop: str = KOP) -> Overeenkomst:
    """The agreement with this head and these blocks."""
    return lees_inhoud((kop + rest).encode(), "proef.yaml")


def met(regels: str, kop: str = KOP) -> Afspraak:
    """The one clause with these lines, of an agreement with this head."""
    basis = "afspraken:\n  - id: proef\n    bron: artikel 1\n    tekst: een afspraak\n    verplichting: resultaat\n"
    ingesprongen = "".join(f"    {regel}\n" for regel in regels.strip().splitlines())
    return lees(basis + ingesprongen, kop).afspraken[0]
