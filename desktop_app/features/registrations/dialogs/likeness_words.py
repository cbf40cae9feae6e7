"""What look-alikes share, in words of the screen's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.features.registrations.rules.likeness import Sureness, Trait
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import State

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from desktop_app.features.registrations.rules.likeness import Likeness

BETWEEN: Final = "  ·  "
"""What stands between the traits of a pair, where they are one text."""

_MARKS: Final = {
    Sureness.SURE: ("equals", State.ACCENT),
    Sureness.LIKELY: ("equals", State.PLAIN),
    Sureness.POSSIBLE: ("question", State.PLAIN),
}


class LikenessWords(QObject):
    """Words for traits and how sure they make it."""

    def sureness(self, sureness: Sureness) -> str:
        """How sure it is."""
        return {
            Sureness.SURE: self.tr("Almost surely"),
            Sureness.LIKELY: self.tr("Probably"),
            Sureness.POSSIBLE: self.tr("Perhaps"),
        }[sureness]

    def traits(self, likeness: Likeness) -> str:
        """What two records share, apart by `BETWEEN`."""
        words = self._words()
        return BETWEEN.join(words[trait] for trait in likeness.traits)

    def _words(self) -> dict[Trait, str]:
        return {
            Trait.EMAIL: self.tr("same e-mail"),
            Trait.PHONE: self.tr("same phone"),
            Trait.NAME: self.tr("same name"),
            Trait.SWAPPED: self.tr("names swapped"),
            Trait.TRANSLITERATED: self.tr("other alphabet"),
            Trait.SPELLED: self.tr("other spelling"),
            Trait.NEAR: self.tr("near spelling"),
            Trait.SHORTER: self.tr("one name left out"),
            Trait.INITIAL: self.tr("initial"),
            Trait.GIVEN_NAME: self.tr("same given name"),
            Trait.ORGANISATION: self.tr("same organisation"),
            Trait.LEGAL_FORM: self.tr("other legal form"),
            Trait.ABBREVIATED: self.tr("abbreviation"),
            Trait.CONTAINED: self.tr("one name in the other"),
            Trait.DOMAIN: self.tr("same e-mail domain"),
        }


def sureness_mark(sureness: Sureness) -> QIcon:
    """The mark beside the word."""
    return icon(*_MARKS[sureness])
