"""What was mended while a programme was read from a file, where, and the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable


class RepairKind(Enum):
    """What a file had that a programme cannot have, and was mended."""

    CHARACTERS_REMOVED = "characters removed"
    ENTITIES_REPLACED = "entities replaced"
    AMPERSANDS_MENDED = "ampersands mended"
    ENCODING_GUESSED = "encoding guessed"
    TITLE_OF_EVENT_MISSING = "title of event missing"
    ZONE_FROM_OFFSET = "zone from offset"
    ZONE_OF_EVENT = "zone of event"
    ZONE_UNKNOWN = "zone unknown"
    ZONE_OF_ANOTHER_PLACE = "zone of another place"
    DATE_BUILT = "date built"
    DATE_WITHOUT_OFFSET = "date without offset"
    DATE_AND_START_DIFFER = "date and start differ"
    DAY_UNREADABLE = "day unreadable"
    AFTER_MIDNIGHT = "after midnight"
    NOT_ON_THE_CLOCK = "not on the clock"
    TWICE_ON_THE_CLOCK = "twice on the clock"
    NOT_SCHEDULED = "not scheduled"
    LENGTH_IN_THREE_PARTS = "length in three parts"
    LENGTH_ASSUMED = "length assumed"
    GUID_MADE = "guid made"
    GUID_REPEATED = "guid repeated"
    GUID_NO_UUID = "guid no uuid"
    NUMBER_REPEATED = "number repeated"
    NUMBER_UNREADABLE = "number unreadable"
    TITLE_MISSING = "title missing"
    ROOM_DIFFERS = "room differs"
    ROOM_GUID_REPEATED = "room guid repeated"
    PERSON_WITH_TWO_NAMES = "person with two names"
    PERSON_WITHOUT_NAME = "person without name"
    KEPT_ASIDE = "kept aside"
    WHOLE_DAY = "whole day"
    REPEATING = "repeating"
    EVENT_LEFT_OUT = "event left out"
    OWN_PART_LOST = "own part lost"
    ROW_WITHOUT_TIME = "row without time"
    SIGNS_REPLACED = "signs replaced"
    TEXT_CUT = "text cut"
    QUOTE_UNCLOSED = "quote unclosed"
    SHEETS_LEFT = "sheets left"


SENTENCES: Final = {
    RepairKind.CHARACTERS_REMOVED: QT_TRANSLATE_NOOP(
        "Repair", "Characters that XML forbids were taken out: {count}, the first on {places}."
    ),
    RepairKind.ENTITIES_REPLACED: QT_TRANSLATE_NOOP(
        "Repair", "Signs written as names of HTML were replaced by the signs: {count}, the first on {places}."
    ),
    RepairKind.AMPERSANDS_MENDED: QT_TRANSLATE_NOOP(
        "Repair", "Bare ampersands were read as “&”: {count}, the first on {places}."
    ),
    RepairKind.ENCODING_GUESSED: QT_TRANSLATE_NOOP(
        "Repair", "The letters do not fit the encoding that the file names; they were read as {detail}."
    ),
    RepairKind.TITLE_OF_EVENT_MISSING: QT_TRANSLATE_NOOP(
        "Repair", "The file does not say what the event is called; it was named “{detail}”."
    ),
    RepairKind.ZONE_FROM_OFFSET: QT_TRANSLATE_NOOP(
        "Repair", "The file names no time zone; {detail} was taken from the offset of its dates."
    ),
    RepairKind.ZONE_OF_EVENT: QT_TRANSLATE_NOOP(
        "Repair", "The file names no time zone; its times were read by the clock of {detail}."
    ),
    RepairKind.ZONE_UNKNOWN: QT_TRANSLATE_NOOP(
        "Repair", "There is no time zone “{detail}”; it was passed over."
    ),
    RepairKind.ZONE_OF_ANOTHER_PLACE: QT_TRANSLATE_NOOP(
        "Repair", "The file's times are by the clock of {detail}; the event's own clock shows other hours."
    ),
    RepairKind.DATE_BUILT: QT_TRANSLATE_NOOP(
        "Repair", "No full date: put together from the day and the start: {places}."
    ),
    RepairKind.DATE_WITHOUT_OFFSET: QT_TRANSLATE_NOOP(
        "Repair", "A date without offset was read by the event's own clock: {places}."
    ),
    RepairKind.DATE_AND_START_DIFFER: QT_TRANSLATE_NOOP(
        "Repair", "Date and start say different times: the date was taken: {places}."
    ),
    RepairKind.DAY_UNREADABLE: QT_TRANSLATE_NOOP(
        "Repair", "A day without a readable date or window was worked out from its sessions: {places}."
    ),
    RepairKind.AFTER_MIDNIGHT: QT_TRANSLATE_NOOP(
        "Repair",
        "A start before the change of day was taken for the next morning: {places}.",
    ),
    RepairKind.NOT_ON_THE_CLOCK: QT_TRANSLATE_NOOP(
        "Repair", "A time that the clock skips that night was moved behind the gap: {places}."
    ),
    RepairKind.TWICE_ON_THE_CLOCK: QT_TRANSLATE_NOOP(
        "Repair", "A time that the clock shows twice that night was taken for the first: {places}."
    ),
    RepairKind.NOT_SCHEDULED: QT_TRANSLATE_NOOP(
        "Repair", "No readable time: put on the list of what is not scheduled: {places}."
    ),
    RepairKind.LENGTH_IN_THREE_PARTS: QT_TRANSLATE_NOOP(
        "Repair", "A length in three parts was read as {detail}: {places}."
    ),
    RepairKind.LENGTH_ASSUMED: QT_TRANSLATE_NOOP(
        "Repair", "No readable length: {detail} minutes were assumed: {places}."
    ),
    RepairKind.GUID_MADE: QT_TRANSLATE_NOOP(
        "Repair", "No guid: made from the file's own number, the same each time: {places}."
    ),
    RepairKind.GUID_REPEATED: QT_TRANSLATE_NOOP(
        "Repair",
        "A guid that stands twice in the file: the later one got its own: {places}.",
    ),
    RepairKind.GUID_NO_UUID: QT_TRANSLATE_NOOP(
        "Repair",
        "A guid that is no UUID is kept; files carry a UUID made from it: {places}.",
    ),
    RepairKind.NUMBER_REPEATED: QT_TRANSLATE_NOOP(
        "Repair",
        "Numbers that stand twice were kept, but nothing is known by them: {places}.",
    ),
    RepairKind.NUMBER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Repair", "A number that is none was left out: {places}."
    ),
    RepairKind.TITLE_MISSING: QT_TRANSLATE_NOOP(
        "Repair", "No title: named after what else is known of it: {places}."
    ),
    RepairKind.ROOM_DIFFERS: QT_TRANSLATE_NOOP(
        "Repair",
        "The session names another room than the one it stands in: {places}.",
    ),
    RepairKind.ROOM_GUID_REPEATED: QT_TRANSLATE_NOOP(
        "Repair", "Rooms share one guid; they are told apart by their names: {places}."
    ),
    RepairKind.PERSON_WITH_TWO_NAMES: QT_TRANSLATE_NOOP(
        "Repair", "One number stands for people of different names; they were kept apart: {places}."
    ),
    RepairKind.PERSON_WITHOUT_NAME: QT_TRANSLATE_NOOP(
        "Repair", "A person without a name was left out: {places}."
    ),
    RepairKind.KEPT_ASIDE: QT_TRANSLATE_NOOP(
        "Repair", "“{detail}” has no place in a programme and was kept aside: {places}."
    ),
    RepairKind.WHOLE_DAY: QT_TRANSLATE_NOOP(
        "Repair", "An entry for whole days was put on the list of what is not scheduled: {places}."
    ),
    RepairKind.REPEATING: QT_TRANSLATE_NOOP(
        "Repair", "A repeating entry was taken once, at its first time: {places}."
    ),
    RepairKind.EVENT_LEFT_OUT: QT_TRANSLATE_NOOP(
        "Repair", "An entry without title, number and time was left out: {places}."
    ),
    RepairKind.OWN_PART_LOST: QT_TRANSLATE_NOOP(
        "Repair", "What Forum Desk had added to the file was changed by somebody and was passed over."
    ),
    RepairKind.SIGNS_REPLACED: QT_TRANSLATE_NOOP(
        "Repair", "Signs that no text can hold were taken out or replaced by “?”: {count}."
    ),
    RepairKind.TEXT_CUT: QT_TRANSLATE_NOOP("Repair", "Texts that were far too long were cut: {count}."),
    RepairKind.QUOTE_UNCLOSED: QT_TRANSLATE_NOOP(
        "Repair", "A quotation mark is never closed: rows behind it may have become one."
    ),
    RepairKind.SHEETS_LEFT: QT_TRANSLATE_NOOP(
        "Repair", "Only the sheet “{detail}” was read; other sheets in the file: {count}."
    ),
    RepairKind.ROW_WITHOUT_TIME: QT_TRANSLATE_NOOP(
        "Repair", "Rows without a readable day or time are on the list of what is not scheduled: {places}."
    ),
}


MORE: Final = QT_TRANSLATE_NOOP("Repair", "{places} and {count} more")


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of repair; `places` are where it was made, as the file names them, each with its line."""

    kind: RepairKind
    places: tuple[str, ...] = ()
    detail: str = ""
    count: int = 1

    def sentence(self, translate: Callable[[str], str] = _same) -> str:
        """What a person reads; `translate` gives a text in the language of the screen."""
        shown = ", ".join(self.places[:_SHOWN])
        if len(self.places) > _SHOWN:
            shown = translate(MORE).format(places=shown, count=len(self.places) - _SHOWN)
        return translate(SENTENCES[self.kind]).format(count=self.count, places=shown, detail=self.detail)


_SHOWN: Final = 3


class Repairs:
    """Gathers repairs: those of one kind and detail become one, with all their places."""

    def __init__(self) -> None:
        self._places: dict[tuple[RepairKind, str], list[str]] = {}
        self._counts: dict[tuple[RepairKind, str], int] = {}

    def add(self, kind: RepairKind, place: str = "", detail: str = "", count: int = 1) -> None:
        key = kind, detail
        places = self._places.setdefault(key, [])
        places += [place] if place else []
        self._counts[key] = self._counts.get(key, 0) + count

    def all(self) -> tuple[Repair, ...]:
        """The repairs, in the order in which each kind was first met."""
        return tuple(
            Repair(kind, tuple(places), detail, self._counts[kind, detail])
            for (kind, detail), places in self._places.items()
        )
