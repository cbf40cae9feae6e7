"""Writing down everything held on one person: a PDF to read and a JSON file for programs, in one archive."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64decode
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from desktop_app.paper.target import replaced

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop_app.features.registrations.rules.held import Held, HeldJob
    from desktop_app.progress import Progress

FORMAT: Final = "forumdesk-person"
VERSION: Final = 1


def write_held(job: HeldJob, progress: Progress) -> Path:
    """Write the archive at the job's target; it is there whole or not at all.

    Raises:
        Refused: with a `FileRefusal`, when the file cannot be written.

    """
    # The window opens sooner without paper.
    from desktop_app.features.registrations.tasks.held_paper import draw_held  # noqa: PLC0415

    stem = f"{job.held.event['slug']}-{job.held.code}"
    photos = {
        f"{stem}.{_ending(picture)}": picture
        for row in job.held.tables.get("photo", ())
        if (picture := b64decode(row["data"]))
    }
    paper = io.BytesIO()
    draw_held(job, f"{stem}.json", tuple(photos), paper, progress)
    with replaced(job.target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{stem}.pdf", paper.getvalue())
        archive.writestr(f"{stem}.json", as_json(job.held, job.at))
        for name, picture in photos.items():
            archive.writestr(name, picture)
    return job.target


def _ending(picture: bytes) -> str:
    """How a picture's file is called by its kind: photos are kept as JPEG or PNG."""
    return "png" if picture.startswith(b"\x89PNG") else "jpg"


def as_json(held: Held, at: datetime) -> str:
    """What is held as text that programs read; times are UTC in ISO 8601."""
    whole = {"format": FORMAT, "version": VERSION, "as_of": at.isoformat(), **asdict(held)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
