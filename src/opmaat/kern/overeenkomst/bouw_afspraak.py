"""From one entry under ``afspraken`` to a clause, with its other readings and its examples."""

from __future__ import annotations

from dataclasses import replace

from opmaat.kern.fout import Invoerfout
from opmaat.kern.maat import Maat, Uitsplitsing, hoofdtabellen

from . import bouw_omvang, bouw_rijen, bouw_verloop  # noqa: F401 -- they add their words and kinds
from .afspraak import Afspraak, Lezing
from .bestand import Knoop
from .bouw_elementen import gemeen
from .bouw_maat import maat
from .bouw_norm import eis_passend, norm
from .norm import Norm
from .omgeving import Omgeving, ja_nee, periode, probeer
from .overeenkomst import Reikwijdte
from .voorbeeld import Voorbeeld
from .voorbeeldlezer import lees_voorbeeld


def afspraak(knoop: Knoop, omgeving: Omgeving, reikwijdte: Reikwijdte) -> Afspraak:
    """The clause; what is wrong in it is reported with its place, and the rest is still read."""
    geldig = _reikwijdte(knoop, omgeving, reikwijdte)
    eigen = replace(omgeving, regelingen=geldig.regelingen)
    gemeten = probeer(omgeving, maat, knoop["maat"], eigen) if "maat" in knoop else None
    genormd = probeer(omgeving, norm, knoop["norm"], eigen) if "norm" in knoop else None
    if gemeten is not None and genormd is not None:
        probeer(omgeving, eis_passend, genormd, gemeten, knoop["norm"], omgeving.schema)
    venster = probeer(omgeving, periode, knoop["venster"]) if "venster" in knoop else None
    return Afspraak(
        tekst=knoop.tekst("tekst"),
        verplichting=knoop.woord("verplichting"),
        venster=venster or omgeving.looptijd,
        maat=gemeten,
        norm=genormd,
        gemeente=geldig.gemeente,
        regelingen=geldig.regelingen,
        uitsplitsing=tuple(_uitsplitsingen(knoop, gemeten, eigen)),
        lezingen=tuple(_lezingen(knoop, eigen, gemeten, genormd)),
        opvolger_van=_opvolger(knoop),
        voorbeelden=tuple(_voorbeelden(knoop, omgeving)),
        **gemeen(knoop),
    )


def _reikwijdte(knoop: Knoop, omgeving: Omgeving, reikwijdte: Reikwijdte) -> Reikwijdte:
    eigen = knoop.neem("reikwijdte")
    if eigen is None:
        return reikwijdte
    if eigen.waarde == "geen":
        return Reikwijdte()
    return probeer(omgeving, lees_reikwijdte, eigen, omgeving, reikwijdte) or reikwijdte


def lees_reikwijdte(knoop: Knoop, omgeving: Omgeving, basis: Reikwijdte) -> Reikwijdte:
    """The reikwijdte written here; what it leaves out is as in ``basis``."""
    uitkering, doelgroep = omgeving.schema.tabel("uitkering"), omgeving.schema.tabel("doelgroep")

    def codes(sleutel: str, standaard: tuple[str, ...]) -> tuple[str, ...]:
        if sleutel not in knoop:
            return standaard
        tabel, kolom = (uitkering, "regeling") if sleutel == "uitkering" else (doelgroep, "kenmerk")
        return tuple(
            omgeving.eis_code(tabel, tabel.kolom(kolom), deel, str(deel.waarde)) for deel in knoop[sleutel].delen()
        )

    gemeente = knoop.tekst("gemeente") if "gemeente" in knoop else basis.gemeente
    return Reikwijdte(gemeente, codes("uitkering", basis.regelingen), codes("populatie", basis.populatie))


def _uitsplitsingen(knoop: Knoop, gemeten: Maat | None, omgeving: Omgeving) -> list[Uitsplitsing]:
    uit: list[Uitsplitsing] = []
    if "uitsplitsing" in knoop:
        for deel in knoop["uitsplitsing"].delen():
            gelezen = probeer(omgeving, _uitsplitsing, deel, gemeten, omgeving)
            uit += [gelezen] if gelezen is not None else []
    return uit


def _uitsplitsing(knoop: Knoop, gemeten: Maat | None, omgeving: Omgeving) -> Uitsplitsing:
    naam, punt, kolom = str(knoop.waarde).partition(".")
    if punt:
        tabel = omgeving.tabel(Knoop(knoop.bron, knoop.pad, naam))
        van_persoon = tabel.persoonsgebonden and tabel.vorm != "gebeurtenis"
        if not van_persoon and (gemeten is None or tabel.naam not in hoofdtabellen(gemeten)):
            raise knoop.fout(
                f"Op {tabel.naam} is niet uit te splitsen",
                waarom="Iemand heeft op een dag niet één rij van die tabel.",
                doe="Kies een kolom van de tabel die geteld wordt, of van een tabel met perioden van de persoon.",
            )
        return Uitsplitsing(tabel.naam, omgeving.kolom(tabel, knoop, kolom).naam)
    for eigen in sorted(hoofdtabellen(gemeten)) if gemeten is not None else []:
        omgeving.kolom(omgeving.schema.tabel(eigen), knoop, naam)
    return Uitsplitsing(None, naam)


def _lezingen(knoop: Knoop, omgeving: Omgeving, gemeten: Maat | None, genormd: Norm | None) -> list[Lezing]:
    if "lezingen" not in knoop:
        return []
    lezingen = []
    for deel in knoop["lezingen"].delen():
        andere = probeer(omgeving, maat, deel["maat"], omgeving) if "maat" in deel else gemeten
        eigen = probeer(omgeving, norm, deel["norm"], omgeving) if "norm" in deel else genormd
        if andere is not None and eigen is not None and ("maat" in deel or "norm" in deel):
            plek = deel["norm"] if "norm" in deel else deel["maat"]
            probeer(omgeving, eis_passend, eigen, andere, plek, omgeving.schema)
        lezingen.append(
            Lezing(
                tekst=deel.tekst("tekst"), reden=deel.tekst("reden"), gekozen=ja_nee(deel.waarde.get("gekozen")), maat=andere, norm=eigen,
                plaats=deel.plaats,
            )
        )  # fmt: skip
    gekozen = sum(lezing.gekozen for lezing in lezingen)
    if gekozen != 1:
        omgeving.fouten.meld(
            knoop["lezingen"].fout(
                f"{gekozen} lezingen zijn gekozen" if gekozen else "Geen enkele lezing is gekozen",
                waarom="De maat van de afspraak is die van precies één lezing.",
                doe="Zet “gekozen: ja” bij precies één lezing.",
                woorden=knoop.tekst("id"),
            )
        )
    return lezingen


def _opvolger(knoop: Knoop) -> tuple[str, str] | None:
    if "opvolger_van" not in knoop:
        return None
    overeenkomst, _, id = knoop.tekst("opvolger_van").partition("/")
    return overeenkomst, id


def _voorbeelden(knoop: Knoop, omgeving: Omgeving) -> list[Voorbeeld]:
    uit = []
    for deel in knoop["voorbeelden"].delen() if "voorbeelden" in knoop else ():
        try:
            uit.append(lees_voorbeeld(str(deel.waarde), omgeving.schema, deel.plaats))
        except Invoerfout as fout:
            omgeving.fouten.meld(deel.fout(fout.wat, waarom=fout.waarom, doe=fout.doe))
    return uit
