"""The rows that were known at one moment, as views in the schema ``bekend``: what checks look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opmaat.kern.register.lezer import Register
from opmaat.kern.register.omzetting import naam
from opmaat.kern.register.schema import Tabel
from opmaat.kern.tijd import einde_van_dag_utc


@dataclass(frozen=True, kw_only=True)
class Moment:
    """At which P, with the knowledge of which K (None: all that is not superseded), and whether later facts exist.

    ``toekomst`` False leaves out what begins after P and reads an end after P as open, as figures do (design, section 13).
    """

    peildatum: date
    bekend_op: date | None = None
    toekomst: bool = True

    def vul_in(self, sql: str) -> str:
        """The query with its moments."""
        grens = "NULL::TIMESTAMP" if self.bekend_op is None else _grens(self.bekend_op)
        return sql.replace(":peildatum", f"DATE '{self.peildatum.isoformat()}'").replace(":bekend_tot", grens)


def maak_bekend(register: Register, moment: Moment) -> None:
    """Replaces the views ``bekend.<tabel>`` of every table that the register has by those of this moment."""
    register.verbinding.execute("CREATE SCHEMA IF NOT EXISTS bekend")
    for tabelnaam in register.tabellen:
        sql = _rijen(register.schema.tabel(tabelnaam), moment)
        register.verbinding.execute(f"CREATE OR REPLACE VIEW bekend.{naam(tabelnaam)} AS {sql}")


def _rijen(tabel: Tabel, moment: Moment) -> str:
    if not tabel.tweetijdig:
        return f"SELECT * FROM main.{naam(tabel.naam)}"
    eisen = ["coalesce(aard, '') <> 'vernietiging'"]
    if moment.bekend_op is None:
        eisen.append("vervallen_op IS NULL")
    else:
        grens = _grens(moment.bekend_op)
        eisen.append(f"(geregistreerd_op IS NULL OR geregistreerd_op < {grens})")
        eisen.append(f"(vervallen_op IS NULL OR vervallen_op >= {grens})")
    velden = "*"
    if not moment.toekomst:
        dag = f"DATE '{moment.peildatum.isoformat()}'"
        if tabel.datumkolom:
            eisen.append(f"{naam(tabel.datumkolom)} <= {dag}")
        if tabel.eind and tabel.naam != "levering":
            eind = naam(tabel.eind)
            velden = f"* REPLACE (CASE WHEN {eind} <= {dag} THEN {eind} END AS {eind})"
    return f"SELECT {velden} FROM main.{naam(tabel.naam)} WHERE {' AND '.join(eisen)}"


def _grens(dag: date) -> str:
    return f"TIMESTAMP '{einde_van_dag_utc(dag).isoformat(sep=' ')}'"
