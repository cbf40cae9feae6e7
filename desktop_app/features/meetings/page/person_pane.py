"""What the inspector shows of one person: the day, when the person can meet, limit, profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.features.meetings import queries
from desktop_app.features.meetings.dialogs.words import BETWEEN
from desktop_app.features.meetings.page.day_list import DayList
from desktop_app.features.meetings.rules.card_changes import CardState
from desktop_app.features.meetings.rules.meeting import Profile
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import button, label, number_box, put_state

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QLabel

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.queries.person import PersonAtMeetings
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext

_MOST = 50


class PersonPane(QWidget):
    """One person.

    Signals:
        availability_said(str, int, bool): this attendee can, or cannot, meet in this slot.
        stay_said(str, object, object): from when until when this attendee is here (None: all the time).
        profile_said(Profile): offers, needs, topics, limit, own table.
        meeting_asked(str): show this meeting.
        request_asked(str), suggestions_asked(str), card_asked(str), registration_asked(str): the buttons.
    """

    availability_said = Signal(str, int, bool)
    stay_said = Signal(str, object, object)
    profile_said = Signal(object)
    meeting_asked = Signal(str)
    request_asked = Signal(str)
    suggestions_asked = Signal(str)
    card_asked = Signal(str)
    registration_asked = Signal(str)

    def __init__(self, context: PageContext, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        self._key = ""
        self.title = ""
        self._profile = Profile("")
        self._here = label("", Type.CAPTION)
        self._sum = label("", muted=True, wrap=True)
        self.day = DayList(words)
        self.arrives, self.leaves = QComboBox(), QComboBox()
        self.most = number_box()
        self.most.setRange(0, _MOST)
        self.most.setSpecialValueText(self.tr("no limit"))
        self.offers, self.needs, self.topics = QLineEdit(), QLineEdit(), QLineEdit()
        self.own_table = QCheckBox(self.tr("Keeps one table"))
        self.request_button = button(self.tr("Add request"), picture="plus")
        self.suggest_button = button(self.tr("Suggest…"), picture="lightbulb")
        self._card = label("", Type.CAPTION, wrap=True)
        self.card_button = button(self.tr("Print card"), picture="printer")
        self.registration_button = button(self.tr("Registration"), picture="user")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._here, self._sum, self._card, self.day):
            column.addWidget(part)
        form = QGridLayout()
        form.setSpacing(Space.SMALL)
        form.setColumnStretch(1, 1)
        for row, (words, editor) in enumerate(self._editors()):
            name = self._named(words, editor)
            form.addWidget(name, row, 0)
            form.addWidget(editor, row, 1)
        column.addLayout(form)
        column.addWidget(self.own_table)
        buttons = QGridLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.request_button, 0, 0)
        buttons.addWidget(self.suggest_button, 0, 1)
        buttons.addWidget(self.card_button, 1, 0)
        buttons.addWidget(self.registration_button, 1, 1)
        column.addLayout(buttons)
        column.addStretch()

    def _editors(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            (self.tr("Arrives"), self.arrives),
            (self.tr("Leaves"), self.leaves),
            (self.tr("At most"), self.most),
            (self.tr("Offers"), self.offers),
            (self.tr("Needs"), self.needs),
            (self.tr("Topics"), self.topics),
        )

    def _named(self, words: str, editor: QWidget) -> QLabel:
        name = label(words, muted=True)
        name.setBuddy(editor)
        editor.setAccessibleName(words)
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText(self.tr("words, with commas between"))
        return name

    def _connect(self) -> None:
        self.day.toggled.connect(self._on_toggled)
        self.day.meeting_asked.connect(self.meeting_asked)
        for stay in (self.arrives, self.leaves):
            stay.activated.connect(self._on_stay_chosen)
        for words in (self.offers, self.needs, self.topics):
            words.editingFinished.connect(self._on_profile_edited)
        self.most.editingFinished.connect(self._on_profile_edited)
        self.own_table.clicked.connect(self._on_profile_edited)
        self.request_button.clicked.connect(self._on_request_asked)
        self.suggest_button.clicked.connect(self._on_suggestions_asked)
        self.card_button.clicked.connect(self._on_card_asked)
        self.registration_button.clicked.connect(self._on_registration_asked)

    def show_person(self, sight: Sight, key: str) -> str:
        """Show a person's day in a sight; gives the caption: organisation and country."""
        context = self._context
        found = context.store.read(queries.person, context.event_id, key, context.now())
        if found is None:
            self._key, self.title = "", self.tr("Nobody")
            return ""
        self._key, self.title = key, found.party.name
        put_state(self._here, State.ADMITTED if found.party.here else State.PLAIN)
        self._here.setText(self._presence(found))
        self._sum.setText(self._sum_of(sight))
        away = [
            place
            for place, slot in enumerate(sight.view.slots)
            if any(slot.overlaps(each.starts, each.ends) for each in found.stretches)
        ]
        self.day.show_day(sight, key, frozenset(away))
        self._show_card(key)
        self._show_stay(sight, found)
        self._show_profile(found.profile)
        return BETWEEN.join(part for part in (found.party.organisation, found.party.country) if part)

    def _presence(self, found: PersonAtMeetings) -> str:
        if not found.party.coming:
            return self.tr("✕ not coming any more")
        return self.tr("✓ here") if found.party.here else self.tr("not here yet")

    def _sum_of(self, sight: Sight) -> str:
        day = sight.days.get(self._key, {})
        waiting = [
            row
            for row in sight.waiting
            if any(party.attendee_id == self._key for party in (*row.first, *row.second))
        ]
        meetings = self.tr("%n meeting(s)", "", len(day))
        return BETWEEN.join((meetings, self.tr("%n request(s) wait", "", len(waiting))))

    def _show_card(self, key: str) -> None:
        context = self._context
        case = context.store.read(queries.card_case, context.event_id, key, context.now())
        state = case.state if case is not None else CardState.NEVER
        words = {
            CardState.NEVER: self.tr("Meeting card: never printed"),
            CardState.CURRENT: self.tr("Meeting card: version {version}, as it should be"),
            CardState.STALE: self.tr("Meeting card: version {version} is stale"),
        }[state]
        put_state(self._card, State.ATTENTION if state is CardState.STALE else State.PLAIN)
        self._card.setText(words.format(version=case.printed if case is not None else ""))
        self.card_button.setEnabled(case is not None)

    def _show_stay(self, sight: Sight, found: PersonAtMeetings) -> None:
        arrives = next((each.ends for each in found.stretches if each.starts is None), None)
        leaves = next((each.starts for each in found.stretches if each.ends is None), None)
        times = sorted({slot.starts for slot in sight.view.slots})
        for combo, usual, at in (
            (self.arrives, self.tr("from the beginning"), arrives),
            (self.leaves, self.tr("at the end"), leaves),
        ):
            combo.clear()
            combo.addItem(usual, None)
            for each in sorted({*times, at} - {None}) if at else times:
                combo.addItem(self._words.time(each), each)
            combo.setCurrentIndex(max(self._place(combo, at), 0))

    def _place(self, combo: QComboBox, at: datetime | None) -> int:
        return next((row for row in range(combo.count()) if combo.itemData(row) == at), 0)

    def _show_profile(self, profile: Profile) -> None:
        self._profile = profile
        for editor, words in (
            (self.offers, profile.offers),
            (self.needs, profile.needs),
            (self.topics, profile.topics),
        ):
            editor.setText(", ".join(words))
            editor.setCursorPosition(0)
            editor.setToolTip(editor.text())
        self.most.setValue(profile.most or 0)
        self.own_table.setChecked(profile.wants_table)

    def _on_toggled(self, slot: int, available: bool) -> None:  # noqa: FBT001 (a slot)
        self.availability_said.emit(self._key, slot, available)

    def _on_stay_chosen(self) -> None:
        arrives: Any = self.arrives.currentData()
        leaves: Any = self.leaves.currentData()
        self.stay_said.emit(self._key, arrives, leaves)

    def _on_profile_edited(self) -> None:
        said = replace(
            self._profile,
            offers=_listed(self.offers),
            needs=_listed(self.needs),
            topics=_listed(self.topics),
            most=self.most.value() or None,
            wants_table=self.own_table.isChecked(),
        )
        if self._key and said != self._profile:
            self._profile = said
            self.profile_said.emit(said)

    def _on_request_asked(self) -> None:
        self.request_asked.emit(self._key)

    def _on_suggestions_asked(self) -> None:
        self.suggestions_asked.emit(self._key)

    def _on_card_asked(self) -> None:
        self.card_asked.emit(self._key)

    def _on_registration_asked(self) -> None:
        self.registration_asked.emit(self._key)


def _listed(editor: QLineEdit) -> tuple[str, ...]:
    return tuple(word for each in editor.text().split(",") if (word := each.strip()))
