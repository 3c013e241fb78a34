"""Every column of the register serves something: a clause, a check, or at least a row of the invented municipality."""

from __future__ import annotations

import re
from importlib.resources import files

from opmaat.kern.maat import behoefte
from opmaat.kern.overeenkomst import alle_overeenkomsten
from opmaat.kern.register.lezer import Register
from opmaat.kern.register.schema import lees_schema

# Columns that a delivery may hold and that nothing fills or reads yet, each with why it stays.
NOG_ONGEBRUIKT = {
    "traject.variant": "the design names the variant of an instrument (section 5); agreements write it as free text",
    "traject.plan_id": "ties a traject to the plan van aanpak that it carries out, for the worklist of a plan",
    "activiteit.plan_id": "the same for an activiteit",
    "activiteit.organisatie": "where somebody is active; partners deliver it, and a breakdown may be asked on it",
    "doelgroep.indicatie_geldig_tm": "until when an indicatie beschut werk or Wsw holds, for the worklist of renewals",
    "plaatsing.vacature_id": "which vacature a plaatsing filled, for what came of a voordracht",
    "besteding.aantal": "how many were bought for an amount, as budget lines with a price per piece state",
}
# Columns that are empty in a small invented register because what they record is rare, or is set only by people.
ZELDEN = {
    "aanvraag.herzien_op": "one rejected application in twenty is decided again",
    "besteding.ingetrokken_op": "both engines leave withdrawn amounts out",
    "parameter.toelichting": "the explanation that people give with a figure they enter",
}
TWEE_TIJDEN = {"feit_id", "versie_id", "aard", "geregistreerd_op", "vervallen_op"}


def _in_afspraken() -> set[tuple[str | None, str]]:
    """Tables and columns that a measure, another reading or a breakdown reads; a breakdown may leave its table out."""
    uit: set[tuple[str | None, str]] = set()
    for overeenkomst in alle_overeenkomsten().values():
        for afspraak in overeenkomst.afspraken:
            for maat in (afspraak.maat, *(lezing.maat for lezing in afspraak.lezingen)):
                uit |= set(behoefte(maat)) if maat is not None else set()
            uit |= {(deel.tabel, deel.kolom) for deel in afspraak.uitsplitsing}
    return uit


def _in_controles() -> list[set[str]]:
    map_ = files("opmaat.kern.register.controles")
    return [set(re.findall(r"\w+", pad.read_text())) for pad in map_.iterdir() if pad.name.endswith(".yaml")]


def test_elke_kolom_van_het_register_dient_een_afspraak_een_controle_of_een_verzonnen_rij(klein: Register) -> None:
    afspraken, controles = _in_afspraken(), _in_controles()
    ongebruikt = set()
    for tabel in lees_schema():
        namen = [k.naam for k in tabel.kolommen if k.naam not in TWEE_TIJDEN]
        tellingen = ", ".join(f'count("{naam}")' for naam in namen)
        (gevuld,) = klein.verbinding.execute(f'SELECT {tellingen} FROM main."{tabel.naam}"').fetchall()
        for naam, aantal in zip(namen, gevuld, strict=True):
            gelezen = {(tabel.naam, naam), (None, naam)} & afspraken or any({tabel.naam, naam} <= c for c in controles)
            if not aantal and not gelezen:
                ongebruikt.add(f"{tabel.naam}.{naam}")
    assert ongebruikt - set(ZELDEN) == set(NOG_ONGEBRUIKT)


def test_wat_zelden_voorkomt_is_een_bestaande_kolom() -> None:
    schema = lees_schema()
    bekend = {f"{tabel.naam}.{kolom.naam}" for tabel in schema for kolom in tabel.kolommen}
    assert set(ZELDEN) | set(NOG_ONGEBRUIKT) <= bekend
