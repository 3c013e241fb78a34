"""Users of the demo: every employee of the register, and one login per role that the documents name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db.models import Count

from opmaat.dossier.models import Medewerker, Toewijzing
from opmaat.dossier.models.klant import zoekvorm
from opmaat.dossier.nummers import nieuw_nummer
from opmaat.dossier.vullen.namen import mens
from opmaat.kern.register.schema import lees_schema
from opmaat.toegang.models import Aanstelling, Gebruiker
from opmaat.toegang.rechten import lees_rechten

TEAMROL: Mapping[str, str] = {
    "Matchen": "werkcoach",
    "Groeien": "werkcoach",
    "Werkgevers": "accountmanager",
    "Jobcoaching": "jobcoach",
    "Poortwachters": "poortwachter",
    "Inkomen": "inkomensconsulent",
    "Inburgering": "consulent_inburgering",
}
"""The role of the employees of a team of the invented municipality."""

PLEK: Mapping[str, tuple[str, str]] = {
    "balie": ("inkomen", "Poortwachters"),
    "intaker": ("werk", "Intake"),
    "trainer": ("werk", "Groeien"),
    "participatiemakelaar": ("inkomen", "Participatie"),
    "consulent_jongerenloket": ("inkomen", "Jongeren"),
    "werkleider": ("werk", "Beschut werk"),
    "handhaver": ("inkomen", "Handhaving"),
    "lks_esf_administratie": ("werk", "Administratie"),
    "teamleider": ("werk", "Groeien"),
}
"""Where somebody works in a role that no employee of the register has: kind of organisation and team. Other roles are of the gemeente."""

TEAMLEIDER_IO = "teamleider_io"
"""The login of the teamleider of all teams of the income organisation."""

_LABELS = {"interne_controle": "Interne controle", "lks_esf_administratie": "LKS/ESF-administratie", "planning": "Planning"}


@dataclass(frozen=True, kw_only=True)
class Inlog:
    """One login of the demo."""

    rol: str
    titel: str
    gebruikersnaam: str
    naam: str


def roltitel(rol: str) -> str:
    """The Dutch name of a role."""
    lijst = lees_schema().codelijsten["rol"]
    return lijst[rol].label if rol in lijst else _LABELS.get(rol, rol.replace("_", " ").capitalize())


def maak_gebruikers(zaad: int, wachtwoord: str, *, gemeente: str, organisaties: Mapping[str, str], van: date, op: date) -> list[Inlog]:
    """Makes a user of every employee and of every role; the login of a role is called after it and has the largest caseload of that role.

    All have the same password, so it is hashed once. Returns the logins per role, in the order of the rights.
    """
    rollen = {rol: lees_rechten().rollen[rol].ziet_mensen for rol in lees_rechten().rollen}
    werk = dict(Toewijzing.bekend.nu().lopend(op).filter(medewerker__isnull=False).values_list("medewerker_id").annotate(aantal=Count("feit_id")))
    medewerkers = sorted(Medewerker.objects.all(), key=lambda m: (-werk.get(m.pk, 0), m.pk))
    voorsten: dict[str, Medewerker] = {}
    for medewerker in medewerkers:
        rol = TEAMROL.get(medewerker.team or "")
        if rol in rollen and rol not in voorsten:
            voorsten[rol] = medewerker
    geheim = make_password(wachtwoord)
    gebruikers: list[Gebruiker] = []
    plekken: list[tuple[Gebruiker, str, str, str]] = []
    inlog: list[Inlog] = []

    def maak(wie: str, gebruikersnaam: str, medewerker_id: int | None, rol: str, organisatie: str, team: str) -> Gebruiker:
        ik = mens(zaad, wie, None)
        gebruiker = Gebruiker(gebruikersnaam=gebruikersnaam, naam=ik.naam, password=geheim, medewerker_id=medewerker_id, telefoon=f"0570-0{(medewerker_id or len(gebruikers)) % 100_000:05d}")
        gebruikers.append(gebruiker)
        plekken.append((gebruiker, rol, organisatie, team))
        return gebruiker

    bezet: set[str] = {*rollen, TEAMLEIDER_IO}
    for rol, ziet_mensen in rollen.items():
        soort, team = PLEK.get(rol, ("gemeente", ""))
        if rol in voorsten:
            eigen = voorsten[rol]
            gebruiker = maak(f"medewerker {eigen.pk}", rol, eigen.pk, rol, eigen.organisatie or "", eigen.team or "")
        else:
            medewerker_id = None
            if ziet_mensen:
                medewerker_id = Medewerker.objects.create(medewerker_id=nieuw_nummer(), organisatie=organisaties[soort], team=team or None).pk
            gebruiker = maak(f"rol {rol}", rol, medewerker_id, rol, organisaties[soort], team)
        inlog.append(Inlog(rol=rol, titel=roltitel(rol), gebruikersnaam=rol, naam=gebruiker.naam))
        if rol == "teamleider":  # the two organisations have different rights: the gemeente answers a client who asks for everything
            nummer = Medewerker.objects.create(medewerker_id=nieuw_nummer(), organisatie=organisaties["inkomen"]).pk
            bij_io = maak("rol teamleider inkomen", TEAMLEIDER_IO, nummer, rol, organisaties["inkomen"], "")
            inlog.append(Inlog(rol=rol, titel=f"{roltitel(rol)} {organisaties['inkomen']}", gebruikersnaam=TEAMLEIDER_IO, naam=bij_io.naam))
    for medewerker in sorted(medewerkers, key=lambda m: m.pk):
        rol = TEAMROL.get(medewerker.team or "")
        if rol in rollen and voorsten[rol].pk != medewerker.pk:
            wie = f"medewerker {medewerker.pk}"
            maak(wie, _inlognaam(mens(zaad, wie, None).naam, bezet), medewerker.pk, rol, medewerker.organisatie or "", medewerker.team or "")
    Gebruiker.objects.bulk_create(gebruikers)
    nummers = dict(Gebruiker.objects.filter(gebruikersnaam__in=[g.gebruikersnaam for g in gebruikers]).values_list("gebruikersnaam", "pk"))
    Aanstelling.objects.bulk_create(
        Aanstelling(gebruiker_id=nummers[g.gebruikersnaam], rol=rol, organisatie=organisatie, gemeente=gemeente, team=team, van=van) for g, rol, organisatie, team in plekken
    )
    return inlog



def _inlognaam(naam: str, bezet: set[str]) -> str:
    basis = ".".join(zoekvorm(naam).replace("'", "").split())
    kandidaat, nr = basis, 1
    while kandidaat in bezet:
        nr += 1
        kandidaat = f"{basis}{nr}"
    bezet.add(kandidaat)
    return kandidaat
