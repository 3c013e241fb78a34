"""Is this a row that the table can hold: judged column by column before the database sees it, so that the message names the field.

What crosses rows (overlap, places, one known version) is the database's to refuse; ``weigering`` turns its refusal into Dutch.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from opmaat.dossier.feit import Feit
from opmaat.dossier.feitfout import Onmogelijk, toon
from opmaat.dossier.velden import Code, Codes
from opmaat.kern.register.schema import LIJSTSCHEIDING, TWEETIJDIG, lees_schema

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199
"""The years that a day of the register may have; the reader of deliveries has the same bounds."""


def kolomtitel(model: type[models.Model], kolom: str) -> str:
    """How the screen calls a column."""
    tabel = lees_schema().tabellen.get(model._meta.db_table)
    return tabel.kolom(kolom).titel if tabel is not None and tabel.heeft(kolom) else kolom.removesuffix("_id").replace("_", " ")


def inhoud(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that say something: all but those of the version itself."""
    return [veld for veld in model._meta.local_concrete_fields if veld.column not in TWEETIJDIG]


def maak_schoon(feit: models.Model) -> None:
    """Turns the values into those of their columns and raises ``Onmogelijk`` for the first that cannot be.

    An empty text becomes no value. Text with a nought byte, a year outside 1900–2199, an unknown code, a missing value and a number
    with too many digits are refused here.
    """
    for veld in inhoud(type(feit)):
        waarde = getattr(feit, veld.attname)
        if isinstance(waarde, str):
            waarde = waarde.strip() or None
        elif isinstance(waarde, (list, tuple, set, frozenset)) and isinstance(veld, Codes):
            waarde = LIJSTSCHEIDING.join(sorted(waarde) if isinstance(waarde, (set, frozenset)) else waarde) or None
        setattr(feit, veld.attname, waarde if waarde is None else _waarde(veld, type(feit), waarde))
    feit.bereid_voor() if isinstance(feit, Feit) else None
    for veld in inhoud(type(feit)):
        if not veld.null and getattr(feit, veld.attname) is None and not veld.primary_key:
            raise _fout(feit, veld, _("is niet ingevuld"))
    if getattr(feit, "eind", None) is not None and getattr(feit, "begin", None) is not None and feit.eind < feit.begin:
        raise Onmogelijk(
            _("De laatste dag (%(eind)s) ligt voor de eerste dag (%(begin)s)") % {"eind": toon(feit.eind), "begin": toon(feit.begin)}, kolommen=("eind", "begin"), doe=_("Pas een van beide aan.")
        )


def _waarde(veld: models.Field[Any, Any], model: type[models.Model], waarde: Any) -> Any:
    doel = veld.target_field if isinstance(veld, models.ForeignKey) else veld
    try:
        waarde = doel.to_python(waarde)
        if isinstance(veld, models.DecimalField):
            waarde = veld.clean(waarde, None)
    except (ValidationError, ValueError, ArithmeticError) as fout:
        raise _fout(model, veld, _("kan niet %(waarde)s zijn") % {"waarde": f"“{waarde}”"}) from fout
    if isinstance(waarde, date) and not EERSTE_JAAR <= waarde.year <= LAATSTE_JAAR:
        raise _fout(model, veld, _("heeft het jaar %(jaar)d, en dat ligt niet tussen %(van)d en %(tot)d") % {"jaar": waarde.year, "van": EERSTE_JAAR, "tot": LAATSTE_JAAR})
    if isinstance(waarde, str):
        if "\x00" in waarde or any("\ud800" <= teken <= "\udfff" for teken in waarde):
            raise _fout(model, veld, _("bevat een teken dat niet bewaard kan worden"))
        if veld.max_length and len(waarde) > veld.max_length:
            raise _fout(model, veld, _("heeft %(aantal)d tekens; er passen er %(grens)d") % {"aantal": len(waarde), "grens": veld.max_length})
    if isinstance(waarde, int) and not isinstance(waarde, bool) and not -(2**63) <= waarde < 2**63:
        raise _fout(model, veld, _("is een te groot getal"))
    for code in _codes(veld, waarde):
        if code not in lees_schema().codelijsten[veld.lijst]:  # type: ignore[attr-defined]
            raise _fout(model, veld, _("kent de code %(code)s niet") % {"code": f"“{code}”"})
    return waarde


def _codes(veld: models.Field[Any, Any], waarde: Any) -> tuple[str, ...]:
    if isinstance(veld, Code):
        return (waarde,)
    return tuple(waarde.split(LIJSTSCHEIDING)) if isinstance(veld, Codes) and veld.lijst else ()


