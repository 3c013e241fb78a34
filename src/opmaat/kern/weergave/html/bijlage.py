"""What stands after the clauses of an agreement: findings of the arithmetic check, coverage of the document, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from opmaat.kern.monitor.rekening import Rekening
from opmaat.kern.oordeel.status import Status
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst
from opmaat.kern.overeenkomst.rekenbevinding import SOORTEN, Rekenbevinding
from opmaat.kern.tijd import geschreven as dag

from .. import rekeningbeeld, woorden
from ..getal import aantal
from ..rapport import Documentdekking
from .element import Html, el, lijst, naam_van, samen, tabel
from .statusvorm import stand

BLOKNAMEN = {
    "afspraken": "afspraken die geteld worden", "parameters": "parameters", "begrippen": "begrippen", "begroting": "bedragen en cijfers", "controles": "controles op de tekst",
    "kalender": "kalender", "risicoregels": "risicoregels", "processtappen": "processtappen", "partijen": "partijen", "rangorde": "rangorde van stukken", "wijzigingen": "wijzigingen",
}  # fmt: skip


def rekenwerk(overeenkomst: Overeenkomst, bevindingen: Sequence[Rekenbevinding]) -> Html:
    """The findings, errors first, those that rounding explains folded away."""
    echt = [bevinding for bevinding in bevindingen if not bevinding.afronding]
    klein = [bevinding for bevinding in bevindingen if bevinding.afronding]
    kop = el("h3", "Klopt het rekenwerk van het document?", id=naam_van(overeenkomst.id, "rekenwerk"))
    if not bevindingen:
        return samen(kop, el("p", "Alle genoemde sommen, data en normen zijn nagerekend. Er is niets gevonden dat niet klopt."))
    zin = f"Alle genoemde sommen, data en normen zijn nagerekend. {aantal(len(echt), 'bevinding vraagt', 'bevindingen vragen')} om een keuze van de partijen."
    return samen(
        kop, el("p", zin), _bevindingen("Wat niet klopt", echt) if echt else "",
        el("details", el("summary", f"{aantal(len(klein), 'verschil', 'verschillen')} door afronding"), el("div", _bevindingen("Verschillen door afronding", klein), klasse="inhoud"))
        if klein else "",
    )  # fmt: skip


def rekening(overeenkomst: Overeenkomst, deze: Rekening | None) -> Html:
    """Who came, went and moved per klantgroep, from the stand at the begin to the stand at P; nothing where there are no groups."""
    if deze is None:
        return samen()
    koppen = rekeningbeeld.koppen(deze)
    return samen(
        el("h3", "De rekening per klantgroep", id=naam_van(overeenkomst.id, "rekening")),
        tabel(f"Wie kwam, ging en wisselde in {dag.periode(deze.periode)}", koppen, rekeningbeeld.rijen(deze), getallen=range(1, len(koppen))),
        el("p", rekeningbeeld.slotzin(deze), klasse="klein"),
    )


def gedekt(overeenkomst: Overeenkomst, dit: Documentdekking) -> Html:
    """How many rows of the document have a place, in which blocks, and why the others have none."""
    zin = f"Het document telt {aantal(len(dit.rijen), 'bepaling', 'bepalingen')}. Daarvan {'heeft' if dit.gedekt == 1 else 'hebben'} {dit.gedekt} een plaats in de overeenkomst."
    rijen = [(naam, str(dit.per_blok[blok])) for blok, naam in BLOKNAMEN.items() if blok in dit.per_blok]
    zonder = [(rij.rij.tekst, rij.rij.vindplaats, rij.reden) for rij in dit.niet_gedekt]
    return samen(
        el("h3", "Wat van het document is opgenomen", id=naam_van(overeenkomst.id, "dekking")),
        el("p", zin),
        tabel("Bepalingen per onderdeel; een bepaling kan in meer onderdelen staan", ("Onderdeel", "Bepalingen"), rijen, getallen=(1,), klasse="smal"),
        tabel("Niet opgenomen, met de reden", ("Bepaling", "Vindplaats", "Reden"), zonder) if zonder else el("p", "Niets is weggelaten."),
    )


def begrippen() -> Html:
    """The words of the page in one sentence each."""
    woorden_ = [
        ("Peildatum", "De dag waarop de stand is opgemaakt. Wat daarna gebeurde, telt niet mee."),
        ("Bekend op", "Wat er op die dag was vastgelegd. Wie later iets vastlegt of verbetert, verandert het cijfer bij een latere ‘bekend op’."),
        ("Norm tot nu", "Het deel van de norm dat bij de verstreken dagen hoort, of de laatste mijlpaal. Alleen bij een minimum op een aantal of een bedrag."),
        ("Kans", "De kans dat de norm aan het eind gehaald wordt, op grond van het verloop tot nu toe."),
        ("Nog open", "Het aantal mensen of zaken waarvan de uitkomst nog niet vaststaat, bijvoorbeeld omdat de termijn nog loopt."),
        ("Voorlopig", "Geschat over iedereen, ook over wie nog niet lang genoeg gevolgd is."),
        ("Bevestigd nul", "Een echte nul: de gegevens waren er, en er was niemand."),
        ("Beeld", "De stip is het cijfer, de lange streep de norm, de onderbroken streep de norm tot nu, de volle balk de onzekerheid (95%) en de lichte balk wat aan het eind verwacht wordt (80%)."),
    ]
    standen = [(status, uitleg) for status, uitleg in woorden.STATUS.items() if status is not Status.ONDERDRUKT]
    return samen(
        lijst(woorden_),
        tabel("Wat een stand betekent", ("Stand", "Betekenis"), [(stand(status), uitleg) for status, uitleg in standen]),
        tabel("Waarom er soms geen getal is", ("Er staat", "Betekenis"), [(str(leeg), uitleg) for leeg, uitleg in woorden.LEEG.items()]),
    )


def _bevindingen(titel: str, bevindingen: Sequence[Rekenbevinding]) -> Html:
    rijen = [
        (
            [el("span", bevinding.tekst, klasse="tekst"), el("span", bevinding.id, f" · {bevinding.bron}" if bevinding.bron else "", klasse="id")],
            SOORTEN[bevinding.soort], bevinding.genoemd, bevinding.berekend, bevinding.verschil,
        )
        for bevinding in bevindingen
    ]  # fmt: skip
    return tabel(titel, ("Bevinding", "Soort", "Genoemd", "Berekend", "Verschil"), rijen)
