"""Pictures that say in words what they show, and draw what they say."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from opmaat.kern.uitkomst.overleving import Punt
from opmaat.kern.weergave.rolfamilie import op_volgorde, stukken
from opmaat.kern.weergave.tekening import Stuk, baan, kromme, rollenbalk, verloop
from opmaat.kern.weergave.woorden import nog_open, rol

SVG = "{http://www.w3.org/2000/svg}"


def ontleed(tekst: str) -> ElementTree.Element:
    """The picture as a tree; that it can be parsed is part of each test."""
    boom = ElementTree.fromstring(tekst)
    titel, beschrijving = boom.find(f"{SVG}title"), boom.find(f"{SVG}desc")
    assert boom.attrib["role"] == "img" and titel is not None and beschrijving is not None and beschrijving.text
    assert boom.attrib["aria-labelledby"].split() == [titel.attrib["id"], beschrijving.attrib["id"]]
    assert "style" not in tekst and "http://www.w3.org" in tekst and tekst.count("http") == 1
    return boom


def plek(boom: ElementTree.Element, klasse: str, kenmerk: str) -> list[float]:
    """Where the elements of this class stand."""
    return [float(deel.attrib[kenmerk]) for deel in boom.iter() if deel.attrib.get("class") == klasse]


def test_het_cijfer_staat_links_van_de_norm_als_het_kleiner_is() -> None:
    boom = ontleed(baan("a", waarde=0.5, interval=(0.4, 0.6), verwacht=None, normen=[0.8], nu=None, procent=True, titel="t", beschrijving="d"))
    assert plek(boom, "punt", "cx") == [75.0], "een half staat in het midden van 4 tot 146"
    assert plek(boom, "norm", "x1") == [117.6]
    assert plek(boom, "onzeker", "x") == [60.8]


def test_een_baan_zonder_waarde_heeft_geen_stip() -> None:
    boom = ontleed(baan("a", waarde=None, interval=None, verwacht=(100.0, 200.0), normen=[300.0], nu=150.0, procent=False, titel="t", beschrijving="d"))
    assert plek(boom, "punt", "cx") == [] and len(plek(boom, "verwacht", "x")) == 1 and len(plek(boom, "nu", "x1")) == 1


def test_de_delen_van_een_balk_vullen_haar_naar_verhouding() -> None:
    boom = ontleed(rollenbalk("r", [Stuk("gelukt", 30, "ja"), Stuk("loopt nog", 10, "open")], titel="t & u"))
    breedtes = [float(deel.attrib["width"]) for deel in boom.iter(f"{SVG}rect")]
    assert breedtes == [240.0, 80.0]
    beschrijving = boom.find(f"{SVG}desc")
    assert beschrijving is not None and beschrijving.text == "gelukt 30, loopt nog 10; samen 40."


def test_een_balk_van_niemand_heeft_geen_breedte() -> None:
    assert [deel.attrib["width"] for deel in ontleed(rollenbalk("r", [], titel="t")).iter(f"{SVG}rect")] == []


def test_een_kromme_stijgt_in_treden_en_heeft_een_vlak_voor_de_onzekerheid() -> None:
    punten = [Punt(30, 0.25, (0.1, 0.4), 40), Punt(90, 0.5, (0.3, 0.7), 20)]
    boom = ontleed(kromme("k", punten, normen=[0.8], titel="t", beschrijving="d"))
    lijnen = [deel.attrib["points"] for deel in boom.iter(f"{SVG}polyline")]
    assert lijnen == ["34,108 126.7,108 126.7,83 312,83 312,58"]
    assert len(list(boom.iter(f"{SVG}polygon"))) == 1


def test_een_verloop_laat_reeks_en_mijlpalen_zien() -> None:
    reeks = [(date(2025, 1, 31), 10.0), (date(2025, 2, 28), 20.0)]
    boom = ontleed(verloop("v", reeks, pad=[(date(2025, 6, 30), 50.0)], normen=[], tm=date(2025, 12, 31), titel="t", beschrijving="d"))
    assert {deel.attrib["class"] for deel in boom.iter(f"{SVG}polyline")} == {"reeks", "pad"}
    assert [deel.text for deel in boom.iter(f"{SVG}text")] == ["31-1-2025", "31-12-2025"]


def test_rollen_staan_op_volgorde_en_in_woorden() -> None:
    rollen = {"loopt_nog": 3, "termijn_verstreken": 2, "gelukt": 5, "gelukt_voorlopig": 1, "te_laat": 0}
    assert [rol(naam) for naam, _ in op_volgorde(rollen)] == ["gelukt", "termijn verstreken", "gelukt, duurzaamheid loopt nog", "loopt nog"]
    assert nog_open(rollen) == 4
    assert [stuk.klasse for stuk in stukken(rollen)] == ["ja", "nee", "open", "open"]


def test_een_samengesteld_cijfer_krijgt_geen_balk_want_iemand_kan_in_twee_delen_zitten() -> None:
    assert stukken({"teller:lid": 3, "noemer:lid": 5}) == []
    assert rol("teller:lid") == "teller: telt mee" and nog_open({"a:open": 2, "b:open": 1}) == 3
