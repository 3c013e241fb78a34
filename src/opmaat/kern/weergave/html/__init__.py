"""The monitor as one self-contained page: no script, no address of another computer, readable on paper and on a phone."""

from .blad import monitorblad

__all__ = ["monitorblad"]
