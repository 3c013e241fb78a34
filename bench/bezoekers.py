"""People at work in the dossier: each logs in, then opens one page after another, with a pause for reading or without; bounded in count and time."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from random import Random
from threading import Barrier, Thread
from urllib.parse import urlencode

SOORTEN = ("klant", "lijst", "formulier", "caseload", "zoeken")
GEWICHT = (40, 25, 15, 15, 5)
"""What people open: mostly a client, then a list, a form of a step, the own caseload, and a search by name."""

ROLLEN = ("werkcoach", "inkomensconsulent", "intaker", "poortwachter", "jobcoach", "teamleider", "consulent_inburgering")
LIJSTEN = ("/klanten/", "/gesprekken/", "/trajecten/", "/klanten/?blad=2", "/bijeenkomsten/")
FORMULIEREN = ("gesprek-plannen", "contact-vastleggen", "voortgangsgesprek")
NAMEN = ("jansen", "de vries", "yilmaz", "bakker", "ahmad", "smit")
_DUUR = 30


@dataclass
class Uitslag:
    """Per kind of page the seconds of each answer, and what was not answered with 200."""

    tijden: dict[str, list[float]] = field(default_factory=lambda: {soort: [] for soort in SOORTEN})
    fouten: list[str] = field(default_factory=list)
    seconden: float = 0.0

    @property
    def alle(self) -> list[float]:
        """The seconds of all answers."""
        return sorted(tijd for tijden in self.tijden.values() for tijd in tijden)


def deel(tijden: Sequence[float], aandeel: float) -> float:
    """The time within which this share of the (sorted) answers came, in milliseconds."""
    return 1000 * tijden[min(len(tijden) - 1, int(aandeel * len(tijden)))]


class Bezoeker:
    """One browser."""

    def __init__(self, host: str, poort: int, rol: str, wachtwoord: str, zaad: int) -> None:
        self._host, self._poort = host, poort
        self._koekjes: dict[str, str] = {}
        self._toeval = Random(zaad)
        self._log_in(rol, wachtwoord)
        _, blad = self.vraag("/klanten/")
        self.klanten = sorted({int(nummer) for nummer in re.findall(r"/klant/(\d+)/", blad)})
        if not self.klanten:
            raise RuntimeError(f"{rol} ziet geen klanten")
        kandidaat = self.klanten[0]
        self.formulieren = [stap for stap in FORMULIEREN if self.vraag(f"/klant/{kandidaat}/stap/{stap}/")[0] == 200]

    def vraag(self, adres: str, gegevens: dict[str, str] | None = None) -> tuple[int, str]:
        """One request and the whole answer: status and text."""
        koppen = {"Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in self._koekjes.items())}
        lijf = None
        if gegevens is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
            lijf = urlencode(gegevens)
        verbinding = HTTPConnection(self._host, self._poort, timeout=_DUUR)
        try:
            verbinding.request("GET" if lijf is None else "POST", adres, lijf, {**koppen, "Connection": "close"})
            antwoord = verbinding.getresponse()
            tekst = antwoord.read().decode()
        finally:
            verbinding.close()
        for kop in antwoord.headers.get_all("Set-Cookie", []):
            self._koekjes |= {naam: koekje.value for naam, koekje in SimpleCookie(kop).items()}
        self.pas = (re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', tekst) or [getattr(self, "pas", "")])[0]
        return antwoord.status, tekst

    def open_iets(self) -> tuple[str, float, str]:
        """Opens a page as people do: its kind, the seconds, and what was wrong (empty when it was a page)."""
        soort = self._toeval.choices(SOORTEN, GEWICHT)[0]
        klant = self._toeval.choice(self.klanten)
        if soort == "formulier" and not self.formulieren:
            soort = "klant"
        gegevens = {"q": self._toeval.choice(NAMEN), "csrfmiddlewaretoken": self.pas} if soort == "zoeken" else None
        adres = {
            "klant": f"/klant/{klant}/",
            "lijst": self._toeval.choice(LIJSTEN),
            "formulier": f"/klant/{klant}/stap/{self._toeval.choice(self.formulieren or ['-'])}/",
            "caseload": "/caseload/",
            "zoeken": "/klanten/zoeken/",
        }[soort]
        begin = time.perf_counter()
        status, _ = self.vraag(adres, gegevens)
        tijd = time.perf_counter() - begin
        # A role without the list, or a step that is not possible for this client, is an answer too.
        return soort, tijd, "" if status in (200, 302, 403, 404) else f"{adres}: {status}"

    def _log_in(self, rol: str, wachtwoord: str) -> None:
        self.vraag("/inloggen/")
        status, _ = self.vraag("/inloggen/", {"username": rol, "password": wachtwoord, "csrfmiddlewaretoken": self.pas})
        if status != 302:
            raise RuntimeError(f"{rol} komt er niet in: {status}")


def laat_werken(bezoekers: Sequence[Bezoeker], *, bladzijden: int, hoogstens: float, pauze: float) -> Uitslag:
    """All at once until so many pages or seconds; ``pauze`` is about how many seconds one reads before opening the next page."""
    uitslag, hek = Uitslag(), Barrier(len(bezoekers) + 1)
    per_bezoeker = max(1, bladzijden // len(bezoekers))

    def werk(bezoeker: Bezoeker, nr: int) -> None:
        toeval = Random(nr)
        hek.wait()
        einde = time.perf_counter() + hoogstens
        for _ in range(per_bezoeker):
            if pauze:
                time.sleep(toeval.uniform(0.5, 1.5) * pauze)
            if time.perf_counter() > einde:
                return
            try:
                soort, tijd, fout = bezoeker.open_iets()
            except (OSError, HTTPException) as weg:
                uitslag.fouten.append(f"geen antwoord: {type(weg).__name__}")
                continue
            uitslag.tijden[soort].append(tijd)
            if fout:
                uitslag.fouten.append(fout)

    draden = [Thread(target=werk, args=(bezoeker, nr)) for nr, bezoeker in enumerate(bezoekers)]
    for draad in draden:
        draad.start()
    hek.wait()
    begin = time.perf_counter()
    for draad in draden:
        draad.join()
    uitslag.seconden = time.perf_counter() - begin
    return uitslag
