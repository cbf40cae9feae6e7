"""XML read into a light tree, safely: no entities, no documents from elsewhere, limited in size and depth."""

from __future__ import annotations

import html.entities
import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.repair import RepairKind, Repairs
from desktop_app.features.registrations.tasks import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.errors import Unreadable

    Refuse = Callable[..., Unreadable]

DEEPEST: Final = 40
MOST_NODES: Final = 2_000_000
OWN: Final = "forum-desk"
"""The target of the processing instruction in which Forum Desk keeps what the format has no place for."""
# The characters that XML 1.0 allows (§2.2), turned round.
FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE: Final = re.compile(r"&(?:#(\d{1,7}|x[0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]*);|)")
_KNOWN: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")


class Node:
    """An element: its name, attributes, own text, elements within, and the line that it begins on."""

    __slots__ = ("attributes", "children", "line", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""
        self.line = line

    def child(self, tag: str) -> Node | None:
        return next((node for node in self.children if node.tag == tag), None)

    def all(self, tag: str) -> Iterator[Node]:
        return (node for node in self.children if node.tag == tag)

    def word(self, tag: str) -> str:
        """The text of the first element of that name, without the space around it."""
        node = self.child(tag)
        return node.text.strip() if node is not None else ""

    def written(self) -> str:
        """The element as XML again."""
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in self.attributes.items())
        inner = escape(self.text if not self.children else self.text.strip())
        inner += "".join(child.written() for child in self.children)
        return f"<{self.tag}{attributes}>{inner}</{self.tag}>" if inner else f"<{self.tag}{attributes}/>"


class Tree:
    """A document: its outermost element, its comments, and what Forum Desk had put aside in it."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.comments = ""
        self.own = ""


def read_tree(data: bytes, refuse: Refuse, repairs: Repairs) -> Tree:
    """The tree of a document; what is easily mended is mended, and told.

    Raises:
        Unreadable: damaged, too deep, too large, or with entities of its own.

    """
    try:
        return _Builder(refuse).build(data)
    except expat.ExpatError:
        pass
    try:
        return _Builder(refuse).build(_mended(data, repairs))
    except expat.ExpatError as error:
        raise refuse(
            ProgrammeRefusal.DAMAGED, line=str(error.lineno), column=str(error.offset + 1)
        ) from error


class _Builder:
    def __init__(self, refuse: Refuse) -> None:
        self._refuse = refuse
        self._tree = Tree()
        self._open: list[Node] = []
        self._count = 0
        self._parser = expat.ParserCreate()

    def build(self, data: bytes) -> Tree:
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(data, True)
        except (LookupError, ValueError) as error:  # an encoding that nobody knows
            raise self._refuse(ProgrammeRefusal.DAMAGED, line="1", column="1") from error
        return self._tree

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._tree.root = node
        self._open.append(node)
        self._count += 1
        if len(self._open) > DEEPEST:
            raise self._refuse(ProgrammeRefusal.TOO_DEEP)
        if self._count > MOST_NODES:
            raise self._refuse(ProgrammeRefusal.TOO_BIG)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].text += text

    def _comment(self, text: str) -> None:
        if self._tree.root is None:
            self._tree.comments += text

    def _instruction(self, target: str, text: str) -> None:
        if target == OWN:
            self._tree.own = text

    def _entity(self, *_facts: object) -> None:
        raise self._refuse(ProgrammeRefusal.ENTITIES)


def _mended(data: bytes, repairs: Repairs) -> bytes:
    """The document in UTF-8, without control characters, entities of HTML and bare ampersands."""
    text = _decoded(data, repairs)
    if found := list(FORBIDDEN.finditer(text)):
        repairs.add(RepairKind.CHARACTERS_REMOVED, _line(text, found[0].start()), count=len(found))
        text = FORBIDDEN.sub("", text)

    def mend(match: re.Match[str]) -> str:
        number, name = match[1], match[2]
        if name in _KNOWN:
            return match[0]
        if number is not None:
            return _numbered(match[0], number, lambda: note(RepairKind.CHARACTERS_REMOVED, match))
        if name is not None and f"{name};" in html.entities.html5:
            note(RepairKind.ENTITIES_REPLACED, match)
            return escape(html.entities.html5[f"{name};"])
        note(RepairKind.AMPERSANDS_MENDED, match)
        return f"&amp;{match[0][1:]}"

    def note(kind: RepairKind, match: re.Match[str]) -> None:
        repairs.add(kind, _line(match.string, match.start()) if kind not in met else "")
        met.add(kind)

    met: set[RepairKind] = set()
    return _REFERENCE.sub(mend, text).encode("utf-8")


def _numbered(written: str, number: str, note: Callable[[], None]) -> str:
    """A character given by its number, or nothing where XML forbids it."""
    value = int(number[1:], 16) if number.startswith("x") else int(number)
    if value <= 0x10FFFF and not FORBIDDEN.match(chr(value)):  # noqa: PLR2004 (the last character there is)
        return written
    note()
    return ""


def _line(text: str, place: int) -> str:
    return f"line {text.count(chr(10), 0, place) + 1}"


def _decoded(data: bytes, repairs: Repairs) -> str:
    """The text without its declaration, which would name the wrong encoding afterwards."""
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    for encoding in (declared[1].decode() if declared else "utf-8", "utf-8"):
        try:
            text = data.decode(encoding)
            break
        except (UnicodeDecodeError, LookupError):
            continue
    else:
        text, guess = decoded(data)
        repairs.add(RepairKind.ENCODING_GUESSED, detail=guess)
    return re.sub(r"^\ufeff?(\s*)<\?xml[^>]*\?>", r"\1", text)
