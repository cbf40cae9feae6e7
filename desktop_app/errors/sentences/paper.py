"""Badges, templates and printers."""

from __future__ import annotations

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

SENTENCES = {
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
    "OwnSheetRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "This sheet is not there any more."),
    "OwnSheetRefusal.NO_NAME": QT_TRANSLATE_NOOP("Refused", "The sheet has no name yet."),
    "OwnSheetRefusal.NAME_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "There is a sheet “{title}” already. Give this one another name."
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
    "TemplateRefusal.CHANGED": QT_TRANSLATE_NOOP(
        "Refused",
        "Somebody else has just changed this template. Look at what it is now, and do your last step again.",
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
    "PrintRefusal.NO_SUCH_SIZE": QT_TRANSLATE_NOOP(
        "Refused",
        "{printer} takes no paper of {size}; the nearest it takes: {sizes}. Choose another printer or template.",
    ),
    "PrintRefusal.NOT_A_PDF": QT_TRANSLATE_NOOP(
        "Refused", "{file} cannot be read as a PDF, so it was not printed."
    ),
    "PrintRefusal.NOT_ACCEPTED": QT_TRANSLATE_NOOP(
        "Refused",
        "The printer “{printer}” did not take the job: {words}. Choose another printer or save a PDF.",
    ),
}
