"""Files that nobody should be sent: broken, mislabelled, poisoned or absurd; made anew for each run."""

from __future__ import annotations

import csv
import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HEADER = "Name,E-mail,Country,Note\n"
ANNA = "Anna Kask,anna@x.example,EE,"
PEOPLE = HEADER + "".join(f"Guest N{n},g{n}@x.example,LT,n{n}\n" for n in range(30))
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def book(
    rows: Sequence[Sequence[object]] = (("Name", "E-mail"), ("Anna Kask", "a@x.example")), **options: object
) -> bytes:
    """A workbook of one sheet."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, options) as made:
        page = made.add_worksheet("People")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return packed.getvalue()


def changed(member: str, change: Callable[[bytes], bytes], data: bytes | None = None) -> bytes:
    """The workbook with one member made different."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or book())) as was,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as now,
    ):
        for one in was.infolist():
            content = was.read(one)
            now.writestr(one.filename, change(content) if one.filename == member else content)
    return target.getvalue()


def swapped(old: bytes, new: bytes, member: str = SHEET) -> bytes:
    """The workbook with one text in a member replaced."""
    return changed(member, lambda content: content.replace(old, new, 1))


def with_cells(cells: str) -> bytes:
    """The workbook with a third row of raw cells."""
    row = f'<row r="3">{cells}</row></sheetData>'
    return swapped(b"</sheetData>", row.encode())


def without(member: str) -> bytes:
    """The workbook with one member missing."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as was, zipfile.ZipFile(target, "w") as now:
        for one in was.infolist():
            if one.filename != member:
                now.writestr(one.filename, was.read(one))
    return target.getvalue()


def with_member(name: str, content: bytes) -> bytes:
    """The workbook with a further member."""
    packed = io.BytesIO(book())
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def archive(**members: bytes) -> bytes:
    """A zip of these members; "__" in a name is a slash."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def lying(size: int) -> bytes:
    """A workbook whose sheet claims another size than it has."""
    data = bytearray(book())
    place = data.index(b"PK\x01\x02")
    while data[place + 46 : place + 46 + len(SHEET)] != SHEET.encode():
        place = data.index(b"PK\x01\x02", place + 4)
    data[place + 24 : place + 28] = struct.pack("<I", size)
    return bytes(data)


def locked_zip() -> bytes:
    """A workbook whose members are said to be encrypted."""
    data = bytearray(book())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def comma_separated(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def png() -> bytes:
    """A picture of one dot."""
    body = b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in (
            (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"\0\0\0\0")),
            (b"IEND", b""),
        )
    )
    return b"\x89PNG\r\n\x1a\n" + body


def tar() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as made:
        info = tarfile.TarInfo("../people.csv")
        info.size = len(PEOPLE)
        made.addfile(info, io.BytesIO(PEOPLE.encode()))
    return packed.getvalue()


def nested(depth: int) -> bytes:
    """Elements inside elements."""
    return b"<si>" * depth + b"<t>x</t>" + b"</si>" * depth


def many_sheets(count: int) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as made:
        for number in range(count):
            made.add_worksheet(f"S{number}").write_row(0, 0, ["Name", "E-mail"])
    return packed.getvalue()


MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
OPEN = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="P">{}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)
ODS_CELL = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'


def ods(rows: str, begin: str = "") -> bytes:
    return archive(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{
            # Without it the reader takes the file for nothing that it knows, and looks no further.
            "META-INF__manifest.xml": MANIFEST,
            "content.xml": (begin + OPEN.format(rows)).encode(),
        },
    )


def ods_row(*cells: str) -> str:
    return (
        f"<table:table-row>{''.join(ODS_CELL.format('string', '', cell) for cell in cells)}</table:table-row>"
    )


