"""Makes a letter within an action: its text, its number and what it was made from are kept at once; the PDF follows at the commit.

The PDF takes longer than all the rest together, and no lock should wait for it. When the server stops in between, nothing is lost: the PDF
is then made when somebody first opens the letter, out of the data that was kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction

from opmaat.dossier.brieven.sjabloon import Blok, Sjabloon, als_tekst, platte_tekst, schoon, sjabloon, vul
from opmaat.dossier.brieven.zetten import zet
from opmaat.dossier.feiten import Schrijver
from opmaat.dossier.models import Brief, Klant, Werkgevergegevens
from opmaat.dossier.nummers import nieuw_nummer
from opmaat.dossier.toon import toon_waarde
from opmaat.dossier.velden import nu
from opmaat.kern.register.schema import TWEETIJDIG, lees_schema


def maak_brief(schrijver: Schrijver, sjabloon_id: str, s: Any, *, over: Any = None, **gegevens: Any) -> Brief:
    """The letter that a step writes; `s` is its Situatie, `over` the fact it is about. Raises Sjabloonfout for an unknown template."""
    return schrijf_brief(schrijver, sjabloon_id, persoon_id=s.persoon_id, vandaag=s.vandaag, lezer=s.lezer, over=over, gegevens=gegevens)


def schrijf_brief(
    schrijver: Schrijver, sjabloon_id: str, *, persoon_id: int, vandaag: date, lezer: Any, over: Any = None, gegevens: Mapping[str, Any] | None = None, meteen: bool = True
) -> Brief:
    """The letter, kept with its client; for who has no Situatie. Without `meteen` its PDF is made when somebody opens it: for many letters at once."""
    soort = sjabloon(sjabloon_id)
    klant = Klant.bekend.nu().filter(persoon_id=persoon_id).first()
    werkgever = _werkgever(soort, over, gegevens or {})
    afzender = {"naam": getattr(lezer, "naam", "") or "", "organisatie": organisatie(), "afdeling": ", ".join(sorted(getattr(lezer, "organisaties", ())))}
    onderwerp, blokken = vul(soort, {"klant": {"naam": klant.naam if klant else ""}, "over": feit_in_woorden(over), "gegevens": gegevens or {}, "afzender": afzender})
    nummer = f"{vandaag.year}-{nieuw_nummer():06d}"
    inhoud = {
        "onderwerp": onderwerp,
        "blokken": [{"soort": blok.soort, "delen": list(blok.delen)} for blok in blokken],
        "nummer": nummer,
        "organisatie": organisatie(),
        "briefhoofd": list(getattr(settings, "OPMAAT_BRIEFHOOFD", ())),
        "aan": _adres(soort, klant, werkgever),
        "kenmerken": [["Datum", als_tekst(vandaag)], ["Nummer", nummer], *([["Uw contactpersoon", afzender["naam"]]] if afzender["naam"] else [])],
        "ondertekening": [deel for deel in (afzender["naam"], afzender["organisatie"]) if deel],
    }
    brief = schrijver.bewaar(
        Brief(
            nummer=nummer, persoon_id=persoon_id, werkgever_id=werkgever.werkgever_id if werkgever else None, sjabloon=soort.id, sjabloonversie=soort.versie,
            titel=schoon(onderwerp)[:200], tekst=platte_tekst(onderwerp, blokken), gegevens=inhoud, rubriek=soort.rubriek, datum=vandaag, gemaakt_op=nu(),
            tabel=_tabel(over), feit_id=getattr(over, "feit_id", None),
        )
    )  # fmt: skip
    if meteen:
        transaction.on_commit(lambda: pdf_van(brief), robust=True)
    return brief


def pdf_van(brief: Brief) -> bytes:
    """The PDF of a letter: the one that was kept, else made now and kept."""
    if brief.pdf is not None:
        return bytes(brief.pdf)
    gezet = zet(brief.gegevens)
    kolommen: dict[str, Any] = {"pdf": gezet.pdf}
    if gezet.onafdrukbaar:
        kolommen["gegevens"] = {**brief.gegevens, "onafdrukbaar": list(gezet.onafdrukbaar)}
    Brief.objects.filter(pk=brief.pk, pdf__isnull=True).update(**kolommen)
    for naam, waarde in kolommen.items():
        setattr(brief, naam, waarde)
    return gezet.pdf


def bundel(brieven: Sequence[Brief], titel: str) -> bytes:
    """One PDF with these letters one after another, to print; what is kept of each letter stays as it is."""
    return zet(*(brief.gegevens for brief in brieven), titel=titel).pdf


def blokken_van(brief: Brief) -> list[Blok]:
    """The parts of a letter, for showing it on the screen."""
    return [Blok(blok["soort"], tuple(blok["delen"])) for blok in brief.gegevens.get("blokken", ())]


def organisatie() -> str:
    """Who writes: the name in the settings, else that of the application."""
    return getattr(settings, "OPMAAT_ORGANISATIE", "") or "Opmaat"


def feit_in_woorden(feit: Any) -> dict[str, Any]:
    """The columns of a fact by name, codes as their Dutch labels; dates and amounts as they are. Empty for no fact."""
    if feit is None:
        return {}
    schema = lees_schema().tabel(_tabel(feit) or "")
    waarden: dict[str, Any] = {}
    for kolom in schema.kolommen:
        waarde = getattr(feit, kolom.naam, None)
        if kolom.naam not in TWEETIJDIG and waarde is not None:
            waarden[kolom.naam] = toon_waarde(kolom, waarde) if kolom.codelijst is not None else waarde
    return waarden


def _tabel(feit: Any) -> str | None:
    if feit is None:
        return None
    return feit._meta.db_table if isinstance(feit, models.Model) else feit.tabel


def _werkgever(soort: Sjabloon, over: Any, gegevens: Mapping[str, Any]) -> Any:
    nummer = gegevens.get("werkgever_id") or getattr(over, "werkgever_id", None)
    return Werkgevergegevens.bekend.nu().filter(werkgever_id=nummer).first() if soort.aan == "werkgever" and nummer else None


def _adres(soort: Sjabloon, klant: Any, werkgever: Any) -> list[str]:
    """The lines of the address; that of somebody with a secret address stays out of the letter."""
    wie = werkgever if soort.aan == "werkgever" else klant
    if wie is None:
        return []
    if getattr(wie, "geheim", None):
        return [schoon(wie.naam), "Geheim adres: de balie verstuurt deze brief"]
    plaats = wie.plaats if soort.aan == "werkgever" else wie.woonplaats
    regels = (wie.naam, " ".join(deel for deel in (wie.straat, wie.huisnummer) if deel), " ".join(deel for deel in (wie.postcode, plaats) if deel))
    return [schoon(regel) for regel in regels if regel]


__all__ = ["blokken_van", "bundel", "feit_in_woorden", "maak_brief", "pdf_van", "schrijf_brief"]
