"""The whole designer: what stands where, and what one part asks of another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.badges.page.designer.canvas import Canvas
from desktop_app.features.badges.page.designer.commands import Commands
from desktop_app.features.badges.page.designer.design import Design
from desktop_app.features.badges.page.designer.elements import ElementsPanel
from desktop_app.features.badges.page.designer.hints import DesignerHints
from desktop_app.features.badges.page.designer.inline import InlineEditor, text_at
from desktop_app.features.badges.page.designer.previewing import Previewing
from desktop_app.features.badges.page.designer.properties import PropertiesPanel
from desktop_app.features.badges.page.designer.properties.text import TextForm
from desktop_app.features.badges.page.designer.reading import PictureFiles, read_picture
from desktop_app.features.badges.page.designer.rulers import Ruler
from desktop_app.features.badges.page.designer.status import DesignStatus
from desktop_app.features.badges.page.designer.tools import ToolRow
from desktop_app.features.badges.page.designer.words import PICTURES
from desktop_app.features.badges.rules.design.editing import with_added
from desktop_app.features.badges.rules.design.fresh import KINDS, aside, fresh_element
from desktop_app.features.badges.rules.geometry import bounds, union
from desktop_app.features.badges.rules.template import StackElement
from desktop_app.kit.icons import icon
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import ElidedLabel, Kind, button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.features.badges.page.person_field import Person
    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.page import KeyHint


class Designer(QWidget):
    """Designs one template of the event.

    Signals:
        left(str): back to the templates; why, where it was not asked for.
    """

    left = Signal(str)

    def __init__(
        self, context: PageContext, search: Callable[[str], Sequence[Person]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.previewing = Previewing(context, search)
        self.design = Design(context, self.previewing.placeholders(), self)
        self.canvas = Canvas(self.design)
        self.commands = Commands(self.design, self.canvas)
        self.inline = InlineEditor(self.design, self.canvas)
        self.elements = ElementsPanel(self.design, self.canvas)
        self.properties = PropertiesPanel(self.design, self.canvas)
        self.tools = ToolRow(self.commands, self.canvas)
        self.status = DesignStatus(self.design)
        self.done = button(self.tr("Done"), Kind.PRIMARY)
        self.sides = QTabBar()
        self._title = ElidedLabel("", Type.TITLE)
        self._across = Ruler(Qt.Orientation.Horizontal)
        self._down = Ruler(Qt.Orientation.Vertical)
        self._pointer: QPointF | None = None
        self._editing: tuple[int, int] = (0, 0)
        self._files = PictureFiles(self)
        self._hints = DesignerHints(self)
        self.setFocusProxy(self.canvas)
        self._lay_out()
        self._connect()

    def open(self, template: BadgeTemplate, person: str) -> None:
        """Design a template, shown with the badge of that attendee."""
        self.status.say("")
        self.design.badge = self.previewing.begin(person)
        self.design.open(template)
        self.properties.show_sample(self.previewing.sample)
        self.canvas.zoom.fit()
        self.canvas.setFocus()

    def leave(self) -> None:
        """Keep what waits, and go back."""
        self.canvas.mouse.cancel()
        self.design.settle()
        self.left.emit("")

    def refresh(self) -> None:
        """Somebody wrote: read the template again."""
        self.design.refresh()

    def key_hints(self) -> Sequence[KeyHint]:
        """Tell the designer's keys, for F1."""
        return self._hints.all()

    # --- building -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for words in (self.tr("Front"), self.tr("Back")):
            self.sides.addTab(words)
        self.sides.setDrawBase(False)
        self.sides.setAccessibleName(self.tr("Side of the badge"))
        head = QHBoxLayout()
        head.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, 0)
        head.setSpacing(Space.LARGE)
        head.addWidget(self._title, 1)
        head.addWidget(self.sides)
        head.addWidget(self.previewing)
        head.addWidget(self.done)
        tools = QHBoxLayout()
        tools.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.HAIR)
        tools.addWidget(self.tools)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.elements)
        middle.addLayout(self._with_rulers(), 1)
        middle.addWidget(self.properties)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addLayout(head)
        column.addLayout(tools)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def _with_rulers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        corner = QWidget()
        corner.setFixedSize(Space.WIDE, Space.WIDE)
        grid.addWidget(corner, 0, 0)
        grid.addWidget(self._across, 0, 1)
        grid.addWidget(self._down, 1, 0)
        grid.addWidget(self.canvas, 1, 1)
        self.canvas.setMinimumWidth(Size.FORM_LABEL)
        return grid

    def _connect(self) -> None:
        self.done.clicked.connect(self.leave)
        self.sides.currentChanged.connect(self._on_side_chosen)
        self.previewing.badge_chosen.connect(self.design.show_badge)
        self.elements.adding_asked.connect(self.add)
        self.canvas.editing_asked.connect(self._on_editing_asked)
        self.canvas.menu_asked.connect(self._on_menu_asked)
        self.canvas.leaving_asked.connect(self.leave)
        self.canvas.pointed.connect(self._on_pointed)
        self.canvas.looked.connect(self._on_looked)
        self.inline.given.connect(self._on_pattern_given)
        self.inline.complained.connect(self.status.say)
        self.inline.ended.connect(self.canvas.setFocus)
        self.design.changed.connect(self._on_changed)
        self.design.refused.connect(self.status.say)
        self.design.gone.connect(self.left)

    # --- what happens -------------------------------------------------------------------------------

    def add(self, kind: str) -> None:
        """Add an element of that kind on top, and choose it."""
        self.status.say("")
        if kind == "image":
            self._add_picture()
        else:
            design = self.design
            design.settle()
            element = aside(fresh_element(kind, design.template), design.elements, design.template)
            template, places = with_added(design.template, design.face, [element])
            design.step(design.words.adding([element]), template, places)
        self.canvas.setFocus()

    def _add_picture(self) -> None:
        file = self._files.ask(self)
        if not file:
            return
        try:
            picture = read_picture(Path(file))
            self.commands.clipboard.add_picture(picture.name, picture.data)
        except Refused as refused:
            self.status.say(words_of(refused))

    def _on_changed(self) -> None:
        template = self.design.template
        self._title.setText(template.title)
        self.sides.blockSignals(True)
        self.sides.setCurrentIndex(0 if self.design.face == "front" else 1)
        self.sides.setTabText(1, self.tr("Back") if template.back else self.tr("Back (empty)"))
        self.sides.blockSignals(False)
        self.inline.hide()

    def _on_side_chosen(self, number: int) -> None:
        self.design.turn_to("back" if number else "front")

    def _on_editing_asked(self, place: int, at: QPointF | None) -> None:
        element = self.design.elements[place]
        if not isinstance(element, StackElement):
            form = self.properties.form
            form.setFocus()
            form.focusNextChild()
            return
        form = self.properties.form
        number = 0 if at is None else text_at(element, self.design.badge, at)
        if isinstance(form, TextForm):
            number = form.current if at is None else number
            form.choose_text(number)
        self._editing = (place, number)
        self.inline.show_custom(self.previewing.sample.custom)
        self.inline.edit(element, number, at)

    def _on_pattern_given(self, pattern: str) -> None:
        place, number = self._editing
        element = self.design.elements[place]
        if isinstance(element, StackElement) and number < len(element.texts):
            self.design.set_pattern(place, number, pattern)

    def _ask_for_kind(self) -> None:
        """Offer what can be added, beside the middle of the canvas."""
        menu = self._adding_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        viewport = self.canvas.viewport()
        menu.popup(viewport.mapToGlobal(viewport.rect().center()))
        menu.setActiveAction(menu.actions()[0])

    def _adding_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(self.tr("Add"), parent)
        for kind in KINDS:
            action = menu.addAction(icon(PICTURES[kind]), self.design.words.kind(kind))
            action.triggered.connect(partial(self.add, kind))
        return menu

    def _on_menu_asked(self, at: QPoint) -> None:
        menu = self.commands.menu(self)
        first = menu.actions()[0]
        menu.insertMenu(first, self._adding_menu(menu))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _on_pointed(self, at: QPointF | None) -> None:
        self._pointer = at
        self.status.show_pointer(at)
        self._on_looked()

    def _on_looked(self) -> None:
        self.status.show_chosen()
        chosen = self.design.chosen_elements
        box = union(bounds(each) for each in chosen) if chosen else None
        origin, scale = self.canvas.place_of(0, 0), self.canvas.zoom.scale
        self._across.show_view(origin.x(), scale)
        self._down.show_view(origin.y(), scale)
        at = self._pointer
        self._across.show_marks(at.x() if at else None, (box.x, box.x + box.width) if box else None)
        self._down.show_marks(at.y() if at else None, (box.y, box.y + box.height) if box else None)

    # --- keys, and what must not be lost ------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        acts: dict[tuple[int, bool], Callable[[], object]] = {
            (Qt.Key.Key_Escape, False): self.canvas.setFocus,
            (Qt.Key.Key_F6, False): self._walk_parts,
            (Qt.Key.Key_Insert, False): self._ask_for_kind,
            (Qt.Key.Key_Tab, True): self._turn,
            (Qt.Key.Key_Backtab, True): self._turn,
        }
        act = acts.get((event.key(), control))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _turn(self) -> None:
        self.sides.setCurrentIndex(1 - self.sides.currentIndex())

    def _walk_parts(self) -> None:
        """The canvas, the settings, the elements, in turns."""
        if self.canvas.hasFocus():
            self.properties.form.setFocus()
            self.properties.form.focusNextChild()
        elif self.elements.list.hasFocus():
            self.canvas.setFocus()
        else:
            self.elements.list.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.design.settle()
        super().hideEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before Ctrl+Z, or when the window closes, what still waits for more keys is a step of its own."""
        closing = event.type() == QEvent.Type.Close
        undoing = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Z
        )
        if closing or undoing:
            self.design.settle()
        return False
