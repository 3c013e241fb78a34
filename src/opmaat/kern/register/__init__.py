"""The register: facts with two times in canonical tables, described once in ``datapackage.json``."""
