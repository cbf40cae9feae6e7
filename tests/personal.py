"""A guest about whom everything is held that can be held, each value like no other, and where it may hide."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from db.search import fold
from db.tables import (
    Absence,
    AcceptedCode,
    Annulment,
    Attendee,
    CardVersion,
    Consent,
    FormerAttendee,
    HandedOut,
    HandOut,
    KeptValue,
    Meeting,
    MeetingBlock,
    MeetingPerson,
    MeetingProfile,
    MeetingRequest,
    MeetingTable,
    MeetingType,
    Organisation,
    Photo,
    Printout,
    RequestCompanion,
    Scan,
)
from desktop_app.features.registrations import actions
from tests.make import add_attendee

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum

AT = datetime(2026, 5, 20, 7, 30, tzinfo=UTC)

# Each stands in exactly one column; words of five letters and more, so that none is there by chance.
COLUMNS = {
    "given_name": "Kvadrilė",
    "family_name": "Ūksmingaitė",
    "email": "zuikis@pelkynas.example",
    "phone": "+370 641 77553",
    "job_title": "Vyriausioji Dirižablininkė",
    "note": "Klausti Gudobelės",
    "code": "BCDFGHJKG",
    "source": "pretix",
    "source_key": "QWXYZ-1",
    "booking": "GROBLYS",
    "box": "Dėžė Žemuogė",
}
CUSTOM = {"diet": "be kmynų", "workshops": ["Migla", "Rūkana"]}
FORMER = "pavadinta Vaivorykštė"
PHOTO = b64encode(b"\xff\xd8\xff nobody \xff\xd9" * 9).decode()
EARLIER = "Ankstyvaitė"
SECRETS = (
    *(value for name, value in COLUMNS.items() if name != "source"),
    *("be kmynų", "Rūkana", FORMER, EARLIER, PHOTO),
    *(
        "SVETIMAS77",
        "senasis-raktas",
        "kita@pelkynas.example",
        "ištarė Bruknė",
        "atsakė Vėgėlė",
        "Sodininkas",
    ),
    *("siūlo Žibalą", "reikia Šulinių", "apie Kanapes", "atvyksta iš Rumšiškių", "nori Bitininkų"),
    *("pastaba Viržiai", "b2match-KRŪMAS", "aptarė Durpynus", "kortelė Šermukšnio"),
)


class Guest(NamedTuple):
    """The keys of the guest, and of a scan of theirs that was annulled."""

    id: str
    scan_id: str


def add_guest(store: Store, forum: Forum) -> Guest:
    """Write the guest down as it happens on a day: registered, edited, scanned, merged, printed."""
    guest = store.write(f"Walk-in {EARLIER}", _register, forum)
    label = f"Rename {COLUMNS['family_name']}"
    store.write(label, actions.edit_attendee, guest, family_name=COLUMNS["family_name"])
    scan = store.write("Check in", _belong, forum, guest)
    store.write("Meet", _meet, forum, guest)
    kept = store.write("Keep", _keep_and_drop, guest)
    store.write("Drop", _drop, kept)
    return Guest(guest, scan)


def _register(session: Session, forum: Forum) -> str:
    office = Organisation(event_id=forum.event_id, name=FORMER, kind="other")
    session.add(office)
    session.flush()
    category = forum.categories["Press"]
    values = COLUMNS | {"family_name": EARLIER}
    given, family = values.pop("given_name"), values.pop("family_name")
    columns: dict[str, object] = {
        **values, "custom": CUSTOM, "organisation_id": office.id, "country": "LT", "registered_at": AT,
        "attention": True,
    }  # fmt: skip
    return add_attendee(session, forum.event_id, category, given, family, **columns).id


def _belong(session: Session, forum: Forum, guest: str) -> str:
    thing = HandOut(event_id=forum.event_id, name="Headset")
    scan = Scan(
        event_id=forum.event_id, point_id=forum.door_id, attendee_id=guest, at=AT, admitted=True,
        reason="welcome", raw_code=COLUMNS["code"], explanation="ištarė Bruknė", nonce="one",
        answers={"diet": "atsakė Vėgėlė"},
    )  # fmt: skip
    stranger = Scan(
        event_id=forum.event_id, point_id=forum.door_id, at=AT, admitted=False, reason="unknown",
        raw_code="bcd-fgh-jkg", nonce="two",
    )  # fmt: skip
    session.add_all((thing, scan, stranger))
    session.flush()
    session.add_all(
        (
            Annulment(scan_id=scan.id, reason="by_mistake", at=AT),
            HandedOut(attendee_id=guest, hand_out_id=thing.id, at=AT),
            Consent(attendee_id=guest, purpose="photos", wording="May we?", given=True, at=AT),
            AcceptedCode(event_id=forum.event_id, attendee_id=guest, code="SVETIMAS77", origin="pretix"),
            FormerAttendee(
                event_id=forum.event_id, attendee_id=guest, source="pretix", source_key="senasis-raktas"
            ),
            Photo(attendee_id=guest, data=PHOTO),
            KeptValue(attendee_id=guest, field="email", value="kita@pelkynas.example"),
            Printout(event_id=forum.event_id, attendee_id=guest, code=COLUMNS["code"], at=AT, state="pdf"),
        )
    )
    return scan.id


def _meet(session: Session, forum: Forum, guest: str) -> None:
    """The guest meets somebody of nobody else's, brings a colleague, and stands on the partner's card."""
    event = forum.event_id
    names = ("Kaimyn", "Bendrakeleiv")
    partner, companion = (
        add_attendee(session, event, forum.categories["VIP"], "Kazys", name).id for name in names
    )
    kind = MeetingType(event_id=event, name="C2C")
    block = MeetingBlock(event_id=event, name="Afternoon", starts_at=AT)
    table = MeetingTable(event_id=event, number=7)
    session.add_all((kind, block, table))
    session.flush()
    request = MeetingRequest(
        event_id=event, type_id=kind.id, from_id=guest, to_id=partner, wish="nori Bitininkų",
        note="pastaba Viržiai", source="b2match", source_key="b2match-KRŪMAS", state="accepted",
    )  # fmt: skip
    session.add(request)
    session.flush()
    meeting = Meeting(
        event_id=event, request_id=request.id, block_id=block.id, slot=0, table_id=table.id, state="held",
        comment="aptarė Durpynus",
    )  # fmt: skip
    session.add(meeting)
    session.flush()
    card = {"lines": ["kortelė Šermukšnio", COLUMNS["family_name"]]}
    session.add_all(
        (
            RequestCompanion(request_id=request.id, attendee_id=companion, side=1),
            MeetingPerson(meeting_id=meeting.id, attendee_id=guest, side=1),
            MeetingPerson(meeting_id=meeting.id, attendee_id=partner, side=2),
            MeetingProfile(
                attendee_id=guest, offers=["siūlo Žibalą"], needs=["reikia Šulinių"], topics=["apie Kanapes"]
            ),
            Absence(attendee_id=guest, ends_at=AT, reason="atvyksta iš Rumšiškių"),
            CardVersion(attendee_id=guest, content=card, partner_ids=[partner]),
            CardVersion(attendee_id=partner, content=card, partner_ids=[guest]),
        )
    )


def _keep_and_drop(session: Session, guest: str) -> str:
    kept = KeptValue(attendee_id=guest, field="job_title", value="Sodininkas")
    session.add(kept)
    session.flush()
    return kept.id


def _drop(session: Session, kept_id: str) -> None:
    session.delete(session.get_one(KeptValue, kept_id))


def found_in(path: Path) -> list[str]:
    """Which of the guest's secrets stand in the bytes of a file or its log, however they are written."""
    files = (path, path.parent / f"{path.name}-wal")
    whole = b"\n".join(file.read_bytes() for file in files if file.exists()).lower()
    return [
        form
        for secret in SECRETS
        for form in {secret, json.dumps(secret)[1:-1], fold(secret)}
        if form.lower().encode() in whole or form.encode() in whole
    ]


def columns_of(session: Session, attendee_id: str) -> dict[str, object]:
    """All columns of one attendee."""
    row = session.get_one(Attendee, attendee_id)
    return {column.key: getattr(row, column.key) for column in Attendee.__table__.columns}
