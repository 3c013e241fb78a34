"""Agreements on work and participation as rules over the client register."""

__version__ = "0.1.0.dev0"
"""The same as in pyproject.toml; a test holds them equal. Here, so that a figure can name it without being installed."""
