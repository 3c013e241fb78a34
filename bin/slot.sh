#!/bin/sh
# Renews the locks in requirements/ from pyproject.toml: exact versions with hashes, and no address of any package index.
# Run it as `make slot` after a change of dependencies; commit the result together with the line in docs/adr/0002-bibliotheken.md.
# Versions that are locked already stay, unless you pass --upgrade or --upgrade-package <name>.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
[ -x "$uv" ] || { echo "Renewing the locks needs uv, which is not in .venv on this platform." >&2; exit 1; }

compile() {
    uit=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate "$@" --output-file "requirements/$uit"
}

compile run.txt "$@" pyproject.toml
compile test.txt "$@" --constraint requirements/run.txt --group test --group bench --group bouw --group css pyproject.toml
compile versneller.txt "$@" --group versneller
