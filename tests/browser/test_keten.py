"""The whole chain in a real browser, from melding to aftercare and back to an earlier group: every step by the role that takes it.

At the end the register that the screens filled is read as it stands: no export lies between the screens and the figures.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page

from opmaat.kern.register.database import open_database
from tests.browser.kijk import Kijker
from tests.browser.server import Server
from tests.browser.wandelaar import Wandelaar

Opener = Callable[..., Page]
VANDAAG = "10-12-2025"


def test_de_hele_keten_van_melding_tot_nazorg_en_terugval(open_bladzijde: Opener, kijk: Kijker, server: Server) -> None:
    def als(rol: str) -> Wandelaar:
        return Wandelaar(open_bladzijde, rol)

    # melding, screening and planning
    balie, poort = als("balie"), als("poortwachter")
    klant = balie.neem("melding-nieuw", voornaam="Zoë", achternaam="Ünal-de Groot", geboortedatum="7-7-1989", telefoon="0570 000000", nood="broodnood")
    assert "Zoë Ünal-de Groot" in balie.leest(klant)
    assert "eten" in poort.leest(klant).lower()
    poort.neem("screening", klant, inschatting="recht", waar="gemeentehuis", ambitiegesprek_op=VANDAAG)
    poort.neem("direct-helpen", klant, gedaan="Voedselpakket voor vandaag geregeld.", partners=["voedselbank"])
    balie.neem("afspraak-io-plannen", klant, datum=VANDAAG, tijd="14.00 uur")

    # ambitiegesprek with the client's own choice, application and decision
    intaker, consulent = als("intaker"), als("inkomensconsulent")
    intaker.neem(
        "ambitiegesprek", klant, waar="werkleerbedrijf", rechten_plichten=True, arbeidspotentieel="ja", voorkeur_klant="Groeien", advies="Groeien",
        klant_financien="belemmert", klant_huisvesting="goed", klant_taal="goed", klant_sociaal_netwerk="goed", klant_participatie="goed", klant_vervoer="goed",
        waarom="Wil leren en dan werken.", afspraken="Elke twee weken contact.", commitment="papier", toch="Niet alles kwam aan bod.",
    )  # fmt: skip
    consulent.neem("aanvraag-innemen", klant)
    consulent.neem("aanvraag-toekennen", klant, herkomst="einde_werk")
    assert "Groeien" in consulent.leest(klant)

    # the werk-leerbedrijf takes over
    intaker.neem("overdracht-voorstellen", klant, organisatie="KonnecteD", toch="Zo afgesproken.")
    coach = als("werkcoach")
    coach.neem("overdracht-aanvaarden", klant, warm="ja", toch="De vorige begeleider belde.")

    # plan, traject in a route with places, vacancy, proposal, placement with subsidy
    coach.neem(
        "plan-opstellen", klant, doel="Werk in een keuken", afspraken="Proefdag in januari", eigen_kracht=True, trajectduur=True, ondersteuning=True,
        participatie=True, arbeidsverplichtingen=True,
    )  # fmt: skip
    coach.neem("plan-tekenen", klant, hoe="op het scherm")
    coach.open(f"/klant/{klant}/stap/traject-starten/")
    coach.stuur({"product": coach.keuze("product", "Werkleerroute horeca"), "gepland_eind": "31-5-2026"})
    assert "/stap/" not in coach.bladzijde.url, coach.wat_er_staat("traject-starten")
    account = als("accountmanager")
    werkgever = account.bij_werkgever("werkgever-toevoegen", naam="Eetcafé De Ketenproef", sector="horeca", contactpersoon="Mevrouw Visser", toch="Een andere vestiging.")
    account.bij_werkgever("vacature-openen", werkgever, functie="Hulpkok in de ketenproef", soort="regulier", plaatsen="1", uren="24")
    coach.open(f"/klant/{klant}/stap/voordragen/")
    coach.stuur({"vacature": coach.keuze("vacature", "Hulpkok in de ketenproef"), "aanbeveling": "Kookte al in de wijk."})
    assert "/stap/" not in coach.bladzijde.url, coach.wat_er_staat("voordragen")
    coach.neem("voordracht-uitslag", klant, resultaat="gesprek")
    coach.neem(
        "plaatsen", klant, grond="lks", vorm="in_dienst_extern", functie="Hulpkok", sector="horeca", uren="24", contract_eind="9-12-2026",
        proeftijd_eind="31-12-2025", doelgroepregister="ja", in_begeleiding="ja", toch="De aanvraag bij UWV loopt.",
    )  # fmt: skip
    als("lks_esf_administratie").neem("lks-beschikken", klant, forfaitair="ja", toch="Meting volgt.")
    coach.neem("nazorg-vastleggen", klant, verslag="De eerste dag ging goed.")

    # progress talk and the end of the benefit
    consulent.neem("voortgangsgesprek", klant, verslag="Inkomen is op orde.")
    consulent.neem(
        "uitkering-beeindigen", klant, eind=VANDAAG, reden_einde="werk", waarom="U verdient genoeg.", dienstverlening_door=True, toch="Nagerekend.",
    )  # fmt: skip
    kijk.keur(coach.bladzijde, "keten-klant")

    register = open_database(f"sqlite:///{server.map / 'opmaat.sqlite'}")

    def rijen(tabel: str, kolommen: str) -> list[tuple[object, ...]]:
        return register.verbinding.execute(f"SELECT {kolommen} FROM {tabel} WHERE persoon_id = {klant} AND vervallen_op IS NULL ORDER BY feit_id").fetchall()

    dag = date(2025, 12, 10)
    assert rijen("melding", "datum, soort, screening_op") == [(dag, "bijstand", dag)]
    assert rijen("klantgroep", "begin, groep, gekozen_door IS NOT NULL") == [(dag, "Groeien", True)]
    assert rijen("uitkering", "begin, eind, reden_einde") == [(dag, dag, "werk")]
    assert rijen("plan_van_aanpak", "begin, getekend_op") == [(dag, dag)]
    assert rijen("traject", "instrument, sector, gepland_eind") == [("werkleerroute", "horeca", date(2026, 5, 31))]
    assert rijen("voordracht", "resultaat") == [("geplaatst",)]
    assert rijen("plaatsing", "grond, contract_eind") == [("lks", date(2026, 12, 9))]
    assert len(rijen("lks_beschikking", "bedrag_per_maand")) == len(rijen("nazorg", "datum")) == 1
