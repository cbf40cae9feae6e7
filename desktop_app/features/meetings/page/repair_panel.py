"""The left column for the minutes before a slot: who is not here yet, what cannot stay, and the repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.meetings.dialogs.words import BETWEEN
from desktop_app.features.meetings.page.away_list import KEY, AwayList
from desktop_app.features.meetings.rules.meeting import Away
from desktop_app.features.meetings.rules.news import News
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.kit.heir import FocusHeir
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from PySide6.QtGui import QShowEvent

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import AwayPerson, Party
    from desktop_app.features.meetings.rules.sight import Sight


class RepairPanel(FocusHeir):
    """People to tick, and one button.

    Signals:
        repair_asked(News, bool): plan the rest of the day; fill freed slots with waiting requests or not.
        person_asked(str): show this person.
        back_asked(str): this person, noted as missing, is here after all.
        cards_asked(): print the stale cards.
        seen(): the panel came to the front.
    """

    repair_asked = Signal(object, bool)
    person_asked = Signal(str)
    back_asked = Signal(str)
    cards_asked = Signal()
    seen = Signal()

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._broken = 0
        self._waiting: frozenset[str] = frozenset()
        self._title = label("", Type.STRONG, wrap=True)
        self._why = label("", muted=True, wrap=True)
        self._conflicts = label("", wrap=True)
        put_state(self._conflicts, State.REFUSED)
        self.list = AwayList()
        self.list.setAccessibleName(self.tr("Who is not here yet; Space ticks who is missing"))
        self._back_title = label(self.tr("Here after all"), Type.STRONG)
        self.back = self._made_list(self.tr("Noted as missing, and here; Enter takes it back"))
        self.waiting = QCheckBox(self.tr("Place waiting requests too"))
        self.waiting.setToolTip(
            self.tr("Requests that wait, as those of walk-ins, get a place where nobody else has to move")
        )
        self.refill = QCheckBox(self.tr("Fill freed slots"))
        self.refill.setToolTip(
            self.tr("Whoever became free gets waiting requests of theirs; more cards change")
        )
        self.plan_button = button(self.tr("Plan the repair  R"), Kind.PRIMARY)
        self.cards_button = button("", picture="printer")
        self.cards_button.hide()
        self._lay_out()
        self.cards_button.clicked.connect(self.cards_asked)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.back.itemActivated.connect(self._on_back_activated)
        self.list.itemChanged.connect(self._on_ticked)
        self.waiting.toggled.connect(self._on_ticked)
        self.plan_button.clicked.connect(self.ask)

    def _made_list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setAccessibleName(name)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setWordWrap(True)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._title, self._why, self._conflicts):
            column.addWidget(part)
        column.addWidget(self.list, 3)
        column.addWidget(self._back_title)
        column.addWidget(self.back, 1)
        column.addStretch()
        for choice in (self.waiting, self.refill, self.plan_button, self.cards_button):
            column.addWidget(choice)
        self.hand_focus_to(self.list)

    @property
    def title(self) -> str:
        """Who is waited for, in words."""
        return self._title.text()

    @property
    def missing(self) -> list[str]:
        """Who is ticked as missing."""
        return self.list.ticked

    def show_away(
        self, sight: Sight, away: Sequence[AwayPerson], back: Sequence[Party], due: Collection[int] = ()
    ) -> None:
        """Show who is waited for in the slots that are due; who was ticked stays so."""
        ticked = set(self.missing)
        kept = self.list.current_key
        self.list.blockSignals(True)
        self.list.clear()
        for person in away:
            key = person.party.attendee_id
            missing = person.why is Away.NOT_COMING or key in ticked
            self.list.add_person(key, self._lines(person), ticked=missing)
        self.list.choose(kept)
        self.list.blockSignals(False)
        self._broken = len(sight.conflicts)
        self._waiting = frozenset(row.id for row in sight.waiting if row.state is RequestState.ACCEPTED)
        self._say(away, [sight.view.slots[place].starts for place in due])
        self._show_back(back)
        self._on_ticked()

    def show_stale(self, count: int) -> None:
        """Offer to print so many cards that say something wrong by now."""
        self.cards_button.setText(self.tr("Print %n stale card(s)", "", count))
        if not count and self.cards_button.hasFocus():
            self.setFocus()
        self.cards_button.setVisible(count > 0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def _say(self, away: Sequence[AwayPerson], due: Sequence[datetime]) -> None:
        if away:
            time = self._words.time(min(person.slot.starts for person in away))
            self._title.setText(
                self.tr("Not here yet for {time}: {count}").format(time=time, count=len(away))
            )
            self._why.setText(self.tr("Tick who is missing. Only meetings still to come are planned anew."))
        else:
            begin = self._words.time(min(due)) if due else ""
            here = self.tr("Everybody is here for {time}").format(time=begin)
            self._title.setText(here if due else self.tr("No slot begins soon"))
            self._why.setText(self.tr("Shortly before each slot, who is not checked in yet is listed here."))
        words = self.tr("%n meeting(s) cannot take place as planned", "", self._broken)
        self._conflicts.setText(words)
        self._conflicts.setVisible(bool(self._broken))
        self.list.setVisible(bool(away))

    def _lines(self, person: AwayPerson) -> tuple[str, str, str]:
        more = self.tr("%n meeting(s) to come", "", person.meetings)
        why = self.tr("not coming any more") if person.why is Away.NOT_COMING else ""
        # What comes last may be cut off: the partner stands on the board too.
        parts = (why, self._words.time(person.slot.starts), more, self._words.side(person.partners))
        about = BETWEEN.join(part for part in parts if part)
        return person.party.name, person.party.organisation, about

    def _show_back(self, back: Sequence[Party]) -> None:
        self.back.clear()
        for party in back:
            item = QListWidgetItem(self.tr("{name}: can meet again").format(name=party.name))
            item.setData(KEY, party.attendee_id)
            self.back.addItem(item)
        for part in (self._back_title, self.back):
            part.setVisible(bool(back))

    def ask(self) -> None:
        """Plan the repair for who is ticked and what is broken."""
        if self.plan_button.isEnabled():
            joining = self._waiting if self.waiting.isChecked() else frozenset()
            news = News(missing=frozenset(self.missing), joining=joining)
            self.repair_asked.emit(news, self.refill.isChecked())

    def _on_ticked(self) -> None:
        joins = self.waiting.isChecked() and bool(self._waiting)
        anything = bool(self.missing) or bool(self._broken) or joins
        self.plan_button.setEnabled(anything)

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.person_asked.emit(item.data(KEY))

    def _on_back_activated(self, item: QListWidgetItem) -> None:
        self.back_asked.emit(item.data(KEY))
