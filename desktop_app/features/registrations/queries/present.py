"""Everybody who is there before an import, with what staff changed since the last one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.fingerprint import Fingerprints
from db.tables import (
    AcceptedCode,
    Action,
    Attendee,
    Category,
    Change,
    Consent,
    CustomField,
    FormerAttendee,
    KeptValue,
    Organisation,
)
from desktop_app.features.registrations.queries.names import organisation_ids
from desktop_app.features.registrations.queries.since import newest_change
from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.features.registrations.rules.plan import Present, PresentPerson, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

IMPORT_VERBS = frozenset({"import_plan"})
"""Actions whose values come from a file; everything else is staff."""

_PLAIN = (
    *("given_name", "family_name", "email", "phone", "country", "job_title", "status", "note"),
    *("booking", "box"),
)


@dataclass(slots=True)
class _Names:
    organisations: dict[str, str]
    categories: dict[str, str]


@dataclass(slots=True)
class _Edits:
    """What the journal says of the attendees: values before staff changed them, and who was imported.

    `merged` are the values that registrations had when they were merged into others.
    """

    imported: dict[str, Values] = field(default_factory=lambda: defaultdict(dict))
    from_file: set[str] = field(default_factory=set)
    merged: dict[str, Values] = field(default_factory=dict)


def present(session: Session, event_id: str) -> Present:
    """All attendees of the event as an import compares them."""
    names = _Names(
        _by_key(session, select(Organisation.id, Organisation.name).where(Organisation.event_id == event_id)),
        _by_key(session, select(Category.id, Category.name).where(Category.event_id == event_id)),
    )
    edits = _edits(session, names)
    codes = _codes(session, event_id)
    consents, withdrawn = _consents(session, event_id)
    kept = _kept(session, event_id)
    found = session.execute(
        select(Attendee.__table__).where(Attendee.event_id == event_id, Attendee.erased_at.is_(None))
    )
    people = {
        row["id"]: (
            PresentPerson(
                row["id"],
                values_of(row, names.organisations, names.categories) | consents.get(row["id"], {}),
                edits.imported.get(row["id"], {}) | withdrawn.get(row["id"], {}),
                row["id"] not in edits.from_file,
                row["source"],
                row["source_key"] or "",
                (row["code"], *codes.get(row["id"], ())),
                kept.get(row["id"], {}),
            )
        )
        for row in found.mappings()
    }
    return Present(
        tuple(people.values()),
        newest_change(session),
        tuple(_merged(session, event_id, people, edits)),
        _other_names(session, event_id, names.organisations),
        event_id,
        _erased(session, event_id),
    )


def _merged(
    session: Session, event_id: str, people: dict[str, PresentPerson], edits: _Edits
) -> Iterator[PresentPerson]:
    """The people once more for each registration that was merged into them, as the file knows that."""
    found = select(FormerAttendee).where(FormerAttendee.event_id == event_id)
    for former in session.scalars(found):
        person = people.get(former.attendee_id)
        if person is not None:
            said = edits.merged.get(former.id, {}) | edits.imported.get(former.id, {})
            other = {name: value for name, value in said.items() if value != person.values.get(name, "")}
            consents = {n: value for n, value in person.imported.items() if n.startswith("consent:")}
            yield replace(
                person,
                imported=other | consents,
                # Where the journal has forgotten what the file said, nothing is overwritten unasked.
                by_hand=not said,
                source=former.source,
                source_key=former.source_key or "",
                codes=(),
                merged=True,
            )


def _other_names(session: Session, event_id: str, names: dict[str, str]) -> dict[str, str]:
    """The keys of names that organisations took over → the names that they go by."""
    found = organisation_ids(session, event_id)
    return {words: names[key] for words, key in found.items() if words != organisation_key(names[key])}


def _erased(session: Session, event_id: str) -> tuple[tuple[str, Fingerprints], ...]:
    """The source and the fingerprints of each erased registration, and of those merged into it."""
    people = select(Attendee.source, Attendee.source_key).where(
        Attendee.event_id == event_id, Attendee.erased_at.is_not(None)
    )
    former = (
        select(FormerAttendee.source, FormerAttendee.source_key)
        .join(Attendee, Attendee.id == FormerAttendee.attendee_id)
        .where(FormerAttendee.event_id == event_id, Attendee.erased_at.is_not(None))
    )
    found = (row for query in (people, former) for row in session.execute(query))
    return tuple((source, prints) for source, key in found if (prints := Fingerprints.read(key or "")))


def _by_key(session: Session, found: Select[str, str]) -> dict[str, str]:
    return {key: name for key, name in session.execute(found)}  # noqa: C416 (a result is not a mapping)


def field_targets(session: Session, event_id: str) -> dict[str, str]:
    """Headers this event knows (labels of custom fields, wordings of consents) → what they fill."""
    labels = session.execute(
        select(CustomField.label, CustomField.key).where(CustomField.event_id == event_id)
    )
    wordings = session.execute(
        select(Consent.wording, Consent.purpose)
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .where(Attendee.event_id == event_id)
        .distinct()
    )
    found = {label: f"custom:{key}" for label, key in labels if label and key}
    return {wording: f"consent:{purpose}" for wording, purpose in wordings if wording and purpose} | found


def values_of(row: Any, organisations: dict[str, str], categories: dict[str, str]) -> Values:  # noqa: ANN401 (a row as SQLAlchemy maps it)
    """The comparable texts of an attendee's columns."""
    values: Values = {name: row[name] for name in _PLAIN}
    values["organisation"] = organisations.get(row["organisation_id"] or "", "")
    values["category"] = categories.get(row["category_id"], "")
    values["attention"] = "yes" if row["attention"] else ""
    for key, value in (row["custom"] or {}).items():
        values[f"custom:{key}"] = custom_text(value)
    return values


