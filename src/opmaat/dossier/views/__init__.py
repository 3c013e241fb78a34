"""The pages of the dossier: thin, they ask ``queries`` and the steps, and render."""
