"""For all tests: generated examples are the same on every machine and on every run, and there is a PostgreSQL for who asks."""

from hypothesis import settings

from tests.postgres import postgres as postgres

settings.register_profile("opmaat", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("opmaat")
