"""The sentence for each refusal: what is the matter, and what to do.

The sentences are English here and translated where they are shown, through the context "Refused".
A reason is looked up by the name of its enum and its own, so that no room is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.refusal import Refused


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 (the name by which lupdate finds texts)
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


class _Facts(dict[str, str]):
    """Facts for a sentence; one that is not known reads as an ellipsis instead of breaking the sentence."""

    def __missing__(self, _key: str) -> str:
        return "…"


def _same(text: str) -> str:
    return text


def sentence_of(refused: Refused, translate: Callable[[str], str] = _same) -> str:
    """What a person reads for `refused`; `translate` gives a text in the language of the screen."""
    reason = refused.reason
    text = SENTENCES.get(f"{type(reason).__name__}.{reason.name}", UNKNOWN)
    return translate(text).format_map(_Facts(refused.facts))


UNKNOWN = QT_TRANSLATE_NOOP("Refused", "This was refused. Nothing was changed.")

SENTENCES = {
    # --- the event file ---
    "StoreRefusal.MISSING": QT_TRANSLATE_NOOP(
        "Refused", "There is no file {file}. Check the name and the folder."
    ),
    "StoreRefusal.GONE": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} was moved, deleted or replaced while it was open, so this was not saved. Put it back where it "
        "was, or close Forum Desk and restore the newest backup.",
    ),
    "StoreRefusal.FOREIGN": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} is not a Forum Desk event file, or it is locked with a passphrase. It was left untouched.",
    ),
    "StoreRefusal.NEWER": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} was written by a newer version of Forum Desk. Install that version; the file was left untouched.",
    ),
    "StoreRefusal.DAMAGED": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} is damaged. It was kept as it is; restore the newest backup from the folder “backups” beside it.",
    ),
    "StoreRefusal.WRONG_KEY": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} was left untouched: it is locked with another passphrase, or it is no Forum Desk event file.",
    ),
    "StoreRefusal.NETWORK_DRIVE": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} lies on a network drive, where an event file can be damaged. Put it on a disk of this computer.",
    ),
    "StoreRefusal.READ_ONLY": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} cannot be written: the file or its folder is read-only. Nothing was changed; choose another folder.",
    ),
    "StoreRefusal.CANNOT_OPEN": QT_TRANSLATE_NOOP(
        "Refused", "{file} cannot be opened. Check that it is a file and that you may read and write it."
    ),
    "StoreRefusal.FULL": QT_TRANSLATE_NOOP(
        "Refused",
        "The disk is full, so this was not saved. Free some space and do it again; all that was saved before is safe.",
    ),
    "StoreRefusal.BUSY": QT_TRANSLATE_NOOP(
        "Refused",
        "Another window is writing to {file} and did not finish in time. Nothing was changed; try again.",
    ),
    "StoreRefusal.DISK_ERROR": QT_TRANSLATE_NOOP(
        "Refused",
        "The disk reported an error with {file}, so this was not saved. Check the disk and make a backup elsewhere.",
    ),
    "StoreRefusal.OLD_SQLITE": QT_TRANSLATE_NOOP(
        "Refused", "SQLite {version} can damage files; 3.51.3 or newer is needed. Run “make setup” again."
    ),
    # --- taking back ---
    "UndoRefusal.NOTHING": QT_TRANSLATE_NOOP("Refused", "There is nothing to undo."),
    "UndoRefusal.NOTHING_HERE": QT_TRANSLATE_NOOP(
        "Refused", "Nothing of this desk is left to take back. History (Ctrl+H) shows what others did."
    ),
    "UndoRefusal.NOTHING_TO_REDO": QT_TRANSLATE_NOOP("Refused", "There is nothing to bring back."),
    "UndoRefusal.UNKNOWN": QT_TRANSLATE_NOOP("Refused", "The history has no action {action}."),
    "UndoRefusal.UNFINISHED": QT_TRANSLATE_NOOP(
        "Refused", "“{label}” is just being written or taken back ({who}). Try again when that is done."
    ),
    "UndoRefusal.ALREADY_UNDONE": QT_TRANSLATE_NOOP("Refused", "“{label}” was already undone."),
    "UndoRefusal.CHANGED_SINCE": QT_TRANSLATE_NOOP(
        "Refused",
        "This cannot be undone: the same entry was changed since, with “{label}” ({who}). Undo that first.",
    ),
    "UndoRefusal.IN_USE": QT_TRANSLATE_NOOP(
        "Refused",
        "This cannot be undone: what it added is in use since “{label}” ({who}). Undo that first.",
    ),
    "UndoRefusal.SCANNED": QT_TRANSLATE_NOOP(
        "Refused",
        "This cannot be undone: what it added was scanned since, with “{label}” ({who}), and scans are kept. "
        "Change or cancel the entries instead.",
    ),
    "UndoRefusal.ERASED": QT_TRANSLATE_NOOP(
        "Refused",
        "This cannot be undone: it also concerns somebody whose data was erased ({who}). Change the rest by hand.",
    ),
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
    # --- reading files ---
    "ReadRefusal.MISSING": QT_TRANSLATE_NOOP("Refused", "There is no file {file}. Check the name."),
    "ReadRefusal.FOLDER": QT_TRANSLATE_NOOP("Refused", "{file} is a folder. Choose the file inside it."),
    "ReadRefusal.NO_PERMISSION": QT_TRANSLATE_NOOP(
        "Refused", "You may not read {file}. Copy it to your own folder and choose the copy."
    ),
    "ReadRefusal.EMPTY": QT_TRANSLATE_NOOP("Refused", "{file} is empty. Export it again."),
    "ReadRefusal.NO_ROWS": QT_TRANSLATE_NOOP(
        "Refused", "{file} has headings but no rows. Export it again, without filters."
    ),
    "ReadRefusal.NO_SUCH_SHEET": QT_TRANSLATE_NOOP(
        "Refused", "{file} has no sheet “{sheet}”. Choose one of its sheets."
    ),
    "ReadRefusal.ENCRYPTED": QT_TRANSLATE_NOOP(
        "Refused", "{file} is locked with a password. Open it in a spreadsheet program and save it without."
    ),
    "ReadRefusal.TOO_BIG": QT_TRANSLATE_NOOP(
        "Refused", "{file} is far too big for a list of people, so it was not opened. Export the list alone."
    ),
    "ReadRefusal.WEB_PAGE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a web page, not a table. Export it as CSV or XLSX."
    ),
    "ReadRefusal.DAMAGED": QT_TRANSLATE_NOOP(
        "Refused", "{file} is damaged or cut off. Export or download it again."
    ),
    "ReadRefusal.NOT_A_TABLE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is not a table that can be read. Export it as CSV, XLSX or ODS."
    ),
    # --- mapping ---
    "MappingRefusal.MALFORMED": QT_TRANSLATE_NOOP(
        "Refused", "“{text}” is no mapping. Write it as Header=field, like “First name=given_name”."
    ),
    "MappingRefusal.UNKNOWN_HEADER": QT_TRANSLATE_NOOP(
        "Refused", "The file has no column “{header}”. It has: {headers}."
    ),
    "MappingRefusal.UNKNOWN_FIELD": QT_TRANSLATE_NOOP(
        "Refused", "There is no field “{field}”. There is: {fields}."
    ),
    # --- people ---
    "BoxRefusal.NOBODY": QT_TRANSLATE_NOOP("Refused", "No badge lies in a box yet."),
    "BoxRefusal.TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "{box} is taken by somebody else's badge. Open the dialog again and look at the boxes."
    ),
    "PersonRefusal.NO_NAME": QT_TRANSLATE_NOOP("Refused", "A given name or a family name is needed."),
    "PersonRefusal.EMAIL_INVALID": QT_TRANSLATE_NOOP(
        "Refused", "“{email}” is no e-mail address. Correct it or leave it empty."
    ),
    "MergeRefusal.SAME": QT_TRANSLATE_NOOP("Refused", "These are one and the same entry. Choose two."),
    "MergeRefusal.GONE": QT_TRANSLATE_NOOP(
        "Refused", "One of the two is not on the list any more: it was merged, taken back or erased."
    ),
    "MergeRefusal.OTHER_EVENT": QT_TRANSLATE_NOOP(
        "Refused", "The two belong to different events. Only entries of one event can be merged."
    ),
    "PersonRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "This person is not on the list any more."),
    "PersonRefusal.ERASED": QT_TRANSLATE_NOOP(
        "Refused", "This person was erased. What is left is only counted and cannot be changed."
    ),
    # --- saving tables ---
    "PlanRefusal.LIST_CHANGED": QT_TRANSLATE_NOOP(
        "Refused",
        "The list of people has changed since this preview, so nothing was written. Look at it again.",
    ),
    "WaitlistRefusal.NOT_WAITING": QT_TRANSLATE_NOOP(
        "Refused", "{name} is not on the waitlist any more, so nobody was promoted. Look at the list again."
    ),
    "PromotionRefusal.FULL": QT_TRANSLATE_NOOP(
        "Refused",
        "No place is free any more. Somebody who may overrule it can let the guest in all the same.",
    ),
    "NameRefusal.EMPTY": QT_TRANSLATE_NOOP("Refused", "Type a name first."),
    "NameRefusal.TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "“{name}” is the name of another one already. Choose another name."
    ),
    "NameRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "Somebody has deleted it meanwhile."),
    "NameRefusal.UNKNOWN": QT_TRANSLATE_NOOP(
        "Refused", "There is no saved mapping “{name}”. Saved are: {names}."
    ),
    "ExportRefusal.UNKNOWN_TYPE": QT_TRANSLATE_NOOP(
        "Refused", "{file} was not written: the name must end in .xlsx or .csv."
    ),
    # --- badges and paper ---
    "BadgeRefusal.NOBODY": QT_TRANSLATE_NOOP("Refused", "There is nobody to print a badge for."),
    "BadgeRefusal.NO_SUCH_POSITION": QT_TRANSLATE_NOOP(
        "Refused", "The sheet has {labels} labels, so there is no position {start}."
    ),
    "WhoRefusal.NO_SUCH_CODE": QT_TRANSLATE_NOOP("Refused", "Nobody has the code {code} at this event."),
    "SheetRefusal.UNKNOWN_TEMPLATE": QT_TRANSLATE_NOOP(
        "Refused", "There is no badge template “{template}”. There is: {templates}."
    ),
    "SheetRefusal.UNKNOWN_SHEET": QT_TRANSLATE_NOOP(
        "Refused", "There is no sheet “{sheet}”. There is: {sheets}."
    ),
    "SheetRefusal.DOES_NOT_FIT": QT_TRANSLATE_NOOP(
        "Refused", "The badge “{template}” ({badge}) does not fit the labels of “{sheet}” ({label})."
    ),
    "FileRefusal.DISK_FULL": QT_TRANSLATE_NOOP(
        "Refused", "The disk is full, so {file} was not written. Free some space or choose another disk."
    ),
    "FileRefusal.NO_FOLDER": QT_TRANSLATE_NOOP(
        "Refused", "There is no folder for {file}. Choose another place."
    ),
    "FileRefusal.NOT_ALLOWED": QT_TRANSLATE_NOOP(
        "Refused", "You may not write {file}. Choose another folder."
    ),
    "FileRefusal.IN_USE": QT_TRANSLATE_NOOP(
        "Refused", "Another program has {file} open. Close it there, or choose another name."
    ),
    "FileRefusal.BROKEN_DISK": QT_TRANSLATE_NOOP(
        "Refused", "The disk reported an error, so {file} was not written. Choose another disk."
    ),
    "FileRefusal.FOLDER": QT_TRANSLATE_NOOP("Refused", "{file} is a folder. Give the file inside it a name."),
    "FileRefusal.DATABASE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is an event file or its backup, so it was not written over. Choose another name."
    ),
    "FileRefusal.NAME": QT_TRANSLATE_NOOP(
        "Refused", "{file} is too long for the name of a file. Choose a shorter one."
    ),
    "TemplateFault.NOT_JSON": QT_TRANSLATE_NOOP("Refused", "The template {where} is damaged."),
    "TemplateFault.MISSING": QT_TRANSLATE_NOOP("Refused", "There is no template {where}."),
    "TemplateFault.UNKNOWN_KEY": QT_TRANSLATE_NOOP(
        "Refused", "The template has something unknown at {where}."
    ),
    "TemplateFault.WRONG_KIND": QT_TRANSLATE_NOOP(
        "Refused", "The template has a wrong kind of value at {where}."
    ),
    "TemplateFault.OUT_OF_RANGE": QT_TRANSLATE_NOOP(
        "Refused", "The template has a figure out of range at {where}."
    ),
    "TemplateFault.UNKNOWN_FIELD": QT_TRANSLATE_NOOP(
        "Refused", "The template names an unknown field at {where}."
    ),
    "TemplateFault.UNKNOWN_COLOUR": QT_TRANSLATE_NOOP(
        "Refused", "The template names an unknown colour at {where}."
    ),
    "TemplateFault.UNKNOWN_PICTURE": QT_TRANSLATE_NOOP(
        "Refused", "The template names a picture that is not in it, at {where}."
    ),
    "TemplateFault.NEWER": QT_TRANSLATE_NOOP(
        "Refused",
        "The template was made by a newer version of Forum Desk ({where}). Update the program to use it.",
    ),
    "TemplateFault.OFF_THE_BADGE": QT_TRANSLATE_NOOP(
        "Refused", "In the template, {where} lies outside the badge."
    ),
    "TemplateFault.OFF_THE_SHEET": QT_TRANSLATE_NOOP(
        "Refused", "In the template, {where} lies outside the sheet."
    ),
    "QueueRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "This print job is not there any more."),
    "QueueRefusal.ENDED": QT_TRANSLATE_NOOP(
        "Refused", "This print job has ended already. Look in the list what became of it."
    ),
    "QueueRefusal.NOT_ENDED": QT_TRANSLATE_NOOP(
        "Refused", "This print job is still on its way. Cancel it first, or wait until it has ended."
    ),
    "ForeignRefusal.NOT_A_LAYOUT": QT_TRANSLATE_NOOP(
        "Refused", "{file} is no badge layout of pretix or Indico. Export the layout again and try that file."
    ),
    "ForeignRefusal.NOT_A_GROUND": QT_TRANSLATE_NOOP(
        "Refused", "{file} cannot be read as the layout's background. Choose a PDF of the badge's size."
    ),
    "ForeignRefusal.TOO_LARGE": QT_TRANSLATE_NOOP(
        "Refused", "{file} has more elements than a badge can have. It was not taken in."
    ),
    "ReprintRefusal.GONE": QT_TRANSLATE_NOOP(
        "Refused", "This person is no longer on the list, so no new badge was made."
    ),
    "TemplateRefusal.GONE": QT_TRANSLATE_NOOP(
        "Refused", "This template was removed meanwhile. Choose another one."
    ),
    "ImageRefusal.TOO_LARGE": QT_TRANSLATE_NOOP(
        "Refused", "The picture {picture} is too large. Save it smaller and try again."
    ),
    "ImageRefusal.NOT_A_PICTURE": QT_TRANSLATE_NOOP(
        "Refused", "{picture} cannot be read as a PNG or JPEG picture. Save it as one of these and try again."
    ),
    "PackageRefusal.NOT_A_PACKAGE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is not a badge template, or it is damaged. Ask for the file again."
    ),
    "PackageRefusal.ENCRYPTED": QT_TRANSLATE_NOOP(
        "Refused", "{file} is locked with a password. Save the template again without one."
    ),
    "PackageRefusal.TOO_LARGE": QT_TRANSLATE_NOOP(
        "Refused", "{file} holds more than a badge template can. It was not opened."
    ),
    "PackageRefusal.STRANGE_ENTRY": QT_TRANSLATE_NOOP(
        "Refused", "{file} holds something that no badge template has ({entry}). It was not opened."
    ),
    "PrintRefusal.NO_SUCH_PRINTER": QT_TRANSLATE_NOOP(
        "Refused", "There is no printer “{printer}” here. Switch it on, or choose another: {printers}."
    ),
    "PrintRefusal.NOT_A_PDF": QT_TRANSLATE_NOOP(
        "Refused", "{file} cannot be read as a PDF, so it was not printed."
    ),
    "PrintRefusal.NOT_ACCEPTED": QT_TRANSLATE_NOOP(
        "Refused",
        "The printer “{printer}” did not take the job: {words}. Choose another printer or save a PDF.",
    ),
    # --- backups ---
    "BackupRefusal.CHANGED": QT_TRANSLATE_NOOP(
        "Refused", "{file} is not as it was when it was backed up. Choose an older backup."
    ),
    "BackupRefusal.BROKEN_REFERENCES": QT_TRANSLATE_NOOP(
        "Refused", "{file} is damaged inside: entries point to others that are gone. Restore a backup."
    ),
    "BackupRefusal.SAME_FILE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is the event file itself. Choose another file."
    ),
    # --- check-in ---
    "PictureRefusal.NO_FILE": QT_TRANSLATE_NOOP(
        "Refused", "{file} cannot be opened. Look whether it is still there, and whether you may read it."
    ),
    "PictureRefusal.NO_PICTURE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is not a picture that can be read here. Choose a PNG, JPEG, WebP, GIF or BMP file."
    ),
    "PictureRefusal.TOO_LARGE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is too large. Take a smaller picture, or cut it down to the code."
    ),
    "PictureRefusal.BROKEN": QT_TRANSLATE_NOOP(
        "Refused", "{file} is damaged: the picture ends in the middle. Ask for it again, or type the code."
    ),
    "PictureRefusal.NO_CODE": QT_TRANSLATE_NOOP(
        "Refused", "No code was found in the picture. Take a sharp one, straight and near, or type the code."
    ),
    "PictureRefusal.SEVERAL": QT_TRANSLATE_NOOP(
        "Refused",
        "There are {count} different codes in the picture. Cut it down to one of them, or scan it from the paper.",
    ),
    "DoorKitRefusal.NOBODY": QT_TRANSLATE_NOOP(
        "Refused",
        "Nobody is registered whom {point} admits, so there is no door list. Import registrations first.",
    ),
    "AnswerRefusal.EMPTY": QT_TRANSLATE_NOOP("Refused", "An answer is needed ({question})."),
    "AnswerRefusal.NUMBER": QT_TRANSLATE_NOOP("Refused", "“{answer}” is no number ({question})."),
    "AnswerRefusal.DAY": QT_TRANSLATE_NOOP(
        "Refused", "“{answer}” is no day ({question}). Write it as 2026-05-20 or 20.5.2026."
    ),
    "AnswerRefusal.YES_NO": QT_TRANSLATE_NOOP("Refused", "Answer with yes or no ({question})."),
    "AnswerRefusal.CHOICE": QT_TRANSLATE_NOOP(
        "Refused", "“{answer}” cannot be chosen ({question}). There are: {choices}."
    ),
    "AnswerRefusal.UNKNOWN": QT_TRANSLATE_NOOP(
        "Refused", "The desk asks no question “{question}”. It asks: {questions}."
    ),
    "HandOutRefusal.UNKNOWN": QT_TRANSLATE_NOOP("Refused", "This thing is not on the list any more."),
    "HandOutRefusal.ALREADY": QT_TRANSLATE_NOOP("Refused", "“{thing}” was given already."),
    "HandOutRefusal.NONE_LEFT": QT_TRANSLATE_NOOP(
        "Refused",
        "There is no “{thing}” left: all {stock} are handed out. Take one back, or raise the stock.",
    ),
    "HandOutRefusal.NOT_GIVEN": QT_TRANSLATE_NOOP("Refused", "This was taken back already."),
    "OverrideRefusal.UNKNOWN": QT_TRANSLATE_NOOP("Refused", "This scan is not in the list any more."),
    "OverrideRefusal.NOBODY": QT_TRANSLATE_NOOP(
        "Refused", "Nobody holds this code. Search by name, or register a walk-in."
    ),
    "OverrideRefusal.NOT_REFUSED": QT_TRANSLATE_NOOP("Refused", "This guest was let in by the rules."),
    "OverrideRefusal.NOT_ENTRY": QT_TRANSLATE_NOOP("Refused", "Only an entry can be allowed by the staff."),
    "OverrideRefusal.ALREADY": QT_TRANSLATE_NOOP("Refused", "The staff let this guest in already."),
    "AnnulRefusal.UNKNOWN": QT_TRANSLATE_NOOP("Refused", "This check-in is not in the list any more."),
    "AnnulRefusal.ALREADY": QT_TRANSLATE_NOOP("Refused", "This check-in was taken back already."),
    "AnnulRefusal.NOT_ADMITTED": QT_TRANSLATE_NOOP(
        "Refused", "Nobody was admitted by this scan, so there is nothing to take back."
    ),
}
