"""What somebody should look at before a batch is printed; nothing is drawn here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.badges.rules.template import (
    ImageElement,
    PhotoElement,
    QrElement,
    ScheduleElement,
    StackElement,
    is_fixed,
)
from desktop_app.features.badges.tasks.day import place_day
from desktop_app.features.badges.tasks.job import BadgeJob, admit
from desktop_app.features.badges.tasks.layout import (
    BadgeWarning,
    fixed_fields,
    fixed_key,
    named,
    place_stack,
    qr_warnings,
    shown,
)
from desktop_app.features.badges.tasks.pictures import printed_dpi
from desktop_app.paper.qr import USUAL_DPI
from desktop_app.paper.warnings import PaperFault, PaperWarning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.features.badges.rules.badge import Badge
    from desktop_app.features.badges.rules.template import Area, BadgeTemplate, Element, ImageFit
    from desktop_app.progress import Progress

COARSEST_DPI = 150
"""Below it a face on a badge is squares at arm's length."""


def preflight(job: BadgeJob, progress: Progress) -> tuple[BadgeWarning, ...]:
    """Everything wrong with the job's badges; what is wrong with many alike is said once.

    Raises:
        Refused: with a `BadgeRefusal`.
        Cancelled: out of `progress`.

    """
    admit(job)
    template, total = job.template, len(job.badges)
    elements = (*template.elements, *template.back)
    fixed = [element for element in elements if is_fixed(element)]
    personal = [element for element in elements if not is_fixed(element)]
    names, seen = fixed_fields(template), set[tuple[str, ...]]()
    warnings: list[BadgeWarning] = []
    for done, badge in enumerate(job.badges):
        progress.at(done, total)
        key = fixed_key(names, badge)
        if key not in seen:
            seen.add(key)
            warnings += named(check(fixed, template, badge, job.dpi), None)
        warnings += named(check(personal, template, badge, job.dpi), badge)
    progress.at(total, total)
    return tuple(dict.fromkeys(warnings))


def check(
    elements: Iterable[Element], template: BadgeTemplate, badge: Badge, dpi: float = USUAL_DPI
) -> Iterator[PaperWarning]:
    """Everything wrong with these elements for this badge."""
    for element in shown(elements, badge):
        if isinstance(element, StackElement):
            yield from place_stack(element, badge).warnings
        elif isinstance(element, ScheduleElement):
            yield from place_day(element, badge).warnings
        elif isinstance(element, QrElement):
            yield from qr_warnings(element, badge, dpi)
        elif isinstance(element, PhotoElement) and badge.photo:
            yield from _coarse(badge.photo, "photo", element.area, "cover")
        elif isinstance(element, ImageElement):
            picture = template.picture(element.picture)
            if picture is not None:
                yield from _coarse(picture.data, picture.name, element.area, element.fit)


def _coarse(data: bytes, name: str, area: Area, fit: ImageFit) -> Iterator[PaperWarning]:
    dpi = printed_dpi(data, area.width, area.height, fit)
    if dpi < COARSEST_DPI:
        yield PaperWarning(name, PaperFault.COARSE, f"{dpi:.0f}")
