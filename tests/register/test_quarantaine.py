"""Rows that break a rule of the database are set apart when they are read: not counted, listed, with their line."""

from __future__ import annotations

from pathlib import Path

from opmaat.kern.register.controles.verslag import controleer
from opmaat.kern.register.lezer import open_register
from tests.register.controlegeval import P
from tests.register.leveren import enige, lever, zonder_meldingen


def test_een_einde_voor_het_begin_telt_niet_mee(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,begin,eind,groep\n1,2025-02-01,2025-02-01,Groeien\n2,2025-02-01,2025-01-31,Groeien\n", "klantgroep")
    with open_register(tmp_path) as register:
        assert [r["persoon_id"] for r in register.rijen("klantgroep")] == [1]
        assert register.niet_meegeteld == {"klantgroep": 1}
        bevinding = enige(register)
        verslag = controleer(register, peildatum=P, controles=["eind-voor-begin"])
    assert (bevinding.regel, bevinding.plaats.regel, bevinding.plaats.kolom) == ("register.eind-voor-begin", 3, "eind")
    assert (verslag.uitslag("eind-voor-begin").aantal, verslag.uitslag("eind-voor-begin").in_quarantaine) == (0, 1)
    assert (verslag.aantallen(), dict(verslag.niet_meegeteld)) == ({"eind-voor-begin": 1}, {"klantgroep": 1})
    assert bevinding in verslag.bevindingen


def test_een_rij_van_een_onbekende_persoon_telt_niet_mee(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,geboortedatum\n1,1985-01-01\n2,1985-31-12\n", "persoon")
    lever(tmp_path, "persoon_id,begin,regeling\n1,2025-01-01,PW\n2,2025-01-01,PW\n3,2025-01-01,PW\n", "uitkering")
    with open_register(tmp_path) as register:
        # person 2 has a birth date that cannot be read, but exists
        assert [r["persoon_id"] for r in register.rijen("uitkering")] == [1, 2]
        assert register.niet_meegeteld == {"persoon": 1, "uitkering": 1}
        laatste = zonder_meldingen(register)[-1]
    assert (laatste.regel, laatste.plaats.regel, laatste.plaats.woorden) == ("register.onbekende-persoon", 4, None)


def test_zonder_personen_is_niemand_onbekend(tmp_path: Path) -> None:
    lever(tmp_path, "persoon_id,begin,regeling\n3,2025-01-01,PW\n", "uitkering")
    with open_register(tmp_path) as register:
        assert len(register.rijen("uitkering")) == 1


def test_van_twee_versies_die_tegelijk_bekend_zijn_telt_er_geen(tmp_path: Path) -> None:
    kop = "persoon_id,datum,soort,feit_id,versie_id,geregistreerd_op,vervallen_op\n"
    botsend = "1,2025-01-01,bijstand,5,1,2025-01-01T10:00Z,\n1,2025-01-02,bijstand,5,2,2025-02-01T10:00Z,\n"
    netjes = "2,2025-01-01,bijstand,6,3,2025-01-01T10:00Z,2025-02-01T10:00Z\n2,2025-01-02,bijstand,6,4,2025-02-01T10:00Z,\n"
    lever(tmp_path, kop + botsend + netjes, "melding")
    with open_register(tmp_path) as register:
        assert [r["persoon_id"] for r in register.rijen("melding")] == [2, 2]
        assert [(b.regel, b.plaats.regel) for b in zonder_meldingen(register)] == [
            ("register.twee-versies-bekend", 2),
            ("register.twee-versies-bekend", 3),
        ]


def test_een_versie_die_vervalt_voor_zij_bekend_is_telt_niet(tmp_path: Path) -> None:
    kop = "persoon_id,datum,soort,geregistreerd_op,vervallen_op\n"
    lever(tmp_path, kop + "1,2025-01-01,bijstand,2025-02-01T10:00Z,2025-01-01T10:00Z\n", "melding")
    with open_register(tmp_path) as register:
        assert register.rijen("melding") == []
        assert enige(register).regel == "register.vervallen-voor-registratie"
