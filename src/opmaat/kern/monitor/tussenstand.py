"""The register as it would be at K2 if only facts had been added since K1: what divides late registration from correction.

Registration is a fact that K1 did not know at all, and a value filled where K1 knew none. Correction is a filled value that changed, and a fact that was
withdrawn. Which of the two a change is, follows from the values themselves and not from what somebody wrote in ``aard``. Source: design, section 5, "Two times".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from opmaat.kern.register.schema import TWEETIJDIG, Schema
from opmaat.kern.tijd import einde_van_dag_utc

Rij = Mapping[str, Any]
Rijen = Mapping[str, Sequence[Rij]]
"""The rows of a register per table, every version."""


def tussenregister(rijen: Rijen, schema: Schema, *, toen: date, nu: date) -> dict[str, list[dict[str, Any]]]:
    """The rows as known at ``nu`` with new facts and filled gaps since ``toen``, but without changed values and withdrawals.

    Ask it with bekend-op ``nu``: what was known on earlier days stays to be found. Identities stay as they are.
    """
    begin, einde = einde_van_dag_utc(toen), einde_van_dag_utc(nu)
    uit: dict[str, list[dict[str, Any]]] = {}
    for naam, tabelrijen in rijen.items():
        if not schema.tabel(naam).tweetijdig:
            uit[naam] = [dict(rij) for rij in tabelrijen]
            continue
        per_feit: dict[Any, list[Rij]] = {}
        for rij in tabelrijen:
            per_feit.setdefault(rij.get("feit_id"), []).append(rij)
        uit[naam] = [rij for versies in per_feit.values() for rij in _tussenversies(versies, begin, einde)]
    return uit


def _tussenversies(versies: Sequence[Rij], begin: datetime, einde: datetime) -> list[dict[str, Any]]:
    oud, nieuw = _bekend(versies, begin), _bekend(versies, einde)
    verleden = [dict(rij) for rij in versies if _geregistreerd(rij, begin)]
    if oud is None:
        # A fact that had been withdrawn before K1 and came back is as new as one that was never there.
        return verleden + ([] if nieuw is None else [dict(nieuw)])
    for rij in verleden:
        if rij.get("versie_id") == oud.get("versie_id"):
            rij["vervallen_op"] = None
    if nieuw is None or nieuw.get("versie_id") == oud.get("versie_id"):
        return verleden
    gevuld = {kolom: nieuw[kolom] for kolom in nieuw if kolom not in TWEETIJDIG and oud.get(kolom) is None and nieuw[kolom] is not None}
    if not gevuld:
        return verleden
    for rij in verleden:
        if rij.get("versie_id") == oud.get("versie_id"):
            rij["vervallen_op"] = nieuw["geregistreerd_op"]
    return [*verleden, {**oud, **gevuld, "versie_id": nieuw["versie_id"], "geregistreerd_op": nieuw["geregistreerd_op"], "vervallen_op": None}]


def _geregistreerd(rij: Rij, einde: datetime) -> bool:
    moment = rij.get("geregistreerd_op")
    return moment is None or moment < einde


def _bekend(versies: Sequence[Rij], einde: datetime) -> Rij | None:
    """The version known before this moment: registered and not superseded by then."""
    bekend = [rij for rij in versies if _geregistreerd(rij, einde) and (rij.get("vervallen_op") is None or rij["vervallen_op"] >= einde)]
    return bekend[-1] if bekend else None
