"""The agreements, their schema, the catalogue of clauses and the published fingerprints: data, no code."""
