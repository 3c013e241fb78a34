"""Each check finds the offending rows of its case and leaves the clean ones alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from opmaat.kern.register.bouw import register_van
from opmaat.kern.register.controles import uitvoering
from opmaat.kern.register.controles.controle import lees_categorieen, lees_controles, maak_controle
from opmaat.kern.register.controles.uitvoering import BEVINDINGEN
from opmaat.kern.register.controles.verslag import controleer
from opmaat.kern.register.fouten import Registerfout
from opmaat.kern.register.schema import lees_schema
from tests.register import gevallen_rij, gevallen_samenhang
from tests.register.controlegeval import Geval, P, d, mens, op, rij

GEVALLEN = [*gevallen_rij.GEVALLEN, *gevallen_samenhang.GEVALLEN]

BUS_EN_SRG = {"code-zonder-bus", "code-zonder-srg"}


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.controle)
def test_een_controle_vindt_de_foute_rijen_en_laat_de_goede_met_rust(geval: Geval) -> None:
    with register_van(geval.rijen) as register:
        verslag = controleer(
            register, peildatum=geval.peildatum, bekend_op=geval.bekend_op, controles=[geval.controle]
        )
        uitslag = verslag.uitslag(geval.controle)
        gevonden = register.verbinding.execute(f"SELECT tabel, feit_id, waarde FROM {BEVINDINGEN}").fetchall()
    assert uitslag.afloop == "uitgevoerd", uitslag.reden
    assert {(tabel, feit) for tabel, feit, _ in gevonden} == geval.fout
    assert uitslag.aantal == len(gevonden) == len(verslag.bevindingen) == max(len(geval.fout), len(geval.waarden))
    if geval.waarden:
        assert {waarde for *_, waarde in gevonden} == set(geval.waarden)


def test_elke_controle_heeft_een_geval() -> None:
    assert {geval.controle for geval in GEVALLEN} | BUS_EN_SRG == set(lees_controles())


def test_een_code_zonder_vertaling_naar_bus_of_srg_wordt_gemeld() -> None:
    # reden_einde: zelfstandig has a BUS code, onbekend has none; traject.instrument: werkleerroute has no SRG code
    schema = lees_schema()
    redenen = schema.codelijsten["reden_einde"]
    met = next(code.code for code in redenen.codes if code.bus is not None)
    zonder = next(code.code for code in redenen.codes if code.bus is None)
    rijen = [
        rij(1, 1, "2024-01-01", "2025-01-31", regeling="PW", reden_einde=zonder),
        rij(101, 2, "2024-01-01", "2025-01-31", regeling="PW", reden_einde=met),
    ]
    with register_van({"uitkering": rijen}) as register:
        controleer(register, peildatum=P, controles=["code-zonder-bus"])
        gevonden = register.verbinding.execute(
            f"SELECT feit_id FROM {BEVINDINGEN} WHERE kolom = 'reden_einde'"
        ).fetchall()
    assert gevonden == [(1,)]
    lijst, kolom, tabel = next(
        (schema.codelijsten[k.codelijst], k, t)
        for t in schema
        for k in t.kolommen
        if k.codelijst and not k.lijst and t.vorm == "periode" and t.persoonsgebonden
        and 0 < sum(c.srg is None for c in schema.codelijsten[k.codelijst].codes) < len(schema.codelijsten[k.codelijst].codes)
    )
    srg_met = next(c.code for c in lijst.codes if c.srg is not None)
    srg_zonder = next(c.code for c in lijst.codes if c.srg is None)
    rijen = [rij(1, 1, "2024-01-01", **{kolom.naam: srg_zonder}), rij(101, 1, "2024-01-01", **{kolom.naam: srg_met})]
    with register_van({tabel.naam: rijen}) as register:
        controleer(register, peildatum=P, controles=["code-zonder-srg"])
        gevonden = register.verbinding.execute(
            f"SELECT feit_id FROM {BEVINDINGEN} WHERE kolom = ?", [kolom.naam]
        ).fetchall()
    assert gevonden == [(1,)]


def test_een_geldige_rekening_sluit_elke_maand() -> None:
    # in on 6-1, from Matchen to Groeien on 1-4, out on 30-4, back on 1-6
    groepen = [
        rij(1, 1, "2025-01-06", "2025-03-31", groep="Matchen"),
        rij(2, 1, "2025-04-01", "2025-04-30", groep="Groeien"),
        rij(3, 1, "2025-06-01", groep="Matchen"),
        rij(4, 2, "2025-03-01", "2025-03-15", groep="Matchen"),
    ]
    with register_van({"klantgroep": groepen}) as register:
        assert controleer(register, peildatum=P, controles=["rekening-sluit-niet"]).aantallen() == {"rekening-sluit-niet": 0}


def test_gewone_nummers_lijken_geen_bsn() -> None:
    with register_van({"persoon": [mens(i) for i in range(1, 30)] + [mens(111222333)]}) as register:
        assert controleer(register, peildatum=P, controles=["persoonsnummer-lijkt-bsn"]).bevindingen == ()


def test_een_vervallen_versie_wordt_niet_meer_nagekeken() -> None:
    oud = rij(1, 1, "2025-02-01", groep="Matchen") | {"vervallen_op": datetime(2025, 3, 1)}
    andere = rij(2, 1, "2025-01-01", groep="Groeien")
    with register_van({"klantgroep": [oud, andere]}) as register:
        nu = controleer(register, peildatum=P, controles=["klantgroep-overlap"])
        toen = controleer(register, peildatum=P, bekend_op=d("2025-02-15"), controles=["klantgroep-overlap"])
    assert nu.aantallen() == {"klantgroep-overlap": 0}
    assert toen.aantallen() == {"klantgroep-overlap": 1}


def test_een_bevinding_noemt_de_rij_maar_niet_wie_het_is() -> None:
    rijen = {"persoon": [mens(4711)], "leefsituatie": [rij(1, 4711, "1970-01-01", gemeente="D")], "traject": [rij(9, 4711, "2025-01-01", instrument="dansen")]}
    with register_van(rijen) as register:
        bevindingen = controleer(register, peildatum=P, controles=["onbekende-code", "voor-geboorte"]).bevindingen
    code, geboorte = bevindingen
    assert str(code.plaats) == "traject, feit 9, kolom instrument: “dansen”"
    assert (geboorte.regel, str(geboorte.plaats)) == ("register.voor-geboorte", "leefsituatie, feit 1, kolom begin: “1970-01-01”")
    assert not any("4711" in str(b) or "1985" in str(b) for b in bevindingen)


def test_een_controle_die_niet_kan_is_geen_goede_uitslag() -> None:
    with register_van({"uitkering": [rij(1, 1, "2024-01-01", "2025-01-31", regeling="PW", reden_einde="werk")]}) as register:
        register.tabellen = ("uitkering",)
        register.geleverd = {"uitkering": frozenset({"persoon_id", "begin", "eind"})}
        verslag = controleer(register, peildatum=P, controles=["uitstroom-werk-zonder-plaatsing", "onbekende-persoon", "wees"])
        reden = {u.controle.id: (u.afloop, u.reden) for u in verslag.uitslagen}
    assert reden["uitstroom-werk-zonder-plaatsing"] == ("niet uitgevoerd", "niet geleverd: plaatsing, uitkering.reden_einde")
    assert reden["onbekende-persoon"] == ("niet uitgevoerd", "niet geleverd: persoon")
    assert reden["wees"][0] == "niet uitgevoerd"
    assert verslag.aantallen() == {}
    assert len(verslag.bevindingen) == 3


def test_een_controle_die_stukloopt_is_zelf_een_bevinding(monkeypatch: pytest.MonkeyPatch) -> None:
    stuk = maak_controle(
        "stuk.yaml",
        {"id": "stuk", "categorie": "rij", "ernst": "melding", "tabel": "uitkering", "wat": "w", "waarom": "w", "doe": "d",
         "telt_mee": "ja", "query": "select nergens from bekend.uitkering"},
    )  # fmt: skip
    monkeypatch.setattr(uitvoering, "lees_controles", lambda: {"stuk": stuk})
    with register_van({"uitkering": []}) as register:
        verslag = controleer(register, peildatum=P, controles=["stuk"])
    (bevinding,) = verslag.bevindingen
    assert (verslag.uitslag("stuk").afloop, bevinding.ernst) == ("mislukt", "fout")
    assert "stuk is mislukt" in bevinding.wat


def test_van_veel_bevindingen_wordt_een_deel_verwoord_en_alles_geteld() -> None:
    with register_van({"inkomsten": [op(i, 1, "2025-01-01", soort="loon", bedrag=-1) for i in range(1, 8)]}) as register:
        verslag = controleer(register, peildatum=P, controles=["negatief-bedrag"], per_controle=2)
        alles = controleer(register, peildatum=P, controles=["negatief-bedrag"], per_controle=None)
    assert [b.plaats.feit for b in verslag.bevindingen] == [1, 2, None]
    assert "in totaal 7 keer" in verslag.bevindingen[-1].wat
    assert verslag.aantallen() == {"negatief-bedrag": 7} and len(alles.bevindingen) == 7


def test_het_verslag_zegt_hoeveel_rijen_zijn_nagekeken() -> None:
    with register_van({"persoon": [mens(1), mens(2)], "melding": [op(1, 1, "2025-01-01", soort="bijstand")]}) as register:
        verslag = controleer(register, peildatum=P)
    assert (verslag.gecontroleerd["persoon"], verslag.gecontroleerd["melding"], verslag.gecontroleerd["traject"]) == (2, 1, 0)
    assert [u.controle.id for u in verslag.uitslagen if u.afloop != "uitgevoerd"] == ["registratie-in-toekomst"]


def test_een_controle_die_niet_bestaat_wordt_geweigerd() -> None:
    with register_van({}) as register, pytest.raises(Registerfout, match="controle overlap bestaat niet"):
        controleer(register, peildatum=P, controles=["overlap"])


def test_er_zijn_zes_categorieen_met_een_gewone_naam_en_een_voorbeeld() -> None:
    categorieen = list(lees_categorieen().values())
    assert [c.nummer for c in categorieen] == [1, 2, 3, 4, 5, 6]
    assert all(c.naam and c.intern and c.voorbeeld.endswith((".", "?")) for c in categorieen)
    assert {c.categorie for c in lees_controles().values()} == {"waarde", "rij", "samenhang", "tijd"}


def test_een_controle_die_niet_af_is_wordt_niet_geladen() -> None:
    goed = {"id": "x", "categorie": "rij", "ernst": "fout", "tabel": "uitkering", "wat": "w", "waarom": "w", "doe": "d", "telt_mee": "ja", "query": "q"}
    maak_controle("x.yaml", goed)
    for anders in ({"waarom": None}, {"kleur": "rood"}, {"telt_mee": True}, {"categorie": "raar"}, {"voor_elke": "geld"}, {"id": "y"}):
        rauw = {k: v for k, v in {**goed, **anders}.items() if v is not None}
        with pytest.raises(ValueError, match=r"x\.yaml"):
            maak_controle("x.yaml", rauw)


def test_elke_controle_noemt_kolommen_die_bestaan() -> None:
    schema = lees_schema()
    for controle in lees_controles().values():
        for tabel, kolommen in controle.kolommen.items():
            assert all(schema.tabel(tabel).heeft(kolom) for kolom in kolommen), controle.id
