"""What a measure is, in one or two plain Dutch sentences made from the same dataclasses that the engines compute."""

from __future__ import annotations

from opmaat.kern.maat import (
    PERSONEN,
    RIJEN,
    Aandeel,
    Behoud,
    Bestand,
    Bezetting,
    Cohort,
    Formatie,
    Frequentie,
    Gebeurtenisinstroom,
    GemiddeldeDuur,
    GemiddeldeScore,
    GemiddeldeStand,
    Groepsinstroom,
    Ingevoerd,
    Kwaliteit,
    Maat,
    Oplevering,
    Panel,
    Parameter,
    Preventie,
    Samengesteld,
    Samenvatting,
    Som,
    Stand,
    Telling,
    Termijn,
    Verandering,
    Verhouding,
    gebeurtenistabel,
    hoofdtabellen,
)
from opmaat.kern.tijd import Periode
from opmaat.kern.tijd.geschreven import lang, voluit

from .verwoord import Verwoorder, opsomming


def definitie(maat: Maat, taal: Verwoorder) -> str:
    """The definition as a sentence that begins with a capital and ends with a full stop."""
    tekst = _zin(maat, taal)
    return tekst[:1].upper() + tekst[1:] + "."


def _zin(maat: Maat, t: Verwoorder) -> str:
    match maat:
        case Stand(selectie=selectie, tel=tel, rijp_na=rijp, op=op):
            wanneer = "op de peildatum" if op is None else f"op {lang(op)}"
            kort = "" if rijp is None else f"; wie er korter dan {rijp} in zit, telt nog niet mee"
            return f"het aantal {_wat(tel, t, selectie.tabel)} dat {wanneer} heeft: {t.selectie(selectie)}{kort}"
        case Telling(gebeurtenis=gebeurtenis, tel=tel):
            tabel = gebeurtenistabel(gebeurtenis)
            return f"het aantal {_wat(tel, t, tabel)} met in de periode: {t.gebeurtenis(gebeurtenis)}"
        case Som(gebeurtenis=gebeurtenis, kolom=kolom):
            tabel = gebeurtenistabel(gebeurtenis)
            return f"de som van {t.kolom(tabel, kolom)} over: {t.gebeurtenis(gebeurtenis)}; wat is ingetrokken telt niet mee"
        case Aandeel(van=van, waarvan=waarvan):
            return f"van {_zin(van, t)}: het deel waarbij {t.voorwaarde(waarvan, next(iter(hoofdtabellen(van))))}"
        case Verhouding(teller=teller, noemer=noemer, als=als):
            onder = f"de waarde van “{noemer.naam}”" if isinstance(noemer, Parameter) else _zin(noemer, t)
            return f"{_zin(teller, t)}, {'gedeeld door' if als == 'quotient' else 'min'} {onder}"
        case Verandering(van=van, basis=basis, als=als):
            vroeger = voluit(basis) if isinstance(basis, Periode) else lang(basis)
            hoe = {"absoluut": "", "procent": " in procenten", "procentpunt": " in procentpunten"}[als]
            return f"de verandering{hoe} ten opzichte van {vroeger} van {_zin(van, t)}"
        case Samengesteld(als="vereniging", delen=delen):
            return f"het aantal personen dat in een van deze telt: {opsomming([_zin(deel, t) for _, deel in delen], 'of')}"
        case Samengesteld(delen=delen):
            samen = "de som van" if maat.als == "som" else "naast elkaar"
            return f"{samen}: " + "; ".join(f"{naam}: {_zin(deel, t)}" for naam, deel in delen)
        case Termijn():
            return _termijn(maat, t)
        case Frequentie(bestand=bestand, gebeurtenis=gebeurtenis, minstens=minstens, hoogstens=hoogstens, venster=venster):
            meest = "" if hoogstens is None else f" en hoogstens {hoogstens}"
            return f"van {_zin(bestand, t)}: het deel met minstens {minstens}{meest} keer per {venster}: {t.gebeurtenis(gebeurtenis)}"
        case Cohort():
            return _cohort(maat, t)
        case Preventie(waar=waar, tegenhouden=tegen, binnen=binnen):
            door = "geen aanvraag deed" if tegen == "aanvraag" else "geen toekenning kreeg"
            return f"van de personen met {t.met('een melding', 'melding', waar)}: het deel dat binnen {binnen} {door}"
        case Behoud(bestand=bestand, op=op, toestand=toestand, gat=gat):
            return f"van wie op {lang(op)} telde ({_zin(bestand, t)}): het deel dat zonder onderbreking van meer dan {gat} heeft: {t.selectie(toestand)}"
        case Panel(bestand=bestand, basis=basis, score=score, kolom=kolom, waarde=waarde, over=over):
            wie = "wie opnieuw gemeten is" if over == "gemeten" else "iedereen"
            return f"van wie op {lang(basis)} telde ({_zin(bestand, t)}): het deel van {wie} met een {waarde} {t.kolom(score.tabel, kolom)} dan toen"
        case Bezetting(selectie=selectie, eenheid=eenheid, als=als):
            return f"het {'hoogste' if als == 'hoogste' else 'gemiddelde'} aantal {eenheid} op een dag in de periode met: {t.selectie(selectie)}"
        case Formatie(producten=producten, als=als):
            waarvoor = f" voor {opsomming(list(producten), 'en')}" if producten else ""
            return f"de {'werkelijke' if als == 'werkelijk' else 'begrote'} formatie in fte{waarvoor}, gemiddeld over de dagen van de periode"
        case GemiddeldeScore(selectie=selectie, kolom=kolom):
            return f"het gemiddelde van {t.kolom(selectie.tabel, kolom)} in: {t.selectie(selectie)}"
        case GemiddeldeDuur(selectie=selectie, welke=welke, eenheid=eenheid, tussen=tussen):
            if tussen is not None:
                eerste, tweede = (t.kolom(selectie.tabel, kolom) for kolom in tussen)
                return f"de gemiddelde tijd in {eenheid} van {eerste} tot {tweede} van: {t.selectie(selectie)}"
            return f"de gemiddelde duur in {eenheid} van {'afgesloten' if welke == 'afgesloten' else 'lopende'}: {t.selectie(selectie)}"
        case GemiddeldeStand(stand=stand):
            return f"het gemiddelde over de maandeinden van {_zin(stand, t)}"
        case Oplevering(kalender=kalender):
            return f"het deel van wat volgens de kalender klaar moest zijn ({opsomming(list(kalender), 'en')}) dat op tijd klaar was"
        case Kwaliteit(tabellen=tabellen):
            return f"het deel van de rijen van {opsomming([t.tabel(naam) for naam in tabellen], 'en')} waarover geen controle iets meldt"
        case Samenvatting(als=als):
            slot = "gehaald is" if als == "gehaald" else "een cijfer oplevert"
            return f"het deel van de andere afspraken van deze overeenkomst dat {slot}"
        case Ingevoerd(eenheid=eenheid):
            return f"een getal in {eenheid} dat mensen invoeren, met de datum en een uitleg"


