"""What a user reads when input is wrong: what, where, why, what to do."""

import pickle

import pytest

from opmaat.kern.fout import Bevinding, Invoerfout, Plaats


def test_een_invoerfout_zegt_in_vier_zinnen_wat_waar_waarom_en_wat_te_doen() -> None:
    fout = Invoerfout(
        "De einddatum 31-2-2025 bestaat niet",
        waar=Plaats(bestand="uitkering.csv", regel=12, kolom="eind", woorden="2025-02-31"),
        waarom="Zonder geldige einddatum is niet te zeggen of iemand is uitgestroomd.",
        doe="Verbeter de datum in het bronsysteem en lever opnieuw aan",
    )
    assert str(fout) == (
        "De einddatum 31-2-2025 bestaat niet. "
        "Plaats: uitkering.csv, regel 12, kolom eind: “2025-02-31”. "
        "Zonder geldige einddatum is niet te zeggen of iemand is uitgestroomd. "
        "Verbeter de datum in het bronsysteem en lever opnieuw aan."
    )


def test_een_invoerfout_zonder_plaats_noemt_geen_plaats() -> None:
    assert str(Invoerfout("De map bestaat niet")) == "De map bestaat niet."


def test_een_plaats_mag_een_gewone_bestandsnaam_zijn() -> None:
    assert str(Invoerfout("Leeg bestand", waar="persoon.csv")) == "Leeg bestand. Plaats: persoon.csv."


def test_alleen_de_woorden_zijn_ook_een_plaats() -> None:
    assert str(Plaats(woorden="binnen zes weken")) == "“binnen zes weken”"
    assert str(Plaats()) == ""


def test_een_invoerfout_hoort_bij_exitcode_2_ook_voor_elke_soort() -> None:
    class Overeenkomstfout(Invoerfout):
        """Stands for any kind of input error."""

    assert Invoerfout.exitcode == 2
    assert Overeenkomstfout("x").exitcode == 2


def test_een_invoerfout_overleeft_een_ander_proces() -> None:
    fout = Invoerfout("Fout", waar=Plaats(regel=3), waarom="Daarom.", doe="Herstel.")
    terug = pickle.loads(pickle.dumps(fout))
    assert (terug.wat, terug.waar, terug.waarom, terug.doe) == ("Fout", Plaats(regel=3), "Daarom.", "Herstel.")


def test_een_bevinding_leest_als_een_invoerfout() -> None:
    bevinding = Bevinding(
        regel="register.dubbele-sleutel",
        categorie="tabel",
        ernst="fout",
        wat="Sleutel 17 komt twee keer voor",
        plaats=Plaats(bestand="persoon", regel=4, kolom="persoon_id", woorden="17"),
        doe="Haal een van beide rijen weg",
    )
    assert str(bevinding) == (
        "Sleutel 17 komt twee keer voor. Plaats: persoon, regel 4, kolom persoon_id: “17”. "
        "Haal een van beide rijen weg."
    )


@pytest.mark.parametrize(
    ("regel", "ernst", "wat"), [("", "fout", "iets"), ("r", "ernstig", "iets"), ("r", "fout", "")]
)
def test_een_bevinding_waar_niemand_iets_mee_kan_wordt_geweigerd(regel: str, ernst: str, wat: str) -> None:
    with pytest.raises(ValueError, match="ernst|bevinding"):
        Bevinding(regel=regel, categorie="tabel", ernst=ernst, wat=wat)  # type: ignore[arg-type]


def test_gelijke_bevindingen_vallen_samen_in_een_verzameling() -> None:
    een = Bevinding(regel="r", categorie="c", ernst="melding", wat="w", plaats=Plaats(regel=1))
    twee = Bevinding(regel="r", categorie="c", ernst="melding", wat="w", plaats=Plaats(regel=1))
    assert len({een, twee}) == 1
