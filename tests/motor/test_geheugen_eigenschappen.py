"""What must hold of any figure, whatever the facts: no future, two times, locality, balance, parts that add up. See the design, section 13."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opmaat.kern import maat as m
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.vraag import Motor, Vraag
from opmaat.kern.register.schema import GEPLAND
from opmaat.kern.tijd import Periode, einde_van_dag_utc
from opmaat.kern.uitkomst.telling import Cel, Lid
from tests.motor.registers import DAGEN, MATEN, Feiten, Rijen, dag, dagen, registers, selecties, vragen

VAAK = settings(max_examples=15)


def leden(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> list[Lid]:
    return sorted(Geheugen(Rijen(feiten)).leden(maat, vraag), key=repr)


def telling(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> Any:
    return Geheugen(Rijen(feiten)).tel(maat, vraag)


@pytest.mark.parametrize("soort", sorted(MATEN))
def test_leden_zijn_wat_geteld_is(soort: str) -> None:
    @VAAK
    @given(registers(), MATEN[soort](), vragen())
    def check(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> None:
        if isinstance(maat, m.GemiddeldeStand):
            return
        per_cel = Counter((lid.gemeente, lid.cel, lid.rol) for lid in leden(feiten, maat, vraag))
        geteld = {
            (cel.gemeente, cel.uitsplitsing, rol): aantal
            for cel, tel in telling(feiten, maat, vraag).cellen.items()
            for rol, aantal in tel.rollen.items()
        }
        assert per_cel == geteld

    check()


def _nog_te_beslissen(aanvraag: dict[str, Any], peildatum: date) -> bool:
    """Whether the application got its status only after P: on P nobody could read it."""
    dag_ = aanvraag["ingetrokken_op"] if aanvraag["status"] == "ingetrokken" else aanvraag["besluit_op"] if aanvraag["status"] in ("toegekend", "afgewezen") else None
    return dag_ is not None and dag_ > peildatum


def zonder_toekomst(feiten: Feiten, peildatum: date) -> Feiten:
    """The register as it would be when nothing after P had happened: later begins and dates gone, later ends open, later days empty."""
    uit: Feiten = {}
    for tabel, rijen in feiten.items():
        uit[tabel] = []
        for rij in rijen:
            kern = rij.get("datum") or rij.get("begin")
            if kern is not None and kern > peildatum:
                continue
            # a plan exists from its registration: these dates may lie after P
            nieuw = {k: None if type(v) is date and v > peildatum and k not in GEPLAND else v for k, v in rij.items()}
            if "reden_einde" in rij and rij["eind"] is not None and nieuw["eind"] is None:
                nieuw["reden_einde"] = None
            if tabel == "aanvraag" and _nog_te_beslissen(rij, peildatum):
                nieuw["status"] = "open"
            uit[tabel].append(nieuw)
    return uit


@pytest.mark.parametrize("soort", sorted(MATEN))
def test_wat_na_de_peildatum_gebeurde_verandert_niets(soort: str) -> None:
    @VAAK
    @given(registers(), MATEN[soort](), vragen())
    def check(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> None:
        assert leden(feiten, maat, vraag) == leden(zonder_toekomst(feiten, vraag.peildatum), maat, vraag)

    check()


def bekend_op(feiten: Feiten, dag_k: date) -> Feiten:
    """The register as it was known at the end of day K."""
    einde = einde_van_dag_utc(dag_k)

    def stond_er(rij: dict[str, Any]) -> bool:
        return "geregistreerd_op" not in rij or (rij["geregistreerd_op"] < einde and (rij["vervallen_op"] is None or rij["vervallen_op"] >= einde))

    return {
        tabel: [{**rij, "vervallen_op": None} if "vervallen_op" in rij else rij for rij in rijen if stond_er(rij)] for tabel, rijen in feiten.items()
    }


@pytest.mark.parametrize("soort", sorted(set(MATEN) - {"panel"}))
def test_het_cijfer_bekend_op_k_is_het_cijfer_op_het_register_van_k(soort: str) -> None:
    @VAAK
    @given(registers(), MATEN[soort](), vragen(bekend_op=False), dagen)
    def check(feiten: Feiten, maat: m.Maat, vraag: Vraag, dag_k: date) -> None:
        assert telling(feiten, maat, replace(vraag, bekend_op=dag_k)) == telling(bekend_op(feiten, dag_k), maat, vraag)

    check()


@pytest.mark.parametrize("soort", sorted(MATEN))
def test_twee_helften_samen_geven_het_geheel(soort: str) -> None:
    @VAAK
    @given(registers(), MATEN[soort](), vragen(), st.randoms(use_true_random=False))
    def check(feiten: Feiten, maat: m.Maat, vraag: Vraag, toeval: Any) -> None:
        if "dossier_id" in repr(maat):
            return  # a file that two people share counts once over both
        if isinstance(maat, m.Bezetting):
            maat = replace(maat, als="gemiddelde")  # the busiest day is of all persons together
        vraag = replace(vraag, bekend_op=None)
        vreemden = [{"persoon_id": nummer, "feit_id": nummer, "begin": dag(-90), "gemeente": "Cee"} for nummer in (9001, 9002)]
        feiten = {**feiten, "leefsituatie": feiten["leefsituatie"] + vreemden}  # both halves have a table leefsituatie
        samen: list[Lid] = []
        for helft in (0, 1):
            deel = {tabel: [rij for rij in rijen if (rij.get("persoon_id") or rij["feit_id"]) % 2 == helft] for tabel, rijen in feiten.items()}
            for rijen in deel.values():
                toeval.shuffle(rijen)
            samen += leden(deel, maat, vraag)
        assert sorted(samen, key=repr) == leden(feiten, maat, vraag)

    check()


@VAAK
@given(registers(), st.sampled_from(sorted(MATEN)).flatmap(lambda soort: MATEN[soort]()), vragen())
def test_een_persoon_alleen_gevraagd_geeft_de_leden_van_die_persoon(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> None:
    if "dossier_id" in repr(maat) or (isinstance(maat, m.Bezetting) and maat.als == "hoogste"):
        return
    motor = Geheugen(Rijen(feiten))
    allen = motor.leden(maat, vraag)
    for persoon in feiten["persoon"]:
        eigen = [lid for lid in allen if lid.persoon_id == persoon["persoon_id"]]
        assert sorted(motor.leden_van(maat, vraag, persoon["persoon_id"]), key=repr) == sorted(eigen, key=repr)


def geknipt(feiten: Feiten, knip: int) -> Feiten:
    """The same register, every benefit and group spell cut in two touching rows on a day; the first has no reason (the row that ends last has it)."""
    uit = dict(feiten)
    for tabel in ("uitkering", "klantgroep"):
        uit[tabel] = []
        for rij in feiten[tabel]:
            grens = rij["begin"] + timedelta(days=knip)
            if rij["eind"] is not None and grens >= rij["eind"] or grens > dag(DAGEN):
                uit[tabel].append(rij)
                continue
            moment = datetime.combine(rij["begin"], datetime.min.time())
            eerste = {**rij, "eind": grens, "reden_einde": None, "geregistreerd_op": moment}
            tweede = {**rij, "begin": grens + timedelta(days=1), "feit_id": rij["feit_id"] + 10_000, "geregistreerd_op": moment}
            uit[tabel] += [eerste, tweede]
    return uit


@VAAK
@given(registers(versies=False), selecties(("uitkering", "klantgroep"), diep=False), vragen(bekend_op=False, uitsplitsing=False), st.integers(0, 9))
def test_een_periode_in_twee_aansluitende_stukken_telt_hetzelfde(feiten: Feiten, toestand: m.Selectie, vraag: Vraag, knip: int) -> None:
    def personen(welke: Feiten, maat: m.Maat) -> set[tuple[int | None, str, date | None]]:
        return {(lid.persoon_id, lid.rol, None if isinstance(maat, m.Stand) else lid.dag) for lid in leden(welke, maat, vraag)}

    anders, vraag = geknipt(feiten, knip), replace(vraag, instroomdatum="begin")
    for maat in (m.Stand(toestand), m.Telling(m.Instroom(toestand)), m.Telling(m.Uitstroom(toestand, ("werk",)))):
        assert personen(feiten, maat) == personen(anders, maat)
    overal = replace(vraag, gemeente=None)
    heel, stukken = (telling({**welke, "leefsituatie": []}, m.Bezetting(toestand), overal) for welke in (feiten, anders))
    assert heel == stukken


def sluit_elke_dag(motor: Motor, toestand: m.Selectie, uitstroomdatum: Any, *, stap: int = 1) -> None:
    """stand(P) = stand(P - 1) + in - out, with everybody counted wherever they live; a last day leaves the stand the day after."""
    einde = dag(DAGEN)
    vraag = Vraag(einde, Periode.tm(dag(-60), einde), uitstroomdatum=uitstroomdatum)
    instroom = Counter(lid.dag for lid in motor.leden(m.Telling(m.Instroom(toestand), "rijen"), vraag))
    uitstroom = Counter(lid.dag for lid in motor.leden(m.Telling(m.Uitstroom(toestand), "rijen"), vraag))
    dag_zonder = toestand.tabel == "uitkering" and uitstroomdatum == "eerste dag zonder"

    eerder = 0
    for plek in range(-41, DAGEN + 1, stap):
        erbij = sum(instroom[dag(op)] for op in range(plek - stap + 1, plek + 1))
        eraf = sum(uitstroom[dag(op if dag_zonder else op - 1)] for op in range(plek - stap + 1, plek + 1))
        nu = motor.tel(m.Stand(toestand, op=dag(plek)), vraag).cellen[Cel("")].rollen.get("lid", 0)
        assert nu == eerder + erbij - eraf
        eerder = nu


toestanden = selecties(("uitkering", "klantgroep"), diep=False)
uitstroomdata = st.sampled_from(["laatste dag", "eerste dag zonder"])


@VAAK
@given(registers(), toestanden, uitstroomdata)
def test_de_stand_sluit_elke_dag(feiten: Feiten, toestand: m.Selectie, uitstroomdatum: Any) -> None:
    sluit_elke_dag(Geheugen(Rijen({**feiten, "leefsituatie": []})), toestand, uitstroomdatum)


@VAAK
@given(registers(), MATEN["telling"](), vragen(bekend_op=False))
def test_de_kwartalen_tellen_op_tot_het_jaar(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> None:
    """Persons count at their first event of the window: what the growing window counts never falls, and each step adds whoever is new."""
    vraag = replace(vraag, peildatum=dag(DAGEN), gemeente=None, uitsplitsing=())
    einden: Sequence[date] = [dag(plek) for plek in (10, 30, 50, DAGEN)]
    eerder: set[Any] = set()
    for einde in einden:
        nu = {(lid.persoon_id, lid.feit_id, lid.dag) for lid in leden(feiten, maat, replace(vraag, venster=Periode.tm(dag(0), einde))) if lid.rol == "lid"}
        assert eerder <= nu
        eerder = nu


@VAAK
@given(registers(), MATEN["panel"](), vragen())
def test_de_delen_van_een_panel_tellen_op_tot_de_groep(feiten: Feiten, maat: m.Maat, vraag: Vraag) -> None:
    assert isinstance(maat, m.Panel)
    maat, vraag = replace(maat, bevroren_op=None, bestand=replace(maat.bestand, tel="personen")), replace(vraag, uitsplitsing=(), gemeente=None)
    if maat.basis <= vraag.peildatum:
        groep = {lid.persoon_id for lid in leden(feiten, replace(maat.bestand, op=maat.basis), vraag)}
        assert Counter(lid.persoon_id for lid in leden(feiten, maat, vraag)) == Counter(groep)
