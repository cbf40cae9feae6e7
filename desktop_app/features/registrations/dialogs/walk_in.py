"""The walk-in dialog: with one Enter somebody is added, checked in and gets a badge."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.checkin.queries import people_like
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.look_alikes import LookAlikes
from desktop_app.features.registrations.dialogs.pickers import ChoiceBox, CountryEdit, SuggestingEdit
from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.features.registrations.rules.person import PersonRefusal
from desktop_app.features.registrations.rules.person_name import split_full_name
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Form, Kind, button, label, line, put_state

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.kit.context import PageContext

_CONSENT: Final = "Personal data"
_USUAL_CATEGORY: Final = "Participant"
_SETTING: Final = "WalkInDialog/print_badge"
_LIKE: Final = 6


class WalkInDialog(QDialog):
    """Name, organisation, country, category, consent, Enter.

    Signals:
        added(str, bool, bool): the new attendee; whether to check them in and to print their badge now.
        recognised(str): the person is on the list already, as this attendee.
    """

    added = Signal(str, bool, bool)
    recognised = Signal(str)

    def __init__(self, context: PageContext, prefill: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._warned_of = ""
        self._guessed = ""
        self._countries: dict[str, str] = {}
        self.setWindowTitle(self.tr("Add walk-in"))
        self.given = QLineEdit()
        self.family = QLineEdit()
        self.look_alikes = LookAlikes()
        self.organisation = SuggestingEdit()
        self.country = CountryEdit()
        self.category = ChoiceBox()
        self.email = QLineEdit()
        self.consent = QCheckBox(self.tr("Agrees that these data are kept for the event"))
        self.badge = QCheckBox(self.tr("Print the badge"))
        self.add_button = button(self.tr("Add only"))
        self.enter_button = button(self.tr("Add and check in"), Kind.PRIMARY)
        self._form = Form()
        self._why = label(self._nobody(), Type.CAPTION, wrap=True)
        self._offer()
        self._lay_out()
        self._connect()
        self._prefill(prefill)

    @property
    def name(self) -> str:
        """The name as typed."""
        return f"{self.given.text()} {self.family.text()}".strip()

    @property
    def warning(self) -> str:
        """What is said about people of the same name."""
        return self._why.text()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.focusWidget() in (self.given, self.family):
            self.look_alikes.step_in()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        read, event_id = self._context.store.read, self._context.event_id
        rows = read(queries.organisations, event_id)
        # A name that another organisation took over counts only where none has it as its own.
        self._countries = {organisation_key(name): row.country for row in rows for name in row.other_names}
        self._countries |= {organisation_key(row.name): row.country for row in rows}
        self.organisation.offer([row.name for row in rows])
        choices = read(queries.filter_counts, event_id).categories
        self.category.offer({choice.key: choice.words for choice in choices})
        usual = self.category.findText(_USUAL_CATEGORY)
        self.category.setCurrentIndex(max(usual, 0))
        self.badge.setChecked(self._context.settings.value(_SETTING, defaultValue=True, type=bool) is True)

    def _lay_out(self) -> None:
        form = self._form
        form.add(self.tr("Given name"), self.given)
        form.add(self.tr("Family name"), self.family)
        form.add(self.tr("On the list already?"), self._likes_ground())
        form.add(self.tr("Organisation"), self.organisation)
        form.add(self.tr("Country"), self.country)
        form.add(self.tr("Category"), self.category)
        # What everybody is asked stands together: no key is pressed to pass by what hardly anybody gives.
        form.add("", self.consent)
        form.add(self.tr("E-mail"), self.email)
        form.add("", self.badge)
        self.consent.setAccessibleName(self.consent.text())
        self.badge.setAccessibleName(self.badge.text())
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        self._cancel_button = button(self.tr("Cancel"))
        row.addStretch(1)
        for part in (self._cancel_button, self.add_button, self.enter_button):
            row.addWidget(part)
        self.enter_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("Add walk-in"), Type.TITLE))
        column.addWidget(form)
        column.addWidget(line())
        column.addLayout(row)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # it grows with what is complained
        self.organisation.setMinimumWidth(Size.FORM_FIELD)

    def _likes_ground(self) -> QFrame:
        ground = QFrame()
        ground.setProperty("kind", "card")
        column = QVBoxLayout(ground)
        column.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL, Space.HAIR)
        column.setSpacing(Space.HAIR)
        column.addWidget(self._why)
        column.addWidget(self.look_alikes)
        return ground

    def _nobody(self) -> str:
        return self.tr("Nobody like this so far.")

    def _connect(self) -> None:
        self.given.textChanged.connect(self._on_name_changed)
        self.family.textChanged.connect(self._on_name_changed)
        self.organisation.textChanged.connect(self._on_organisation_changed)
        self.country.textEdited.connect(self._on_country_typed)
        self.look_alikes.taken.connect(self._on_person_taken)
        self.look_alikes.left_up.connect(self.family.setFocus)
        self._cancel_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(partial(self._add, check_in=False))
        self.enter_button.clicked.connect(partial(self._add, check_in=True))

    def _prefill(self, text: str) -> None:
        given, family = split_full_name(text) if text.strip() else ("", "")
        self.given.setText(given)
        self.family.setText(family)
        (self.organisation if family else self.family if given else self.given).setFocus()

    def _on_name_changed(self) -> None:
        self._form.complain(self.given, "")
        people = self._context.store.read(people_like, self._context.event_id, self.name, _LIKE)
        self.look_alikes.show_people(people)
        press = self.tr("Arrow down, then Enter: this is the person.")
        self._say_like(press if people else self._nobody(), State.ATTENTION if people else State.PLAIN)

    def _say_like(self, words: str, state: State) -> None:
        self._why.setText(words)
        put_state(self._why, state)

    def _on_organisation_changed(self, name: str) -> None:
        """Guess the country from an organisation that is known, as long as nobody typed another."""
        known = self._countries.get(organisation_key(name), "")
        if self.country.text() in ("", self._guessed):
            self.country.show_code(known)
            self._guessed = self.country.text()

    def _on_country_typed(self, _text: str) -> None:
        self._form.complain(self.country, "")

    def _on_person_taken(self, key: str) -> None:
        self.recognised.emit(key)
        self.accept()

    def _add(self, _clicked: bool = False, *, check_in: bool) -> None:  # noqa: FBT001, FBT002 (Qt's signal gives it)
        if not self._may_add():
            return
        name = self.name
        said = self.tr("{name} added").format(name=name)
        try:
            key = self._context.store.write(
                said, actions.add_walk_in, self._context.event_id, self._person(), self._context.now()
            )
        except Refused as refused:
            self._say_refusal(refused)
            return
        self._context.settings.setValue(_SETTING, self.badge.isChecked())
        self._context.toaster.say_undoable(said)
        self.added.emit(key, check_in, check_in and self.badge.isChecked())
        self.accept()

    def _may_add(self) -> bool:
        """Whether nothing speaks against it: a country that is none, somebody of the same name."""
        if not self.country.understood:
            self._form.complain(
                self.country, self.tr("There is no such country. Type its name, or its two letters.")
            )
            self.country.setFocus()
            return False
        if self.look_alikes.has_namesake(self.name) and self._warned_of != self.name:
            self._warned_of = self.name
            words = self.tr("This name is on the list: Enter opens it. To add another, add again.")
            self._say_like(words, State.REFUSED)
            self.look_alikes.step_in()
            return False
        return True

    def _person(self) -> actions.WalkIn:
        return actions.WalkIn(
            given_name=self.given.text(),
            family_name=self.family.text(),
            organisation=self.organisation.text(),
            country=self.country.code,
            category_id=self.category.key,
            email=self.email.text(),
            consents={_CONSENT: True} if self.consent.isChecked() else {},
        )

    def _say_refusal(self, refused: Refused) -> None:
        editor = self.email if refused.reason is PersonRefusal.EMAIL_INVALID else self.given
        self._form.complain(editor, words_of(refused))
        editor.setFocus()
