"""The life of one fact: its versions with who wrote them, when and why, as far as this reader may see the table."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from opmaat.dossier.feiten import model_van
from opmaat.dossier.models import Handelingsregel, Toelichting
from opmaat.dossier.register_van_stappen import alle_stappen
from opmaat.dossier.situatie import Situatie
from opmaat.dossier.toon import EIGEN_SCHERM, toon_soort, toon_waarde
from opmaat.dossier.veld import label_van
from opmaat.kern.register.schema import LIJSTSCHEIDING, Kolom, lees_schema
from opmaat.toegang.lezer import Lezer
from opmaat.toegang.policies import mag_stap

VERBETEREN = "feit-verbeteren"


def zonder_geheime_codes(lezer: Lezer, kolom: Kolom, waarde: Any) -> Any:
    """The value of a column without the codes that this reader may not know; ``None`` when nothing is left."""
    if waarde is None or kolom.codelijst is None:
        return waarde
    mag = [code for code in str(waarde).split(LIJSTSCHEIDING) if lezer.mag_code(kolom.codelijst, code)]
    return LIJSTSCHEIDING.join(mag) or None


def geschiedenis(s: Situatie, tabel: str, feit_id: int) -> dict[str, Any] | None:
    """The versions of the fact, newest first; ``None`` when there is no such fact of this person that the reader may see."""
    schema = lees_schema().tabellen.get(tabel)
    kolommen = s.lezer.kolommen(tabel) if schema is not None else frozenset()  # type: ignore[attr-defined]
    if schema is None or not schema.tweetijdig or not schema.persoonsgebonden or not kolommen:
        return None
    versies = list(model_van(tabel).objects.filter(feit_id=feit_id, persoon_id=s.persoon_id).order_by("-geregistreerd_op", "-versie_id"))
    if not versies:
        return None
    regels = {r.versie_id: r for r in Handelingsregel.objects.filter(feit_id=feit_id, tabel=tabel).select_related("handeling__door")}
    woorden = Toelichting.objects.filter(feit_id=feit_id, tabel=tabel, persoon_id=s.persoon_id).order_by("id")
    tonen = [k for k in schema.kolommen if k.naam in kolommen and k.naam not in EIGEN_SCHERM and k.verwijst is None]
    for versie in versies:
        versie.tabel = tabel
        for kolom in tonen:
            waarde = getattr(versie, kolom.naam)
            setattr(versie, kolom.naam, zonder_geheime_codes(s.lezer, kolom, waarde))  # type: ignore[arg-type]
            if kolom.naam == schema.hoofdcode and waarde and not getattr(versie, kolom.naam):
                return None  # what kind of fact it is may not be known, so neither that it is there
    uit = []
    for nr, versie in enumerate(versies):
        eerder = versies[nr + 1] if nr + 1 < len(versies) else None
        regel = regels.get(versie.versie_id)
        inhoud = [
            (k.titel, toon_waarde(k, getattr(versie, k.naam)))
            for k in tonen
            if (eerder is None and getattr(versie, k.naam) is not None) or (eerder is not None and getattr(versie, k.naam) != getattr(eerder, k.naam))
        ]
        door = str(regel.handeling.door) if regel and regel.handeling.door else ""
        uit.append(
            {"aard": label_van("aard", versie.aard), "moment": versie.geregistreerd_op, "door": door, "reden": regel.reden if regel else "", "inhoud": inhoud}
        )
    laatste = versies[0]
    stap = alle_stappen().vind(VERBETEREN)
    kan = laatste.vervallen_op is None and stap is not None and mag_stap(s.lezer, stap) and bool(s.lezer.schrijfkolommen(tabel))  # type: ignore[arg-type,attr-defined]
    return {
        "titel": toon_soort(laatste),
        "nu": [(k.titel, toon_waarde(k, getattr(laatste, k.naam))) for k in tonen if getattr(laatste, k.naam) is not None],
        "vervallen": laatste.vervallen_op is not None,
        "versies": uit,
        "toelichtingen": [t.tekst for t in woorden if (t.rubriek == "algemeen" or s.mag_rubriek(t.rubriek))],
        "verbeteren": reverse("stap-over", args=[s.persoon_id, VERBETEREN, feit_id]) if kan else "",
        "leeg": _("Niets ingevuld"),
    }
