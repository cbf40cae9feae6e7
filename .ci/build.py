"""Builds the one-folder program dist/forumdesk from an environment that holds only what it runs on."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / ".ci" / "requirements-build.txt"
ENVIRONMENT = ROOT / "build" / "venv"
LOG = ROOT / "build" / "installer.log"
PROGRAM = ROOT / "dist" / "forumdesk"
FFMPEG = ("libav", "libsw")


def main() -> None:
    """Make the environment where its pins changed, then let PyInstaller follow build_installer.spec."""
    LOG.parent.mkdir(exist_ok=True)
    fill_environment()
    shutil.rmtree(PROGRAM, ignore_errors=True)
    print("Building dist/forumdesk", flush=True)
    folders: list[str | Path] = ["--distpath", PROGRAM.parent, "--workpath", LOG.parent / "pyinstaller"]
    run("pyinstaller", "--noconfirm", "--log-level", "WARN", *folders, ROOT / "build_installer.spec")
    strip()
    size = sum(file.stat().st_size for file in PROGRAM.rglob("*") if not file.is_symlink())
    print(f"dist/forumdesk is ready: {size / 2**20:.0f} MB")


def strip() -> None:
    """Take debugging symbols out of the libraries.

    Those in the `*.libs` of wheels and those of FFmpeg would not survive that: their paths were edited.
    """
    libraries = [
        file
        for file in PROGRAM.rglob("*.so*")
        if not (file.is_symlink() or file.parent.name.endswith(".libs") or file.name.startswith(FFMPEG))
    ]
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)  # noqa: S607 - found by PATH, as compilers are


def fill_environment() -> None:
    """Install the pins; a psycopg or pytest of the everyday environment must not be swept in."""
    stamp, wanted = ENVIRONMENT / ".pins", hashlib.sha256(PINS.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Making the environment to build from", flush=True)
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    run("pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", PINS)
    stamp.write_text(wanted)


def run(tool: str, *arguments: str | Path) -> None:
    """Run a tool of the environment with what it says kept in the log."""
    # A fixed seed for hashes makes two builds of the same sources alike.
    environment = os.environ | {"PYTHONHASHSEED": "1"}
    with LOG.open("ab") as log:
        command = [ENVIRONMENT / "bin" / tool, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=False)
    if done.returncode:
        raise SystemExit(f"The program could not be built; {LOG.relative_to(ROOT)} says why.")


if __name__ == "__main__":
    main()
