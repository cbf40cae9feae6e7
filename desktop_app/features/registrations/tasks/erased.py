"""Rows of erased people, known again by fingerprints, so that an import does not bring them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fingerprint import Fingerprints, fingerprints

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.plan import Present, Values


class ErasedPeople:
    """Tells whether a row is somebody erased, by the rules by which rows find people who are there."""

    def __init__(self, present: Present, source: str) -> None:
        self._event_id = present.event_id
        self._source = source
        self._by_key: set[str] = set()
        self._by_email: dict[str, list[tuple[str, Fingerprints]]] = {}
        self._by_name: dict[str, list[tuple[str, Fingerprints]]] = {}
        for of, prints in present.erased:
            self._by_key.add(prints.key)
            self._by_email.setdefault(prints.email, []).append((of, prints))
            self._by_name.setdefault(prints.name, []).append((of, prints))
        self._nobody = not present.erased

    def has(self, values: Values) -> bool:
        """Whether the row's person was erased; a new registration with a key of its own was not."""
        if self._nobody:
            return False
        row = fingerprints(
            self._event_id,
            source=self._source,
            source_key=values.get("source_key", ""),
            name=f"{values.get('given_name', '')} {values.get('family_name', '')}",
            email=values.get("email", ""),
            organisation=values.get("organisation", ""),
        )
        if row.key and row.key in self._by_key:
            return True
        alike = [*(self._by_email.get(row.email, ()) if row.email else ())]
        alike += [
            (of, other) for of, other in self._by_name.get(row.name, ()) if not (row.email and other.email)
        ]
        return any(not self._is_another(of, other, row) for of, other in alike)

    def _is_another(self, source: str, other: Fingerprints, row: Fingerprints) -> bool:
        """Two registrations of one source with different keys are two, however alike."""
        return bool(source == self._source and row.key and other.key)
