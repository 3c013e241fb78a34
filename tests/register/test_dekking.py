"""The clauses that the register could not hold at first: the columns they need, by hand from the texts, are there."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from opmaat.kern.register.schema import lees_schema

# Per clause: table.column, or table.column=code where the clause turns on one code.
NODIG = {
    # meedoen buiten een traject
    "dwt2020-b1-meedoen-27min": "activiteit.soort diagnose.arbeidspotentieel=ja persoon.geboortedatum",
    "dwt2020-b1-meedoen-27plus": "activiteit.verplicht diagnose.arbeidspotentieel",
    "dwt2020-b1-meedoen-statushouders": "doelgroep.kenmerk=statushouder inburgering.begin activiteit.soort=werkervaring",
    "dwt2020-b1-meedoen-alle": "activiteit.soort=geen activiteit.uren_per_week",
    "dwt2020-b1-comp-ouders5min": "leefsituatie.leefvorm=alleenstaande_ouder leefsituatie.geboortedatum_jongste_kind",
    "iom2020-33-tegenprestatie": "verplichting.soort=tegenprestatie activiteit.soort=tegenprestatie",
    "iom2020-33-fac": "activiteit.soort klantgroep.groep=Faciliteren",
    "iom2020-5-streef-part50": "activiteit.soort",
    "dvo2025-bl2-zroute": "activiteit.uren inburgering.route=z",
    # onderzoek en constatering
    "dwt2020-b1-rep-monitor": "verplichting.soort=arbeidsverplichting onderzoek.soort=nakoming",
    "dwt2020-b1-prev-recht": "onderzoek.soort=rechtmatigheid onderzoek.uitkomst=in_orde",
    "dwt2020-b1-rep-sanctie": "constatering.uitkomst=maatregel maatregel.constatering_id",
    "iom2020-32-screening-rechtmatig": "gesprek.soort=screening gesprek.onderwerpen=rechtmatigheid onderzoek.datum",
    "iom2020-t33-fac-rechtmatig": "onderzoek.soort=rechtmatigheid",
    "dvo2022-h3-hand-monitor": "onderzoek.soort=nakoming",
    "leiderdorp2009-4-voorliggend": "onderzoek.soort=voorliggend",
    "leiderdorp2009-5-vrijstelling": "onderzoek.soort=vrijstelling",
    # werkgevers
    "dvo2022-h1-sroi-100": "sroi_verplichting.waarde sroi_verplichting.ingevuld",
    "dvo2022-h3-alg-wgd": "contact.werkgever_id vacature.sector contact.datum",
    "dvo2022-h3-alg-pso": "contact.onderwerp=pso werkgever.pso_trede",
    "dvo2025-h3-5-sroi-admin": "plaatsing.herkomst_sroi sroi_verplichting.invulling=werkplaats",
    "iom2020-asdd-verdringing": "traject.werkgever_id traject.functie traject.instrument=stage werkgever.commercieel plaatsing.functie",
    # contact, verwijzing, toewijzing
    "dvo2022-h3-attenderen": "contact.onderwerp=attendering contact.wijze=brief gesprek.soort=afspraak_io",
    "dvo2022-h3-prev-ww": "contact.onderwerp=voorlichting_ww doelgroep.einde_ww bijeenkomst.soort=voorlichting",
    "dvo2022-bl1n-6-informeren": "contact.met=consulent_inburgering contact.onderwerp=voortgang",
    "dvo2025-h3-20-overleg": "contact.onderwerp=leerlingoverleg contact.met=school doelgroep.laatste_leerjaar",
    "dwt2020-b1-netwerk-zelfstandig": "verwijzing.partner=zelfstandig_ondernemen",
    "dvo2022-h3-ambitie-doorverwijzing": "verwijzing.gesprek_id verwijzing.opgepakt_op",
    "dvo2025-h3-18-beoordeling": "gesprek.soort=beoordeling verwijzing.warm",
    "iom2020-41-aanspreekpunt": "toewijzing.rol=aanspreekpunt toewijzing.organisatie",
    "iomplan-pg2-regie": "toewijzing.rol=regie",
    "iom2020-41-ondersteuning": "toewijzing.rol=begeleider toewijzing.medewerker_id",
    "dvo2022-bl1n-1-overdracht4": "toewijzing.overgedragen_op inburgering.taalles_sinds",
    # elders, behaald, inkomsten
    "iom2020-22-inkomen-snel": "aanvraag.datum aanvraag.besluit_op voorziening_elders.soort=minimaregeling",
    "iom2020-33-zorg-wmo133": "voorziening_elders.soort=wmo_begeleiding",
    "iom2020-5-neveneffect-wmo": "voorziening_elders.soort=wmo_dagbesteding",
    "iom2020-63-risico3": "voorziening_elders.soort=schuldhulp",
    "dvo2022-h2-a7-kpi": "behaald.soort=certificaat traject.resultaat=uitval traject.uitvalreden loonwaarde.datum",
    "dvo2022-h2-c5-kpi": "behaald.soort=training behaald.traject_id",
    "dvo2022-h2-a3-methodiek": "behaald.soort=werkstap_opdracht",
    "dvo2025-h22-6b-parttime": "inkomsten.soort=loon inkomsten.bedrag inkomsten.verrekend",
    "dvo2025-h3-19-nug": "doelgroep.kenmerk=nug inkomsten.bedrag parameter.waarde",
    # plaatsing
    "dvo2022-h1-detachering": "plaatsing.grond=lks plaatsing.vorm=individuele_detachering plaatsing.volgt_op",
    "dvo2022-h2-a1-werkstap": "diagnose.instrument=werkstap plaatsing.grond=wsw",
    "dvo2022-h2-a4-dariuz80": "diagnose.instrument=dariuz_assessment plaatsing.sleutelfunctie",
    "dvo2022-h2-c4-beschut-plekken": "plaatsing.grond=beschut plaatsing.vorm=intern",
    "dvo2022-h2-c4-beschut-fte": "plaatsing.uren",
    "dvo2025-h22-2-beschut-extern": "plaatsing.vorm=in_dienst_extern doelgroep.kenmerk=indicatie_beschut",
    "dvo2025-h22-4-lks326": "lks_beschikking.begin plaatsing.in_begeleiding",
    "dvo2025-h3-13-doorstroom10": "plaatsing.grond=doorstroombaan plaatsing.uitvoerder",
    "leiderdorp2009-9-wsw-beschut": "plaatsing.grond=wsw plaatsing.vorm=intern",
    "leiderdorp2009-9-wsw-buiten": "plaatsing.vorm=op_locatie",
    "leiderdorp2009-9-wsw-detachering": "plaatsing.vorm=begeleid_werken plaatsing.vorm=groepsdetachering",
    "leiderdorp2009-11-gesub20": "plaatsing.grond=gesubsidieerd",
    "leiderdorp2009-12-wiwid": "plaatsing.grond=wiw plaatsing.grond=id",
    "leiderdorp2009-7-40trajecten": "plaatsing.traject_id traject.instrument=verloningsbaan",
    "leiderdorp2009-8-sluitend": "traject.instrument=werkatelier",
    "dvo2022-h3-alg-vso-verlenging": "plaatsing.contract_eind plaatsing.volgt_op",
    "dvo2025-h3-10-nazorg-proeftijd": "plaatsing.proeftijd_eind nazorg.plaatsing_id plaatsing.financiering=esf",
    "dwt2020-b1-sr-plaatsingen": "plaatsing.herkomst_sroi",
    # gesprek en bijeenkomst
    "dwt2020-b1-netwerk-jolo": "gesprek.rol=consulent_jongerenloket melding.zoekperiode_begin",
    "iom2020-asdd-feedback": "gesprek.werkwijze=feedbackmethode",
    "iom2020-32-thuis": "gesprek.waar=thuis gesprek.toestemming_thuis",
    "iom2020-32-minima": "gesprek.onderwerpen=minimaregelingen gesprek.onderwerpen=schulden",
    "iom2020-32-omgekeerde-toets": "gesprek.werkwijze=omgekeerde_toets",
    "iom2020-41-locatie": "gesprek.waar=werkleerbedrijf",
    "iom2020-41-werkcoach-afspraak": "gesprek.resultaat=gepland gesprek.afgesproken_op deelname.bijeenkomst_id",
    "iom2020-32-thema": "bijeenkomst.gericht=branche bijeenkomst.klantgroep",
    "dvo2022-bl1n-1-intake": "gesprek.soort=intake gesprek.rol=consulent_inburgering",
    "dvo2022-bl1o-5-intensiteit": "gesprek.onderwerpen",
    "dvo2025-h3-10-ambitie": "gesprek.deelnemende_organisaties gesprek.deelnemers",
    # diagnose en ladder
    "dwt2020-b1-act-klassiekfit": "diagnose.profiel=klassiek_fit",
    "dwt2020-b1-meedoen-focusgesprek": "gesprek.soort=focusgesprek diagnose.arbeidspotentieel=geen",
    "dwt2020-b1-comp-ladder": "ladder.soort=participatieladder ladder.trede",
    "dwt2020-b1-comp-ouders5plus": "diagnose.direct_bemiddelbaar",
    "dwt2020-b1-comp-profiel": "diagnose.instrument=competentieprofiel diagnose.geldig_tm",
    "dwt2020-b1-comp-taaleis": "ladder.grondslag=vrijstelling ladder.taalniveau",
    "dvo2022-h3-groei-afstand": "diagnose.afstand=klein",
    "iom2020-bijl-verdiencapaciteit": "diagnose.verdiencapaciteit",
    # plan
    "dwt2020-b1-meedoen-pva-actueel": "plan_van_aanpak.herzien_op",
    "dwt2020-b1-meedoen-pva-inhoud": (
        "plan_van_aanpak.eigen_kracht plan_van_aanpak.trajectduur plan_van_aanpak.ondersteuning "
        "plan_van_aanpak.participatie plan_van_aanpak.arbeidsverplichtingen"
    ),
    "dvo2022-h2-a2-ontwikkelplan": "plan_van_aanpak.soort=ontwikkelplan_wsw",
    "dvo2022-h2-a4-ontwikkelplan": "plan_van_aanpak.in_uitvoering",
    "dvo2022-h3-sth-pva": "plan_van_aanpak.gekoppeld_plan_id plan_van_aanpak.soort=inburgering",
    "dvo2022-bl1n-4-afstemming": "plan_van_aanpak.afgestemd_inburgering_op",
    "dvo2025-h4-3-pva-analyse": "plan_van_aanpak.belemmeringen=financien",
    # traject
    "iom2020-33-groei-verplicht": "plaatsing.verplicht traject.verplicht",
    "dvo2022-h2-c3-werkfit": "traject.aangeboden_op traject.instrument=werkfit",
    "dvo2022-h3-esf": "traject.financiering=esf traject.esf_dossier",
    "dvo2025-h3-10-esf-nazorg": "nazorg.datum traject.financiering=esf",
    "dvo2025-h3-11-wlr-routes": "traject.variant traject.sector",
    "dvo2025-h3-18-taalwerk": "traject.onderdeel_taal_werk",
    "dvo2025-h3-18-12mnd": "traject.duur_gepland",
    "dwt2020-b1-werk-statushouders-budget": "traject.financiering=statushouders",
    # melding, aanvraag, uitkering
    "dwt2020-b1-prev-max65": "melding.soort=bijstand aanvraag.melding_id",
    "dwt2020-b1-prev-samen65": "aanvraag.status=toegekend aanvraag.status=afgewezen",
    "dwt2020-b1-prev-ww50": "uitkering.herkomst=ww",
    "dwt2020-b1-prev-zoekperiode": "melding.zoekperiode_invulling",
    "iom2020-41-poortwachter": "melding.screening_op",
    "dvo2025-h22-6c-wajong": "uitkering.reden_einde=wajong uitkering.reden_einde=wia",
    # doelgroep, inburgering, klantgroep
    "dvo2025-nota-buig": "doelgroep.kenmerk=psychisch_kwetsbaar doelgroep.kenmerk=wajong",
    "dvo2025-h3-16-coa": "doelgroep.kenmerk=coa",
    "dvo2025-h3-19-ww": "doelgroep.kenmerk=max-ww doelgroep.einde_ww",
    "dvo2025-h3-20-vso": "doelgroep.uitstroomprofiel=arbeid doelgroep.schooljaar",
    "leiderdorp2009-10-wachtlijst": "doelgroep.kenmerk=wsw_wachtlijst",
    "leiderdorp2009-13-inburgering60": "inburgering.soort=oudkomer inburgering.wet=wi2007",
    "leiderdorp2009-13-nieuwkomer": "inburgering.aanbod_op inburgering.soort=nieuwkomer",
    "leiderdorp2009-14-asiel12": "inburgering.gehuisvest_op inburgering.taakstelling=asiel",
    "leiderdorp2009-15-pardon18": "inburgering.taakstelling=pardon",
    "iom2020-nota-volgorde-kleuren": "klantgroep.status=voorlopig",
    "iomplan-pg3-regie": "klantgroep.advies_naar=Groeien",
    "iom2020-t33-groei-subgroepen": "klantgroep.subgroep",
    "iom2020-32-keuze-klant": "klantgroep.voorkeur_klant",
    "dvo2022-h3-groei-def3jaar": "klantgroep.verwacht_werk_op",
    "dvo2022-h3-groei-2": "klantgroep.match_ready_op",
    # rest
    "dwt2020-b1-dv-kto-wg": "enquete.respondentsoort=werkgever enquete_uitnodiging.golf",
    "dvo2022-h2-e-cijfer": "enquete.respondentsoort=opdrachtgever enquete.cijfer",
    "dvo2022-h3-kt-klacht": "klacht.advies klacht.advies_opgevolgd_op",
    "iom2020-23-handhaven": "maatregel.grond maatregel.bedrag",
    "iom2020-5-handhaving": "maatregel.soort=terugvordering",
    "dvo2025-h3-7-verzuim": "verzuim.populatie=beschut verzuim.beschikbare_dagen",
    "dvo2025-h3-12-client90": "besteding.bestemming=ontwikkeling",
    "dwt2020-ov-art5c-budgetplafond": "besteding.toestemming_op",
    "dwt2020-ov-art5a-tarieven": "besteding.tarief besteding.aantal",
    "dvo2022-bl2-fte-totaal": "formatie.soort=werkelijk formatie.fte",
    "dwt2020-op-3-overmacht": "oplevering.aanleiding_op",
    "dwt2020-ov-art6c": "oplevering.agendapunten",
    "dvo2025-h4-maand-agenda": "oplevering.gepland_op oplevering.voorbereider",
    "iomplan-deelplan-inhoud": "oplevering.volledig",
}


@pytest.mark.parametrize("clausule", NODIG)
def test_wat_een_afspraak_nodig_heeft_staat_in_het_register(clausule: str) -> None:
    schema = lees_schema()
    for deel in NODIG[clausule].split():
        plek, _, code = deel.partition("=")
        tabel, kolom = plek.split(".")
        gevonden = schema.tabel(tabel).kolom(kolom)
        if code:
            lijst = schema.codelijst(gevonden)
            assert lijst is not None and code in lijst, deel


def test_elke_genoemde_afspraak_staat_in_de_catalogus() -> None:
    tekst = (files("opmaat.overeenkomsten") / "catalogus.csv").read_text(encoding="utf-8")
    assert set(NODIG) <= {rij["id"] for rij in csv.DictReader(tekst.splitlines())}
