"""Tests of files that are no programmes: each is called by what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Unreadable, sentence_of
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.tasks import read_programme
from desktop_app.progress import Silent

if TYPE_CHECKING:
    from pathlib import Path


def refusal_of(folder: Path, data: bytes) -> Unreadable:
    path = folder / "schedule.xml"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refused:
        read_programme(path, Silent())
    return refused.value


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", ProgrammeRefusal.EMPTY),
        (b"\xef\xbb\xbf \n", ProgrammeRefusal.EMPTY),
        (b"%PDF-1.7", ProgrammeRefusal.PDF),
        (b"\x89PNG\r\n", ProgrammeRefusal.PICTURE),
        (b"SQLite format 3\0", ProgrammeRefusal.DATABASE),
        (b"\x1f\x8b\x08", ProgrammeRefusal.ARCHIVE),
        (b"<!DOCTYPE html><html></html>", ProgrammeRefusal.WEB_PAGE),
        (b"<?xml version='1.0'?><html/>", ProgrammeRefusal.WEB_PAGE),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", ProgrammeRefusal.FEED),
        (b"<rss version='2.0'/>", ProgrammeRefusal.FEED),
        (b"<xs:schema xmlns:xs='x'/>", ProgrammeRefusal.SCHEMA),
        (b'{"definitions": {}}', ProgrammeRefusal.SCHEMA),
        (b"<people/>", ProgrammeRefusal.OTHER_XML),
        (b"<schedule><day date='2026-05-20'><entry/></day></schedule>", ProgrammeRefusal.OTHER_SCHEDULE),
        (b"[1, 2]", ProgrammeRefusal.OTHER_JSON),
        (b'{"schedule": 5}', ProgrammeRefusal.OTHER_JSON),
        (b"<schedule><conference/></schedule>", ProgrammeRefusal.NO_SESSIONS),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ProgrammeRefusal.CALENDAR_WITHOUT_EVENTS),
        (b"Given name,E-mail\nOna,ona@example.org\n", ProgrammeRefusal.NOT_A_PROGRAMME),
        (b"Room,Start\nHall,09:00\n", ProgrammeRefusal.TABLE_WITHOUT_SESSIONS),
        (b"<schedule><conference>", ProgrammeRefusal.DAMAGED),
        (b'{"schedule": ', ProgrammeRefusal.DAMAGED),
    ],
)
def test_other_files_are_called_by_what_they_are(
    tmp_path: Path, data: bytes, reason: ProgrammeRefusal
) -> None:
    refused = refusal_of(tmp_path, data)
    assert refused.reason is reason
    assert "schedule.xml" in sentence_of(refused)
    assert "{" not in sentence_of(refused)
    assert "…" not in sentence_of(refused)


def test_places_that_are_no_files(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, ProgrammeRefusal.FOLDER), (tmp_path / "none", ProgrammeRefusal.MISSING)):
        with pytest.raises(Unreadable) as refused:
            read_programme(path, Silent())
        assert refused.value.reason is reason
