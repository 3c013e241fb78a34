"""Commands of toegang for ``python -m opmaat.beheer``."""
