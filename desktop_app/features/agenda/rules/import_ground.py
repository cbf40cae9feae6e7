"""What a file is compared with, and what comes of it: its programme made fit for the event, and merged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.merge import Merged, merged
from desktop_app.features.agenda.rules.programme import MIDNIGHT, Person
from desktop_app.features.agenda.rules.repair import RepairKind

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.exchange import ReadProgramme
    from desktop_app.features.agenda.rules.programme import Programme


@dataclass(frozen=True)
class ImportGround:
    """The programme as it stands (`here`), the file read last (`base`), and whose names are erased."""

    here: Programme
    base: Programme | None
    erased: frozenset[str] = frozenset()

    def theirs(self, read: ReadProgramme) -> Programme:
        """The programme of a file by the event's own clock; what the file does not say of the whole is ours.

        Whoever was erased stays without a name, however often an older file names them.
        """
        here, theirs = self.here, read.programme
        change = here.day_change if theirs.day_change == MIDNIGHT else theirs.day_change
        nameless = any(repair.kind is RepairKind.TITLE_OF_EVENT_MISSING for repair in read.repairs)
        title = here.title if nameless else theirs.title
        people = tuple(Person(each.key, "") if each.key in self.erased else each for each in theirs.people)
        return replace(theirs, zone=here.zone, day_change=change, title=title, people=people)

    def merged(self, theirs: Programme) -> Merged:
        """What stands here merged with a file; the file that was read last is what both came from.

        The first file also brings its title, addresses and days.
        """
        here = self.here
        if self.base is not None:
            return merged(self.base, theirs, here)
        nothing = replace(here, sessions=(), rooms=(), tracks=(), people=())
        whole = merged(nothing, theirs, here)
        frame = replace(
            theirs,
            sessions=whole.programme.sessions,
            rooms=whole.programme.rooms,
            tracks=whole.programme.tracks,
            people=whole.programme.people,
        )
        return replace(whole, programme=frame)


@dataclass(frozen=True)
class Comparison:
    """A file beside what stands here: what they would be together, and what has to be asked before."""

    here: Programme
    merge: Merged


def compared(ground: ImportGround, read: ReadProgramme) -> Comparison:
    """Compare a file with what stands here."""
    return Comparison(ground.here, ground.merged(ground.theirs(read)))
