"""The fonts that a template's texts are set in: named in its file, and looked for when one is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.features.badges.rules.badge import FIELD
from desktop_app.features.badges.rules.node import Node, TemplateFault, fail
from desktop_app.features.badges.rules.template import ScheduleElement, StackElement
from desktop_app.features.badges.tasks.lines import typesetter
from desktop_app.paper.fonts import Weight, house_fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.badges.rules.template import BadgeTemplate
    from desktop_app.paper.fonts import Face

MOST_FONTS = 64
LONGEST_NAME = 200
LONGEST_NOTE = 2000


class FontNote(NamedTuple):
    """A font family as its own file tells of it."""

    family: str
    version: str
    licence: str


def fonts_of(template: BadgeTemplate) -> list[FontNote]:
    """The families of the template's texts, each once; what people bring may need more of them."""
    faces = dict.fromkeys(_faces(template))
    notes = {face.note("family"): face for face in faces}
    return [
        FontNote(family, face.note("version"), face.note("licence")) for family, face in sorted(notes.items())
    ]


def fonts_named(data: object) -> list[str]:
    """The families in a package's list: names, or objects with a name and notes on it.

    Raises:
        Unreadable: a `TemplateFault`.

    """
    if not isinstance(data, list):
        fail(TemplateFault.WRONG_KIND, "fonts")
    if len(data) > MOST_FONTS:
        fail(TemplateFault.OUT_OF_RANGE, "fonts")
    return [_name(each, f"fonts[{number}]") for number, each in enumerate(data)]


def missing_fonts(families: list[str]) -> list[str]:
    """Those of which neither the program nor the computer has a file."""
    return [family for family in dict.fromkeys(families) if not house_fonts().has_family(family)]


def _name(each: object, where: str) -> str:
    node = Node({"family": each} if isinstance(each, str) else each, where)
    family = node.text("family")
    notes = [node.text(name, "") for name in ("version", "licence")]
    node.done()
    if not 1 <= len(family) <= LONGEST_NAME or any(len(note) > LONGEST_NOTE for note in notes):
        fail(TemplateFault.OUT_OF_RANGE, where)
    return family


def _faces(template: BadgeTemplate) -> Iterator[Face]:
    for element in (*template.elements, *template.back):
        if isinstance(element, StackElement):
            for text in element.texts:
                yield from _faces_for(FIELD.sub("", text.pattern), text.weight)
        elif isinstance(element, ScheduleElement):
            yield from _faces_for("", Weight.REGULAR)
            yield from _faces_for("", Weight.SEMIBOLD)


def _faces_for(words: str, weight: Weight) -> Iterator[Face]:
    yield house_fonts().plain(weight)
    yield from (run.face for run in typesetter(weight, "").line(words).runs)
