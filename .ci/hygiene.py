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
# Each has a bracket, or this file would find itself.
ELSEWHERE = re.compile(
    r"pypi[.]org|python[h]osted|registry[.]npmjs|deb[.]debian|--(?:extra-)?index[-]url|/home/(?!me/)\w|/[r]oot/"
)


def main() -> int:
    """Print what was found, a line each, and tell the shell whether there was anything."""
    findings = [*addresses(), *stale_translations()]
    print("\n".join(findings) or "No addresses, and the translations are up to date.")
    return bool(findings)


def addresses() -> Iterator[str]:
    """Say where in the tracked texts something points at a registry or at a place on one machine."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607 - git's place differs from system to system
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        for number, line in enumerate(_lines(path) if path.is_file() else [], start=1):
            if ELSEWHERE.search(line):
                yield f"{name}:{number}: points outside the repository: {line.strip()[:80]}"


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
    subprocess.run([tool, *options, "desktop_app", "-ts", *catalogues], cwd=ROOT, check=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["translations"]:
        update(*sorted(TRANSLATIONS.glob("*.ts")))
    else:
        sys.exit(main())
