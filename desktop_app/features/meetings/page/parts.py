"""The parts of the page, handed together to what connects them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.features.meetings.page.chosen import Chosen
    from desktop_app.features.meetings.page.deeds import Deeds
    from desktop_app.features.meetings.page.doing import Doing
    from desktop_app.features.meetings.page.inspector import MeetingsInspector
    from desktop_app.features.meetings.page.left import LeftColumn
    from desktop_app.features.meetings.page.opening import Opening
    from desktop_app.features.meetings.page.paper import MeetingPaper
    from desktop_app.features.meetings.page.planning import Planning
    from desktop_app.features.meetings.page.seeing import Seeing
    from desktop_app.features.meetings.page.views import Views


@dataclass(frozen=True)
class Parts:
    """Left column, views and inspector; what is chosen, seen, written, planned, opened and printed."""

    left: LeftColumn
    views: Views
    inspector: MeetingsInspector
    chosen: Chosen
    seeing: Seeing
    deeds: Deeds
    doing: Doing
    planning: Planning
    opening: Opening
    paper: MeetingPaper
