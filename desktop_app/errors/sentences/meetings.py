"""Bilateral meetings: requests, places, the schedule."""

from __future__ import annotations

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

SENTENCES = {
    "CardRefusal.PRINTED_ELSEWHERE": QT_TRANSLATE_NOOP(
        "Refused",
        "The meetings of {name} changed while the card was drawn. Nothing was printed: print the cards again.",
    ),
    "CardPaperRefusal.NOBODY": QT_TRANSLATE_NOOP("Refused", "There is no card to print: all are up to date."),
    "CardPaperRefusal.NO_MEETINGS": QT_TRANSLATE_NOOP(
        "Refused", "There are no meeting slots or tables yet. Set them up first, then print."
    ),
    "MeetingRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "It is not there any more. Look at the list again."),
    "MeetingRefusal.SAME_PERSON": QT_TRANSLATE_NOOP("Refused", "Nobody meets themselves. Choose two people."),
    "MeetingRefusal.NOT_COMING": QT_TRANSLATE_NOOP(
        "Refused", "{name} is not registered (waiting, cancelled or declined), so no meeting can be made."
    ),
    "MeetingRefusal.ASKED_BEFORE": QT_TRANSLATE_NOOP(
        "Refused", "There is a request between {one} and {other} already."
    ),
    "MeetingRefusal.COMES_TWICE": QT_TRANSLATE_NOOP("Refused", "{name} takes part in this meeting already."),
    "MeetingRefusal.NOT_ACCEPTED": QT_TRANSLATE_NOOP(
        "Refused", "This request is not accepted yet. Accept it first; only then can it be placed."
    ),
    "MeetingRefusal.PLACED_BEFORE": QT_TRANSLATE_NOOP(
        "Refused", "This request has a meeting already. Move that one."
    ),
    "MeetingRefusal.NOT_PLANNED": QT_TRANSLATE_NOOP(
        "Refused", "This meeting took place or was cancelled, so it stays as it is."
    ),
    "MeetingRefusal.IS_LOCKED": QT_TRANSLATE_NOOP(
        "Refused", "This meeting is locked. Unlock it first if it shall move."
    ),
    "MeetingRefusal.IS_PAST": QT_TRANSLATE_NOOP(
        "Refused", "That slot has begun or is over. What is past stays as it was."
    ),
    "MeetingRefusal.NOT_YET": QT_TRANSLATE_NOOP(
        "Refused", "This meeting has not begun yet. Note how it went once it has."
    ),
    "MeetingRefusal.PERSON_BUSY": QT_TRANSLATE_NOOP(
        "Refused", "{name} has another meeting at {time}. Choose another slot."
    ),
    "MeetingRefusal.PERSON_AWAY": QT_TRANSLATE_NOOP(
        "Refused", "{name} is not available at {time}. Choose another slot."
    ),
    "MeetingRefusal.PERSON_FULL": QT_TRANSLATE_NOOP(
        "Refused", "{name} has as many meetings as the person takes. Raise the limit or cancel another one."
    ),
    "MeetingRefusal.TABLE_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "Table {table} is taken at {time}. Choose another table or slot."
    ),
    "MeetingRefusal.TABLE_CLOSED": QT_TRANSLATE_NOOP(
        "Refused", "Table {table} cannot be used at {time}. Choose another table."
    ),
    "MeetingRefusal.TABLE_LACKS": QT_TRANSLATE_NOOP(
        "Refused", "Table {table} has not what this meeting needs. Choose another table."
    ),
    "MeetingRefusal.WRONG_BLOCK": QT_TRANSLATE_NOOP(
        "Refused", "Meetings of this type do not lie in the block of {time}. Choose another slot."
    ),
    "MeetingRefusal.COLLEAGUES": QT_TRANSLATE_NOOP(
        "Refused", "Colleagues of both sides meet each other at {time} already. Choose another slot."
    ),
    "MeetingRefusal.CHANGED_MEANWHILE": QT_TRANSLATE_NOOP(
        "Refused",
        "Requests, people or meetings have changed since this was planned, so nothing was written. Plan again.",
    ),
    "MeetingRefusal.NOTHING_TO_PLACE": QT_TRANSLATE_NOOP(
        "Refused",
        "No request is accepted yet, so there is nothing to schedule. Import or add requests first.",
    ),
    "MeetingRefusal.BREAKS_A_RULE": QT_TRANSLATE_NOOP(
        "Refused", "This would put somebody or a table into two meetings at once, so nothing was written."
    ),
    "MeetingRefusal.NOBODY_OF_IT": QT_TRANSLATE_NOOP(
        "Refused", "Somebody who was marked absent does not belong to this meeting."
    ),
    "MeetingRefusal.ABSENCE_SWAPPED": QT_TRANSLATE_NOOP("Refused", "The end must be after the beginning."),
    "MeetingRefusal.LIMIT_NEGATIVE": QT_TRANSLATE_NOOP(
        "Refused", "The most meetings of a person cannot be less than none."
    ),
    "PlaceRefusal.NAME_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "There is a type “{name}” already. Choose another name."
    ),
    "PlaceRefusal.BLOCK_NAME_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "There is a block “{name}” already. Choose another name."
    ),
    "PlaceRefusal.TOO_LONG": QT_TRANSLATE_NOOP(
        "Refused", "That is too long for a board or a card: at most {most} letters."
    ),
    "PlaceRefusal.NUMBER_OUT_OF_RANGE": QT_TRANSLATE_NOOP("Refused", "Tables are numbered from 1 to {most}."),
    "PlaceRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "Somebody has removed it meanwhile."),
    "PlaceRefusal.NO_SUCH_TABLE": QT_TRANSLATE_NOOP("Refused", "There is no table {number}."),
    "PlaceRefusal.NO_SLOTS": QT_TRANSLATE_NOOP("Refused", "A block has 1 to {most} slots."),
    "PlaceRefusal.SLOT_TOO_SHORT": QT_TRANSLATE_NOOP(
        "Refused", "A slot lasts at least {least} minutes, and not longer than a day."
    ),
    "PlaceRefusal.GAP_NEGATIVE": QT_TRANSLATE_NOOP(
        "Refused", "The gap between two slots is none or some minutes, and not longer than a day."
    ),
    "PlaceRefusal.OVERLAPS": QT_TRANSLATE_NOOP(
        "Refused", "“{other}” would begin before “{one}” ends. Nobody can meet in two blocks at once."
    ),
    "PlaceRefusal.TYPE_IN_USE": QT_TRANSLATE_NOOP(
        "Refused", "There are {count} requests of the type “{name}”. Give them another type first."
    ),
    "PlaceRefusal.BLOCK_IN_USE": QT_TRANSLATE_NOOP(
        "Refused", "“{name}” has {count} meetings, cancelled ones included, so it stays."
    ),
    "PlaceRefusal.SLOTS_IN_USE": QT_TRANSLATE_NOOP(
        "Refused", "{count} meetings of “{name}” lie in slots that would be no more. Move them first."
    ),
    "PlaceRefusal.TABLE_IN_USE": QT_TRANSLATE_NOOP(
        "Refused", "Table {number} has {count} meetings, cancelled ones included. Close it instead."
    ),
    "PlaceRefusal.NUMBERS_SWAPPED": QT_TRANSLATE_NOOP(
        "Refused", "Tables are numbered from 1 up, the smaller number first, at most {most} at once."
    ),
    "PlaceRefusal.TABLE_THERE": QT_TRANSLATE_NOOP(
        "Refused", "There is a table {number} already. Choose other numbers."
    ),
    "PlaceRefusal.TIMES_SWAPPED": QT_TRANSLATE_NOOP(
        "Refused", "The table would open again before it closes. Swap the times."
    ),
    "PlaceRefusal.NO_BLOCKS": QT_TRANSLATE_NOOP(
        "Refused", "There is no meeting block yet. Say first when meetings can take place."
    ),
    "PlaceRefusal.NO_TABLES": QT_TRANSLATE_NOOP(
        "Refused", "There is no table yet. Say first at which tables people can meet."
    ),
    "PlaceRefusal.NO_TYPE": QT_TRANSLATE_NOOP(
        "Refused", "There is no such type of meetings. Choose one of the types there are."
    ),
}
