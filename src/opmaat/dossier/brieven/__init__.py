"""Letters: texts in plain Dutch, filled in with what is known, set as an accessible PDF and kept with the client."""

from opmaat.dossier.brieven.maken import maak_brief, pdf_van, schrijf_brief

__all__ = ["maak_brief", "pdf_van", "schrijf_brief"]
