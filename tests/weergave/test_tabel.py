"""Tables of text that fit the width they are given and lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opmaat.kern.weergave.tabel import Kolom, alinea, tabel, wikkel

KOLOMMEN = (Kolom("Afspraak"), Kolom("Tekst", wikkelt=True), Kolom("Cijfer", rechts=True))


def test_een_tabel_die_past_staat_op_een_regel_per_rij_met_de_getallen_rechts() -> None:
    assert tabel(KOLOMMEN, [("a", "kort", "1.234"), ("bb", "ook kort", "5")], breedte=80) == [
        "Afspraak  Tekst     Cijfer",
        "--------  --------  ------",
        "a         kort       1.234",
        "bb        ook kort       5",
    ]


def test_een_lange_tekst_gaat_verder_op_de_volgende_regel() -> None:
    assert tabel(KOLOMMEN, [("a", "80% is binnen zes maanden aan het werk", "79,9%")], breedte=40) == [
        "Afspraak  Tekst                   Cijfer",
        "--------  ----------------------  ------",
        "a         80% is binnen zes        79,9%",
        "          maanden aan het werk",
    ]


def test_waar_de_kolommen_niet_passen_wordt_elke_rij_een_blokje() -> None:
    assert tabel(KOLOMMEN, [("een-lange-naam", "kort", "1"), ("b", "", "2")], breedte=20) == [
        "Afspraak:",
        "  een-lange-naam",
        "Tekst: kort",
        "Cijfer: 1",
        "",
        "Afspraak: b",
        "Cijfer: 2",
    ]


def test_een_tabel_zonder_rijen_toont_haar_kop() -> None:
    assert tabel(KOLOMMEN, [], breedte=80)[0] == "Afspraak  Tekst  Cijfer"


@given(st.lists(st.tuples(st.text("ab-c ", max_size=40), st.text("xyz_ 1", max_size=90), st.text("0123,%", max_size=9)), max_size=5), st.integers(20, 100))
def test_geen_regel_is_breder_dan_gevraagd_en_elk_woord_komt_terug(rijen: list[tuple[str, str, str]], breedte: int) -> None:
    regels = tabel(KOLOMMEN, rijen, breedte=breedte)
    assert max(len(regel) for regel in regels) <= breedte
    letters = "".join("".join(regels).split())
    for rij in rijen:
        for teken in set("".join(rij)) - {" ", "-"}:
            assert letters.count(teken) >= sum(cel.count(teken) for rij_ in rijen for cel in rij_)


@given(st.text("abc -/_", max_size=80), st.integers(3, 30))
def test_wikkelen_verliest_geen_letter(tekst: str, breedte: int) -> None:
    regels = wikkel(tekst, breedte)
    assert all(len(regel) <= breedte for regel in regels)
    assert "".join("".join(regels).split()) == "".join(tekst.split())


def test_een_alinea_springt_in() -> None:
    assert alinea("een twee drie", 10, inspringen="  ") == ["  een twee", "  drie"]
