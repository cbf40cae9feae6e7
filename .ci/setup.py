"""Makes a fresh clone ready: virtual environment, pinned packages, system libraries, fonts, translations.

Needs nothing but the standard library. What is ready already is left alone, so a second run ends at once;
what cannot be had is said in a sentence. `setup.py installer` also fetches what building the installer needs.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CI = ROOT / ".ci"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FONTS = ROOT / "resources" / "fonts"
TRANSLATIONS = ROOT / "resources" / "i18n"
LOG = ROOT / "build" / "setup.log"
OLDEST, NEWEST = (3, 11), (3, 13)

# Library that Qt loads -> Debian package that holds it. Without the first group no Qt program starts at all.
NEEDED = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
}
# These are needed for a window on a real display, for printers and for cameras.
DESKTOP = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
    "libXrandr.so.2": "libxrandr2",
}


def main(*jobs: str) -> None:
    """Do every step whose result is missing or older than its pins."""
    _check_python()
    _make_venv()
    _install_packages()
    _install_libraries()
    _make_fonts()
    _compile_translations()
    _put_command()
    if "installer" in jobs:
        _install_builder()


def _check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        wanted = " to ".join(f"{major}.{minor}" for major, minor in (OLDEST, NEWEST))
        _stop(
            f"Forum Desk needs Python {wanted} and this is {sys.version_info[0]}.{sys.version_info[1]}: "
            "name another one, as in `make run PYTHON=python3.11`."
        )
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        _stop("Python's venv module is missing: run `sudo apt-get install python3-venv`, then try again.")


def _make_venv() -> None:
    if _stamped(VENV / ".python", _version()) and PYTHON.exists():
        return
    other = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    if not PYTHON.exists() or not _succeeds(PYTHON, "-c", other):
        _say("Making the virtual environment in .venv")
        _run("The virtual environment could not be made", sys.executable, "-m", "venv", "--clear", VENV)
    (VENV / ".python").write_text(_version())


def _install_packages() -> None:
    pins = CI / "requirements-dev.txt"
    print_of_pins = _fingerprint(pins)
    if _stamped(VENV / ".pins", print_of_pins):
        return
    _say("Installing the pinned packages (a few minutes the first time)")
    _pip("The packages could not be installed", "install", "-r", pins)
    (VENV / ".pins").write_text(print_of_pins)


def _make_fonts() -> None:
    pins = CI / "requirements-fonts.txt"
    print_of_fonts = _fingerprint(pins, CI / "fonts.toml", CI / "fonts.py")
    if _stamped(FONTS / ".pins", print_of_fonts):
        return
    _say("Making the fonts in resources/fonts")
    with tempfile.TemporaryDirectory() as wheels:
        _pip("The fonts could not be fetched", "download", "-r", pins, "-d", wheels)
        fresh = Path(wheels) / "fonts"
        _run("The fonts could not be made", PYTHON, CI / "fonts.py", wheels, fresh)
        shutil.rmtree(FONTS, ignore_errors=True)
        shutil.move(fresh, FONTS)
    (FONTS / ".pins").write_text(print_of_fonts)


def _put_command() -> None:
    """Make `.venv/bin/forumdesk`, which runs the program of this folder from any other."""
    command = VENV / "bin" / "forumdesk"
    text = f"""#!{VENV / "bin" / "python"}
import sys

sys.path.insert(0, {str(ROOT)!r})
from desktop_app.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
"""
    if not command.exists() or command.read_text() != text:
        command.write_text(text)
        command.chmod(0o755)


def _compile_translations() -> None:
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            lrelease = VENV / "bin" / "pyside6-lrelease"
            _run("The translations could not be compiled", lrelease, source, "-qm", compiled)


def _install_libraries() -> None:
    if not sys.platform.startswith("linux"):
        return
    packages = _missing(NEEDED) + _missing(DESKTOP)
    if packages and not _apt(packages) and (needed := _missing(NEEDED)):
        _stop(f"System libraries of Qt are missing: run `sudo apt-get install {' '.join(needed)}`.")
    if wanted := _missing(DESKTOP):
        _say(f"Windows, printers and cameras may also need `sudo apt-get install {' '.join(wanted)}`.")


def _install_builder() -> None:
    """Fetch what PyInstaller takes from the system: binutils, and for Debian's Python its shared library."""
    packages = [] if shutil.which("objdump") else ["binutils"]
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if sys.base_prefix == "/usr" and not _loads(f"libpython{version}.so.1.0"):
        packages.append(f"libpython{version}")
    if packages and not _apt(packages):
        _stop(f"Building the installer needs `sudo apt-get install {' '.join(packages)}`.")


def _missing(libraries: dict[str, str]) -> list[str]:
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt(packages: list[str]) -> bool:
    """Install Debian packages where apt is at hand and we may; tell whether that worked."""
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (may and not (shutil.which("sudo") and _succeeds(*may, "true"))):
        return False
    _say(f"Installing system libraries: {' '.join(packages)}")
    apt = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    return _succeeds(*apt, "update") and _succeeds(
        *apt, "install", "-y", "--no-install-recommends", *packages
    )


def _pip(failure: str, *arguments: str | Path) -> None:
    # A lock file names everything that is needed. Left to look for itself, pip 23 stumbles over an extra
    # (coverage[toml]) as soon as a version newer than the pinned one is out.
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2")
    command, *rest = arguments
    _run(failure, PYTHON, "-m", "pip", command, *quiet, "--require-hashes", "--no-deps", *rest)


def _run(failure: str, *command: str | Path) -> None:
    if not _succeeds(*command):
        _stop(f"{failure}: is the network there, and room on the disk? {LOG.relative_to(ROOT)} says more.")


def _succeeds(*command: str | Path) -> bool:
    """Run a command with what it prints kept in the log."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("ab") as log:
        log.write(f"$ {' '.join(map(str, command))}\n".encode())
        log.flush()
        result = subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, check=False)
    return result.returncode == 0


def _fingerprint(*files: Path) -> str:
    return hashlib.sha256(_version().encode() + b"".join(file.read_bytes() for file in files)).hexdigest()


def _version() -> str:
    return ".".join(map(str, sys.version_info[:2]))


def _stamped(stamp: Path, text: str) -> bool:
    return stamp.exists() and stamp.read_text() == text


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _stop(sentence: str) -> None:
    sys.exit(sentence)


if __name__ == "__main__":
    main(*sys.argv[1:])
