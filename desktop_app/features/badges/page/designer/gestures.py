"""What happens between press and release: elements moved, a handle pulled, a band drawn around them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from desktop_app.features.badges.rules.design.snapping import (
    Guide,
    Snap,
    guides,
    snap_moved,
    snap_point,
    stops_of,
)
from desktop_app.features.badges.rules.geometry import (
    Handle,
    as_far_as,
    bounds,
    held_back,
    least_of,
    moved,
    pulled,
    pulled_turned,
    room_of,
    rotation_of,
    scaled_into,
    shifted,
    union,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.rules.design.snapping import Stops
    from desktop_app.features.badges.rules.template import Area, Element

Modifiers = Qt.KeyboardModifier
CONTROL, SHIFT, ALT = Modifiers.ControlModifier, Modifiers.ShiftModifier, Modifiers.AltModifier


class Gesture(Protocol):
    """One drag; places are in mm on the badge."""

    guides: tuple[Guide, ...]
    band: QRectF | None

    def move(self, at: QPointF, keys: Modifiers, reach: float) -> None:
        """The mouse is there now; `reach` is how near in mm something must be to snap to it."""

    def finish(self) -> None:
        """The button was let go."""

    def cancel(self) -> None:
        """Esc was pressed: everything as before."""


class _Shaping:
    """What moving and pulling share: the elements as they were, and what they snap to."""

    def __init__(self, design: Design, start: QPointF) -> None:
        design.settle()
        self.guides: tuple[Guide, ...] = ()
        self.band: QRectF | None = None
        self._design = design
        self._start = start
        self._before = {place: design.elements[place] for place in design.chosen}
        self._box = union(bounds(element) for element in self._before.values())
        self._room = room_of(design.template)
        others = (each for place, each in enumerate(design.elements) if place not in self._before)
        self._stops: Stops = stops_of(design.template, (bounds(each) for each in others))

    def cancel(self) -> None:
        self.guides = ()
        self._design.put_back()


class Moving(_Shaping):
    """The chosen elements follow the mouse; Shift keeps to one direction, Ctrl or Alt does not snap."""

    def move(self, at: QPointF, keys: Modifiers, reach: float) -> None:
        dx, dy = at.x() - self._start.x(), at.y() - self._start.y()
        across, down = _directions(dx, dy, keys)
        dx, dy = held_back(self._box, self._room, dx * across, dy * down)
        self.guides = ()
        if not keys & (CONTROL | ALT):
            snap = snap_moved(shifted(self._box, dx, dy), self._stops, reach)
            dx, dy = held_back(self._box, self._room, dx + snap.dx * across, dy + snap.dy * down)
            self.guides = guides(shifted(self._box, dx, dy), self._stops)
        self._design.try_out({place: moved(each, dx, dy) for place, each in self._before.items()})

    def finish(self) -> None:
        self.guides = ()
        design = self._design
        design.keep_tried(design.words.moving(design.chosen_elements))


class Pulling(_Shaping):
    """A handle follows the mouse; Shift keeps the proportion, Alt the middle, Ctrl does not snap."""

    def __init__(self, design: Design, start: QPointF, handle: Handle) -> None:
        super().__init__(design, start)
        self._handle = handle
        several = len(self._before) > 1
        self._turned = 0.0 if several else rotation_of(next(iter(self._before.values())))
        first = next(iter(self._before.values()))
        self._area = self._box if several else first.area
        self._least = 1.0 if several else least_of(first)

    def move(self, at: QPointF, keys: Modifiers, reach: float) -> None:
        shift = (at.x() - self._start.x(), at.y() - self._start.y())
        if not keys & CONTROL and not self._turned:
            snap = self._snap(shift, reach)
            shift = (shift[0] + snap.dx, shift[1] + snap.dy)
        proportional = bool(keys & SHIFT)
        area = self._pulled(shift, proportional=proportional, centred=bool(keys & ALT))
        self.guides = () if self._turned or keys & CONTROL else guides(area, self._stops)
        self._design.try_out({place: self._resized(each, area) for place, each in self._before.items()})

    def finish(self) -> None:
        self.guides = ()
        design = self._design
        design.keep_tried(design.words.resizing(design.chosen_elements))

    def _snap(self, shift: tuple[float, float], reach: float) -> Snap:
        box, across, down = self._area, self._handle.across, self._handle.down
        x = box.x + (box.width if across > 0 else 0) + shift[0] if across else None
        y = box.y + (box.height if down > 0 else 0) + shift[1] if down else None
        return snap_point(x, y, self._stops, reach)

    def _pulled(self, shift: tuple[float, float], *, proportional: bool, centred: bool) -> Area:
        how: Callable[..., Area] = partial(
            pulled_turned,
            self._area,
            self._turned,
            proportional=proportional,
            centred=centred,
            least=self._least,
        )
        if not self._turned:
            how = partial(pulled, self._area, proportional=proportional, centred=centred, least=self._least)
            if not proportional and not centred:
                shift = self._within(shift)
        return as_far_as(partial(_share, how, self._handle, shift), self._room, self._turned)

    def _within(self, shift: tuple[float, float]) -> tuple[float, float]:
        """Each direction is held back by itself, so that a corner can slide along the edge."""
        box, room, across, down = self._area, self._room, self._handle.across, self._handle.down
        low_x, low_y = room.x - box.x, room.y - box.y
        high_x = room.x + room.width - box.x - box.width
        high_y = room.y + room.height - box.y - box.height
        x = max(shift[0], low_x) if across < 0 else min(shift[0], high_x)
        y = max(shift[1], low_y) if down < 0 else min(shift[1], high_y)
        return x, y

    def _resized(self, element: Element, area: Area) -> Element:
        if len(self._before) == 1:
            return replace(element, area=area)
        return replace(element, area=scaled_into(element.area, self._box, area))


class Banding:
    """A band is drawn around what is to be chosen; what was chosen before stays with Shift or Ctrl."""

    def __init__(self, design: Design, start: QPointF, *, add: bool) -> None:
        design.settle()
        self.guides: tuple[Guide, ...] = ()
        self.band: QRectF | None = None
        self._design = design
        self._start = start
        self._before = design.chosen
        self._kept = design.chosen if add else ()

    def move(self, at: QPointF, _keys: Modifiers, _reach: float) -> None:
        self.band = QRectF(self._start, at).normalized()
        inside = [
            place
            for place, each in enumerate(self._design.elements)
            if self.band.contains(_rect(bounds(each)))
        ]
        self._design.choose((*self._kept, *inside))

    def finish(self) -> None:
        self.band = None

    def cancel(self) -> None:
        self.band = None
        self._design.choose(self._before)


def _directions(dx: float, dy: float, keys: Modifiers) -> tuple[int, int]:
    """Whether a move goes across and down: with Shift only in the direction in which it goes further."""
    if not keys & SHIFT:
        return 1, 1
    return (1, 0) if abs(dx) > abs(dy) else (0, 1)


def _rect(area: Area) -> QRectF:
    return QRectF(area.x, area.y, area.width, area.height)


def _share(how: Callable[..., Area], handle: Handle, shift: tuple[float, float], share: float) -> Area:
    return how(handle, (shift[0] * share, shift[1] * share))
