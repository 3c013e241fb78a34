#!/usr/bin/env bash
# Tries what `make demo` promises: starts it with DUUR, waits until the login page answers, fetches it, lets the monitor count in the
# database while the server works on it, and stops it. Prints what the demo printed; ends with an error when any of it fails.
set -euo pipefail
cd "$(dirname "$0")/.."

uit=$(mktemp)
trap 'rm -f "$uit"' EXIT
DUUR=${DUUR:-600} setsid make demo >"$uit" 2>&1 &
demo=$!
stop() { kill -TERM -- "-$demo" 2>/dev/null || true; wait "$demo" 2>/dev/null || true; }
fout() { cat "$uit"; echo "demo-proef: $1" >&2; stop; exit 1; }

adres=""
while [ -z "$adres" ]; do
    kill -0 "$demo" 2>/dev/null || fout "make demo stopped before it served"
    adres=$(sed -n 's/^Het dossier draait op *//p' "$uit")
    sleep 1
done
bladzijde=$(.venv/bin/python -c 'import sys, urllib.request as u; print(u.urlopen(sys.argv[1] + "inloggen/", timeout=30).read().decode())' "$adres") ||
    fout "the login page does not answer on $adres"
grep -q 'type="password"' <<<"$bladzijde" || fout "the login page asks for no password"
monitor=$(sed -n 's/^  \(.*opmaat monitor --register .*\)$/\1/p' "$uit")
[ -n "$monitor" ] || fout "the demo does not say how the monitor counts in its database"
$monitor >/dev/null || fout "the monitor does not count in the database of the dossier: $monitor"
stop
for _ in $(seq 60); do # make is gone at once, the server lets the pages that are being made finish
    ! grep -q 'De server is gestopt' "$uit" || break
    sleep 0.5
done
cat "$uit"
grep -q 'De server is gestopt' "$uit" || { echo "demo-proef: the server did not end well" >&2; exit 1; }
