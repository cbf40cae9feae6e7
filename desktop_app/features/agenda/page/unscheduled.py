"""The list of what has no time yet: searched, dragged into the grid, or given a free place by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from db.search import fold
from desktop_app.features.agenda.dialogs.words import BETWEEN
from desktop_app.features.agenda.page.colours import track_colours
from desktop_app.features.agenda.page.grid.card import inks_of
from desktop_app.kit.theme import Space, Type, tokens_of
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QRect

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules import Session

Index = QModelIndex | QPersistentModelIndex
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Model(QAbstractListModel):
    def __init__(self, words: AgendaWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._sight: Sight | None = None
        self._colours: dict[str, str] = {}
        self.sessions: Sequence[Session] = ()

    def show(self, sight: Sight, sessions: Sequence[Session]) -> None:
        self.beginResetModel()
        self._sight, self.sessions = sight, sessions
        self._colours = track_colours(sight.frame)
        self.endResetModel()

    def about(self, row: int) -> str:
        """How long, by whom, and in which track."""
        session, sight = self.sessions[row], self._sight
        names = ", ".join(sight.frame.names(session)) if sight is not None else ""
        parts = (self._words.length(session.length), names, session.track)
        return BETWEEN.join(filter(None, parts))

    def colour(self, row: int) -> str:
        """The colour of its track, "" for none."""
        return self._colours.get(self.sessions[row].track, "")

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.sessions)

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self._words.title(self.sessions[index.row()])}, {self.about(index.row())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words.title(self.sessions[index.row()])
        return None


class _Painter(QStyledItemDelegate):
    """The title, and below it how long and by whom."""

    def __init__(self, words: AgendaWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, Type.BASE + Type.CAPTION + 2 * Space.SMALL + Space.SMALL)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, widget = index.model(), option.widget
        if not isinstance(model, _Model) or widget is None:
            return
        tokens, box = tokens_of(widget), option.rect
        inks = inks_of(tokens)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, inks.chosen if chosen else inks.surface)
        band = inks.ground(model.colour(index.row()))[1]
        painter.fillRect(box.left(), box.top(), Space.HAIR, box.height(), band)
        painter.setPen(inks.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        room = box.adjusted(Space.MEDIUM, Space.HAIR, -Space.SMALL, -Space.HAIR)
        half = room.height() // 2
        title, about = self._words.title(model.sessions[index.row()]), model.about(index.row())
        _write(painter, room.adjusted(0, 0, 0, -half), title, Type.BASE, tokens.text)
        _write(painter, room.adjusted(0, half, 0, 0), about, Type.CAPTION, tokens.muted)
        if chosen and widget.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()


def _write(painter: QPainter, box: QRect, words: str, size: Type, colour: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, cut)


class SessionList(QListView):
    """Chosen by key, opened by Enter, dragged into the grid.

    Signals:
        chosen(str): a session is current now.
        opened(str): Enter or a double click on a session.
        lifted(str), carried(QPoint), dropped(QPoint): a session is dragged, at places of the screen.
    """

    chosen = Signal(str)
    opened = Signal(str)
    lifted = Signal(str)
    carried = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(words, self)
        self._pressed: QPoint | None = None
        self._carrying = False
        self.setModel(self._model)
        self.setItemDelegate(_Painter(words, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Sessions without a time"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def sessions(self) -> Sequence[Session]:
        """What is listed."""
        return self._model.sessions

    @property
    def current_guid(self) -> str:
        """The current session, "" when there is none."""
        row = self.currentIndex().row()
        return self.sessions[row].guid if 0 <= row < len(self.sessions) else ""

    def show_sessions(self, sight: Sight, sessions: Sequence[Session]) -> None:
        """List these; what was current stays so, or what stands in its place now."""
        guid, row, scroll = self.current_guid, self.currentIndex().row(), self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self._model.show(sight, sessions)
        if guid and not self.choose(guid) and self.hasFocus() and sessions:
            self.setCurrentIndex(self._model.index(min(row, len(sessions) - 1)))
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(scroll)

    def choose(self, guid: str) -> bool:
        """Make a session current; False where it is not listed."""
        for row, session in enumerate(self.sessions):
            if session.guid == guid:
                self.setCurrentIndex(self._model.index(row))
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTERS and self.current_guid:
            self.opened.emit(self.current_guid)
        elif event.text().isprintable() and event.text() and plain:
            event.ignore()  # letters are the page's keys, not a search in the list
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = place if left and self.indexAt(place).isValid() else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._carrying:
            self.carried.emit(event.globalPosition().toPoint())
        elif self._pressed is not None and self._is_far(place):
            self._pressed = None
            self._carrying = True
            self.lifted.emit(self.current_guid)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = None
        if self._carrying:
            self._carrying = False
            self.dropped.emit(event.globalPosition().toPoint())

    def _is_far(self, place: QPoint) -> bool:
        pressed = self._pressed or place
        return (place - pressed).manhattanLength() >= QApplication.startDragDistance()

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self.current_guid)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit(self.current_guid)


class Unscheduled(QWidget):
    """A search field above the list, and a sentence where it is empty."""

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self._head = label("", Type.STRONG)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search title, speaker, track"))
        self.search.setAccessibleName(self.tr("Search in what has no time"))
        self.search.setClearButtonEnabled(True)
        self.list = SessionList(words)
        self._nothing = label(self.tr("Nothing like that"), muted=True, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._head, self.search, self._nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch()
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.list.setFocus)

    def show_sight(self, sight: Sight) -> None:
        """List what has no time."""
        self._sight = sight
        waiting = [session for session in sight.sessions.values() if session.start is None]
        self._head.setText(self.tr("Unscheduled: {count}").format(count=len(waiting)))
        typed = fold(self.search.text()).split()
        found = [session for session in waiting if all(each in self._text(session) for each in typed)]
        self.list.show_sessions(sight, sorted(found, key=lambda session: fold(session.title)))
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        # What is empty leaves its room to the grid.
        self.setVisible(bool(waiting))

    def _text(self, session: Session) -> str:
        names = " ".join(self._sight.frame.names(session)) if self._sight is not None else ""
        return fold(f"{session.title} {names} {session.track}")

    def _on_typed(self, _text: str) -> None:
        if self._sight is not None:
            self.show_sight(self._sight)
