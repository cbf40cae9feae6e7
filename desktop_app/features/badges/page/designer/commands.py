"""What can be done with chosen elements: one list for the menu, the buttons and the keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.features.badges.page.designer.clipboard import Clipboard
from desktop_app.features.badges.rules.design.arranging import (
    FEWEST_TO_DISTRIBUTE,
    Restack,
    Side,
    align,
    distribute,
    restack,
)
from desktop_app.features.badges.rules.design.editing import with_changed, with_elements, without
from desktop_app.features.badges.rules.geometry import bounds, moved, resized_to
from desktop_app.features.badges.rules.template import Area, StackElement
from desktop_app.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.features.badges.page.designer.canvas import Canvas
    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.rules.design.arranging import Shift
    from desktop_app.features.badges.rules.design.snapping import Axis


class _Entry(NamedTuple):
    """One command: how many elements it needs, and what it does."""

    name: str
    words: str
    picture: str
    keys: str
    fewest: int
    act: Callable[[], object]


class Commands(QObject):
    """The commands as actions of the canvas."""

    def __init__(self, design: Design, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._design = design
        self._canvas = canvas
        self.clipboard = Clipboard(design, self)
        self.actions: dict[str, QAction] = {}
        self._fewest: dict[str, int] = {}
        for entry in (*self._editing(), *self._aligning(), *self._stacking(), *self._looking()):
            self._add(entry)
        design.chosen_changed.connect(self._on_chosen_changed)
        self._on_chosen_changed()

    def menu(self, parent: QWidget) -> QMenu:
        """Everything that can be done with what is chosen."""
        menu = QMenu(parent)
        self._fill(menu, [entry.name for entry in self._editing()])
        menu.addSeparator()
        arrange = self.arrange_menu(menu)
        arrange.setTitle(self.tr("Arrange"))
        menu.addMenu(arrange)
        menu.addSeparator()
        self._fill(menu, [entry.name for entry in self._looking()])
        return menu

    def arrange_menu(self, parent: QWidget) -> QMenu:
        """Aligning, distributing, the same size, and which lies above which."""
        menu = QMenu(parent)
        self._fill(menu, [entry.name for entry in self._aligning()])
        menu.addSeparator()
        self._fill(menu, [entry.name for entry in self._stacking()])
        return menu

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            menu.addAction(self.actions[name])

    def _add(self, entry: _Entry) -> None:
        action = QAction(icon(entry.picture), entry.words, self)
        if entry.keys:
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys.split(" ")])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            tip = f"{entry.words} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
            action.setToolTip(tip)
        action.triggered.connect(entry.act)
        self._canvas.addAction(action)
        self.actions[entry.name] = action
        self._fewest[entry.name] = entry.fewest

    def _editing(self) -> tuple[_Entry, ...]:
        board = self.clipboard
        return (
            _Entry("edit", self.tr("Edit text"), "text-t", "", 1, self._canvas.edit_chosen),
            _Entry("cut", self.tr("Cut"), "scissors", "Ctrl+X", 1, self._cut),
            _Entry("copy", self.tr("Copy"), "copy", "Ctrl+C", 1, board.copy),
            _Entry("paste", self.tr("Paste"), "clipboard", "Ctrl+V", 0, board.paste),
            _Entry("duplicate", self.tr("Duplicate"), "copy-simple", "Ctrl+D", 1, board.duplicate),
            _Entry("delete", self.tr("Remove"), "trash", "Del Backspace", 1, self.remove),
            _Entry("all", self.tr("Choose all"), "selection-all", "Ctrl+A", 0, self._choose_all),
        )

    def _aligning(self) -> tuple[_Entry, ...]:
        sides = (
            (Side.LEFT, self.tr("Align left"), "align-left", "Ctrl+Shift+Left"),
            (Side.CENTRE, self.tr("Align centres"), "align-center-horizontal", "Ctrl+Shift+C"),
            (Side.RIGHT, self.tr("Align right"), "align-right", "Ctrl+Shift+Right"),
            (Side.TOP, self.tr("Align top"), "align-top", "Ctrl+Shift+Up"),
            (Side.MIDDLE, self.tr("Align middles"), "align-center-vertical", "Ctrl+Shift+M"),
            (Side.BOTTOM, self.tr("Align bottom"), "align-bottom", "Ctrl+Shift+Down"),
        )
        entries = [
            _Entry(side.name, words, picture, keys, 1, partial(self.align, side))
            for side, words, picture, keys in sides
        ]
        fewest = FEWEST_TO_DISTRIBUTE
        across, down = partial(self.distribute, "x"), partial(self.distribute, "y")
        same = self._make_equal
        return (
            *entries,
            _Entry(
                "across",
                self.tr("Equal gaps across"),
                "arrows-out-line-horizontal",
                "Ctrl+Shift+H",
                fewest,
                across,
            ),
            _Entry(
                "down", self.tr("Equal gaps down"), "arrows-out-line-vertical", "Ctrl+Shift+V", fewest, down
            ),
            _Entry("same", self.tr("Same size as the lowest"), "arrows-out-simple", "Ctrl+Shift+S", 2, same),
        )

    def _stacking(self) -> tuple[_Entry, ...]:
        ways = (
            (Restack.FRONT, self.tr("To the front"), "arrow-line-up", "Ctrl+Shift+PgUp"),
            (Restack.FORWARD, self.tr("Forward"), "arrow-up", "Ctrl+PgUp"),
            (Restack.BACKWARD, self.tr("Backward"), "arrow-down", "Ctrl+PgDown"),
            (Restack.UNDERMOST, self.tr("To the bottom"), "arrow-line-down", "Ctrl+Shift+PgDown"),
        )
        return tuple(
            _Entry(way.name, words, picture, keys, 1, partial(self.restack, way))
            for way, words, picture, keys in ways
        )

    def _looking(self) -> tuple[_Entry, ...]:
        zoom = self._canvas.zoom
        return (
            _Entry(
                "larger",
                self.tr("Larger"),
                "magnifying-glass-plus",
                "Ctrl++ Ctrl+=",
                0,
                partial(zoom.next_step, 1),
            ),
            _Entry(
                "smaller",
                self.tr("Smaller"),
                "magnifying-glass-minus",
                "Ctrl+-",
                0,
                partial(zoom.next_step, -1),
            ),
            _Entry("fit", self.tr("Whole badge"), "frame-corners", "Ctrl+0", 0, zoom.fit),
            _Entry(
                "real",
                self.tr("Real size"),
                "identification-badge",
                "Ctrl+R",
                0,
                partial(zoom.set_factor, 1.0),
            ),
        )

    # --- what they do -------------------------------------------------------------------------------

    def remove(self) -> None:
        """Take the chosen elements off the badge."""
        design = self._design
        words = design.words.removing(design.chosen_elements)
        design.step(words, without(design.template, design.face, design.chosen), ())

    def align(self, side: Side) -> None:
        """Line the chosen elements up with each other, a single one with the badge."""
        template = self._design.template
        page = Area(0, 0, template.width, template.height)
        self._shift(align([bounds(each) for each in self._design.chosen_elements], side, page))

    def distribute(self, axis: Axis) -> None:
        """Give the chosen elements equal gaps."""
        self._shift(distribute([bounds(each) for each in self._design.chosen_elements], axis))

    def restack(self, how: Restack) -> None:
        """Bring the chosen elements above or below others."""
        design = self._design
        order = restack(len(design.elements), design.chosen, how)
        elements = [design.elements[place] for place in order]
        chosen = [order.index(place) for place in design.chosen]
        words = design.words.arranging(design.chosen_elements)
        design.step(words, with_elements(design.template, design.face, elements), chosen)

    def _shift(self, shifts: Sequence[Shift]) -> None:
        design = self._design
        pairs = zip(design.chosen, shifts, strict=True)
        changed = {place: moved(design.elements[place], *shift) for place, shift in pairs}
        words = design.words.arranging(design.chosen_elements)
        design.step(words, with_changed(design.template, design.face, changed))

    def _make_equal(self) -> None:
        design = self._design
        model = design.chosen_elements[0].area
        changed = {
            place: resized_to(design.elements[place], model.width, model.height)
            for place in design.chosen[1:]
        }
        words = design.words.resizing(design.chosen_elements)
        design.step(words, with_changed(design.template, design.face, changed))

    def _cut(self) -> None:
        self.clipboard.copy()
        self.remove()

    def _choose_all(self) -> None:
        self._design.choose(range(len(self._design.elements)))

    def _on_chosen_changed(self) -> None:
        count = len(self._design.chosen)
        for name, action in self.actions.items():
            action.setEnabled(count >= self._fewest[name])
        single_text = count == 1 and isinstance(self._design.chosen_elements[0], StackElement)
        self.actions["edit"].setEnabled(single_text)
