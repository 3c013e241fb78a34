"""What is done on the screens is what the monitor counts: figures worked out by hand, out of the database and with nothing in between."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import override_settings

from opmaat.cli.registerbron import rekenaar
from opmaat.dossier.feiten import handeling
from opmaat.dossier.models import Bijeenkomst, Medewerker, Toewijzing
from opmaat.kern.monitor.monitor import maak_monitor
from opmaat.kern.motor.sql import SqlMotor
from opmaat.kern.overeenkomst import alle_overeenkomsten
from opmaat.kern.register.database import open_database
from tests.django import BEIDE, Databank
from tests.dossier.loop import Loper, persoon_uit

pytestmark = pytest.mark.parametrize("echte_databank", BEIDE, indirect=True)
MELDING = date(2025, 6, 16)
NAMEN = ("Op tijd", "Te laat", "Zonder plan")
GROEPEN = ("Groeien", "Groeien", "Matchen")


def test_plan_binnen_zes_weken_en_de_stand_per_groep(echte_databank: Databank) -> None:
    """Three applications of 16 June 2025. Six weeks later is 28 July: a plan of that day is in time, one of 29 July is not, none is not."""
    leven = {f"klant_{code}": "goed" for code in ("financien", "huisvesting", "taal", "sociaal_netwerk", "participatie", "vervoer")}
    with override_settings(VANDAAG=MELDING):
        for nummer, organisatie in ((900_011, "KonnecteD"), (900_012, "IO"), (900_013, "KonnecteD")):
            Medewerker.objects.create(medewerker_id=nummer, organisatie=organisatie)
        balie, intaker, consulent, coach = Loper("balie"), Loper("intaker", 900_011), Loper("inkomensconsulent", 900_012), Loper("werkcoach", 900_013)
        with handeling(door=balie.gebruiker, stap="proef") as h:
            kick_off = {groep: h.leg_vast(Bijeenkomst(datum=date(2025, 6, 30), soort="kick-off", klantgroep=groep, plaatsen=9)) for groep in set(GROEPEN)}
        mensen = []
        for naam, groep in zip(NAMEN, GROEPEN, strict=True):
            wie = persoon_uit(balie.neem("melding-nieuw", achternaam=naam, geboortedatum="7-7-1979"))
            balie.neem("ambitiegesprek-plannen", wie, datum="16-6-2025")
            balie.neem("afspraak-io-plannen", wie, datum="16-6-2025")
            intaker.neem(
                "ambitiegesprek", wie, waar="werkleerbedrijf", rechten_plichten="on", **leven, arbeidspotentieel="ja", voorkeur_klant=groep, advies=groep,
                waarom="Wil werken.", afspraken="Elke week contact.", commitment="papier", kick_off=str(kick_off[groep].feit_id),
            )  # fmt: skip
            consulent.neem("aanvraag-innemen", wie)
            consulent.neem("aanvraag-toekennen", wie, herkomst="einde_werk", bedrag="1.300,00")
            with handeling(door=coach.gebruiker, stap="proef") as h:
                h.leg_vast(Toewijzing(persoon_id=wie, begin=MELDING, rol="begeleider", organisatie="KonnecteD", medewerker_id=900_013))
            mensen.append(wie)
    for wie, dag in zip(mensen, (date(2025, 7, 28), date(2025, 7, 29)), strict=False):
        with override_settings(VANDAAG=dag):
            inhoud = dict.fromkeys(("eigen_kracht", "trajectduur", "ondersteuning", "participatie", "arbeidsverplichtingen"), "on")
            coach.neem("plan-opstellen", wie, doel="Werk", afspraken="Samen zoeken", **inhoud)
    register = open_database(echte_databank.adres)
    monitor = maak_monitor(rekenaar(register, SqlMotor(register)), alle_overeenkomsten()["dvo-2025"], peildatum=date(2025, 7, 31), register=register, vooruit=False)
    plan = next(regel for regel in monitor.regels if regel.afspraak.id == "pva-6-weken").totaal
    assert (plan.teller, plan.noemer) == (1, 3)
    assert monitor.rekening is not None and monitor.rekening.sluit
    assert {post.groep: (post.stand_begin, post.instroom, post.stand_eind) for post in monitor.rekening.posten} == {"Groeien": (0, 2, 2), "Matchen": (0, 1, 1)}
    assert (monitor.rekening.geheel.instroom, monitor.rekening.geheel.stand_eind) == (3, 3)
