#!/bin/sh
# Sees to a Chromium for the tests in tests/browser: what is there is used; on Debian and Ubuntu, as root, the package is installed.
# usage: bin/browser.sh      Called by .ci/run; `make test` itself installs nothing outside this folder.
set -eu
for naam in chromium chromium-browser google-chrome; do
    if command -v "$naam" >/dev/null 2>&1; then
        echo "Browser for the tests: $(command -v "$naam")"
        exit 0
    fi
done
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
    echo "Browser for the tests: $(command -v chromium)"
    exit 0
fi
echo "There is no Chromium, and this is no Debian with root. Install it (apt-get install chromium) or set OPMAAT_CHROMIUM." >&2
exit 1
