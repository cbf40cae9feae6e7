"""Setting up the event, and who may do what."""

from __future__ import annotations

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

SENTENCES = {
    # --- setup ---
    "SetupRefusal.TITLE_EMPTY": QT_TRANSLATE_NOOP("Refused", "The event needs a title."),
    "SetupRefusal.SLUG_INVALID": QT_TRANSLATE_NOOP(
        "Refused",
        "“{slug}” cannot be a short name: use small letters, digits and hyphens, like “forum-2026”.",
    ),
    "SetupRefusal.SLUG_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "There is already an event with the short name “{slug}”. Choose another."
    ),
    "SetupRefusal.DATE_INVALID": QT_TRANSLATE_NOOP(
        "Refused", "“{date}” is no date. Write it as year-month-day, like 2026-11-26."
    ),
    "SetupRefusal.DATES_SWAPPED": QT_TRANSLATE_NOOP(
        "Refused", "The event would end ({end}) before it starts ({start}). Swap the dates."
    ),
    "SetupRefusal.ZONE_UNKNOWN": QT_TRANSLATE_NOOP(
        "Refused", "“{zone}” is no time zone. Use a name like Europe/Vilnius."
    ),
    "SetupRefusal.NAME_EMPTY": QT_TRANSLATE_NOOP("Refused", "A name is needed."),
    "SetupRefusal.NAME_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "“{name}” is there already. Choose another name."
    ),
    "SetupRefusal.COLOUR_INVALID": QT_TRANSLATE_NOOP(
        "Refused", "“{colour}” is no colour. Write it like #1E5AA8."
    ),
    "SetupRefusal.IN_USE": QT_TRANSLATE_NOOP(
        "Refused", "“{name}” cannot be removed: {count} entries use it. Move them first."
    ),
    "SetupRefusal.LAST_ONE": QT_TRANSLATE_NOOP(
        "Refused", "The last one cannot be removed: the event needs at least one."
    ),
    "SetupRefusal.NO_EVENT": QT_TRANSLATE_NOOP(
        "Refused",
        "There is no event in this file yet. Make one with “forumdesk event new”, or start the demo with "
        "“forumdesk demo”.",
    ),
    "SetupRefusal.EVENT_UNKNOWN": QT_TRANSLATE_NOOP(
        "Refused", "There is no event “{slug}” in this file. It holds: {slugs}."
    ),
    "SetupRefusal.EVENT_AMBIGUOUS": QT_TRANSLATE_NOOP(
        "Refused", "This file holds several events: {slugs}. Say which one with --event."
    ),
    "SetupRefusal.POINT_UNKNOWN": QT_TRANSLATE_NOOP(
        "Refused", "There is no check-in point “{point}”. There is: {points}."
    ),
    "SetupRefusal.TIME_INVALID": QT_TRANSLATE_NOOP(
        "Refused", "“{time}” is no time. Write it like 2026-11-26T09:30."
    ),
    "SetupRefusal.ADMITTED_AT": QT_TRANSLATE_NOOP(
        "Refused", "{point} is only for {name}. Let others in there first, or everybody."
    ),
    "SetupRefusal.ANSWERED": QT_TRANSLATE_NOOP(
        "Refused",
        "“{name}” stays as it is: answers are there already ({count}). Set it to “Not used” where nobody is to "
        "be asked any more.",
    ),
    "SetupRefusal.NEEDED_BY": QT_TRANSLATE_NOOP(
        "Refused", "“{name}” decides who is given “{thing}”. Change that under Hand-outs first."
    ),
    "SetupRefusal.HANDED_OUT": QT_TRANSLATE_NOOP(
        "Refused", "“{name}” was handed out already ({count}), so it stays on the list."
    ),
    "SetupRefusal.STOCK_LESS": QT_TRANSLATE_NOOP(
        "Refused", "{count} of “{name}” are handed out already: there cannot have been only {stock}."
    ),
    "SetupRefusal.MEANT_FOR": QT_TRANSLATE_NOOP(
        "Refused", "“{thing}” is meant only for {name}. Choose others there first, or everybody."
    ),
    "SetupRefusal.TIMES_SWAPPED": QT_TRANSLATE_NOOP("Refused", "The point would close before it opens."),
    "SetupRefusal.DATABASE_URL": QT_TRANSLATE_NOOP(
        "Refused", "Forum Desk works on a file of this computer; a database server ({scheme}) cannot be used."
    ),
    # --- the staff ---
    "StaffRefusal.NAME_EMPTY": QT_TRANSLATE_NOOP(
        "Refused", "A name is needed, so that the history can say who it was."
    ),
    "StaffRefusal.NAME_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "Somebody called “{name}” works here already. Add a family name or an initial."
    ),
    "StaffRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "This person is not on the staff any more."),
    "StaffRefusal.UNKNOWN": QT_TRANSLATE_NOOP(
        "Refused", "Nobody called “{name}” works here. There is: {names}."
    ),
    "StaffRefusal.ORGANISER_FIRST": QT_TRANSLATE_NOOP(
        "Refused",
        "Give an organiser a PIN first: with the first PIN roles begin to count, and then only an organiser can "
        "change them.",
    ),
    "StaffRefusal.LAST_ORGANISER": QT_TRANSLATE_NOOP(
        "Refused",
        "This is the last organiser with a PIN, and others have PINs: nobody could change the settings any more. "
        "Give another organiser a PIN first, or take the PINs of the others away.",
    ),
    "PinRefusal.NOT_DIGITS": QT_TRANSLATE_NOOP(
        "Refused", "A PIN has {least} to {most} digits and nothing else."
    ),
    "PinRefusal.EASY": QT_TRANSLATE_NOOP(
        "Refused",
        "This PIN is one of the first that people try: a year, a row of digits, or the same ones again. "
        "Choose another.",
    ),
    "PinRefusal.NOT_THE_SAME": QT_TRANSLATE_NOOP(
        "Refused", "These were two different PINs. Type it once more."
    ),
    "SignInRefusal.WRONG": QT_TRANSLATE_NOOP("Refused", "This is not the PIN of {name}. Type it again."),
    "SignInRefusal.NOBODYS": QT_TRANSLATE_NOOP("Refused", "Nobody of the staff has this PIN. Type it again."),
    "SignInRefusal.PAUSE": QT_TRANSLATE_NOOP(
        "Refused", "Too many wrong PINs at this desk. Try again in {seconds} seconds."
    ),
    "SignInRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "This person does not work here any more."),
    "RoleRefusal.CHECK_IN": QT_TRANSLATE_NOOP(
        "Refused", "You may not check anybody in. Ask a colleague at the desk."
    ),
    "RoleRefusal.WALK_IN": QT_TRANSLATE_NOOP(
        "Refused", "You may not register anybody. Ask a colleague at the desk."
    ),
    "RoleRefusal.ANNUL": QT_TRANSLATE_NOOP(
        "Refused", "You may not take check-ins back. Ask a colleague at the desk."
    ),
    "RoleRefusal.EDIT": QT_TRANSLATE_NOOP(
        "Refused",
        "Volunteers may not change registrations. Ask somebody of the desk, a supervisor or an organiser.",
    ),
    "RoleRefusal.OVERRULE": QT_TRANSLATE_NOOP(
        "Refused", "Only a supervisor or an organiser lets somebody in against the rules. Ask one of them."
    ),
    "RoleRefusal.BULK": QT_TRANSLATE_NOOP(
        "Refused", "Only a supervisor or an organiser changes many registrations at once. Ask one of them."
    ),
    "RoleRefusal.EXPORT": QT_TRANSLATE_NOOP(
        "Refused",
        "Only a supervisor or an organiser takes lists of people out of the program. Ask one of them.",
    ),
    "RoleRefusal.ERASE": QT_TRANSLATE_NOOP(
        "Refused", "Only an organiser erases personal data. Ask one of them."
    ),
    "RoleRefusal.SETUP": QT_TRANSLATE_NOOP(
        "Refused", "Only an organiser changes the settings. Ask one of them."
    ),
    "RoleRefusal.STAFF": QT_TRANSLATE_NOOP(
        "Refused", "Only an organiser changes the staff, their roles and PINs. Ask one of them."
    ),
}
