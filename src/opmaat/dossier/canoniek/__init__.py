"""The canonical tables as abstract models: made by ``maak_canoniek``, not by hand."""

# ruff: noqa: I001
from opmaat.dossier.canoniek.begeleiding import Bijeenkomst, Contact, Deelname, Diagnose, Doelgroep, Gesprek, Inburgering, Klantgroep, Ladder, PlanVanAanpak, Toewijzing, Verwijzing
from opmaat.dossier.canoniek.bestaan import Aanvraag, Inkomsten, Leefsituatie, Melding, Uitkering, VoorzieningElders
from opmaat.dossier.canoniek.identiteiten import Dossier, Medewerker, Persoon, Werkgever
from opmaat.dossier.canoniek.plichten import Constatering, Maatregel, Onderzoek, Verplichting, Verzuim
from opmaat.dossier.canoniek.sturing import Besteding, Enquete, EnqueteUitnodiging, Formatie, Klacht, Levering, Oplevering, Parameter
from opmaat.dossier.canoniek.werk import Activiteit, Behaald, LksBeschikking, Loonwaarde, Nazorg, Plaatsing, SroiVerplichting, Traject, Vacature, Voordracht

__all__ = [
    "Aanvraag",
    "Activiteit",
    "Behaald",
    "Besteding",
    "Bijeenkomst",
    "Constatering",
    "Contact",
    "Deelname",
    "Diagnose",
    "Doelgroep",
    "Dossier",
    "Enquete",
    "EnqueteUitnodiging",
    "Formatie",
    "Gesprek",
    "Inburgering",
    "Inkomsten",
    "Klacht",
    "Klantgroep",
    "Ladder",
    "Leefsituatie",
    "Levering",
    "LksBeschikking",
    "Loonwaarde",
    "Maatregel",
    "Medewerker",
    "Melding",
    "Nazorg",
    "Onderzoek",
    "Oplevering",
    "Parameter",
    "Persoon",
    "Plaatsing",
    "PlanVanAanpak",
    "SroiVerplichting",
    "Toewijzing",
    "Traject",
    "Uitkering",
    "Vacature",
    "Verplichting",
    "Verwijzing",
    "Verzuim",
    "Voordracht",
    "VoorzieningElders",
    "Werkgever",
]
