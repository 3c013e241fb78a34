"""The page about the proofs says what the tests are."""

from tests.motor.bewijzen import PAGINA, bladzijde


def test_de_bladzijde_over_de_bewijzen_is_die_van_de_tests() -> None:
    assert PAGINA.read_text(encoding="utf-8") == bladzijde(), "draai: python -m tests.motor.bewijzen"
