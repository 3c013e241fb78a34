"""The tables of the dossier."""
