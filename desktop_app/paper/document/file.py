"""A PDF file whose objects go to disk as soon as they are made: only where each begins stays in memory."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"
"""The version that knows how to say "print at 100 %" (ISO 32000-1, table 150), and four bytes over 127 as
its 7.5.2 asks for, so that nobody takes the file for text."""
FREE = "0000000000 65535 f \n"


class PdfFile:
    """Numbers objects from 1 and writes each at once; a number may be taken before its object is there."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0
        self._places: list[int] = []
        self._write(HEADER)

    def reserve(self) -> int:
        """The number of an object that comes later."""
        self._places.append(0)
        return len(self._places)

    def put(self, number: int, body: bytes) -> None:
        """The object of a number that was reserved."""
        self._places[number - 1] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def add(self, body: str) -> int:
        """An object without a stream, in ASCII; gives its number."""
        number = self.reserve()
        self.put(number, body.encode("ascii"))
        return number

    def stream(self, data: bytes, entries: str = "") -> int:
        """A stream of data that is pressed, with more entries in its dictionary; gives its number."""
        return self.raw_stream(zlib.compress(data), f"{entries}/Filter/FlateDecode")

    def raw_stream(self, data: bytes, entries: str) -> int:
        """A stream of data as it is; `entries` say how to read it."""
        number = self.reserve()
        self.put(
            number, b"<<%b/Length %d>>stream\n%b\nendstream" % (entries.encode("ascii"), len(data), data)
        )
        return number

    def finish(self, catalogue: int, title: str) -> None:
        """Write who made it, the table of objects, and where that begins (ISO 32000-1, 7.5.4 and 7.5.5)."""
        made = datetime.now(UTC).strftime("D:%Y%m%d%H%M%SZ")
        info = self.add(
            f"<</Title {text_string(title)}/Author()/Subject()/Creator(Forum Desk)/CreationDate({made})>>"
        )
        table, mark = self._at, uuid4().hex
        lines = [FREE, *(f"{place:010d} 00000 n \n" for place in self._places)]
        self._write(f"xref\n0 {len(lines)}\n{''.join(lines)}".encode("ascii"))
        self._write(
            f"trailer\n<</Size {len(lines)}/Root {catalogue} 0 R/Info {info} 0 R/ID[<{mark}><{mark}>]>>\n"
            f"startxref\n{table}\n%%EOF\n".encode("ascii")
        )

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._at += len(data)


def text_string(text: str) -> str:
    """Text for a dictionary, in UTF-16 with its mark, as hexadecimal (ISO 32000-1, 7.9.2)."""
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def forms_in(numbers: Iterable[int]) -> str:
    """The entry of a resource dictionary for the forms and pictures of these numbers."""
    names = "".join(f"/X{number} {number} 0 R" for number in numbers)
    return f"/XObject<<{names}>>" if names else ""
