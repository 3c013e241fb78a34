"""The register of processing activities as far as the dossier needs it: what is done with data of a person, for which purpose, on which ground.

Grounds of the law on which a line of the processing log rests. Every activity rests on AVG art. 6 lid 1 onder c or e
(legal duty, public task); data about health on UAVG art. 30 lid 1 besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Activiteit:
    """One activity: its id, the purpose in plain Dutch, and the article it rests on."""

    id: str
    doel: str
    grondslag: str


_LIJST = (
    Activiteit("melding", "Aannemen en beoordelen van een melding", "Participatiewet art. 41 en 44; AVG art. 6 lid 1 onder e"),
    Activiteit("aanvraag", "Besluiten over het recht op een uitkering", "Participatiewet art. 11, 43 en 53a; AVG art. 6 lid 1 onder c"),
    Activiteit("ambitie", "Bepalen welke ondersteuning past", "Participatiewet art. 7 lid 1 onder a; AVG art. 6 lid 1 onder e"),
    Activiteit("gesprekken", "Volgen hoe het gaat en wat nodig is", "Participatiewet art. 7 en 53a; AVG art. 6 lid 1 onder e"),
    Activiteit("plan", "Maken en bijhouden van het plan van aanpak", "Participatiewet art. 7 en 44a; AVG art. 6 lid 1 onder e"),
    Activiteit("traject", "Aanbieden van een voorziening gericht op werk of meedoen", "Participatiewet art. 7 en 10; AVG art. 6 lid 1 onder e"),
    Activiteit("werk", "Bemiddelen naar werk, loonkostensubsidie en nazorg", "Participatiewet art. 7, 10 en 10c t/m 10f; AVG art. 6 lid 1 onder e"),
    Activiteit("overdracht", "Overdragen van de begeleiding aan een andere medewerker", "Participatiewet art. 7; AVG art. 6 lid 1 onder e"),
    Activiteit("handhaving", "Beoordelen of plichten zijn nagekomen", "Participatiewet art. 9, 17, 18 en 53a; AVG art. 6 lid 1 onder c"),
    Activiteit("inburgering", "Begeleiden van de inburgering", "Wet inburgering 2021 art. 13 t/m 17; AVG art. 6 lid 1 onder c"),
    Activiteit("wsw", "Begeleiden van werk in de sociale werkvoorziening of beschut werk", "Wet sociale werkvoorziening; Participatiewet art. 10b; AVG art. 6 lid 1 onder c"),
    Activiteit("uitstroom", "Beëindigen van de uitkering of de dienstverlening", "Participatiewet art. 11 en 54; AVG art. 6 lid 1 onder c"),
    Activiteit("gegevens", "Juist houden van de gegevens", "AVG art. 5 lid 1 onder d en art. 16"),
    Activiteit("brief", "Schriftelijk contact met de klant", "Algemene wet bestuursrecht; AVG art. 6 lid 1 onder e"),
    Activiteit("raadplegen", "Bekijken van het dossier", "Participatiewet art. 7; AVG art. 6 lid 1 onder e"),
    Activiteit("uitvoer", "Uitvoeren van een lijst naar een bestand", "Participatiewet art. 7; AVG art. 6 lid 1 onder e"),
    Activiteit("inzageverzoek", "Geven van inzage aan de klant zelf", "AVG art. 15"),
)

ACTIVITEITEN: Mapping[str, Activiteit] = MappingProxyType({activiteit.id: activiteit for activiteit in _LIJST})
