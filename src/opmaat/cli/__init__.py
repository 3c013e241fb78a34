"""The command ``opmaat``: what people type, in Dutch. The only part that reads the clock, the environment and the terminal."""

from .hoofd import main

__all__ = ["main"]
