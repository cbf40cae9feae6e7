"""Pictures of the demo forum's programme on paper and of the now/next screen in both looks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.page.now_next import NowNextWindow
from desktop_app.features.agenda.page.programme_words import PaperWords
from desktop_app.features.agenda.rules.paper import Layout
from desktop_app.features.agenda.tasks.paper import ProgrammeJob, draw_programme
from desktop_app.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage

    from desktop_app.features.agenda.queries import PaperGround

SHOWN: Final = (Layout.GRID, Layout.DOORS)
DOOR: Final = "Great Hall"
SIZE: Final = (1280, 720)
# Parallel sessions have begun in three rooms then.
BUSY: Final = datetime(2026, 11, 26, 9, 50, tzinfo=UTC)


def programme_pictures(
    ground: PaperGround,
    folder: Path,
    now: datetime,
    first_page: Callable[[Path], QImage],
    save: Callable[[QImage, Path], Path],
) -> Iterator[Path]:
    """Save the first page of the grid and of a door sheet as of `now`, and the screen in dark and light."""
    words = PaperWords().words(ground, now)
    door = frozenset(room.key for room in ground.programme.rooms if room.name == DOOR)
    for layout in SHOWN:
        file = folder / f"programme-{layout.value}.pdf"
        only = door if layout is Layout.DOORS else frozenset()
        draw_programme(
            ProgrammeJob(ground.programme, layout, file, words, ground.foot, ground.before, only=only),
            Silent(),
        )
        yield save(first_page(file), folder / f"programme-{layout.value}.png")
        file.unlink()
    window = NowNextWindow(lambda: BUSY)
    window.resize(*SIZE)
    window.show_programme(ground.programme, ground.before)
    for look in ("dark", "light"):
        window.choose_look(dark=look == "dark")
        yield save(window.grab().toImage(), folder / f"now-next-{look}.png")
    window.close()
