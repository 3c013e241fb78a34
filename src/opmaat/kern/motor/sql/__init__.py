"""The fast engine: measures as DuckDB SQL text over one register. It knows nothing of the plain engine."""

from __future__ import annotations

from .leden import LEDEN_SCHEMA
from .motor import SqlMotor

__all__ = ["LEDEN_SCHEMA", "SqlMotor"]