REFUSED: dict[str, Callable[[], bytes | str]] = {
    "empty.csv": lambda: b"",
    "empty.xlsx": lambda: b"",
    "only_a_mark.csv": lambda: b"\xef\xbb\xbf",
    "only_a_wide_mark.csv": lambda: b"\xff\xfe",
    "zeros.csv": lambda: bytes(5000),
    "blank.csv": lambda: " \r\n\t\r\n" * 2000,
    "only_commas.csv": lambda: ",,,,\n" * 500,
    "only_headings.csv": lambda: HEADER,
    "many_commas.csv": lambda: "," * 7_000_000,
    "one_wide_row.csv": lambda: "Name,E-mail\n" + "a@x.example," * 30_000 + "\n" + "x,y\n" * 5000,
    "20000_columns.csv": lambda: ",".join(f"H{n}" for n in range(20_000)) + "\n" + ",".join("x" * 20_000),
    "page.xls": lambda: "<html><head><title>List</title></head><body><table><tr><td>Name</td></tr></table>",
    "page_with_mark.xls": lambda: (
        b"\xef\xbb\xbf  <!-- made by a shop --><TABLE><tr><td>Name</td></tr></TABLE>"
    ),
    "office_page.xls": lambda: '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body></body></html>',
    "spreadsheet_2003.xls": lambda: (
        '<?xml version="1.0"?><Workbook><Worksheet><Table/></Worksheet></Workbook>'
    ),
    "laughs.csv": lambda: f'<?xml version="1.0"?>{LAUGHS}<l>&a9;</l>',
    "paper.csv": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj",
    "picture.csv": png,
    "photo.csv": lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9,
    "packed.csv": lambda: gzip.compress(PEOPLE.encode()),
    "packed_bomb.csv": lambda: gzip.compress(bytes(20 << 20)),
    "seven.csv": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(range(256)),
    "rar.csv": lambda: b"Rar!\x1a\x07\x01\x00" + bytes(range(256)),
    "tape.csv": tar,
    "program.csv": lambda: b"MZ\x90\x00" + bytes(range(256)) * 20,
    "elf.csv": lambda: b"\x7fELF\x02\x01\x01" + bytes(200) + bytes(range(256)) * 9,
    "base.csv": lambda: b"SQLite format 3\x00" + bytes(range(256)) * 9,
    "rich.csv": lambda: "{\\rtf1\\ansi Name}",
    "noise.csv": lambda: bytes(range(256)) * 400,
    "letter.docx": lambda: archive(word__document_xml=b"<w/>", **{"[Content_Types].xml": b"<Types/>"}),
    "text.odt": lambda: archive(
        mimetype=b"application/vnd.oasis.opendocument.text", **{"styles.xml": b"<x/>"}
    ),
    "people.zip": lambda: archive(people_csv=PEOPLE.encode()),
    "climbing.xlsx": lambda: archive(**{"../../../../tmp/owned.xml": b"<x/>", "C:\\owned.txt": b"x"}),
    "not_a_zip.xlsx": lambda: b"PK\x03\x04" + bytes(range(256)) * 9,
    "no_end.xlsx": lambda: book()[:-22],
    "leading.xlsx": lambda: b"mail header\r\n\r\n" + book(),
    "half.xlsx": lambda: book()[: len(book()) // 2],
    "head.xlsx": lambda: book()[:700],
    "bomb.xlsx": lambda: with_member("xl/worksheets/sheet2.xml", bytes(90 << 20)),
    "lying_small.xlsx": lambda: lying(10),
    "lying_huge.xlsx": lambda: lying(0xFFFFFFF0),
    "locked_parts.xlsx": locked_zip,
    "locked.xlsx": lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600),
    "old_stub.xls": lambda: OLE + bytes(4096),
    "laughs.xlsx": lambda: swapped(b"<worksheet", LAUGHS.encode() + b"<worksheet"),
    "laughs_in_strings.xlsx": lambda: swapped(b"<sst", LAUGHS.encode() + b"<sst", STRINGS),
    "outside.xlsx": lambda: swapped(b"<worksheet", OUTSIDE.encode() + b"<worksheet"),
    "laughs.ods": lambda: ods(ods_row("Name"), LAUGHS),
    "far_cell.xlsx": lambda: with_cells('<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'),
    "wide.xlsx": lambda: book([[f"H{n}" for n in range(16_000)], ["x"] * 16_000]),
    "torn_sheet.xlsx": lambda: swapped(b"</sheetData>", b"<row><c><v>"),
    "strange_encoding.xlsx": lambda: swapped(b"UTF-8", b"UTF-9"),
    "repeated.ods": lambda: ods(
        ods_row("Name")
        + '<table:table-row table:number-rows-repeated="9999999">'
        + ODS_CELL.format("string", 'table:number-columns-repeated="9999"', "x")
        + "</table:table-row>"
    ),
    "no_sheets.xlsx": lambda: without(SHEET),
    "empty_sheet.xlsx": lambda: book([]),
    "only_headings.xlsx": lambda: book([["Name", "E-mail"]]),
    "thousand_empty_sheets.xlsx": lambda: many_sheets(300),
}
"""Refused with a sentence."""

