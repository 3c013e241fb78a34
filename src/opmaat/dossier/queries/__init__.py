"""Reading for the pages of the dossier; every query is narrowed to what the reader may see."""
