"""A file of requests read: CSV, XLSX or ODS, as pairs or as a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.request_list import requests_in
from desktop_app.features.registrations.tasks.reading import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.meetings.rules.request_list import RequestList
    from desktop_app.progress import Progress


def read_requests(path: Path, progress: Progress, *, sheet: str | None = None) -> RequestList:
    """The requests of a file.

    Raises:
        Unreadable: with a `ReadRefusal` and the fact `file`.
        Cancelled: when the person who waits has cancelled.

    """
    return requests_in(read_table(path, progress, sheet=sheet))
