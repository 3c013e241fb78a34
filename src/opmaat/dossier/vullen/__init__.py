"""Fills a database with an invented municipality: the register of ``kern.verzin`` with people who have names, and users who can log in."""

from opmaat.dossier.vullen.vullen import Vulling, vul

__all__ = ["Vulling", "vul"]
