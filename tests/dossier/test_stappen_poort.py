"""From the first report to the application: facts in, facts out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from opmaat.dossier.situatie import Bijeenkomst, Dubbel, LegeGids
from opmaat.dossier.stappen.aanmelden import (
    COA,
    INDICATIE,
    LEERLINGOVERLEG,
    NUG,
    SCHOOL,
    STATUSHOUDER,
    WW,
    WW_VOORLICHTEN,
)
from opmaat.dossier.stappen.melding import MELDING, NIEUWE_MELDING
from opmaat.dossier.stappen.poortwachter import (
    AFSPRAAK_IO,
    AMBITIEGESPREK_PLANNEN,
    ATTENDEREN,
    DIRECT_HELPEN,
    SCREENING,
    ZOEKPERIODE,
    einde_zoekperiode,
)
from tests.dossier.papier import VANDAAG, beeld, dag, neem, situatie

NOOR = {"achternaam": "El Amrani", "voornaam": "Noor", "geboortedatum": "3-4-1988", "gemeente": "Deventer"}
BIJSTAND = {"datum": "16-6-2025", "soort": "bijstand", "route": "balie", "nood": "geen"}
GEMELD = {"datum": dag("12-6-2025"), "soort": "bijstand", "route": "balie", "nood": "geen", "gemeente": "Deventer"}


@dataclass
class Gids(LegeGids):
    """Who is known already, and which meetings there are."""

    bekend: Sequence[Dubbel] = ()
    plannen: Sequence[Bijeenkomst] = ()
    vragen: list[Any] = field(default_factory=list)

    def dubbelen(self, achternaam: str, geboortedatum: date | None, bsn: str | None) -> Sequence[Dubbel]:
        self.vragen.append((achternaam, geboortedatum, bsn))
        return self.bekend

    def bijeenkomsten(self, vanaf: date) -> Sequence[Bijeenkomst]:
        return [b for b in self.plannen if b.datum >= vanaf]


def nieuw(rol: str = "balie", **rest: Any) -> Any:
    return situatie(rol=rol, persoon_id=None, **rest)


def test_een_melding_van_een_nieuwe_klant_maakt_persoon_woonplaats_en_melding() -> None:
    uit = neem(NIEUWE_MELDING, nieuw(), {**NOOR, **BIJSTAND, "telefoon": "06 00000000", "vraag": "Contract niet verlengd"})
    assert uit.personen == [{"geboortedatum": date(1988, 4, 3), "geslacht": None, "voornaam": "Noor", "achternaam": "El Amrani", "telefoon": "06 00000000"}]
    assert uit.nieuw("leefsituatie") == {"begin": VANDAAG, "gemeente": "Deventer"}
    assert uit.nieuw("melding") == {"datum": VANDAAG, "soort": "bijstand", "route": "balie", "nood": "geen", "gemeente": "Deventer"}
    assert [k["persoon_id"] for _a, _t, k in uit.feiten] == [999, 999]
    assert uit.toelichtingen == [("melding", "Contract niet verlengd")]
    assert [b for b, _g in uit.brieven] == ["bevestiging-melding"]


def test_een_vraag_om_informatie_geeft_geen_bevestiging_van_een_aanvraag() -> None:
    assert neem(NIEUWE_MELDING, nieuw(), {**NOOR, **BIJSTAND, "soort": "informatie"}).brieven == []


def test_hetzelfde_bsn_is_dezelfde_mens_en_dezelfde_naam_met_geboortedatum_misschien() -> None:
    zelfde = neem(NIEUWE_MELDING, nieuw(gids=Gids([Dubbel(7, "N. El Amrani", zelfde_bsn=True)])), {**NOOR, **BIJSTAND, "bsn": "111222333"})
    assert list(zelfde.fouten) == ["bsn"] and "klant 7" in zelfde.fouten["bsn"][0]
    gids = Gids([Dubbel(7, "N. El Amrani")])
    misschien = neem(NIEUWE_MELDING, nieuw(gids=gids), {**NOOR, **BIJSTAND})
    assert misschien.feiten == [] and "klant 7" in misschien.formulier.waarschuwingen[0].tekst
    assert gids.vragen[0] == ("El Amrani", date(1988, 4, 3), None)
    toch = neem(NIEUWE_MELDING, nieuw(gids=gids), {**NOOR, **BIJSTAND}, toch="Een nicht met dezelfde naam.")
    assert toch.nieuw("melding")["soort"] == "bijstand"
    assert ("leefsituatie", "Een nicht met dezelfde naam.") in toch.toelichtingen


@pytest.mark.parametrize(("bsn", "melding"), [("123456789", "elfproef"), ("12345", "9 cijfers"), ("12345678a", "cijfers")])
def test_een_onmogelijk_bsn_wordt_geweigerd_zonder_het_te_herhalen(bsn: str, melding: str) -> None:
    fout = neem(NIEUWE_MELDING, nieuw(), {**NOOR, **BIJSTAND, "bsn": bsn}).fouten["bsn"][0]
    assert melding in fout and bsn not in fout


def test_het_bsn_wordt_alleen_gevraagd_aan_wie_het_mag_zien() -> None:
    from tests.dossier.papier import Lezer

    zonder = nieuw(lezer=Lezer(frozenset({"balie"}), rubrieken=frozenset()))
    assert "bsn" not in [v.naam for v in NIEUWE_MELDING.velden_voor(zonder)]
    assert "bsn" in [v.naam for v in NIEUWE_MELDING.velden_voor(nieuw())]


def test_een_tweede_melding_bij_een_open_melding_vraagt_een_reden() -> None:
    s = situatie(beeld(melding=[GEMELD]), rol="balie")
    assert "al een open melding, van 12-06-2025" in neem(MELDING, s, BIJSTAND).formulier.waarschuwingen[0].tekst
    assert neem(MELDING, s, BIJSTAND, toch="De eerste was voor iemand anders.").nieuw("melding")["datum"] == VANDAAG


def test_na_een_aanvraag_is_de_eerdere_melding_niet_meer_open() -> None:
    s = situatie(beeld(melding=[GEMELD], aanvraag=[{"datum": dag("13-6-2025"), "status": "afgewezen", "melding_id": 101}]), rol="balie")
    assert neem(MELDING, s, BIJSTAND).fouten == {}


def test_een_minderjarige_die_bijstand_vraagt_is_ongewoon() -> None:
    uit = neem(NIEUWE_MELDING, nieuw(), {**NOOR, **BIJSTAND, "geboortedatum": "17-6-2007"})
    assert "jonger dan 18" in uit.formulier.waarschuwingen[0].tekst
    assert neem(NIEUWE_MELDING, nieuw(), {**NOOR, **BIJSTAND, "geboortedatum": "16-6-2007"}).fouten == {}


def test_vanuit_de_ww_komt_iemand_binnen_met_de_laatste_dag_van_de_ww() -> None:
    bekend, onbekend = WW
    uit = neem(bekend, situatie(rol="werkcoach"), {"datum": "16-6-2025", "einde_ww": "31-8-2025"})
    assert uit.nieuw("melding") == {"datum": VANDAAG, "soort": "dienstverlening_zonder_uitkering", "route": "uwv", "gemeente": "Deventer"}
    assert uit.nieuw("doelgroep") == {"begin": VANDAAG, "kenmerk": "max-ww", "einde_ww": date(2025, 8, 31)}
    te_laat = neem(bekend, situatie(rol="werkcoach"), {"datum": "16-6-2025", "einde_ww": "31-5-2025"})
    assert "al afgelopen" in te_laat.fouten["einde_ww"][0]
    eerste = neem(onbekend, nieuw(), {**NOOR, "datum": "16-6-2025", "einde_ww": "31-8-2025"})
    assert eerste.personen[0]["achternaam"] == "El Amrani" and eerste.nieuw("doelgroep")["kenmerk"] == "max-ww"
    assert eerste.tabel("toewijzing") == []
    zelf = neem(onbekend, nieuw("werkcoach"), {**NOOR, "datum": "16-6-2025", "einde_ww": "31-8-2025", "aanspreekpunt": "on"})
    assert zelf.nieuw("toewijzing") == {"begin": VANDAAG, "rol": "aanspreekpunt", "organisatie": "KonnecteD", "medewerker_id": 77}


def test_de_voorlichting_voor_einde_ww_is_aan_de_beurt_tot_zij_is_gegeven() -> None:
    ww = {"begin": dag("1-6-2025"), "kenmerk": "max-ww", "einde_ww": dag("31-8-2025")}
    beurt = WW_VOORLICHTEN.beurt(situatie(beeld(doelgroep=[ww])))
    assert beurt is not None and beurt.uiterlijk == date(2025, 8, 31)
    uit = neem(WW_VOORLICHTEN, situatie(beeld(doelgroep=[ww])), {"datum": "16-6-2025", "wijze": "telefoon"})
    assert uit.nieuw("contact") == {"datum": VANDAAG, "wijze": "telefoon", "met": "klant", "onderwerp": "voorlichting_ww", "rol": "werkcoach"}
    gedaan = beeld(doelgroep=[ww], contact=[{"datum": dag("2-6-2025"), "onderwerp": "voorlichting_ww"}])
    assert WW_VOORLICHTEN.beurt(situatie(gedaan)) is None


SCHOOLGEGEVENS = {"datum": "16-6-2025", "schoolsoort": "pro", "schooljaar": "2024-2025", "uitstroomprofiel": "arbeid", "laatste_leerjaar": "ja"}


def test_een_leerling_komt_binnen_met_het_overleg_met_de_school() -> None:
    uit = neem(SCHOOL[0], situatie(rol="werkcoach"), {**SCHOOLGEGEVENS, "overleg_op": "2-6-2025"})
    assert uit.nieuw("doelgroep") == {
        "begin": VANDAAG, "kenmerk": "vso-pro", "schoolsoort": "pro", "schooljaar": "2024-2025", "uitstroomprofiel": "arbeid", "laatste_leerjaar": True,
    }  # fmt: skip
    assert uit.nieuw("melding")["route"] == "school"
    assert uit.nieuw("contact") == {"datum": date(2025, 6, 2), "wijze": "overleg", "met": "school", "onderwerp": "leerlingoverleg", "rol": "werkcoach"}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"overleg_op": "1-6-2024"}, "overleg_op"), ({"schooljaar": "2024/25"}, "schooljaar"), ({"schooljaar": "2024-2026"}, "schooljaar"), ({"uitstroomprofiel": ""}, "uitstroomprofiel")],
)
def test_een_leerling_zonder_de_juiste_schoolgegevens_wordt_niet_aangemeld(anders: dict[str, str], veld: str) -> None:
    assert veld in neem(SCHOOL[0], situatie(rol="werkcoach"), {**SCHOOLGEGEVENS, **anders}).fouten


def test_in_het_laatste_leerjaar_is_overleg_met_de_school_aan_de_beurt_als_het_een_jaar_geleden_is() -> None:
    leerling = {"begin": dag("1-9-2024"), "kenmerk": "vso-pro", "uitstroomprofiel": "arbeid", "laatste_leerjaar": True}
    overleg = {"met": "school", "onderwerp": "leerlingoverleg"}
    assert LEERLINGOVERLEG.beurt(situatie(beeld(doelgroep=[leerling]))) is not None
    assert LEERLINGOVERLEG.beurt(situatie(beeld(doelgroep=[leerling], contact=[{"datum": dag("16-6-2024"), **overleg}]))) is not None
    assert LEERLINGOVERLEG.beurt(situatie(beeld(doelgroep=[leerling], contact=[{"datum": dag("17-6-2024"), **overleg}]))) is None


def test_hulp_zonder_uitkering_is_tot_130_procent_van_het_minimumloon_en_het_bedrag_wordt_niet_bewaard() -> None:
    # landelijk.yaml: € 2.191,80 a month from 1-1-2025; 130% is € 2.849,34.
    s = situatie(rol="werkcoach")
    assert neem(NUG[0], s, {"datum": "16-6-2025", "inkomen": "2.849,34"}).nieuw("doelgroep") == {"begin": VANDAAG, "kenmerk": "nug"}
    erboven = neem(NUG[0], s, {"datum": "16-6-2025", "inkomen": "2.849,35"})
    assert erboven.feiten == [] and "2849,34" in erboven.formulier.waarschuwingen[0].tekst
    met = situatie(beeld(uitkering=[{"begin": dag("1-1-2025"), "regeling": "PW"}]), rol="werkcoach")
    assert NUG[0].waarom_niet(met) == "De klant heeft een uitkering."


def test_vanuit_de_opvang_met_een_indicatie_en_als_statushouder() -> None:
    assert neem(COA[0], situatie(rol="werkcoach"), {"datum": "16-6-2025"}).nieuw("doelgroep")["kenmerk"] == "coa"
    indicatie = {"datum": "16-6-2025", "soort_indicatie": "indicatie_beschut", "aangevraagd_op": "1-5-2025", "indicatie_geldig_tm": "15-6-2030"}
    assert neem(INDICATIE[0], situatie(rol="werkleider"), indicatie).nieuw("doelgroep") == {
        "begin": VANDAAG, "kenmerk": "indicatie_beschut", "aangevraagd_op": date(2025, 5, 1), "indicatie_geldig_tm": date(2030, 6, 15),
    }  # fmt: skip
    verlopen = neem(INDICATIE[0], situatie(rol="werkleider"), {**indicatie, "indicatie_geldig_tm": "15-6-2025"})
    assert "niet meer geldig" in verlopen.fouten["indicatie_geldig_tm"][0]
    status = neem(STATUSHOUDER[1], nieuw("consulent_inburgering"), {**NOOR, "datum": "16-6-2025"})
    assert [(t, k.get("kenmerk")) for _a, t, k in status.feiten] == [("leefsituatie", None), ("doelgroep", "statushouder")]


VOLWASSEN = {"geboortedatum": dag("3-4-1988")}
JONG = {"geboortedatum": dag("1-9-2003")}
SCREEN = {"datum": "16-6-2025", "inschatting": "recht", "nood": "geen"}


def test_de_screening_vult_de_melding_aan_en_is_een_gesprek_met_een_toets_van_het_recht() -> None:
    s = situatie(beeld(persoon=VOLWASSEN, melding=[GEMELD]), rol="poortwachter")
    uit = neem(SCREENING, s, {**SCREEN, "identiteit": "ja", "ambitiegesprek_op": "23-6-2025", "tijd": "10.30 uur", "leefvorm": "alleenstaande"})
    assert uit.tabel("melding") == [("aanvulling", {"feit_id": 102, "screening_op": VANDAAG})]
    gesprekken = [k for _a, k in uit.tabel("gesprek")]
    assert [(g["soort"], g["resultaat"], g["organisatie"], g.get("rol")) for g in gesprekken] == [
        ("screening", "gehouden", "IO", "poortwachter"), ("ambitiegesprek", "gepland", "KonnecteD", None),
    ]  # fmt: skip
    assert uit.nieuw("onderzoek") == {"datum": VANDAAG, "soort": "rechtmatigheid", "uitkomst": "in_orde", "rol": "poortwachter"}
    assert uit.nieuw("leefsituatie") == {"begin": VANDAAG, "gemeente": "Deventer", "leefvorm": "alleenstaande"}
    assert ("melding", "Identiteitsbewijs gezien: ja\nEerste inschatting: Geen reden om af te wijzen") in uit.toelichtingen
    assert uit.brieven == [("uitnodiging", {"tijd": "10.30 uur"})]


def test_wie_27_of_ouder_is_krijgt_geen_vraag_over_de_zoekperiode() -> None:
    namen = [v.naam for v in SCREENING.velden_voor(situatie(beeld(persoon=VOLWASSEN, melding=[GEMELD]), rol="poortwachter"))]
    assert "invulling" not in namen


def test_onder_de_27_begint_een_zoekperiode_van_vier_weken_op_de_dag_van_de_melding() -> None:
    s = situatie(beeld(persoon=JONG, melding=[GEMELD]), rol="poortwachter")
    uit = neem(SCREENING, s, {**SCREEN, "invulling": "begeleid_zoeken"})
    # 12 June + 4 weeks = 10 July is the first day for an application, 9 July the last day of searching.
    assert uit.tabel("melding") == [
        (
            "aanvulling",
            {
                "feit_id": 102, "screening_op": VANDAAG, "zoekperiode_begin": date(2025, 6, 12), "zoekperiode_eind": date(2025, 7, 9),
                "zoekperiode_invulling": "begeleid_zoeken",
            },
        )
    ]  # fmt: skip
    assert einde_zoekperiode(date(2025, 6, 12)) == date(2025, 7, 9)
    assert "invulling" in neem(SCREENING, s, SCREEN).fouten


def test_de_leeftijd_op_de_dag_van_de_melding_beslist_over_de_zoekperiode() -> None:
    gisteren_27 = beeld(persoon={"geboortedatum": dag("12-6-1998")}, melding=[GEMELD])
    morgen_27 = beeld(persoon={"geboortedatum": dag("13-6-1998")}, melding=[GEMELD])
    assert neem(SCREENING, situatie(gisteren_27, rol="poortwachter"), SCREEN).fouten == {}
    assert "invulling" in neem(SCREENING, situatie(morgen_27, rol="poortwachter"), SCREEN).fouten


def test_een_uitzondering_op_de_zoekperiode_van_voor_2026_vraagt_een_reden() -> None:
    s = situatie(beeld(persoon=JONG, melding=[GEMELD]), rol="poortwachter")
    eerst = neem(SCREENING, s, {**SCREEN, "uitzondering": "maatwerk"})
    assert "1 januari 2026" in eerst.formulier.waarschuwingen[0].tekst
    later = situatie(beeld(persoon=JONG, melding=[{**GEMELD, "datum": dag("5-1-2026")}]), rol="poortwachter", vandaag=dag("6-1-2026"))
    uit = neem(SCREENING, later, {**SCREEN, "datum": "6-1-2026", "uitzondering": "maatwerk"})
    assert uit.tabel("melding") == [("aanvulling", {"feit_id": 102, "screening_op": date(2026, 1, 6), "zoekperiode_invulling": "vrijgesteld"})]
    partner = neem(SCREENING, s, {**SCREEN, "uitzondering": "partner"})
    assert partner.fouten == {}


def test_een_nee_op_de_checklist_past_niet_bij_geen_reden_om_af_te_wijzen() -> None:
    s = situatie(beeld(persoon=VOLWASSEN, melding=[GEMELD]), rol="poortwachter")
    assert "checklist" in neem(SCREENING, s, {**SCREEN, "woont_hier": "nee"}).formulier.waarschuwingen[0].tekst
    assert "opmerking" in neem(SCREENING, s, {**SCREEN, "inschatting": "geen_recht"}).fouten
    twijfel = neem(SCREENING, s, {**SCREEN, "inschatting": "voorliggend", "opmerking": "Eerst WW aanvragen."})
    assert twijfel.nieuw("onderzoek")["uitkomst"] == "voorliggend"


def test_een_nieuwe_leefsituatie_bij_de_screening_sluit_de_vorige_en_houdt_de_gemeente() -> None:
    thuis = {"begin": dag("1-1-2020"), "gemeente": "Deventer", "wijk": "Zandweerd", "leefvorm": "gehuwd_samenwonend", "partner": True}
    s = situatie(beeld(persoon=VOLWASSEN, melding=[GEMELD], leefsituatie=[thuis]), rol="poortwachter")
    uit = neem(SCREENING, s, {**SCREEN, "leefvorm": "alleenstaande", "partner": "nee"})
    assert uit.tabel("leefsituatie") == [
        ("aanvulling", {"feit_id": 103, "eind": date(2025, 6, 15)}),
        ("eerste", {"persoon_id": 1, "begin": VANDAAG, "gemeente": "Deventer", "wijk": "Zandweerd", "leefvorm": "alleenstaande", "partner": False}),
    ]


def test_bij_nood_is_direct_helpen_aan_de_beurt_tot_er_is_verwezen() -> None:
    nood = {**GEMELD, "nood": "broodnood"}
    s = situatie(beeld(melding=[nood]), rol="poortwachter")
    beurt = DIRECT_HELPEN.beurt(s)
    assert beurt is not None and beurt.uiterlijk == date(2025, 6, 12)
    uit = neem(DIRECT_HELPEN, s, {"datum": "16-6-2025", "wijze": "bezoek", "gedaan": "Pakket voor vanavond.", "partners": ["voedselbank", "schuldhulp"], "warm": "ja"})
    assert [(k["partner"], k["reden"], k["warm"]) for _a, k in uit.tabel("verwijzing")] == [("voedselbank", "financien", True), ("schuldhulp", "financien", True)]
    assert DIRECT_HELPEN.beurt(situatie(beeld(melding=[nood], verwijzing=[{"datum": VANDAAG, "partner": "voedselbank"}]), rol="poortwachter")) is None


def test_een_afspraak_bij_io_noemt_wat_de_klant_meeneemt() -> None:
    s = situatie(beeld(melding=[GEMELD], gesprek=[{"datum": dag("13-6-2025"), "soort": "ambitiegesprek", "resultaat": "gehouden"}]), rol="poortwachter")
    beurt = AFSPRAAK_IO.beurt(s)
    assert beurt is not None and beurt.uiterlijk == date(2025, 6, 20)  # a week after the first talk
    uit = neem(AFSPRAAK_IO, s, {"datum": "20-6-2025", "tijd": "9.00 uur, kamer 2"})
    assert uit.nieuw("gesprek") == {"datum": date(2025, 6, 20), "soort": "afspraak_io", "resultaat": "gepland", "afgesproken_op": VANDAAG}
    ((sjabloon, gegevens),) = uit.brieven
    assert sjabloon == "uitnodiging" and any("bankafschriften" in stuk for stuk in gegevens["meenemen"])
    assert "datum" in neem(AFSPRAAK_IO, s, {"datum": "15-6-2025"}).fouten


def test_hetzelfde_gesprek_wordt_geen_tweede_keer_gepland() -> None:
    gepland = beeld(gesprek=[{"datum": dag("20-6-2025"), "soort": "ambitiegesprek", "resultaat": "gepland"}])
    assert AMBITIEGESPREK_PLANNEN.waarom_niet(situatie(gepland, rol="balie")) == "Dit gesprek staat al gepland."


def test_voor_een_afspraak_die_eraan_komt_is_herinneren_aan_de_beurt() -> None:
    afspraak = {"datum": dag("20-6-2025"), "soort": "afspraak_io", "resultaat": "gepland", "afgesproken_op": dag("10-6-2025")}
    beurt = ATTENDEREN.beurt(situatie(beeld(gesprek=[afspraak]), rol="balie"))
    assert beurt is not None and beurt.uiterlijk == date(2025, 6, 20)
    assert ATTENDEREN.beurt(situatie(beeld(gesprek=[{**afspraak, "datum": dag("22-6-2025")}]), rol="balie")) is None
    gebeld = beeld(gesprek=[afspraak], contact=[{"datum": dag("11-6-2025"), "onderwerp": "attendering"}])
    assert ATTENDEREN.beurt(situatie(gebeld, rol="balie")) is None


def test_aan_het_eind_van_de_zoekperiode_vertelt_de_jongere_wat_is_gedaan() -> None:
    zoekt = {**GEMELD, "screening_op": dag("13-6-2025"), "zoekperiode_begin": dag("12-6-2025"), "zoekperiode_eind": dag("9-7-2025")}
    assert ZOEKPERIODE.beurt(situatie(beeld(melding=[zoekt]), rol="poortwachter", vandaag=dag("1-7-2025"))) is None
    s = situatie(beeld(melding=[zoekt]), rol="poortwachter", vandaag=dag("10-7-2025"))
    beurt = ZOEKPERIODE.beurt(s)
    assert beurt is not None and beurt.uiterlijk == date(2025, 7, 9)
    uit = neem(ZOEKPERIODE, s, {"datum": "10-7-2025", "wijze": "telefoon", "uitkomst": "aanvraag", "inspanning": "Tien sollicitaties."})
    assert uit.nieuw("contact")["onderwerp"] == "voortgang"
    assert "Tien sollicitaties." in uit.toelichtingen[0][1]
