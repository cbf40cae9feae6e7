"""Looks for what no linter sees: addresses of package registries, paths of a machine, stale translations."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "i18n"
FOLDERS = (".ci", "db", "desktop_app", "docs", "resources", "tests")
MADE = {"__pycache__", "pictures"}
# Each has a bracket, or this file would find itself.
ELSEWHERE = re.compile(
    r"pypi[.]org|python[h]osted|registry[.]npmjs|deb[.]debian|--(?:extra-)?index[-]url|/[r]oot/|/[w]ork/"
)


def main() -> int:
    """Print what was found, a line each, and tell the shell whether there was anything."""
    findings = [*addresses(), *stale_translations()]
    print("\n".join(findings) or "No addresses, and the translations are up to date.")
    return bool(findings)


def addresses() -> Iterator[str]:
    """Say where a text of the project points at a registry or at a place on one machine."""
    for path in texts():
        for number, line in enumerate(_lines(path), start=1):
            if ELSEWHERE.search(line):
                place = f"{path.relative_to(ROOT)}:{number}"
                yield f"{place}: points outside the repository: {line.strip()[:80]}"


def texts() -> Iterator[Path]:
    """Find the project's own files; what set-up and builds make is left out."""
    yield from (path for path in sorted(ROOT.iterdir()) if path.is_file())
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and not MADE.intersection(path.parts):
                yield path


def _lines(path: Path) -> list[str]:
    """Give the lines of a text, and none of a picture or a sound."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def stale_translations() -> Iterator[str]:
    """Name each catalogue that `make translations` would change."""
    with tempfile.TemporaryDirectory() as folder:
        for catalogue in sorted(TRANSLATIONS.glob("*.ts")):
            fresh = Path(shutil.copy(catalogue, folder))
            update(fresh)
            if fresh.read_bytes() != catalogue.read_bytes():
                yield f"{catalogue.relative_to(ROOT)}: texts on the screen changed, run `make translations`"


def update(*catalogues: Path) -> None:
    """Bring catalogues up to the texts in the code; places are left out, so that only texts change them."""
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    options = ["-silent", "-no-obsolete", "-locations", "none", "-extensions", "py"]
    for catalogue in catalogues:
        # The texts are English: that catalogue only says how many "%n badge(s)" reads for one and for more.
        plural = ["-pluralonly"] if catalogue.stem.endswith("_en") else []
        command = [str(tool), *options, *plural, "desktop_app", "-ts", str(catalogue)]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["translations"]:
        update(*sorted(TRANSLATIONS.glob("*.ts")))
    else:
        sys.exit(main())
