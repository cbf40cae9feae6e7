"""Whom one person should meet, and why; Enter makes a request of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.dialogs.words import BETWEEN
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.suggesting import Match
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type, tokens_of
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from desktop_app.features.meetings.rules.meeting import Party
    from desktop_app.features.meetings.rules.suggesting import Reason, Suggestion
    from desktop_app.kit.context import PageContext

_KEY: Final = Qt.ItemDataRole.UserRole
_LINES: Final = Qt.ItemDataRole.UserRole + 1
_REASONS: Final = 3
_LINE: Final = Type.CAPTION + Space.HAIR
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class _Painter(QStyledItemDelegate):
    """Who, and below it in smaller letters the reasons, in at most two lines."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, Type.BASE + Space.HAIR + 2 * _LINE + Space.MEDIUM)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        bare, widget = QStyleOptionViewItem(option), option.widget
        self.initStyleOption(bare, index)
        bare.text = ""
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, widget)
        who, why = index.data(_LINES)
        room = option.rect.adjusted(Space.SMALL, Space.HAIR, -Space.SMALL, 0)
        tokens = tokens_of(widget)
        painter.save()
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, who)
        small = QFont(painter.font())
        small.setPixelSize(Type.CAPTION)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(room.adjusted(0, Type.BASE + Space.SMALL, 0, 0), _WRAPPED, why)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


class SuggestionsDialog(QDialog):
    """Suggestions for one person, best first.

    Signals:
        added(str): the key of a request that was made of one.
    """

    added = Signal(str)

    def __init__(
        self, context: PageContext, attendee_id: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._attendee_id = attendee_id
        self.setWindowTitle(self.tr("Whom {name} should meet").format(name=name))
        self.resize(Size.PALETTE_WIDTH, Size.PALETTE_HEIGHT)
        self.list = QListWidget()
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.windowTitle())
        self._nothing = label(
            self.tr(
                "Nothing fits: say what this person offers and needs, and see that others have said it, too."
            ),
            muted=True,
            wrap=True,
        )
        self.types = QComboBox()
        self.types.setAccessibleName(self.tr("Type of the request"))
        for kind in context.store.read(queries.types, context.event_id):
            self.types.addItem(kind.name, kind.id)
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self.add_button = button(self.tr("Request it  Enter"), Kind.PRIMARY)
        self._lay_out()
        self.add_button.clicked.connect(self._on_add_asked)
        self.list.itemActivated.connect(self._on_activated)
        self.refresh()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        below.addWidget(close)
        below.addStretch()
        below.addWidget(self.types)
        below.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self._complaint)
        column.addLayout(below)

    def refresh(self) -> None:
        """Read the suggestions again."""
        context = self._context
        row = self.list.currentRow()
        found = context.store.read(queries.suggestions, context.event_id, self._attendee_id, context.now())
        self.list.clear()
        for party, suggestion in found:
            who, why = self._words(party, suggestion)
            item = QListWidgetItem(f"{who}: {why}")
            item.setData(_KEY, party.attendee_id)
            item.setData(_LINES, (who, why))
            item.setToolTip(why)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self._nothing.setVisible(not found)
        self.add_button.setEnabled(bool(found) and self.types.count() > 0)

    def _words(self, party: Party, suggestion: Suggestion) -> tuple[str, str]:
        who = BETWEEN.join(part for part in (party.name, party.organisation, party.country) if part)
        whys = "; ".join(self._why(reason) for reason in suggestion.reasons[:_REASONS])
        return who, whys

    def _why(self, reason: Reason) -> str:
        words = {
            Match.THEY_OFFER: self.tr("offers “{theirs}”, needed: “{own}”"),
            Match.THEY_NEED: self.tr("needs “{theirs}”, offered: “{own}”"),
            Match.TOPIC: self.tr("talks about “{theirs}” too"),
        }[reason.match]
        return words.format(own=reason.own, theirs=reason.theirs)

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self._on_add_asked()

    def _on_add_asked(self) -> None:
        item, context = self.list.currentItem(), self._context
        if not self.list.count() or not self.types.count():
            return
        words = self.tr("Request of a suggestion")
        try:
            key = context.store.write(
                words,
                actions.add_request,
                context.event_id,
                self._attendee_id,
                item.data(_KEY),
                type_id=self.types.currentData(),
                now=context.now(),
                state=RequestState.PENDING,
            )
        except Refused as refused:
            self._complaint.setText(words_of(refused))
            return
        self._complaint.setText("")
        context.toaster.say_undoable(words)
        self.added.emit(key)
        self.refresh()
