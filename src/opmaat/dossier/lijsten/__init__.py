"""All lists, by the id that rechten.yaml names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opmaat.dossier.lijst import Lijst
from opmaat.dossier.lijsten.aanbod import BIJEENKOMSTEN, PLAATSEN, VACATURES, WERKGEVERS
from opmaat.dossier.lijsten.gebeurtenissen import GESPREKKEN, MELDINGEN, PLAATSINGEN, TRAJECTEN
from opmaat.dossier.lijsten.herbeoordeling import HERBEOORDELING
from opmaat.dossier.lijsten.klanten import KLANTEN

LIJSTEN: Mapping[str, Lijst] = MappingProxyType(
    {lijst.id: lijst for lijst in (KLANTEN, MELDINGEN, GESPREKKEN, BIJEENKOMSTEN, TRAJECTEN, PLAATSEN, PLAATSINGEN, VACATURES, WERKGEVERS, HERBEOORDELING)}
)
