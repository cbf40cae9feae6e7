"""Where this desk stands: at which point and which way through it, from which station, with whose hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.features.checkin.rules import Desk

if TYPE_CHECKING:
    from desktop_app.features.checkin.page.following import Following
    from desktop_app.features.checkin.page.points import PointChooser, Way
    from desktop_app.features.checkin.queries import Standing
    from desktop_app.features.checkin.rules import Direction
    from desktop_app.kit.context import PageContext


class Here(QObject):
    """The chosen point together with what is known of the station.

    Signals:
        hinted(str, str): a title and words for the card as long as nobody was scanned.
    """

    hinted = Signal(str, str)

    def __init__(
        self, context: PageContext, following: Following, chooser: PointChooser, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._following = following
        self._chooser = chooser
        following.stood.connect(self._on_stood)

    @property
    def desk(self) -> Desk | None:
        """The desk as it is written into a scan; None without a point, where nobody can be checked in."""
        known = self._following.standing
        way = self._chooser.way
        if way is None:
            return None
        return Desk(
            self._context.event_id,
            way.point_id,
            known.station_id,
            self._context.duty.staff_id,
            questions=known.questions,
        )

    @property
    def way(self) -> Way | None:
        """The chosen point and the way through it; None where there is no point."""
        return self._chooser.way

    @property
    def direction(self) -> Direction | None:
        """The way through the point; None where there is no point."""
        return self._chooser.way.direction if self._chooser.way else None

    @property
    def prefix(self) -> str:
        """What the scanners of this event put before a code."""
        return self._following.standing.scanner_prefix

    def look_around(self) -> None:
        """Offer the points at once where none is chosen yet."""
        if self._chooser.way is None:
            self._on_stood(self._following.standing)

    def look_again(self) -> None:
        """Read at once what may have changed while nobody saw it: points, questions, the station."""
        self._following.look_around()

    def _on_stood(self, now: Standing) -> None:
        self._chooser.show_points(now.points, now.own_point_id)
        if now.points:
            self.hinted.emit(self.tr("Ready"), self.tr("Scan a code, or type a name and press Enter."))
            return
        words = self.tr("Add one in Setup (Ctrl+7), then people can be checked in.")
        self.hinted.emit(self.tr("No check-in point yet"), words)