HARMLESS: dict[str, Callable[[], bytes | str]] = {
    "wrong_extension.pdf": lambda: PEOPLE,
    "no_extension": lambda: PEOPLE,
    "book_called.csv": book,
    "cut_row.csv": lambda: PEOPLE[:-7],
    "formulas.csv": lambda: HEADER + ANNA + "=cmd|'/c calc'!A1\nBert,b@x.example,LT,@SUM(1+1)*cmd\n",
    "links.csv": lambda: HEADER + ANNA + '"=HYPERLINK(""http://x.example"",""press"")"\n',
    "formulas.xlsx": lambda: book(
        [["Name", "Note"], ["Anna Kask", "=1+1"], ["Bert Ozols", "=WEBSERVICE(A1)"]]
    ),
    "control.csv": lambda: HEADER + "An\x00na\x07 Kask\x1b[2J,anna@x.example,EE,\x08\x0b\x0c\n" * 3,
    "escapes.csv": lambda: HEADER + ANNA + "\x1b]0;owned\x07\x9b31m\n",
    "emoji.csv": lambda: HEADER + "👩‍🚀 Anna 🇱🇹,anna@x.example,🇱🇹,🏳️‍🌈👨‍👩‍👧‍👦\n",
    "right_to_left.csv": lambda: (
        HEADER + "\u202eאנה כץ\u202c,anna@x.example,IL,\u2067\u0645\u0631\u062d\u0628\u0627\u2069\n"
    ),
    "combining.csv": lambda: HEADER + "A" + "\u0301" * 3000 + "nna,anna@x.example,EE,\n",
    "alphabets.csv": lambda: (
        HEADER + "Олена 陳 ᚠᛇ \U0001d504\U0001d52b\U0001d52b\U0001d51e,anna@x.example,EE,\ufb01\n"
    ),
    "surrogates.csv": lambda: "Name,E-mail\n".encode("utf-16-le") + b"A\x00\x00\xd8\x00\xd8b\x00\n\x00",
    "surrogates8.csv": lambda: HEADER.encode() + b"An\xed\xa0\x80na Kask,a@x.example,EE,\xff\n",
    "two_encodings.csv": lambda: (
        (HEADER + "Žydrė Kask,z@x.example,LT,ž\n").encode() + "Žydrė,,LT,ž\n".encode("cp1257")
    ),
    "odd_bytes.csv": lambda: b"\xff\xfe" + PEOPLE.encode("utf-16-le") + b"x",
    "two_marks.csv": lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + PEOPLE.encode(),
    "utf7.csv": lambda: (HEADER + "Žydrė Kask,z@x.example,LT,ž\n").encode("utf-7"),
    "quotes.csv": lambda: HEADER + '"Anna ""the ""quoted"" Kask,a@x.example,EE,"x"y"\n' * 5,
    "open_quote.csv": lambda: HEADER + '"Anna Kask,a@x.example\n' + "Bert,b@x.example,LT,\n" * 300,
    "same_headings.csv": lambda: "Name,Name,Name,Name,E-mail,E-mail\nAnna,Kask,x,y,a@x.example,b@x.example\n",
    "no_headings.csv": lambda: "Anna,a@x.example\nBert,b@x.example\n",
    "numbers.csv": lambda: "1,2,3\n4,5,6\n",
    "json.json": lambda: json.dumps([{"name": "Anna Kask", "email": "a@x.example"}], indent=1),
    "code.py": lambda: "import os\nfor x in range(3):\n    print(x, 'Name', sep=',')\n",
    "million_semicolons.csv": lambda: "Name;E-mail\nAnna Kask;a@x.example" + ";" * 1_000_000 + "\n",
    "long_cell.csv": lambda: HEADER + ANNA + "x" * (10 << 20) + "\n",
    "long_name.csv": lambda: HEADER + ("A" * 400_000 + " ") * 3 + ",a@x.example,EE,\n" + ANNA + "\n",
    "long_address.csv": lambda: HEADER + "Anna Kask," + "a@" * 300_000 + ",EE,\n",
    "slow_pattern.csv": lambda: HEADER + "Anna Kask," + "a." * 50_000 + "@,EE," + "((((+" * 40_000 + "\n",
    "digits.csv": lambda: (
        "Name,Phone,Registered at\nAnna Kask," + "1" * 100_000 + "," + "9" * 5000 + "-1-1\n"
    ),
    "long_number.csv": lambda: b"Name,Phone\nAnna Ka\xf0k," + b"1" * 400_000 + b"\n",
    "long_line.csv": lambda: "x" * 3_000_000 + "\n" + "y" * 3_000_000,
    "long_heading.csv": lambda: "Name," + "Question " * 60_000 + "\nAnna Kask,yes\n",
    "600_columns.csv": lambda: comma_separated(
        [["Name", *(f"Q{n}" for n in range(600))], ["Anna Kask"] + ["x"] * 600]
    ),
    "ragged.csv": lambda: HEADER + "".join(ANNA + "x," * (n % 40) + "\n" for n in range(200)),
    "dates.csv": lambda: "Name,Registered at\nAnna Kask,0000-00-00\nBert Ozols,99/99/9999\nCarl Ek,1e308\n",
    "status.csv": lambda: (
        "Name,Status,Country\nAnna Kask,'; DROP TABLE attendee; --,Atlantis\nBert O,paid,LT\n"
    ),
    "path_names.csv": lambda: HEADER + "../../etc/passwd,a@x.example,EE,{0.__class__} %s %n ${jndi:x}\n",
    "braces.csv": lambda: "Name,{x},{0!r},%s\nAnna Kask,{a},{b},{c}\n",
    "returns.csv": lambda: PEOPLE.replace("\n", "\r"),
    "mixed_ends.csv": lambda: (
        "Name,E-mail\r\nAnna,a@x.example\rBert,b@x.example\n\rCarl,c@x.example\u2028D,d@x.example"
    ),
    "end_mark.csv": lambda: PEOPLE + "\x1a",
    "macros.xlsm": lambda: with_member("xl/vbaProject.bin", OLE + bytes(2000)),
    "climbing_member.xlsx": lambda: with_member("../../../tmp/owned.xml", b"<x/>"),
    "trailing.xlsx": lambda: book() + b"and more" * 100,
    "deep.xlsx": lambda: with_member("xl/deep.xml", nested(20_000)),
    "not_numbers.xlsx": lambda: with_cells('<c r="A3"><v>NaN</v></c><c r="B3"><v>INF</v></c>'),
    "infinite.xlsx": lambda: with_cells('<c r="A3"><v>1e999</v></c><c r="B3"><v>-1e308</v></c>'),
    "strange_kind.xlsx": lambda: with_cells('<c r="A3" t="zz"><v>1</v></c>'),
    "error_cells.xlsx": lambda: with_cells(
        '<c r="A3" t="e"><v>#DIV/0!</v></c><c r="B3" t="e"><v>#VOID!</v></c>'
    ),
    "known_errors.xlsx": lambda: with_cells(
        '<c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="e"><v>#REF!</v></c>'
    ),
    "no_such_string.xlsx": lambda: with_cells('<c r="A3" t="s"><v>999999</v></c>'),
    "negative_string.xlsx": lambda: with_cells('<c r="A3" t="s"><v>-1</v></c>'),
    "no_reference.xlsx": lambda: with_cells('<c t="inlineStr"><is><t>x</t></is></c>'),
    "row_nought.xlsx": lambda: with_cells('<c r="A0"><v>1</v></c>'),
    "bad_reference.xlsx": lambda: with_cells('<c r="1A"><v>1</v></c><c r="ŽŽ9"><v>1</v></c>'),
    "bad_yes.xlsx": lambda: with_cells('<c r="A3" t="b"><v>perhaps</v></c>'),
    "merged_outside.xlsx": lambda: swapped(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="Z90:Z99"/></mergeCells>'
    ),
    "merged_backwards.xlsx": lambda: swapped(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A9:A1"/></mergeCells>'
    ),
    "merged_all.xlsx": lambda: swapped(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>'
    ),
    "late_date.xlsx": lambda: dated(2_958_466.0),
    "last_date.xlsx": lambda: dated(1e308),
    "early_date.xlsx": lambda: dated(-5e9),
    "no_strings.xlsx": lambda: without(STRINGS),
    "no_styles.xlsx": lambda: without("xl/styles.xml"),
    "sheet_names.xlsx": lambda: swapped(
        b'name="People"', 'name="&lt;b&gt;\u202e../{0}"'.encode(), "xl/workbook.xml"
    ),
    "values.ods": lambda: ods(
        ods_row("Name", "Note")
        + "<table:table-row>"
        + ODS_CELL.format("float", 'office:value="NaN"', "x")
        + ODS_CELL.format("date", 'office:date-value="9999999-99-99"', "y")
        + "</table:table-row>"
    ),
    "times.ods": lambda: ods(
        ods_row("Name", "Note")
        + "<table:table-row>"
        + ODS_CELL.format("string", "", "Anna")
        + ODS_CELL.format("time", 'office:time-value="PT999999999999H"', "y")
        + "</table:table-row>"
    ),
}
"""Imported as far as they go, or refused with a sentence; never anything else."""


def dated(serial: float) -> bytes:
    """A date beyond what calendars know."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ["Name", "Registered at"])
        page.write(1, 0, "Anna Kask")
        page.write_number(1, 1, serial, made.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
    return packed.getvalue()
