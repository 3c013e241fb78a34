"""Many measures counted together on a small register give what each gives alone, and what the plain engine gives."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from opmaat.kern import maat as m
from opmaat.kern.motor.geheugen import Geheugen
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.motor.sql.samenvoeging import Maatfout
from opmaat.kern.motor.vraag import Vraag
from opmaat.kern.register.bouw import register_van
from opmaat.kern.tijd import Duur, Periode, Tijdfout
from opmaat.kern.uitkomst.telling import Cel
from tests.motor.registers import MATEN, Feiten, registers, vragen

JAAR = Vraag(peildatum=date(2025, 12, 31), venster=Periode.jaar(2025))
UITKERINGEN = [
    {"persoon_id": 1, "begin": date(2025, 1, 10), "eind": date(2025, 3, 1), "regeling": "PW", "reden_einde": "werk"},
    {"persoon_id": 1, "begin": date(2025, 6, 1), "eind": date(2025, 9, 1), "regeling": "PW", "reden_einde": "onbekend"},
    {"persoon_id": 2, "begin": date(2025, 2, 1), "eind": date(2025, 4, 1), "regeling": "IOAW", "reden_einde": "onbekend"},
    {"persoon_id": 3, "begin": date(2025, 5, 1), "eind": None, "regeling": "PW"},
]


def test_een_bundel_telt_stand_instroom_en_uitstroom_met_reden_zoals_met_de_hand() -> None:
    # 31-12: only person 3. Inflow: persons 1 (twice), 2 and 3: three persons, four spells. Outflow to work: person 1 has one to
    # work; person 2 has only one of unknown reason. Of the rows that began, three are PW and one IOAW.
    uit = m.Selectie("uitkering")
    gevraagd: dict[m.Maat, dict[str, int]] = {
        m.Stand(uit): {"lid": 1},
        m.Telling(m.Instroom(uit)): {"lid": 3},
        m.Telling(m.Instroom(uit), tel=m.RIJEN): {"lid": 4},
        m.Telling(m.Uitstroom(uit, reden=("werk",))): {"lid": 1, "reden_onbekend": 1},
        m.Aandeel(m.Telling(m.Datum("uitkering", "begin"), tel=m.RIJEN), m.IsEen("regeling", ("PW",))): {"teller": 3, "noemer": 1},
    }
    with register_van({"uitkering": UITKERINGEN}) as register:
        motor = SqlMotor(register)
        motor.vooraf([(maat, JAAR) for maat in gevraagd])
        geteld = {maat: dict(motor.tel(maat, JAAR).cellen[Cel("")].rollen) for maat in gevraagd}
    assert geteld == gevraagd


def test_een_bundel_geeft_wat_de_gewone_motor_geeft() -> None:
    telbaar = st.one_of([MATEN[soort]() for soort in MATEN if soort in ("Stand", "Telling", "Aandeel", "Som")] or [MATEN[s]() for s in MATEN])

    @settings(max_examples=20, phases=[Phase.generate])
    @given(registers(), st.lists(telbaar, min_size=2, max_size=6), vragen(), vragen())
    def check(feiten: Feiten, maten: list[m.Maat], een: Vraag, ander: Vraag) -> None:
        with register_van(feiten) as register:
            motor, gewoon = SqlMotor(register), Geheugen(register)
            gesteld = [(maat, vraag) for maat in maten for vraag in (een, ander)]
            motor.vooraf(gesteld)
            for maat, vraag in gesteld:
                snel, traag = motor.tel(maat, vraag), gewoon.tel(maat, vraag)
                assert {c: {r: n for r, n in t.rollen.items() if n} for c, t in snel.cellen.items()} == {
                    c: {r: n for r, n in t.rollen.items() if n} for c, t in traag.cellen.items()
                }
                assert {c: dict(t.getallen) for c, t in snel.cellen.items()} == {c: dict(t.getallen) for c, t in traag.cellen.items()}
                assert dict(snel.opmerkingen) == dict(traag.opmerkingen)

    check()


def test_na_een_wijziging_in_het_register_telt_vergeet_opnieuw() -> None:
    stand = m.Stand(m.Selectie("uitkering"))
    with register_van({"uitkering": UITKERINGEN}) as register:
        motor = SqlMotor(register)
        motor.vooraf([(stand, JAAR)])
        register.verbinding.execute("DELETE FROM uitkering WHERE persoon_id = 3")
        motor.vergeet()
        assert not motor.tel(stand, JAAR).cellen[Cel("")].rollen.get("lid")


def test_perioden_van_niemand_worden_niet_samengevoegd() -> None:
    with register_van({"vacature": []}) as register, pytest.raises(Maatfout, match="tabel vacature horen bij niemand"):
        SqlMotor(register).tel(m.Telling(m.Instroom(m.Selectie("vacature"))), JAAR)


def test_een_termijn_in_werkdagen_buiten_de_bekende_jaren_wordt_geweigerd() -> None:
    rijen = {"melding": [{"persoon_id": 1, "datum": date(2004, 12, 30), "soort": "uitkering"}]}
    termijn = m.Termijn(m.Datum("melding", "datum"), m.Datum("aanvraag", "datum"), binnen=Duur(3, "werkdag"))
    vraag = Vraag(peildatum=date(2005, 6, 30), venster=Periode.jaar(2004))
    with register_van(rijen) as register, pytest.raises(Tijdfout, match="Van 1 rijen is de laatste dag niet te bepalen"):
        SqlMotor(register).tel(termijn, vraag)
