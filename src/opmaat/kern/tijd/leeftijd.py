"""Age in whole years, the birthday on which it is reached, and a length of time in months.

Age is counted by birthdays and not by ``plus``: who is born on 29 February has the birthday on 1 March in other
years (a named rule of this project, see ADR 5), while a term of years that starts on 29 February ends on 28
February. Source: critique of the plan, B20 and B21.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from opmaat.kern.tijd.dag import Tijdfout, eis_dag, schrijf_dag
from opmaat.kern.tijd.duur import Duur, plus
from opmaat.kern.tijd.periode import Periode

_DAGEN_PER_MAAND = 30


def verjaardag(geboortedatum: date, leeftijd: int) -> date:
    """The day on which the age in whole years is reached; 29 February becomes 1 March in a year without it.

    ``Tijdfout`` when that year lies outside the calendar, ``ValueError`` when the age is negative.
    """
    eis_dag(geboortedatum, "geboortedatum")
    if leeftijd < 0:
        raise ValueError(f"een leeftijd is niet negatief: {leeftijd}")
    jaar = geboortedatum.year + leeftijd
    if jaar > date.max.year:
        raise Tijdfout(
            f"Een leeftijd van {leeftijd} jaar na {schrijf_dag(geboortedatum)} ligt buiten de kalender",
            doe="Verbeter de geboortedatum of de leeftijd.",
        )
    if (geboortedatum.month, geboortedatum.day) == (2, 29) and not _is_schrikkeljaar(jaar):
        return date(jaar, 3, 1)
    return date(jaar, geboortedatum.month, geboortedatum.day)


def leeftijd(geboortedatum: date, dag: date) -> int:
    """The age in whole years on the day; the birthday itself counts. ``Tijdfout`` for a day before the birth."""
    eis_dag(dag, "dag")
    if dag < geboortedatum:
        raise Tijdfout(
            f"De geboortedatum {schrijf_dag(geboortedatum)} ligt na {schrijf_dag(dag)}",
            waarom="Op die dag is de leeftijd niet te bepalen.",
            doe="Verbeter de geboortedatum of de datum van de gebeurtenis.",
        )
    jaren = dag.year - geboortedatum.year
    return jaren if verjaardag(geboortedatum, jaren) <= dag else jaren - 1


def maanden_tussen(van: date, tot: date) -> Fraction:
    """The whole months from ``van`` to ``tot`` plus the remaining days / 30, exact: for averages of a duration.

    ``tot`` is not included: between two events it is the second date; for a spell use ``lengte_in_maanden``. Months
    clip to the end of the month. Never shorter for a later ``tot``. ``Tijdfout`` when ``tot`` lies before ``van``.
    """
    eis_dag(van, "van")
    eis_dag(tot, "tot")
    if tot < van:
        raise Tijdfout(
            f"De datum {schrijf_dag(tot)} ligt voor {schrijf_dag(van)}",
            waarom="De duur tussen twee datums is niet negatief.",
            doe="Verbeter een van beide datums.",
        )
    maanden = 12 * (tot.year - van.year) + tot.month - van.month
    if maanden and plus(van, Duur(maanden, "maand")) > tot:
        maanden -= 1
    rest = tot - plus(van, Duur(maanden, "maand"))
    return maanden + Fraction(rest.days, _DAGEN_PER_MAAND)


def lengte_in_maanden(periode: Periode) -> Fraction:
    """The length of a closed spell in months, its last day included: 1 t/m 31 January is exactly 1."""
    if periode.tot is None:
        raise Tijdfout(
            f"De periode {periode} heeft nog geen einde",
            waarom="Van een open periode is de lengte niet te bepalen.",
            doe="Laat open perioden buiten de telling, of beperk ze tot de peildatum.",
        )
    return maanden_tussen(periode.van, periode.tot)


def _is_schrikkeljaar(jaar: int) -> bool:
    return jaar % 4 == 0 and (jaar % 100 != 0 or jaar % 400 == 0)
