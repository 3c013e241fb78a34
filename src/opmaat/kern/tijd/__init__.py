"""Days, periods, terms, windows, working days, ages and moments: all arithmetic with time in the core.

The rules are those of the design, section 6 ("Days"), and ADR 5; each module says which ones it holds. Only this
package adds or subtracts a day. It imports nothing of the core but ``fout`` and knows no clock: every peildatum is
given.
"""

from opmaat.kern.tijd.dag import Tijdfout, dag_erna, dag_ervoor, lees_dag
from opmaat.kern.tijd.duur import Duur, min_, plus
from opmaat.kern.tijd.leeftijd import leeftijd, lengte_in_maanden, maanden_tussen, verjaardag
from opmaat.kern.tijd.moment import dag_in_amsterdam, einde_van_dag_utc
from opmaat.kern.tijd.periode import Periode
from opmaat.kern.tijd.samenvoegen import voeg_samen, voeg_samen_met_bron
from opmaat.kern.tijd.termijn import (
    binnen,
    dagen_verstreken,
    is_over,
    laatste_dag,
    pro_rata,
    valt_onder_termijnenwet,
)
from opmaat.kern.tijd.venster import laatste_dag_in_venster, venster
from opmaat.kern.tijd.werkdag import (
    BESLUITEN_TM,
    EERSTE_JAAR,
    LAATSTE_JAAR,
    feestdagen,
    is_werkdag,
    werkdag_vanaf,
    werkdagen_na,
    werkdagen_voor,
)

__all__ = [
    "BESLUITEN_TM",
    "EERSTE_JAAR",
    "LAATSTE_JAAR",
    "Duur",
    "Periode",
    "Tijdfout",
    "binnen",
    "dag_erna",
    "dag_ervoor",
    "dag_in_amsterdam",
    "dagen_verstreken",
    "einde_van_dag_utc",
    "feestdagen",
    "is_over",
    "is_werkdag",
    "laatste_dag",
    "laatste_dag_in_venster",
    "leeftijd",
    "lees_dag",
    "lengte_in_maanden",
    "maanden_tussen",
    "min_",
    "plus",
    "pro_rata",
    "valt_onder_termijnenwet",
    "venster",
    "verjaardag",
    "voeg_samen",
    "voeg_samen_met_bron",
    "werkdag_vanaf",
    "werkdagen_na",
    "werkdagen_voor",
]
