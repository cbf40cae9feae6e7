"""Templates of printed documents, the printouts made of them, and the queue to the printers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Row, new_key, utc_now
from db.tables.columns import KEY, Words, key_of


class Template(Row):
    """How a document looks: `layout` is what `features.badges.rules` reads."""

    __tablename__ = "template"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    name: Mapped[Words]
    document: Mapped[str] = mapped_column(Text, default="badge")
    paper: Mapped[Words]
    layout: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    position: Mapped[int] = mapped_column(default=0)


class TemplatePicture(Row):
    """An image of a template: the file as it is, in Base64, so that the journal can hold it."""

    __tablename__ = "template_picture"
    __table_args__ = (UniqueConstraint("template_id", "name"),)

    template_id: Mapped[str] = mapped_column(KEY, key_of("template"))
    name: Mapped[Words]
    data: Mapped[Words]


class OwnSheet(Row):
    """A paper or a sheet of labels that the event describes itself; lengths in mm."""

    __tablename__ = "own_sheet"
    __table_args__ = (UniqueConstraint("event_id", "title"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    title: Mapped[Words]
    width: Mapped[float]
    height: Mapped[float]
    label_width: Mapped[float]
    label_height: Mapped[float]
    columns: Mapped[int]
    rows: Mapped[int]
    left: Mapped[float]
    top: Mapped[float]
    pitch_x: Mapped[float]
    pitch_y: Mapped[float]


class Photo(Row):
    """A person's photo for the badge, in Base64."""

    __tablename__ = "photo"

    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), unique=True)
    data: Mapped[Words]


class Printout(Row):
    """One copy of one document for one person, with the code that stands on it.

    `job_id` is the key of the job in the queue of the station that printed it, or empty.
    """

    __tablename__ = "printout"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    template_id: Mapped[str | None] = mapped_column(KEY, key_of("template"))
    station_id: Mapped[str | None] = mapped_column(KEY, key_of("station"))
    document: Mapped[str] = mapped_column(Text, default="badge")
    copy_number: Mapped[int] = mapped_column(default=1)
    reason: Mapped[Words]
    code: Mapped[Words]
    state: Mapped[Words]
    at: Mapped[datetime] = mapped_column(default=utc_now)
    job_id: Mapped[Words]


class PrintJob(Base):
    """One file on its way to a printer, as far as the print system says.

    A job is what one desk computer does, not a fact about people: it is not journalled and nothing undoes
    it. `file` is the PDF's name in the folder of jobs beside the event file, `system_job` what the print
    system calls the job, `words` its own reason; `attendee_ids` are in the order of the pages. Long jobs are
    handed over in runs: `run_from` and `run_to` are the pages (from 1) that the print system has.
    """

    __tablename__ = "print_job"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting','held','sent','printing','printed','handed','failed','cancelled')",
            name="state",
        ),
    )

    id: Mapped[str] = mapped_column(KEY, primary_key=True, default=new_key)
    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    station: Mapped[Words]
    printer: Mapped[Words]
    title: Mapped[Words]
    file: Mapped[Words]
    document: Mapped[str] = mapped_column(Text, default="badge")
    pages: Mapped[int] = mapped_column(default=0)
    pages_done: Mapped[int] = mapped_column(default=0)
    priority: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(Text, default="waiting")
    system_job: Mapped[Words]
    words: Mapped[Words]
    attendee_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    made_at: Mapped[datetime] = mapped_column(default=utc_now)
    sent_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    run_from: Mapped[int] = mapped_column(default=0)
    run_to: Mapped[int] = mapped_column(default=0)


class Printer(Base):
    """A printer of this computer as its desks use it: whether it rests, and what is left on its roll.

    Like the queue it is not journalled. `roll` is how many labels a full roll has, 0 where nobody counts;
    from `warn_at` labels on the program warns.
    """

    __tablename__ = "printer"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    paused: Mapped[bool] = mapped_column(default=False)
    roll: Mapped[int] = mapped_column(default=0)
    labels_left: Mapped[int] = mapped_column(default=0)
    warn_at: Mapped[int] = mapped_column(default=0)
