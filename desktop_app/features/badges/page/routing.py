"""Which printer each template goes to, at this station of this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.setup.queries import station_named

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext


class Routing:
    """A roll of 62 mm must not go to the laser printer: a template keeps the printer that was chosen for it.

    Printers are this computer's, so this is kept with its settings, for each of its stations.
    """

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def printer_of(self, template: str) -> str:
        """The printer that the template of that name always goes to; "" where that is open."""
        return str(self._context.settings.value(self._setting(template)) or "")

    def printer_for(self, template: str) -> str:
        """The template's printer, else the one beside this station; "" where there is neither."""
        return self.printer_of(template) or self.station_printer()

    def station_printer(self) -> str:
        """The printer beside this station, "" where none is set."""
        store = self._context.store
        station = store.read(station_named, store.station) if store.station else None
        return station.printer if station else ""

    def keep(self, template: str, printer: str) -> None:
        """Send the template to that printer from now on; "" leaves it open."""
        if printer:
            self._context.settings.setValue(self._setting(template), printer)
        else:
            self._context.settings.remove(self._setting(template))

    def _setting(self, template: str) -> str:
        parts = (self._context.store.station, template)
        return "/".join(("PrinterOf", *(part.replace("/", "_") for part in parts)))
