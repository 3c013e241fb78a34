#!/bin/sh
# Sees to a PostgreSQL for the tests that run on both databases: what is there is used; on Debian and Ubuntu, as root, the package is
# installed. The tests start a server of their own, as a user that is not root.
# usage: bin/postgres.sh      Called by .ci/run; `make test` itself installs nothing outside this folder.
set -eu
vind() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -n 1; }
if [ -z "$(vind)" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null
fi
if [ -n "$(vind)" ]; then
    echo "PostgreSQL for the tests: $(vind)"
    exit 0
fi
echo "There is no PostgreSQL, and this is no Debian with root. Install it (apt-get install postgresql)." >&2
exit 1
