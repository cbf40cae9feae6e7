"""The tab with all fields of one person, each saved when it is left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.page.answers import (
    Answer,
    ChoiceAnswer,
    CountryAnswer,
    LineAnswer,
    NoteAnswer,
    SuggestedAnswer,
    VeiledLine,
    answer_for,
)
from desktop_app.features.registrations.page.fields import Fields
from desktop_app.features.registrations.page.photo_box import PhotoBox
from desktop_app.features.registrations.queries.seats import seats_given
from desktop_app.features.registrations.rules.field import CustomKind
from desktop_app.kit.dates import moment_words
from desktop_app.kit.habits import Habits
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.store import Session
    from desktop_app.features.registrations.queries import Choice, ConsentRow, CustomFieldRow, PersonDetails
    from desktop_app.kit.context import PageContext

P = ParamSpec("P")


@dataclass(frozen=True)
class _Field:
    """One editor: the column or custom key it edits, and how its value is read from a person."""

    words: str
    answer: Answer
    read: Callable[[PersonDetails], Any]
    column: str = ""
    custom: str = ""


class DetailsTab(QWidget):
    """Edits one person in place."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._habits = Habits(context.settings)
        self._wording = Wording(self)
        self._known: PersonDetails | None = None
        self.attention = QCheckBox(self.tr("Attention at the desk"))
        self._organisation = SuggestedAnswer()
        self._category = ChoiceAnswer()
        self._status = ChoiceAnswer()
        self._status.box.offer(self._wording.statuses())
        self._own: list[_Field] = []
        self._refused: list[_Field] = []
        self._asked: list[_Field] = []
        self._questions: list[CustomFieldRow] = []
        self._names_due = False
        self.fields = Fields()
        self._custom = Fields()
        self.photo = PhotoBox(context)
        self._consents = _Consents(context)
        self._lay_out()
        self.attention.clicked.connect(self._on_attention_clicked)

    @property
    def key(self) -> str:
        """Whose fields are shown."""
        return self._known.row.id if self._known else ""

    def editor(self, column: str) -> Answer:
        """The editor of a column, or of a custom field by its key."""
        every = (*self._own, *self._asked)
        return next(field.answer for field in every if column in (field.column, field.custom))

    def complaint_of(self, column: str) -> str:
        """What stands under an editor."""
        answer = self.editor(column)
        ground = self._custom if any(field.answer is answer for field in self._asked) else self.fields
        return ground.complaint_of(answer)

    def show_person(self, known: PersonDetails) -> None:
        """Show a person; what somebody is typing just now about the same person stays."""
        same = known.row.id == self.key
        self._known = known
        for field in (*self._own, *self._asked):
            if not (same and (field.answer.busy or field in self._refused)):
                field.answer.show_value(field.read(known))
                self._complain(field, "")
        self.attention.setChecked(known.row.attention)
        self.photo.show_person(known.row.id, known.row.name)
        self._consents.show_consents(known.consents)
        if self._names_due:
            self._offer_names()

    def _lay_out(self) -> None:
        add = self._add
        given = add(self.tr("Given name"), LineAnswer(), "given_name")
        family = add(self.tr("Family name"), LineAnswer(), "family_name")
        self.fields.add(given.words, given.answer, (family.words, family.answer))
        organisation = add(self.tr("Organisation"), self._organisation, "organisation")
        self.fields.add(organisation.words, organisation.answer)
        title = add(self.tr("Job title"), LineAnswer(), "job_title")
        self.fields.add(title.words, title.answer)
        email = add(self.tr("E-mail"), LineAnswer(VeiledLine(self._habits)), "email")
        self.fields.add(email.words, email.answer)
        phone = add(self.tr("Phone"), LineAnswer(VeiledLine(self._habits)), "phone")
        country = add(self.tr("Country"), CountryAnswer(), "country")
        category = _Field(self.tr("Category"), self._category, _category_of, column="category_id")
        status = add(self.tr("Status"), self._status, "status")
        self._own.append(category)
        self.fields.add(phone.words, phone.answer, (country.words, country.answer))
        self.fields.add(category.words, category.answer, (status.words, status.answer))
        booking = add(self.tr("Booking"), LineAnswer(), "booking")
        box = add(self.tr("Box of the badge"), LineAnswer(), "box")
        self.fields.add(booking.words, booking.answer, (box.words, box.answer))
        note = add(self.tr("Note for the desk"), NoteAnswer(), "note")
        self.fields.add(note.words, note.answer)
        self.fields.add_wide(self.attention)
        for field in self._own:
            field.answer.left.connect(partial(self._on_left, field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(0)
        for part in (self.fields, self._custom, self.photo, self._consents):
            column.addWidget(part)
        column.addStretch(1)

    def _add(self, words: str, answer: Answer, column: str) -> _Field:
        field = _Field(words, answer, partial(_column_of, column), column=column)
        self._own.append(field)
        return field

    def offer(self, categories: Sequence[Choice]) -> None:
        """Read anew what the editors offer: categories, organisations, the event's own questions."""
        read, event_id = self._context.store.read, self._context.event_id
        self._category.box.offer({choice.key: choice.words for choice in categories})
        self._names_due = True
        questions = read(queries.custom_fields, event_id)
        if questions != self._questions:
            self._questions = questions
            self._ask(questions)

    def _offer_names(self) -> None:
        """Read the names of organisations, tens of thousands at worst: only once somebody can be edited."""
        self._names_due = False
        names = self._context.store.read(queries.organisation_names, self._context.event_id)
        self._organisation.suggesting.offer(names)

    def _ask(self, questions: list[CustomFieldRow]) -> None:
        fresh = Fields()
        self._asked = []
        for question in questions:
            answer = answer_for(question, self.tr("Yes"), self.tr("No"))
            field = _Field(question.label, answer, partial(_custom_of, question.key), custom=question.key)
            self._asked.append(field)
            fresh.add(question.label, answer)
            answer.left.connect(partial(self._on_left, field))
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._custom, fresh)
        self._custom.hide()
        self._custom.deleteLater()
        self._custom = fresh
        self._refused = [field for field in self._refused if not field.custom]

    def _on_left(self, field: _Field) -> None:
        if self._known is None:
            return
        value = field.answer.value
        if not field.answer.understood:
            self._complain(field, self._not_understood(field))
        elif _is_same(value, field.read(self._known)):
            self._complain(field, "")
        elif field.custom:
            self._save(field, actions.set_custom, self.key, field.custom, value or None)
        else:
            self._save(field, actions.edit_attendee, self.key, **{field.column: value})

    def _on_attention_clicked(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal gives it)
        if self._known is not None:
            words = self.tr("Attention for {name}") if on else self.tr("No attention for {name}")
            said = words.format(name=self._known.row.name)
            try:
                self._context.store.write(said, actions.edit_attendee, self.key, attention=on)
            except Refused as refused:
                self._context.toaster.say(words_of(refused))
                self.attention.setChecked(not on)
                return
            self._context.toaster.say_undoable(said)

    def _save(
        self,
        field: _Field,
        action: Callable[Concatenate[Session, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        name = self._known.row.name if self._known else ""
        said = self.tr("{field} of {name} changed").format(field=field.words, name=name)
        try:
            self._context.store.write(said, action, *args, **kwargs)
        except Refused as refused:
            self._complain(field, words_of(refused))
            return
        self._complain(field, "")
        self._known = self._context.store.read(queries.person, self.key) or self._known
        seats = self._wording.seats(self._context.store.read(seats_given))
        self._context.toaster.say_undoable(". ".join(filter(None, (said, seats))))

    def _complain(self, field: _Field, words: str) -> None:
        (self._custom if field.custom else self.fields).complain(field.answer, words)
        # What was refused stays as it was typed, so that it can be mended.
        self._refused = [other for other in self._refused if other is not field] + ([field] if words else [])

    def _not_understood(self, field: _Field) -> str:
        kinds = {question.key: question.kind for question in self._questions}
        kind = kinds.get(field.custom, "")
        if kind == CustomKind.NUMBER:
            return self.tr("This is no number.")
        if kind == CustomKind.DATE:
            return self.tr("This is no date. Write it as year-month-day, like 2026-05-20.")
        return self.tr("There is no such country. Type its name, or its two letters.")


class _Consents(QWidget):
    """What the person agreed to and declined, with the time; read only."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.SMALL, 0, 0)
        self._column.setSpacing(Space.HAIR)
        self._parts: list[QWidget] = []

    def show_consents(self, consents: tuple[ConsentRow, ...]) -> None:
        """Show other consents."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        for consent in consents:
            self._parts += [
                label(self._words(consent), wrap=True),
                label(self._about(consent), Type.CAPTION, wrap=True),
            ]
        if consents:
            self._parts.insert(0, label(self.tr("Consents"), Type.CAPTION))
        for part in self._parts:
            self._column.addWidget(part)

    def _words(self, consent: ConsentRow) -> str:
        words = self.tr("✓ Agreed: {purpose}") if consent.given else self.tr("✕ Declined: {purpose}")
        return words.format(purpose=consent.purpose)

    def _about(self, consent: ConsentRow) -> str:
        at = moment_words(self._context.local(consent.at))
        return f"{at}  ·  {consent.wording}" if consent.wording else at


def _column_of(column: str, known: PersonDetails) -> object:
    return getattr(known.row, column)


def _category_of(known: PersonDetails) -> object:
    return known.category_id


def _custom_of(key: str, known: PersonDetails) -> object:
    return known.custom.get(key)


def _is_same(value: object, stored: object) -> bool:
    """Whether nothing new was typed; an empty editor and no answer are the same."""
    if isinstance(value, list) and isinstance(stored, str):
        return value == [part.strip() for part in stored.split(";") if part.strip()]
    return (value or None) == (stored or None)
