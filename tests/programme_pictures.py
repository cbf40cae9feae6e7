"""Pictures of the programme on paper and of the now/next screen in both looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.page.now_next import NowNextWindow
from desktop_app.features.agenda.rules.paper import Layout
from desktop_app.features.agenda.tasks.paper import ProgrammeJob, draw_programme
from desktop_app.progress import Silent
from tests.features.agenda.forum_programme import FOOT, WORDS, changed, forum
from tests.features.agenda.programmes import at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage

SHOWN: Final = (Layout.GRID, Layout.DOORS)
SIZE: Final = (1280, 720)


def programme_pictures(
    folder: Path, first_page: Callable[[Path], QImage], save: Callable[[QImage, Path], Path]
) -> Iterator[Path]:
    """Save the first page of the grid and of the door sheets, and the screen in dark and light."""
    before = forum()
    for layout in SHOWN:
        file = folder / f"programme-{layout.value}.pdf"
        only = frozenset({"lake"} if layout is Layout.DOORS else ())
        draw_programme(ProgrammeJob(changed(before), layout, file, WORDS, FOOT, before, only=only), Silent())
        yield save(first_page(file), folder / f"programme-{layout.value}.png")
        file.unlink()
    window = NowNextWindow(lambda: at(11, 35))
    window.resize(*SIZE)
    window.show_programme(changed(before), before)
    for look in ("dark", "light"):
        window.choose_look(dark=look == "dark")
        yield save(window.grab().toImage(), folder / f"now-next-{look}.png")
    window.close()
