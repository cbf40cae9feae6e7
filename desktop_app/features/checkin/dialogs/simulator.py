"""The simulator: what a point would answer to a person at a time, with nothing written."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QSize, Qt, QTime, QTimeZone, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.features.checkin.queries import PointRow, found_people, people_like, points, simulated
from desktop_app.features.checkin.rules import Answer, Desk, Direction
from desktop_app.kit.icons import dot
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Form, Shape, VerdictShape, button, label, line, put_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_app.features.checkin.queries import FoundPerson
    from desktop_app.kit.context import PageContext

_SEARCHED_FROM: Final = 2
_SHOWN: Final = 4
_KEY: Final = int(Qt.ItemDataRole.UserRole)


class Spoken(Protocol):
    """A verdict in words, as the card shows it."""

    @property
    def shape(self) -> Shape:
        """The shape beside the word."""

    @property
    def word(self) -> str:
        """The one word."""

    @property
    def sentence(self) -> str:
        """What the guest is told."""


class SimulatorDialog(QDialog):
    """A person, a point and a time; below them the answer, anew with each change."""

    def __init__(
        self, context: PageContext, speak: Callable[[Answer], Spoken], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What would happen?"))
        self._context = context
        self._speak = speak
        self.person = _PersonField()
        self.people = QListWidget()
        self.point = QComboBox()
        self.time = QDateTimeEdit()
        self._shape = VerdictShape()
        self._word = label("", Type.TITLE, wrap=True)
        self._sentence = label("", wrap=True)
        self._fill()
        self._lay_out()
        self.person.textEdited.connect(self._on_text_edited)
        self.person.stepped.connect(self._on_stepped)
        self.people.currentRowChanged.connect(self._answer)
        self.point.currentIndexChanged.connect(self._answer)
        self.time.dateTimeChanged.connect(self._answer)
        self._answer()

    @property
    def words(self) -> tuple[str, str]:
        """The word and the sentence of the answer, as shown."""
        return self._word.text(), self._sentence.text()

    def choose_point(self, point_id: str) -> None:
        """Ask about this point."""
        for row in range(self.point.count()):
            if self.point.itemData(row)[0] == point_id:
                self.point.setCurrentIndex(row)
                return

    def choose_person(self, attendee_id: str) -> None:
        """Ask about this person."""
        self._show_people(self._context.store.read(found_people, [attendee_id]))

    def _fill(self) -> None:
        self.person.setPlaceholderText(self.tr("Two letters of a name are enough"))
        self.people.setAccessibleName(self.tr("People found"))
        self.people.setFixedHeight(_SHOWN * Size.ROW)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for row in self._context.store.read(points, self._context.event_id):
            for words, way in self._ways(row):
                self.point.addItem(words, (row.id, way))
        # The fields of this clock are the venue's: Qt must not move them by this computer's zone.
        self.time.setTimeZone(QTimeZone.utc())
        self.time.setCalendarPopup(True)
        self.time.setDisplayFormat("yyyy-MM-dd  HH:mm")
        now = self._context.local(self._context.now())
        day, clock = QDate(now.year, now.month, now.day), QTime(now.hour, now.minute)
        self.time.setDateTime(QDateTime(day, clock, QTimeZone.utc()))

    def _ways(self, row: PointRow) -> list[tuple[str, str]]:
        if row.direction is not Direction.BOTH:
            return [(row.name, row.direction.value)]
        return [
            (self.tr("{point}: in").format(point=row.name), Direction.ENTRY.value),
            (self.tr("{point}: out").format(point=row.name), Direction.EXIT.value),
        ]

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.tr("Who"), self.person)
        form.add("", self.people)
        form.add(self.tr("Where"), self.point)
        form.add(self.tr("When"), self.time, self.tr("By the clock at the venue."))
        told = QVBoxLayout()
        told.setSpacing(Space.HAIR)
        for part in (self._word, self._sentence):
            told.addWidget(part)
        told.addStretch()
        answer = QHBoxLayout()
        answer.setSpacing(Space.LARGE)
        answer.addWidget(self._shape, alignment=Qt.AlignmentFlag.AlignTop)
        answer.addLayout(told, 1)
        close = button(self.tr("Close   Esc"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(label(self.tr("As things stand now. Nothing is written."), Type.CAPTION), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(form)
        column.addWidget(line())
        column.addLayout(answer)
        column.addStretch()
        column.addLayout(foot)
        self.setMinimumWidth(Size.PALETTE_WIDTH)

    def _on_text_edited(self, text: str) -> None:
        words = text.strip()
        read, event_id = self._context.store.read, self._context.event_id
        self._show_people(read(people_like, event_id, words) if len(words) >= _SEARCHED_FROM else ())

    def _on_stepped(self, rows: int) -> None:
        last = self.people.count() - 1
        self.people.setCurrentRow(min(max(self.people.currentRow() + rows, 0), last))

    def _show_people(self, found: Sequence[FoundPerson]) -> None:
        self.people.clear()
        for person in found:
            about = (person.name, person.organisation, person.category)
            item = QListWidgetItem(dot(person.colour), "  ·  ".join(part for part in about if part))
            item.setData(_KEY, person.attendee_id)
            item.setSizeHint(QSize(0, Size.ROW))
            self.people.addItem(item)
        self.people.setCurrentRow(0)
        self._answer()

    def _moment(self) -> datetime:
        shown = self.time.dateTime()
        day, clock = shown.date(), shown.time()
        zone = ZoneInfo(self._context.zone)
        return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute(), tzinfo=zone)

    def _answer(self) -> None:
        if self.people.currentRow() < 0 or self.point.currentIndex() < 0:
            self._shape.show_shape(None)
            self._word.setText(self.tr("Nobody is chosen yet"))
            self._sentence.setText(self.tr("Type a name, then choose where and when."))
            put_state(self._word, State.PLAIN)
            return
        point_id, way = self.point.currentData()
        desk = Desk(self._context.event_id, point_id)
        answer = self._context.store.read(
            simulated, desk, self.people.currentItem().data(_KEY), self._moment(), direction=Direction(way)
        )
        spoken = self._speak(answer)
        self._shape.show_shape(spoken.shape)
        self._word.setText(spoken.word)
        self._sentence.setText(spoken.sentence)
        put_state(self._word, spoken.shape.value)


class _PersonField(QLineEdit):
    """Typing searches, arrows choose.

    Signals:
        stepped(int): an arrow key moves the choice among the people found.
    """

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
