"""The register as people work it: facts, steps, the page of a client."""
