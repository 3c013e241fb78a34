#!/bin/sh
# Makes .venv from nothing but a Python and the locks: every file that is installed has a hash in requirements/.
# usage: bin/env.sh <python>      Called by `make env`, which only does so when a lock or pyproject.toml changed.
set -eu
cd "$(dirname "$0")/.."
python=${1:-python3}
venv=.venv

stop() {
    printf 'make env: %s\n' "$@" >&2
    exit 1
}

command -v "$python" >/dev/null 2>&1 ||
    stop "there is no '$python' on this machine." "Install Python 3.11 or newer, or name it: make env PYTHON=/path/to/python3.11"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "'$python' is $("$python" -V 2>&1), and Opmaat needs Python 3.11 or newer." \
        "Install a newer one, or name it: make env PYTHON=python3.11"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "'$python' cannot make environments: its module venv or ensurepip is missing." \
        "On Debian and Ubuntu: apt-get install python3-venv"

rm -f "$venv/.klaar"
"$python" -m venv --clear "$venv"
pip="$venv/bin/python -m pip --disable-pip-version-check --no-input"

# uv installs the same locks about ten times as fast. Where it cannot be had, pip does the same work.
install="$pip install --quiet"
if $pip install --quiet --require-hashes --only-binary :all: -r requirements/versneller.txt 2>/dev/null; then
    if "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r requirements/test.txt; then
        install=
    else
        echo "make env: uv did not succeed; going on with pip." >&2
    fi
else
    echo "make env: uv is not available here; going on with pip, which takes longer." >&2
fi
[ -z "$install" ] || $install --require-hashes -r requirements/test.txt

# The package itself, so that .venv/bin/opmaat runs what stands in src/. Its builder came from the lock.
$pip install --quiet --no-deps --no-index --no-build-isolation --editable .
touch "$venv/.klaar"
