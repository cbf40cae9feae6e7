"""The previews: one person's badge drawn with every template."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop_app.errors import Unreadable
from desktop_app.features.badges import tasks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.features.badges.rules import Badge, BadgeTemplate
    from desktop_app.progress import Progress

_LOG = logging.getLogger(__name__)
# What a template stumbles over that was let into the file before such ones were refused.
UNDRAWABLE = (Unreadable, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)


def draw_all(
    templates: Sequence[BadgeTemplate], badge: Badge, folder: Path, progress: Progress
) -> dict[str, Path]:
    """One PDF of the badge for each template, by template name; one that cannot be drawn is left out.

    Raises:
        Refused: a `FileRefusal`, when nothing can be written.

    """
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, Path] = {}
    for done, template in enumerate(templates):
        progress.at(done, len(templates))
        file = folder / f"{template.name}.pdf"
        try:
            tasks.draw_badges(tasks.BadgeJob((badge,), template, file), progress)
        except UNDRAWABLE as error:
            _LOG.warning("Template %s cannot be drawn: %s", template.name, type(error).__name__)
            continue
        files[template.name] = file
    return files
