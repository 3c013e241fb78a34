"""What lies behind one figure: the definition, the people by role, the course in time, the parts, the other readings and the query."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from opmaat.kern.monitor.monitor import Monitor
from opmaat.kern.monitor.uitleg import Uitleg
from opmaat.kern.tijd import geschreven as dag
from opmaat.kern.uitkomst.rollen import familie
from opmaat.kern.uitkomst.uitkomst import Leeg, Uitkomst

from .. import getal, normtekst, tekening, woorden
from ..rapport import Deel
from ..regelbeeld import Regelbeeld, kans, waarde, waarom_leeg
from ..rolfamilie import op_volgorde, stukken
from .element import Html, Kind, el, lijst, tabel


def details(deel: Deel, beeld: Regelbeeld, naam: str) -> Html:
    """The folded block under a clause."""
    blokken = [blok for blok in (_rollen(beeld, naam), _kromme(beeld, naam), _reeks(deel.monitor, beeld, naam), _delen(beeld), _uitsplitsing(beeld), _lezingen(beeld)) if blok]
    return el(
        "details",
        el("summary", "Wat zit hierachter?", el("span", f" {beeld.afspraak.id}", klasse="verborgen")),
        el("div", lijst(_feiten(deel, beeld)), el("div", blokken, klasse="naast") if blokken else "", _herkomst(deel.uitleg[beeld.afspraak.id]), klasse="inhoud"),
    )


def verwachting(beeld: Regelbeeld) -> str:
    """The forecast in words, empty without one."""
    prognose = beeld.regel.prognose
    if prognose is None:
        return ""
    laag, hoog = (getal.toon(grens, _eenheid(beeld)) for grens in prognose.intervallen[80])
    return f"op {dag.lang(prognose.op)} met 80% zekerheid tussen {laag} en {hoog}, kans op de norm {kans(prognose.kans)}"


def _eenheid(beeld: Regelbeeld) -> str:
    return beeld.oordeel.norm.eenheid if beeld.oordeel.norm is not None else beeld.uitkomst.eenheid


def _herkomst(uitleg: Uitleg) -> Html:
    """What somebody needs to do it again: the parameters, the fingerprint of the definition and the query."""
    rijen = [
        (gebruikt.naam, "niemand heeft dit getal gegeven" if gebruikt.waarde is None else getal.met(gebruikt.waarde, _decimalen(gebruikt.waarde), gebruikt.eenheid), dag.kort(gebruikt.vanaf) if gebruikt.vanaf else "", gebruikt.bron)
        for gebruikt in uitleg.parameters
    ]  # fmt: skip
    return el(
        "details",
        el("summary", "Waarmee gerekend is"),
        tabel("Parameters", ("Parameter", "Waarde", "Vanaf", "Bron"), rijen, getallen=(1,)) if rijen else "",
        lijst([("Rekenhash", el("code", uitleg.rekenhash)), ("Om wie het gaat", uitleg.wie)]),
        el("pre", el("code", uitleg.zoekvraag), tabindex=0, role="region", aria_label=f"Zoekvraag van {uitleg.afspraak}") if uitleg.zoekvraag else "",
    )


def _feiten(deel: Deel, beeld: Regelbeeld) -> Iterator[tuple[str, Kind]]:
    afspraak, uitkomst, monitor = beeld.afspraak, beeld.uitkomst, deel.monitor
    if definitie := deel.uitleg[afspraak.id].definitie:
        yield "Zo is het geteld", definitie
    if beeld.regel.fout:
        yield "Niet uit te rekenen", beeld.regel.fout
    leeg = waarom_leeg(uitkomst)
    if leeg is not None and not beeld.regel.fout:
        yield "Waarom geen getal", woorden.LEEG[leeg]
    yield "Norm", normtekst.in_woorden(beeld.oordeel.norm or afspraak.norm)
    if beeld.norm_nu:
        yield "Norm tot nu", f"{beeld.norm_nu} op {dag.kort(monitor.peildatum)}"
    if beeld.oordeel.gebruik is not None:
        yield "Gebruik van het plafond", getal.procent(beeld.oordeel.gebruik, 1)
    if uitkomst.teller is not None and uitkomst.noemer is not None:
        yield "Breuk", f"{_kaal(uitkomst.teller)} van {_kaal(uitkomst.noemer)}"
    if uitkomst.interval is not None and uitkomst.eenheid:
        laag, hoog = (getal.toon(Fraction(grens).limit_denominator(10**6), _eenheid(beeld)) for grens in uitkomst.interval)
        yield "Onzekerheid", f"met 95% zekerheid tussen {laag} en {hoog}"
    if beeld.regel.prognose is not None:
        yield "Verwachting", f"{verwachting(beeld)}; op grond van {beeld.regel.prognose.grondslag}"
    elif beeld.regel.geen_prognose:
        yield "Verwachting", f"geen: {beeld.regel.geen_prognose}"
    if beeld.regel.volledigheid is not None and beeld.regel.volledigheid.volledig_op is not None:
        yield "Voorlopig", f"pas op {dag.lang(beeld.regel.volledigheid.volledig_op)} is naar verwachting 95% van deze periode vastgelegd"
    if uitkomst.topdag is not None:
        yield "Drukste dag", dag.lang(uitkomst.topdag)
    yield "Periode", dag.periode(beeld.regel.vraag.venster)
    yield "Soort belofte", {"resultaat": "een resultaat", "inspanning": "inzet, geen resultaat", "informatie": "informatie"}[afspraak.verplichting]
    if afspraak.opvolger_van:
        yield "Volgt op", f"{afspraak.opvolger_van[1]} ({afspraak.opvolger_van[0]})"
    if afspraak.toelichting:
        yield "Toelichting", afspraak.toelichting
    for wat, aantal in uitkomst.opmerkingen.items():
        yield "Let op", woorden.opmerking(wat, aantal)


def _rollen(beeld: Regelbeeld, naam: str) -> Html | None:
    rollen = op_volgorde(beeld.uitkomst.rollen)
    if not rollen:
        return None
    balk = stukken(beeld.uitkomst.rollen)
    tekenen = Html(tekening.rollenbalk(f"{naam}-r", balk, titel="Wie wel en wie niet")) if len(balk) > 1 else ""
    rijen = [([Html(_staal(familie(rol))) if balk else "", woorden.rol(rol)], getal.getal(aantal)) for rol, aantal in rollen]
    return el("section", el("h5", "Om hoeveel het gaat"), tekenen, tabel("Aantallen per uitkomst", ("Uitkomst", "Aantal"), rijen, getallen=(1,), titel_verborgen=True))


def _kromme(beeld: Regelbeeld, naam: str) -> Html | None:
    verloop = beeld.uitkomst.verloop
    if verloop is None or not verloop.kromme:
        return None
    normen = [float(grens) for grens in normtekst.grenzen(beeld.oordeel.norm)]
    laatste = verloop.kromme[-1]
    zin = f"Na {laatste.dagen} dagen is het bij {getal.procent(laatste.kans, 1)} gelukt"
    if laatste.interval is not None:
        zin += f" (95%-interval {getal.procent(laatste.interval[0], 1)} tot {getal.procent(laatste.interval[1], 1)})"
    stappen = sorted({min(verloop.kromme, key=lambda punt: abs(punt.dagen - laatste.dagen * deel / 4)).dagen for deel in (1, 2, 3, 4)})
    rijen = [
        (f"{punt.dagen} dagen", getal.procent(punt.kans, 1), "" if punt.interval is None else f"{getal.procent(punt.interval[0], 1)} – {getal.procent(punt.interval[1], 1)}", str(punt.onder_risico))
        for punt in verloop.kromme if punt.dagen in stappen
    ]  # fmt: skip
    feiten: list[tuple[str, Kind]] = []
    if verloop.definitief is not None:
        feiten.append(("Definitief", f"{getal.procent(verloop.definitief, 1)} van de {verloop.definitief_noemer} die al helemaal gevolgd zijn"))
    if verloop.voorlopig is not None:
        feiten.append(("Voorlopig", f"{getal.procent(verloop.voorlopig.kans, 1)}, geschat over iedereen"))
    return el(
        "section", el("h5", "Hoe het loopt na de start"),
        Html(tekening.kromme(f"{naam}-k", verloop.kromme, normen=normen, titel="Deel waarbij het gelukt is, naar dagen na de start", beschrijving=f"{zin}.")),
        lijst(feiten) if feiten else "",
        tabel("Deel gelukt naar dagen na de start", ("Na", "Gelukt", "95%-interval", "Nog gevolgd"), rijen, getallen=(1, 2, 3), titel_verborgen=True),
    )  # fmt: skip


def _reeks(monitor: Monitor, beeld: Regelbeeld, naam: str) -> Html | None:
    norm = beeld.oordeel.norm
    pad = [(mijlpaal.tm, float(norm.exact(mijlpaal.waarde))) for mijlpaal in norm.pad] if norm is not None else []
    reeks = [(d, float(w)) for d, w in beeld.uitkomst.reeks]
    if not reeks and not pad:
        return None
    tekenreeks = reeks or ([(monitor.peildatum, float(beeld.uitkomst.waarde))] if beeld.uitkomst.waarde is not None else [])
    eind = beeld.regel.vraag.venster.eind or monitor.peildatum
    alle = {d: (w, "") for d, w in beeld.uitkomst.reeks}
    rijen = [(dag.kort(d), getal.toon(w, beeld.uitkomst.eenheid)) for d, (w, _) in sorted(alle.items())]
    if norm is not None and norm.pad:
        rijen += [(f"mijlpaal t/m {dag.kort(mijlpaal.tm)}", getal.toon(norm.exact(mijlpaal.waarde), norm.eenheid)) for mijlpaal in norm.pad]
    normen = [float(grens) for grens in normtekst.grenzen(norm)] if not pad else []
    beeld_ = tekening.verloop(
        f"{naam}-v", tekenreeks, pad=pad, normen=normen, tm=max(eind, monitor.peildatum), titel="Verloop in de tijd",
        beschrijving="; ".join(f"{kop} {tekst}" for kop, tekst in rijen[-6:]) + ".",
    )  # fmt: skip
    return el("section", el("h5", "Verloop"), Html(beeld_), tabel("Stand per moment", ("Op", "Stand"), rijen, getallen=(1,), titel_verborgen=True))


def _delen(beeld: Regelbeeld) -> Html | None:
    if not beeld.uitkomst.delen:
        return None
    rijen = [(naam.replace("_", " "), waarde(deel), _breuk(deel)) for naam, deel in beeld.uitkomst.delen.items()]
    return el("section", el("h5", "Onderdelen"), tabel("De onderdelen van het cijfer", ("Onderdeel", "Cijfer", "Breuk"), rijen, getallen=(1, 2), titel_verborgen=True))


def _uitsplitsing(beeld: Regelbeeld) -> Html | None:
    if not beeld.cellen:
        return None
    kop = " / ".join(uitsplitsing.kolom.replace("_", " ") for uitsplitsing in beeld.regel.vraag.uitsplitsing)
    rijen = [(" / ".join(cel.uitsplitsing).replace("_", " "), waarde(uitkomst, beeld.oordeel.norm), _breuk(uitkomst)) for cel, uitkomst in beeld.cellen.items()]
    return el(
        "section", el("h5", "Uitgesplitst"), tabel("Het cijfer per groep", (kop.capitalize(), "Cijfer", "Breuk"), rijen, getallen=(1, 2), titel_verborgen=True),
        el("p", "Aantallen van 1 tot en met 4 zijn weggelaten, met genoeg andere om ze niet te kunnen uitrekenen.", klasse="klein zacht") if any(u.leeg is Leeg.ONDERDRUKT for u in beeld.cellen.values()) else "",
    )  # fmt: skip


def _lezingen(beeld: Regelbeeld) -> Html | None:
    lezingen = beeld.afspraak.lezingen
    if not lezingen:
        return None
    anders = {id(lezing): uitkomst for lezing, uitkomst in beeld.regel.lezingen}
    rijen = []
    for lezing in lezingen:
        cijfer = beeld.gerealiseerd if lezing.gekozen else waarde(anders[id(lezing)], lezing.norm or beeld.afspraak.norm) if id(lezing) in anders else "niet berekend"
        rijen.append(([lezing.tekst, el("strong", " (gekozen)") if lezing.gekozen else ""], lezing.reden, cijfer))
    return el("section", el("h5", "De tekst is op meer manieren te lezen"), tabel("Wat elke lezing geeft", ("Lezing", "Waarom", "Cijfer"), rijen, getallen=(2,), titel_verborgen=True))


def _breuk(deel: Uitkomst) -> str:
    return "" if deel.teller is None or deel.noemer is None else f"{_kaal(deel.teller)} / {_kaal(deel.noemer)}"


def _kaal(waarde_: Fraction) -> str:
    return getal.getal(waarde_, 0 if waarde_.denominator == 1 else 2)


def _decimalen(waarde_: Decimal) -> int:
    exponent = waarde_.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _staal(klasse: str) -> str:
    return f'<svg class="beeld staal" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect class="deel {klasse}" width="10" height="10"/></svg>'
