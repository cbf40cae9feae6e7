"""Chooses versions for what pyproject.toml asks for and writes the lock files: versions and hashes only.

A lock file's present versions are kept while they still fit; `pins.py --upgrade` takes the newest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = "uv==0.13.9"
# Lock file -> what goes in.
LOCKS = {
    ".ci/requirements.txt": ["pyproject.toml"],
    ".ci/requirements-dev.txt": ["pyproject.toml", "--group", "dev"],
    ".ci/requirements-build.txt": ["pyproject.toml", "--group", "build"],
    ".ci/requirements-fonts.txt": ["--group", "fonts", "--no-deps"],
}
SHAPE = ["--universal", "--python-version", "3.11", "--generate-hashes"]
PLAIN = ["--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"]


def main(*options: str) -> None:
    """Compile every lock file with uv from a virtual environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        tools = Path(folder) / "bin"
        subprocess.run([tools / "pip", "install", "--quiet", UV], check=True)
        for lock, inputs in LOCKS.items():
            arguments = [*SHAPE, *PLAIN, *options, *inputs, "-o", lock]
            subprocess.run([tools / "uv", "pip", "compile", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
