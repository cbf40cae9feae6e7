"""The door: scans, questions, things to hand out, cameras."""

from __future__ import annotations

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

SENTENCES = {
    "PromotionRefusal.FULL": QT_TRANSLATE_NOOP(
        "Refused",
        "No place is free any more. Somebody who may overrule it can let the guest in all the same.",
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
    "DeskRefusal.POINT_GONE": QT_TRANSLATE_NOOP(
        "Refused", "This check-in point was removed meanwhile. Choose another one (F7), then scan again."
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
