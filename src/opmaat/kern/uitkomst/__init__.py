"""Figures: counts per role, one exact value or the reason why there is none, and their frozen form."""
