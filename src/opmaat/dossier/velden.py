"""Kinds of columns that the canonical tables need and Django does not have: moments in UTC without zone, codes and lists of codes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from opmaat.kern.register.schema import LIJSTSCHEIDING, lees_schema


class Moment(models.Field):
    """A moment in UTC without zone, to the microsecond, alike in both databases and in a peilbestand."""

    description = "moment in UTC zonder tijdzone"

    def db_type(self, connection: Any) -> str:
        """``timestamp`` on PostgreSQL (without zone), text that sorts as time on SQLite."""
        return "timestamp" if connection.vendor == "postgresql" else "datetime"

    def get_internal_type(self) -> str:
        """Its own kind, so that no zone of Django is put on it."""
        return "Moment"

    def to_python(self, value: Any) -> datetime | None:
        """A moment without zone, from a moment (a zone is turned into UTC) or from ISO text."""
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> datetime | None:
        """What the database holds, as a moment."""
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> datetime | None:
        """What the database gets."""
        return self.to_python(super().get_prep_value(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """On SQLite always with six digits, so that text sorts as time."""
        moment = self.to_python(value)
        if moment is None or connection.vendor == "postgresql":
            return moment
        return moment.isoformat(" ", "microseconds")


class Tekst(models.CharField):  # type: ignore[type-arg]
    """One line of free text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 200, **kwargs})


class Code(models.CharField):  # type: ignore[type-arg]
    """One code of a code list of the register, which also gives the choices with their Dutch labels."""

    def __init__(self, lijst: str, *args: Any, **kwargs: Any) -> None:
        self.lijst = lijst
        codes = lees_schema().codelijsten[lijst].codes
        super().__init__(*args, **{**kwargs, "max_length": 60, "choices": [(code.code, code.label) for code in codes]})

    def deconstruct(self) -> Any:
        """For migrations: the name of the list, not its codes, so that a new code asks no migration."""
        naam, pad, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        kwargs.pop("max_length", None)
        return naam, pad, [self.lijst, *args], kwargs


class Codes(models.TextField):  # type: ignore[type-arg]
    """Several codes of one list, or several words when ``lijst`` is empty, separated by ``;``."""

    def __init__(self, lijst: str = "", *args: Any, **kwargs: Any) -> None:
        self.lijst = lijst
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations: the name of the list."""
        naam, pad, args, kwargs = super().deconstruct()
        return naam, pad, [self.lijst, *args], kwargs

    def get_prep_value(self, value: Any) -> Any:
        """A tuple or list of codes is joined; nothing at all is empty."""
        if isinstance(value, (list, tuple, set, frozenset)):
            value = LIJSTSCHEIDING.join(value) or None
        return super().get_prep_value(value)


class Getal(models.DecimalField):  # type: ignore[type-arg]
    """An exact number with four decimals, as the register has them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_digits": 18, "decimal_places": 4})


class Geld(models.DecimalField):  # type: ignore[type-arg]
    """An amount in euro, to the cent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_digits": 14, "decimal_places": 2})


def nu() -> datetime:
    """The present moment in UTC without zone: the only clock of the dossier."""
    return timezone.now().astimezone(UTC).replace(tzinfo=None)
