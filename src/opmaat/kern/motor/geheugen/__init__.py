"""The plain engine: it follows the text of the measures person by person. Slow, readable, and the truth the other
engine is held against.
"""

from __future__ import annotations

from .motor import Geheugen

__all__ = ["Geheugen"]
