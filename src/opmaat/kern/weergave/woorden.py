"""What people read for roles, empties and statuses: one wording for terminal, screen and report."""

from __future__ import annotations

from collections.abc import Mapping

from opmaat.kern.oordeel.status import Status
from opmaat.kern.uitkomst.rollen import Familie, familie
from opmaat.kern.uitkomst.uitkomst import Leeg

ROLLEN: Mapping[str, str] = {
    "lid": "telt mee", "teller": "voldoet", "noemer": "voldoet niet", "open": "nog niet te zeggen", "op_tijd": "op tijd", "te_laat": "te laat", "te_vroeg": "te vroeg",
    "op_tijd_vooruit": "al gedaan, termijn loopt nog", "vervallen": "vervallen", "voldoet": "voldoet", "voldoet_niet": "voldoet niet",
    "gelukt": "gelukt", "gelukt_voorlopig": "gelukt, duurzaamheid loopt nog", "teruggevallen": "teruggevallen", "andere_afloop": "andere afloop",
    "termijn_verstreken": "termijn verstreken", "loopt_nog": "loopt nog", "niet_vast_te_stellen": "niet vast te stellen", "buiten_telling": "buiten de telling",
    "reden_onbekend": "reden onbekend", "geen_aanvraag": "geen aanvraag gedaan", "aangevraagd": "aangevraagd", "toegekend": "toegekend", "afgewezen": "afgewezen",
    "ingetrokken": "ingetrokken", "behouden": "behouden", "verloren": "verloren", "hoger": "hoger", "gelijk": "gelijk", "lager": "lager",
    "niet_opnieuw_gemeten": "niet opnieuw gemeten", "geen_score_toen": "toen geen score", "vertrokken": "vertrokken",
}  # fmt: skip

LEEG: Mapping[Leeg, str] = {
    Leeg.GEEN_GEGEVENS: "De gegevens die hiervoor nodig zijn, zijn over deze periode niet geleverd.",
    Leeg.NOG_NIET: "Het is nog te vroeg: van te weinig mensen of dingen is de uitkomst al bekend.",
    Leeg.ONDERDRUKT: "Het aantal is zo klein dat het naar personen te herleiden zou zijn.",
    Leeg.NIET_VAN_TOEPASSING: "Er is niemand of niets om het over uit te rekenen.",
}

STATUS: Mapping[Status, str] = {
    Status.GEHAALD: "De norm is gehaald; voor een aantal telt dat zodra het bereikt is.",
    Status.NIET_GEHAALD: "De periode is voorbij en de norm is niet gehaald, of een maximum is al voorbij.",
    Status.OP_KOERS: "De kans om de norm te halen is 80% of meer.",
    Status.RISICO: "De kans om de norm te halen ligt tussen 20% en 80%.",
    Status.NIET_OP_KOERS: "De kans om de norm te halen is kleiner dan 20%.",
    Status.BINNEN: "Het gebruik blijft binnen het plafond.",
    Status.OVERSCHREDEN: "Het gebruik is hoger dan het plafond.",
    Status.INSPANNING: "Er is inzet beloofd, geen resultaat; getoond wordt wat er is bereikt.",
    Status.NORM_ONBEKEND: "De afspraak verwijst naar een getal dat niemand heeft gegeven: vraag het op.",
    Status.GEEN_NORM: "Er is geen norm afgesproken; het cijfer dient als informatie.",
    Status.NOG_NIET: "Er is nog niet genoeg bekend om te oordelen.",
    Status.GEEN_GEGEVENS: "De gegevens die nodig zijn, zijn niet geleverd.",
    Status.NIET_VAN_TOEPASSING: "Er is niemand of niets waarop de afspraak slaat.",
    Status.ONDERDRUKT: "Het getal is te klein om te laten zien.",
}

TEKEN: Mapping[Status, str] = {
    Status.GEHAALD: "●", Status.BINNEN: "●", Status.OP_KOERS: "◕", Status.RISICO: "◑", Status.NIET_OP_KOERS: "◔", Status.NIET_GEHAALD: "○", Status.OVERSCHREDEN: "○",
    Status.INSPANNING: "◆", Status.NORM_ONBEKEND: "?", Status.GEEN_NORM: "–", Status.NOG_NIET: "…", Status.GEEN_GEGEVENS: "×", Status.NIET_VAN_TOEPASSING: "–", Status.ONDERDRUKT: "▒",
}  # fmt: skip
"""A sign of one character before the word, the same sign in every terminal and picture: fuller is better."""

OPMERKINGEN: Mapping[str, str] = {
    "zonder bedrag": "zonder bedrag", "zonder termijn": "zonder termijn, dus niet te beoordelen", "zonder uren": "zonder uren", "zonder waarde": "zonder score",
    "tweede datum voor de eerste": "met een einddatum voor het begin", "zonder fte": "zonder fte",
}  # fmt: skip


def rol(naam: str) -> str:
    """The role in words; of a composed figure with the part's name before it."""
    deel, punt, kaal = naam.rpartition(":")
    woorden = ROLLEN.get(kaal, kaal.replace("_", " "))
    return f"{deel.replace('_', ' ').replace('-', ' ')}: {woorden}" if punt else woorden


def nog_open(rollen: Mapping[str, int]) -> int:
    """How many members are still undecided, whatever part of a composed figure they are in."""
    return sum(aantal for naam, aantal in rollen.items() if familie(naam) is Familie.OPEN)


def opmerking(wat: str, aantal: int) -> str:
    """A remark of an engine in words: so many rows were left out of the figure, and why."""
    if wat.startswith("parameter "):
        return wat[0].upper() + wat[1:]
    return f"{aantal} {'rij' if aantal == 1 else 'rijen'} {OPMERKINGEN.get(wat, wat)} niet meegeteld"