def custom_text(value: object) -> str:
    """A custom field's value as one text; several choices are joined by "; "."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _edits(session: Session, names: _Names) -> _Edits:
    """Walk through the journal: an import settles a field, staff's first edit after it keeps what it was.

    Actions that were taken back, and undoings, count as if they had not happened.
    """
    edits = _Edits()
    found = (
        select(Change.key, Change.before, Change.after, Action.verb)
        .join(Action, Action.id == Change.action_id)
        .where(Change.table == Attendee.__tablename__, Action.undoes.is_(None), Action.undone_by.is_(None))
        .order_by(Change.seq)
    )
    for key, before, after, verb in session.execute(found):
        if verb in IMPORT_VERBS:
            if before is None:
                edits.from_file.add(key)
            else:
                _settle(edits.imported[key], _texts(before, names), _texts(after or {}, names))
        elif before is not None and after is None:
            edits.merged[key] = _texts(before, names)
        elif before is not None and after is not None:
            _remember(edits.imported[key], _texts(before, names), _texts(after, names))
    return edits


def _settle(imported: Values, before: Values, after: Values) -> None:
    """The import wrote these values; answers beside them in the same column it left as they were."""
    for name in before | after:
        if before.get(name, "") != after.get(name, ""):
            imported.pop(name, None)


def _remember(imported: Values, before: Values, after: Values) -> None:
    """Staff wrote these values, also where there was none before."""
    for name in before | after:
        if imported.setdefault(name, before.get(name, "")) == after.get(name, ""):
            del imported[name]


def _texts(columns: dict[str, Any], names: _Names) -> Values:
    """Changed columns as comparable texts."""
    values: Values = {name: columns[name] for name in _PLAIN if name in columns}
    if "organisation_id" in columns:
        values["organisation"] = names.organisations.get(columns["organisation_id"] or "", "")
    if "category_id" in columns:
        values["category"] = names.categories.get(columns["category_id"], "")
    if "attention" in columns:
        values["attention"] = "yes" if columns["attention"] else ""
    for key, value in (columns.get("custom") or {}).items():
        values[f"custom:{key}"] = custom_text(value)
    return values


def _codes(session: Session, event_id: str) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = defaultdict(list)
    found = select(AcceptedCode.attendee_id, AcceptedCode.code).where(AcceptedCode.event_id == event_id)
    for attendee_id, code in session.execute(found):
        codes[attendee_id].append(code)
    return codes


def _kept(session: Session, event_id: str) -> dict[str, Values]:
    """The values of files that staff refused, by attendee and field."""
    kept: dict[str, Values] = defaultdict(dict)
    found = (
        select(KeptValue.attendee_id, KeptValue.field, KeptValue.value)
        .join(Attendee, Attendee.id == KeptValue.attendee_id)
        .where(Attendee.event_id == event_id)
    )
    for attendee_id, name, value in session.execute(found):
        kept[attendee_id][name] = value
    return kept


def _consents(session: Session, event_id: str) -> tuple[dict[str, Values], dict[str, Values]]:
    """The newest answer by attendee and purpose; where staff gave it, also what the last import said."""
    answers: dict[str, Values] = defaultdict(dict)
    imported: dict[str, Values] = defaultdict(dict)
    from_file = _consents_from_files(session)
    found = (
        select(Consent.id, Consent.attendee_id, Consent.purpose, Consent.given)
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .where(Attendee.event_id == event_id)
        .order_by(Consent.at, Consent.id)
    )
    for key, attendee_id, purpose, given in session.execute(found):
        name = f"consent:{purpose}"
        if key in from_file:
            imported[attendee_id].pop(name, None)
        else:
            imported[attendee_id].setdefault(name, answers[attendee_id].get(name, ""))
        answers[attendee_id][name] = "yes" if given else "no"
    return answers, imported


def _consents_from_files(session: Session) -> frozenset[str]:
    found = (
        select(Change.key)
        .join(Action, Action.id == Change.action_id)
        .where(Change.table == Consent.__tablename__, Change.before.is_(None), Action.verb.in_(IMPORT_VERBS))
    )
    return frozenset(session.scalars(found))