def _wat(tel: str, t: Verwoorder, tabel: str) -> str:
    if tel == PERSONEN:
        return "personen"
    return f"rijen van {t.tabel(tabel)}" if tel == RIJEN else f"rijen van {t.tabel(tabel)} met een eigen {t.kolom(tabel, tel)} (elk telt één keer)"


def _termijn(maat: Termijn, t: Verwoorder) -> str:
    tabel = gebeurtenistabel(maat.start)
    if maat.momenten:
        momenten = opsomming([str(duur) for duur in maat.momenten], "en")
        marge = "" if maat.marge is None else f" (met {maat.marge} speling)"
        wanneer = f"op {momenten} erna{marge}"
    else:
        wanneer = f"binnen {maat.binnen}" if maat.tot is None else f"uiterlijk op {t.kolom(tabel, maat.tot)}"
    vroeg = "" if maat.niet_eerder_dan is None else f", maar niet eerder dan na {maat.niet_eerder_dan}"
    weg = "" if maat.vervalt_bij is None else f"; de termijn vervalt bij: {t.gebeurtenis(maat.vervalt_bij)}"
    return f"van {t.gebeurtenis(maat.start)}, als de termijn voorbij is: het deel dat {wanneer}{vroeg} had: {t.gebeurtenis(maat.doel)}{weg}"


def _cohort(maat: Cohort, t: Verwoorder) -> str:
    match maat.instroom:
        case Groepsinstroom(groepen=groepen, herkomst=herkomst, waar=waar):
            soort = {"nieuw": "nieuw", "doorstroom": "uit een andere groep", "alle": ""}[herkomst]
            wie = t.met(f"wie {soort} instroomt in {opsomming(list(groepen), 'of')}".replace("  ", " "), "klantgroep", waar)
        case Gebeurtenisinstroom(gebeurtenis=gebeurtenis):
            wie = f"wie heeft: {t.gebeurtenis(gebeurtenis)}"
        case Bestand(stand=stand, op=op):
            wie = f"wie op {lang(op)} telde ({_zin(stand, t)})"
    blijvend = "" if maat.duurzaam is None else f", en daarna {maat.duurzaam} lang geen nieuwe uitkering kreeg"
    return f"van {wie}: het deel dat binnen {maat.binnen} had: {t.gebeurtenis(maat.gebeurtenis)}{blijvend}"
