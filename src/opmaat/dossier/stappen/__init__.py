"""The chain: a module per part, each with a tuple ``STAPPEN``. See ``opmaat.dossier.stap`` for how to write one."""
