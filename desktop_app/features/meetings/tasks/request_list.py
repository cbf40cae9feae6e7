"""A file of requests read: CSV, XLSX or ODS, as pairs or as a matrix; and what is left out of it saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.request_list import requests_in
from desktop_app.features.meetings.rules.request_planning import plan_requests
from desktop_app.features.registrations.tasks.export import export_table
from desktop_app.features.registrations.tasks.reading import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_app.features.meetings.rules.request_list import Named, RequestList
    from desktop_app.features.meetings.rules.request_plan import Ground, RequestPlan
    from desktop_app.features.registrations.rules.sheet import ExportSheet
    from desktop_app.progress import Progress


def read_requests(path: Path, progress: Progress, *, sheet: str | None = None) -> RequestList:
    """The requests of a file.

    Raises:
        Unreadable: with a `ReadRefusal` and the fact `file`.
        Cancelled: when the person who waits has cancelled.

    """
    return requests_in(read_table(path, progress, sheet=sheet))


def plan_list(
    asked: RequestList, ground: Ground, chosen: Mapping[Named, str | None], progress: Progress
) -> RequestPlan:
    """What importing a list would do; see `plan_requests`.

    Raises:
        Cancelled: when the person who waits has cancelled.

    """
    progress.at(0, len(asked.rows))
    plan = plan_requests(asked, ground, chosen)
    progress.at(len(asked.rows), len(asked.rows))
    return plan


def save_left_out(target: Path, sheet: ExportSheet, progress: Progress) -> int:
    """Save the rows that are not imported as XLSX or CSV; gives their number.

    Raises:
        Refused: as `export_table`.
        Cancelled: when the person who waits has cancelled.

    """
    return export_table(target, sheet, progress)
