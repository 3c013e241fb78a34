"""What is known about somebody is mended or completed: name and address, household, a fact that was noted wrongly, a note.

Nothing is overwritten: each change is a next version with the reason (design, section 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opmaat.dossier.actie import Actie
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.stap import ALLES, Fout, Gegevens, Opmerking, Stap, Veld, Waarschuwing
from opmaat.dossier.stappen.melding import KLANTKOLOMMEN, PERSOONSVELDEN
from opmaat.dossier.toon import EIGEN_SCHERM, toon_dag
from opmaat.kern.register.schema import lees_schema

BEHANDELAARS = frozenset(
    {
        "balie", "poortwachter", "intaker", "inkomensconsulent", "werkcoach", "jobcoach", "participatiemakelaar", "consulent_inburgering",
        "consulent_jongerenloket", "werkleider", "handhaver", "lks_esf_administratie", "accountmanager", "teamleider",
    }
)  # fmt: skip
NOTITIERUBRIEKEN = (
    ("algemeen", gettext_lazy("Algemeen")), ("inkomen", gettext_lazy("Inkomen")), ("schulden", gettext_lazy("Schulden")),
    ("gezondheid", gettext_lazy("Gezondheid")), ("werk", gettext_lazy("Werk")),
)  # fmt: skip
ADRESVELDEN = tuple(replace(v, verplicht=v.naam == "achternaam", groep="") for v in PERSOONSVELDEN if v.naam in KLANTKOLOMMEN)


def _dubbel(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    for dubbel in s.gids.dubbelen(g.achternaam or "", None, g.bsn):
        if dubbel.zelfde_bsn and dubbel.persoon_id != s.persoon_id:
            yield Fout("bsn", _("Dit BSN is al bekend, bij klant %d.") % dubbel.persoon_id)


def _wijzig_klant(a: Actie, s: Situatie, g: Gegevens) -> None:
    namen = [veld.naam for veld in KLANTGEGEVENS.velden_voor(s)]
    waarden = {naam: g.get(naam) for naam in namen if naam != "bsn" or g.bsn}
    a.wijzig_klant(**waarden)


KLANTGEGEVENS = Stap(
    id="klantgegevens",
    titel=gettext_lazy("Naam en adres wijzigen"),
    uitleg=gettext_lazy("Wat u hier verandert, geldt vanaf nu. Het BSN vult u alleen in als het nieuw is of anders."),
    fase="gegevens",
    rollen=frozenset({"balie", "poortwachter", "intaker", "inkomensconsulent", "werkcoach", "consulent_inburgering", "consulent_jongerenloket"}),
    velden=ADRESVELDEN,
    kan=lambda s: _("Het adres is geheim. Vraag de balie of een inkomensconsulent.") if getattr(s.klant, "geheim", False) and not s.mag_rubriek("geheim_adres") else None,
    vooraf=lambda s: {naam: getattr(s.klant, naam, None) for naam in KLANTKOLOMMEN if naam != "bsn"},
    controleer=_dubbel,
    doe=_wijzig_klant,
    ziet=lambda s: s.klant,
)

THUIS = ("gemeente", "wijk", "leefvorm", "partner", "geboortedatum_jongste_kind", "taalniveau", "huisvesting", "geheim")


def _wijzig_thuis(a: Actie, s: Situatie, g: Gegevens) -> Any:
    nu = s.lopend("leefsituatie", op=g.begin)
    kolommen = {n: w for n, w in g.alle_kolommen("leefsituatie").items() if n != "begin"}
    if nu is not None and nu.begin == g.begin:
        return a.wijzig(nu, **kolommen)
    return a.vervang(nu, "leefsituatie", g.begin, **{n: w for n, w in kolommen.items() if w is not None})


HUISHOUDEN = Stap(
    id="huishouden-wijzigen",
    titel=gettext_lazy("Huishouden of woonplaats wijzigen"),
    uitleg=gettext_lazy("Vanaf een dag woont of leeft de klant anders: verhuisd, gaan samenwonen, gescheiden, een kind erbij."),
    fase="gegevens",
    tabel="leefsituatie",
    rollen=frozenset({"poortwachter", "intaker", "inkomensconsulent", "werkcoach", "consulent_inburgering", "consulent_jongerenloket"}),
    velden=(Veld("begin", label=gettext_lazy("Vanaf")), *(Veld(naam) for naam in THUIS)),
    vooraf=lambda s: {"begin": s.vandaag, "gemeente": s.inrichting.gemeente, **_thuis_nu(s)},
    ziet=lambda s: s.lopend("leefsituatie"),
    controleer=lambda s, g: [Fout("begin", _("Er is al een latere situatie vastgelegd, vanaf %s. Verbeter die.") % toon_dag(later.begin))]
    if (later := next((r for r in s.rijen("leefsituatie") if r.begin > g.begin), None)) is not None else [],
    doe=_wijzig_thuis,
)  # fmt: skip


def _thuis_nu(s: Situatie) -> dict[str, Any]:
    nu = s.lopend("leefsituatie")
    return {} if nu is None else {naam: getattr(nu, naam, None) for naam in THUIS if getattr(nu, naam, None) is not None}


NOTITIE = Stap(
    id="notitie",
    titel=gettext_lazy("Notitie in het journaal"),
    uitleg=gettext_lazy("Alleen wat een collega moet weten. De klant kan de notitie opvragen."),
    fase="gesprekken",
    rollen=BEHANDELAARS - {"balie"},
    velden=(
        Veld("rubriek", soort="keuze", verplicht=True, label=gettext_lazy("Waar gaat het over?"), hulp=gettext_lazy("Dit bepaalt wie de notitie mag lezen."),
             keuzes=lambda s: [r for r in NOTITIERUBRIEKEN if r[0] == "algemeen" or s.mag_rubriek(r[0])]),
        Veld("tekst", soort="lang", verplicht=True, label=gettext_lazy("Notitie")),
    ),
    vooraf=lambda s: {"rubriek": "algemeen"},
    doe=lambda a, s, g: a.notitie(g.rubriek, g.tekst),
)  # fmt: skip

OVERLEDEN = Stap(
    id="overleden",
    titel=gettext_lazy("Overlijden vastleggen"),
    uitleg=gettext_lazy("Daarna stopt alle post. Een lopende uitkering beëindigt u apart."),
    fase="uitstroom",
    rollen=frozenset({"inkomensconsulent", "balie"}),
    velden=(Veld("overleden_op", kolom="persoon.overleden_op", verplicht=True),),
    kan=lambda s: _("Het overlijden is al vastgelegd.") if s.persoon is not None and s.persoon.overleden_op is not None else None,
    doe=lambda a, s, g: a.wijzig_persoon(overleden_op=g.overleden_op),
    volgende=("uitkering-beeindigen",),
)

PERSOON = Stap(
    id="geboortedatum-verbeteren",
    titel=gettext_lazy("Geboortedatum of geslacht verbeteren"),
    uitleg=gettext_lazy("Alleen als het verkeerd is opgeschreven. Neem het over van het identiteitsbewijs."),
    fase="gegevens",
    rollen=frozenset({"balie", "poortwachter", "inkomensconsulent", "consulent_inburgering"}),
    velden=(Veld("geboren", soort="datum", verplicht=True, label=gettext_lazy("Geboortedatum")), Veld("geslacht", kolom="persoon.geslacht")),
    vooraf=lambda s: {"geboren": s.geboortedatum, "geslacht": getattr(s.persoon, "geslacht", None)},
    doe=lambda a, s, g: a.wijzig_persoon(geboortedatum=g.geboren, geslacht=g.geslacht),
)


def _feiten(s: Situatie) -> list[Any]:
    """Every known fact of the person in a table that the reader may write."""
    return [rij for tabel in lees_schema() if tabel.tweetijdig and tabel.persoonsgebonden and _schrijfkolommen(s, tabel.naam) for rij in s.rijen(tabel.naam)]


def _schrijfkolommen(s: Situatie, tabel: str) -> frozenset[str]:
    kolommen = getattr(s.lezer, "schrijfkolommen", None)
    return frozenset(lees_schema().tabel(tabel).kolomnamen) if kolommen is None else kolommen(tabel)


def _feitvelden(s: Situatie) -> tuple[Veld, ...]:
    if s.feit is None:
        return ()
    tabel = lees_schema().tabel(s.feit.tabel)
    afgeschermd = getattr(s.feit, "afgeschermd", frozenset())
    mag = _schrijfkolommen(s, tabel.naam)
    velden = tuple(
        Veld(kolom.naam, kolom=f"{tabel.naam}.{kolom.naam}", toekomst=True)
        for kolom in tabel.kolommen
        if kolom.naam in mag and kolom.naam not in EIGEN_SCHERM and kolom.naam not in afgeschermd and kolom.verwijst is None and not (kolom.lijst and kolom.codelijst is None)
    )
    return (
        *velden,
        Veld("wat", soort="keuze", keuzes=lambda s: WAT, verplicht=True, label=gettext_lazy("Wat doet u?"), groep=gettext_lazy("Verbeteren of intrekken")),
        Veld("reden", soort="tekst", verplicht=True, label=gettext_lazy("Waarom?"), groep=gettext_lazy("Verbeteren of intrekken")),
    )


WAT = (("verbeteren", gettext_lazy("Verbeteren wat hierboven staat")), ("intrekken", gettext_lazy("Intrekken: dit is nooit zo geweest")))


def _controleer_feit(s: Situatie, g: Gegevens) -> Iterable[Opmerking]:
    tabel = lees_schema().tabel(s.feit.tabel)
    eind, begin = tabel.eind and g.get(tabel.eind), tabel.begin and g.get(tabel.begin)
    if eind and begin and eind < begin:
        yield Fout(tabel.eind or ALLES, _("Het einde ligt voor het begin."))
    dag = g.get(tabel.datumkolom or "")
    if dag and dag > s.vandaag and g.wat == "verbeteren":
        yield Waarschuwing(tabel.datumkolom or ALLES, _("Deze datum ligt in de toekomst."))


def _verbeter(a: Actie, s: Situatie, g: Gegevens) -> Any:
    if g.wat == "intrekken":
        a.vernietig(s.feit, g.reden)
        return None
    return a.wijzig(s.feit, reden=g.reden, **g.alle_kolommen(s.feit.tabel))


def _feit_vooraf(s: Situatie) -> Mapping[str, Any]:
    return {"wat": "verbeteren"}


VERBETEREN = Stap(
    id="feit-verbeteren",
    titel=gettext_lazy("Gegeven verbeteren of intrekken"),
    uitleg=gettext_lazy("Wat er stond blijft bewaard, met uw reden erbij."),
    fase="gegevens",
    rollen=BEHANDELAARS,
    velden=_feitvelden,
    over=_feiten,
    vooraf=_feit_vooraf,
    controleer=_controleer_feit,
    doe=_verbeter,
    op_feit=True,
)

STAPPEN = (KLANTGEGEVENS, HUISHOUDEN, NOTITIE, OVERLEDEN, PERSOON, VERBETEREN)