def _fout(model: Any, veld: models.Field[Any, Any], wat: str) -> Onmogelijk:
    soort = model if isinstance(model, type) else type(model)
    return Onmogelijk(f"{kolomtitel(soort, veld.column)} {wat}", kolommen=(veld.column,), doe=_("Vul een andere waarde in."))


def eis_verwijzingen(feit: Feit) -> None:
    """Every reference to a fact points at one that is known now, of the same person where both have one; else ``Onmogelijk``."""
    from django.apps import apps

    from opmaat.dossier.maak_canoniek import klassenaam

    tabel = lees_schema().tabellen.get(feit._meta.db_table)
    for kolom in tabel.kolommen if tabel is not None else ():
        nummer = getattr(feit, kolom.naam, None)
        if kolom.verwijst is None or nummer is None or not lees_schema().tabel(kolom.verwijst).tweetijdig:
            continue
        model = apps.get_model("dossier", klassenaam(kolom.verwijst))
        doel = model.bekend.nu().filter(feit_id=nummer).first()
        if doel is None:
            raise Onmogelijk(_("%(titel)s verwijst naar iets dat er niet (meer) is") % {"titel": kolom.titel}, kolommen=(kolom.naam,), doe=_("Kies opnieuw."))
        eigen = getattr(feit, "persoon_id", None)
        if eigen is not None and getattr(doel, "persoon_id", eigen) != eigen:
            raise Onmogelijk(_("%(titel)s hoort bij een andere klant") % {"titel": kolom.titel}, kolommen=(kolom.naam,), doe=_("Kies opnieuw."))


def weigering(feit: models.Model, fout: IntegrityError) -> Onmogelijk:
    """The refusal of the database in Dutch; called after the failed statement has been rolled back."""
    tekst, tabel = str(fout), feit._meta.db_table
    titel = lees_schema().tabel(tabel).titel.lower() if tabel in lees_schema().tabellen else tabel
    if f"opmaat:overlap:{tabel}" in tekst or f"{tabel}_geen_overlap" in tekst:
        return _overlap(feit, titel)
    if f"opmaat:vol:{tabel}" in tekst:
        kolom = "bijeenkomst_id" if tabel == "deelname" else "instrument"
        return Onmogelijk(_("Alle plaatsen zijn bezet"), kolommen=(kolom,), waarom=_("De laatste plaats is net aan iemand anders gegeven."), doe=_("Kies een andere, of zet de klant op de wachtlijst."))
    if "bsn_hash" in tekst or "klant_bsn_een_persoon" in tekst:
        return Onmogelijk(_("Dit BSN staat al bij een andere klant"), kolommen=("bsn",), doe=_("Zoek die klant op; misschien is het dezelfde persoon."))
    if "FOREIGN KEY" in tekst or "foreign key" in tekst:
        return Onmogelijk(_("Dit verwijst naar een persoon, werkgever of medewerker die niet bestaat"), doe=_("Kies opnieuw."))
    if "klant_een_per_persoon" in tekst or "werkgevergegevens_een" in tekst or "persoon_id" in tekst and tabel == "klant":
        return Onmogelijk(_("Naam en adres staan er al"), doe=_("Wijzig die in plaats van nieuwe toe te voegen."))
    return Onmogelijk(_("De databank neemt %(titel)s zo niet aan") % {"titel": titel}, doe=_("Controleer wat u invulde."))


def _overlap(feit: Any, titel: str) -> Onmogelijk:
    gelijk = {"rol": feit.rol, "organisatie": feit.organisatie} if feit._meta.db_table == "toewijzing" else {}
    if gelijk.get("rol") not in ("aanspreekpunt", "begeleider"):
        gelijk.pop("organisatie", None)
    anderen = type(feit).bekend.nu().van(feit.persoon_id).filter(**gelijk).exclude(feit_id=feit.feit_id)
    if feit.eind is not None:
        anderen = anderen.filter(begin__lte=feit.eind)
    ander = anderen.filter(models.Q(eind__isnull=True) | models.Q(eind__gte=feit.begin)).order_by("begin").first()
    kolommen = ("begin", "eind")
    if ander is None:
        return Onmogelijk(_("Er is al een %(titel)s in deze periode") % {"titel": titel}, kolommen=kolommen, doe=_("Laad de pagina opnieuw en kijk wat er nu staat."))
    tot = _("t/m %(dag)s") % {"dag": toon(ander.eind)} if ander.eind else _("zonder einde")
    return Onmogelijk(
        _("Er is al een %(titel)s van %(van)s %(tot)s") % {"titel": titel, "van": toon(ander.begin), "tot": tot},
        kolommen=kolommen,
        waarom=_("Een klant kan er op één dag maar één hebben."),
        doe=_("Sluit die eerst af, of kies een andere begindatum."),
    )
