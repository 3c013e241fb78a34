"""Management of the application: ``python -m opmaat.beheer <opdracht>`` (migrate, check, vul, …)."""

from __future__ import annotations

import os
import sys

from opmaat.kern.fout import Invoerfout


def main() -> int:
    """Runs one command of Django or of the apps; input that cannot be used ends with code 2 and a Dutch sentence."""
    if sys.argv[1:2] == ["sleutel"]:  # works before there are settings, for these are what it is needed for
        from cryptography.fernet import Fernet

        sys.stdout.write(f"{Fernet.generate_key().decode()}\n")
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opmaat.config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(["opmaat.beheer", *sys.argv[1:]])
    except (Invoerfout, ImproperlyConfigured) as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
