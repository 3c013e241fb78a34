"""One setting for all tests: generated examples are the same on every machine and on every run."""

from hypothesis import settings

settings.register_profile("opmaat", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("opmaat")
