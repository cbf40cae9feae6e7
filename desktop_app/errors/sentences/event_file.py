"""The event file, its backups and its history."""

from __future__ import annotations

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

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
    "UndoRefusal.PLACE_TAKEN": QT_TRANSLATE_NOOP(
        "Refused",
        "This cannot be undone: the place or the time of a meeting was given away since, with “{label}” "
        "({who}). Undo that first.",
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
}
