"""The tables of the register in words, for the manual: generated from the schema, so that it cannot fall behind.

Every example can be read: dates in 2025, codes that are valid then, and invented numbers.
"""

from __future__ import annotations

from datetime import date

from .schema import TWEETIJDIG, Kolom, Schema, Tabel

KOP = "<!-- Gemaakt uit het schema; wijzig datapackage.json en maak deze bladzijde opnieuw. -->"

_DAGEN = (date(2025, 1, 6), date(2025, 3, 3))
_WOORDEN = {
    "begrotingspost": ("totaal", "clientkosten"),
    "contract": ("C-12", "C-13"),
    "functie": ("schoonmaker", "magazijnmedewerker"),
    "gemeente": ("Deventer", "Deventer"),
    "golf": ("2025", "2025"),
    "grondslag": ("toestemming klant", "toestemming klant"),
    "kalender": ("jaarverslag", "kwartaalrapportage"),
    "naam": ("wml-maand", "wml-maand"),
    "onderzoek": ("tevredenheid", "tevredenheid"),
    "organisatie": ("werkleerbedrijf", "inkomen"),
    "overeenkomst": ("dvo-2025", "dvo-2025"),
    "product": ("matchen", "groeien"),
    "tabel": ("uitkering", "klantgroep"),
    "wijk": ("Rivierenwijk", "Borgele"),
}
_SOORTEN = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "ja of nee",
    "date": "datum",
    "datetime": "moment (UTC)",
}


def lijst_van_tabellen(schema: Schema) -> str:
    """A Markdown table with one line per table: what a row is and which columns it needs."""
    regels = ["| tabel | wat een rij is | nodig |", "|---|---|---|"]
    for tabel in schema:
        nodig = ", ".join(f"`{kolom.naam}`" for kolom in tabel.kolommen if kolom.verplicht) or "geen"
        regels.append(f"| [`{tabel.naam}`](register-tabellen.md#{tabel.naam}) | {_zin(tabel)} | {nodig} |")
    return "\n".join(regels) + "\n"


def beschrijf_tabellen(schema: Schema) -> str:
    """The Markdown page with every table: its columns, its codes and an example of two rows."""
    delen = [
        KOP,
        "# De tabellen van het register",
        f"Versie {schema.versie}. Hoe u bestanden levert, staat in [register.md](register.md).",
        "Elke tabel met feiten heeft ook `feit_id`, `versie_id`, `geregistreerd_op`, `vervallen_op` en `aard`; "
        "die mag u weglaten.",
    ]
    for tabel in schema:
        delen += [f"## {tabel.naam}", tabel.omschrijving, _kolommen(tabel, schema), f"```csv\n{voorbeeld(tabel, schema)}```"]
    return "\n\n".join(delen) + "\n"


def voorbeeld(tabel: Tabel, schema: Schema) -> str:
    """A small CSV of the table with two invented rows: what is required, its own days and what it is recognised by."""
    gekozen = {tabel.sleutel if not tabel.tweetijdig else "", tabel.begin, tabel.eind, tabel.datum, tabel.hoofdcode, *tabel.herkenning}
    kolommen = [kolom for kolom in tabel.kolommen if kolom.verplicht or kolom.naam in gekozen]
    if not tabel.tweetijdig:
        kolommen = list(tabel.kolommen)
    regels = [",".join(kolom.naam for kolom in kolommen)]
    regels += [",".join(_cel(kolom, tabel, schema, i) for kolom in kolommen) for i in (0, 1)]
    return "\n".join(regels) + "\n"


def _cel(kolom: Kolom, tabel: Tabel, schema: Schema, i: int) -> str:
    lijst = schema.codelijst(kolom)
    if lijst is not None:
        geldig = [c.code for c in lijst.codes if (c.van or date.min) <= _DAGEN[0] and (c.tot or date.max) >= _DAGEN[1]]
        return geldig[min(i, len(geldig) - 1)]
    if kolom.naam == tabel.eind:
        return "2025-12-31" if i or kolom.verplicht else ""
    match kolom.type:
        case "date":
            dag = {"geboortedatum": ("1985-04-12", "2001-11-30"), "overleden_op": ("", "")}.get(kolom.naam)
            return dag[i] if dag else _DAGEN[i].isoformat()
        case "integer":
            return str(i + 1)
        case "number":
            return ("12.50", "80.00")[i] if kolom.geld else ("5", "20")[i]
        case "boolean":
            return ("ja", "nee")[i]
        case _:
            return _WOORDEN.get(kolom.naam, ("", ""))[i]


def _kolommen(tabel: Tabel, schema: Schema) -> str:
    regels = ["| kolom | soort | betekenis |", "|---|---|---|"]
    for kolom in tabel.kolommen:
        if kolom.naam in TWEETIJDIG:
            continue
        soort = "bedrag" if kolom.geld else _SOORTEN[kolom.type]
        lijst = schema.codelijst(kolom)
        if lijst is not None:
            soort = f"{'codes' if kolom.lijst else 'code'}: {', '.join(lijst.waarden)}"
        elif kolom.verwijst is not None:
            soort = f"nummer van een rij in `{kolom.verwijst}`"
        verplicht = " (nodig)" if kolom.verplicht else ""
        regels.append(f"| `{kolom.naam}`{verplicht} | {soort} | {kolom.omschrijving or kolom.titel} |")
    return "\n".join(regels)


def _zin(tabel: Tabel) -> str:
    return tabel.omschrijving.removeprefix("Een rij is ").rstrip(".")
