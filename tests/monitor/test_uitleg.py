"""A definition in words says what is computed, and the explanation of a line holds what a reader may ask for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from opmaat.kern.maat import (
    Aandeel,
    Cohort,
    Groepsinstroom,
    Heeft,
    IsEen,
    Maat,
    Op,
    Parameterwaarde,
    Selectie,
    Stand,
    Telling,
    Uitstroom,
    Vergelijk,
)
from opmaat.kern.monitor.definitie import definitie
from opmaat.kern.monitor.monitor import maak_monitor
from opmaat.kern.monitor.uitleg import leg_uit
from opmaat.kern.monitor.verwoord import Verwoorder
from opmaat.kern.overeenkomst import alle_overeenkomsten
from opmaat.kern.overeenkomst.afspraak import Afspraak
from opmaat.kern.overeenkomst.element import Parameter, Waarde
from opmaat.kern.overeenkomst.norm import norm_van_parameter
from opmaat.kern.overeenkomst.overeenkomst import Overeenkomst
from opmaat.kern.register.schema import lees_schema
from opmaat.kern.tijd import Duur, Periode
from tests.monitor.wereld import dorp, rekenaar_van

TAAL = Verwoorder(lees_schema())
MATCHEN = Selectie("klantgroep", IsEen("groep", ("Matchen",)))
WERK = Uitstroom(Selectie("uitkering"), reden=("werk",))


@pytest.mark.parametrize(
    ("maat", "woorden"),
    [
        (Stand(MATCHEN), "Het aantal personen dat op de peildatum heeft: klantgroep, waarbij groep is Matchen."),
        (Telling(WERK), "Het aantal personen met in de periode: uitstroom uit uitkering, met als reden Werk."),
        (
            Aandeel(Stand(MATCHEN), Heeft(Selectie("plan_van_aanpak"))),
            "Van het aantal personen dat op de peildatum heeft: klantgroep, waarbij groep is Matchen: "
            "het deel waarbij de persoon op die dag heeft: plan van aanpak.",
        ),
        (
            Cohort(Groepsinstroom(("Matchen",)), WERK, Duur(6, "maand"), duurzaam=Duur(3, "maand")),
            "Van wie nieuw instroomt in Matchen: het deel dat binnen 6 maanden had: uitstroom uit uitkering, met als reden Werk, "
            "en daarna 3 maanden lang geen nieuwe uitkering kreeg.",
        ),
    ],
)
def test_een_definitie_in_woorden(maat: Maat, woorden: str) -> None:
    assert definitie(maat, TAAL) == woorden


def test_elke_afspraak_van_de_zes_overeenkomsten_is_in_woorden_te_zeggen() -> None:
    zinnen = [
        definitie(afspraak.maat, TAAL)
        for overeenkomst in alle_overeenkomsten().values()
        for afspraak in overeenkomst.afspraken
        if afspraak.maat is not None
    ]
    assert len(zinnen) > 400
    assert [zin for zin in zinnen if not zin[0].isupper() or not zin.endswith(".")] == []
    assert [zin for zin in zinnen if "Selectie(" in zin or "None" in zin or "Duur(" in zin] == []


def test_de_uitleg_noemt_artikel_definitie_parameters_met_bron_en_leden() -> None:
    veel = Stand(Selectie("uitkering", Vergelijk("dossier_id", Op.MINSTENS, Parameterwaarde("grens"))))
    afspraak = Afspraak(
        id="a", bron="artikel 3", tekst="De woorden.", verplichting="resultaat", venster=Periode.jaar(2022), maat=veel,
        norm=norm_van_parameter("taak", ">=", "personen", "eis"), gemeente="Deventer", regelingen=("PW",),
    )  # fmt: skip
    grens = Parameter(id="grens", bron="bijlage 1", naam="grens", eenheid="stuks", waarden=(Waarde(vanaf=date(2022, 1, 1), waarde=Decimal(3)),))
    taak = Parameter(id="taak", bron="artikel 9", naam="taak", eenheid="personen")
    los = Parameter(id="los", naam="los", eenheid="stuks")
    overeenkomst = Overeenkomst(
        id="proef", titel="Proef", opdrachtgever="a", opdrachtnemer="b", soort="dvo", looptijd=Periode.jaar(2022), formaat=1, versie=1,
        afspraken=(afspraak,), parameters=(grens, taak, los),
    )  # fmt: skip
    monitor = maak_monitor(rekenaar_van(dorp(20)), overeenkomst, peildatum=date(2022, 6, 30))
    uit = leg_uit(overeenkomst, monitor.regels[0], zoekvraag="SELECT 1")
    assert (uit.artikel, uit.tekst, uit.zoekvraag) == ("artikel 3", "De woorden.", "SELECT 1")
    assert "dossier is minstens de waarde van “grens”" in uit.definitie
    assert [(p.naam, p.waarde, p.bron) for p in uit.parameters] == [("grens", Decimal(3), "bijlage 1"), ("taak", None, "artikel 9")]
    assert uit.wie == "Mensen in Deventer, met een uitkering PW"
    assert len(uit.rekenhash) == 64
