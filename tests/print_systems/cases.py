"""What is tried on a print system, each on an event file of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from desktop_app.features.badges.rules import builtin_template
from desktop_app.features.badges.rules.queue import AT_PRINTER, RUN, URGENT, JobState
from tests.features.badges.people import ORDINARY
from tests.paper.reading import codes, codes_in, ink_box, picture, sizes
from tests.print_systems.desk import Desk, drawn, told
from tests.print_systems.ground import Skipped, command, service_discovery
from tests.print_systems.printers import (
    IPP_PRINTER,
    LABEL_MODEL,
    LABEL_PRINTER,
    PDF_PRINTER,
    FakePrinter,
    ipp_printer,
    pdf_printer,
    printed_file,
    printed_files,
    printer,
)
from tests.print_systems.zpl import labels

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAY_MM: Final = 0.3
DOTS_PER_MM: Final = 12
# The driver's own resolution: 203 dots per inch.
LABEL_DOTS_PER_MM: Final = 203 / 25.4


def a6_in_true_size(desk: Desk) -> None:
    """A6 on the CUPS-PDF printer, whose name has an umlaut: size, position ± 0.3 mm, code."""
    prints_in_true_size(desk, "A6")


def own_size_in_true_size(desk: Desk) -> None:
    """90 × 54 mm on the CUPS-PDF printer: size, position ± 0.3 mm, code."""
    prints_in_true_size(desk, "90x54")


def prints_in_true_size(desk: Desk, template: str) -> None:
    """The printed page is as large as the badge, its ink is where it was drawn, and its code is read."""
    title = f"forumdesk-{os.getpid()}-{template}"
    with pdf_printer():
        job = desk.ended(desk.print(PDF_PRINTER, template, title))
        assert job.state is JobState.PRINTED, told(job)
        made = printed_file(title)
    wanted = drawn(builtin_template(template), desk.folder / "wanted.pdf")
    try:
        assert len(sizes(made)) == len(sizes(wanted))
        for page, (found, asked) in enumerate(zip(sizes(made), sizes(wanted), strict=True)):
            assert near(found, asked), f"page {page + 1} is {found} mm, not {asked}"
            boxes = [
                ink_box(picture(file, page, dots_per_mm=DOTS_PER_MM), dots_per_mm=DOTS_PER_MM)
                for file in (made, wanted)
            ]
            assert near(*boxes), f"ink of page {page + 1} at {boxes[0]} mm, not {boxes[1]}"
            assert codes(made, page) == [ORDINARY.code], f"code of page {page + 1}: {codes(made, page)}"
    finally:
        made.unlink()


def near(found: tuple[float, ...], asked: tuple[float, ...]) -> bool:
    return all(abs(one - other) <= PLAY_MM for one, other in zip(found, asked, strict=True))


def waits_while_paused(desk: Desk) -> None:
    """A paused printer is said, and the job ends printed when the printer goes on."""
    title = f"forumdesk-{os.getpid()}-paused"
    with pdf_printer():
        command("cupsdisable", PDF_PRINTER)
        key = desk.print(PDF_PRINTER, "A6", title)
        job = desk.wait(key, lambda job: bool(job.words))
        assert job.state in AT_PRINTER, told(job)
        command("cupsenable", PDF_PRINTER)
        job = desk.ended(key)
        assert (job.state, job.words) == (JobState.PRINTED, ""), told(job)
        printed_file(title).unlink()


def fails_when_rejected(desk: Desk) -> None:
    """A printer that takes no jobs: the job fails with the words of CUPS."""
    with pdf_printer():
        command("cupsreject", PDF_PRINTER)
        job = desk.ended(desk.print(PDF_PRINTER, "A6", "rejected"))
        assert job.state is JobState.FAILED, told(job)
        assert "is not accepting jobs" in job.words, told(job)


def fails_when_removed(desk: Desk) -> None:
    """A printer removed in mid-job: the job does not end printed, and a sentence says why."""
    with FakePrinter(slow=True) as there, printer(LABEL_PRINTER, there.address, LABEL_MODEL):
        key = desk.print(LABEL_PRINTER, "90x54", "removed")
        there.wait_for_a_job()
        desk.wait(key, lambda job: job.state is JobState.PRINTING)
        command("lpadmin", "-x", LABEL_PRINTER)
        job = desk.ended(key)
        assert job.state in {JobState.FAILED, JobState.HANDED}, told(job)
        assert job.words, told(job)


def labels_in_zpl(desk: Desk) -> None:
    """A label printer at a port of this machine gets two labels in ZPL: their dots, and codes in them."""
    template = builtin_template("90x54")
    with FakePrinter() as there, printer(LABEL_PRINTER, there.address, LABEL_MODEL):
        job = desk.ended(desk.print(LABEL_PRINTER, template, "labels"))
        assert job.state is JobState.PRINTED, told(job)
        found = labels(there.received())
    assert len(found) == 2, f"{len(found)} labels"
    across, along = (round(length * LABEL_DOTS_PER_MM) for length in (template.width, template.height))
    for label in found:
        assert abs(label.width - across) <= 1, f"{label.width} dots wide, not {across}"
        assert abs(label.picture.height - along) <= 1, f"{label.picture.height} dots long, not {along}"
        assert codes_in(label.picture) == [ORDINARY.code], f"code of a label: {codes_in(label.picture)}"


def refuses_a_size_before_sending(desk: Desk) -> None:
    """A size that a printer's queue does not have is refused with a sentence, and nothing is sent."""
    with service_discovery(), ipp_printer(spool(desk), photo=False):
        job = desk.ended(desk.print(IPP_PRINTER, "A6", "before sending"))
    assert job.state is JobState.FAILED, told(job)
    assert "takes no paper of 105 × 148 mm" in job.words, told(job)
    assert not job.system_job, job.system_job


def fails_with_the_printers_words(desk: Desk) -> None:
    """A size that the printer refuses, because it was changed since: the queue has its own words."""
    with service_discovery(), ipp_printer(spool(desk), photo=True) as there:
        there.stop()
        there.start(photo=False)
        job = desk.ended(desk.print(IPP_PRINTER, "A6", "printer's words"))
    assert job.state is JobState.FAILED, told(job)
    assert "cannot print with supplied options" in job.words, told(job)


def says_that_paper_is_out(desk: Desk) -> None:
    """A printer without paper says so while the job waits, and prints it when there is paper again."""
    paper = "iso_a4_210x297mm"
    with service_discovery(), ipp_printer(spool(desk), photo=False) as there:
        there.load(paper, 0)
        key = desk.print(IPP_PRINTER, "A4-2x5", "paper out", pages=1)
        job = desk.wait(key, lambda job: "paper" in job.words)
        assert job.state in AT_PRINTER, told(job)
        there.load(paper, 250)
        job = desk.ended(key)
    assert (job.state, job.words) == (JobState.PRINTED, ""), told(job)


def lets_a_guest_between(desk: Desk) -> None:
    """A badge for somebody at the desk comes out between the runs of a batch, and no page is lost."""
    title = f"forumdesk-{os.getpid()}-batch"
    with pdf_printer():
        batch = desk.print(PDF_PRINTER, "90x54", title, pages=2 * RUN + 20)
        desk.wait(batch, lambda job: job.state in AT_PRINTER)
        guest = desk.print(PDF_PRINTER, "90x54", f"{title}-guest", pages=1, priority=URGENT)
        first = desk.ended(guest)
        assert first.state is JobState.PRINTED, told(first)
        left = desk.job(batch)
        assert left.pages_done < left.pages, f"{left.pages_done} pages of the batch came before the guest"
        last = desk.ended(batch)
        assert (last.state, last.pages_done) == (JobState.PRINTED, last.pages), told(last)
        printed_file(f"{title}-guest").unlink()
        made = printed_files(title)
    assert sum(len(sizes(file)) for file in made) == last.pages, [len(sizes(file)) for file in made]
    for file in made:
        file.unlink()


def outlives_the_print_system(desk: Desk) -> None:
    """CUPS stops in mid-job and comes back: the job ends printed, and the queue says so."""
    if not desk.ground.is_own:
        raise Skipped("the machine's own print system is not stopped for a test")
    with FakePrinter(slow=True) as there, printer(LABEL_PRINTER, there.address, LABEL_MODEL):
        key = desk.print(LABEL_PRINTER, "90x54", "stopped")
        there.wait_for_a_job()
        desk.wait(key, lambda job: job.state is JobState.PRINTING)
        desk.ground.stop()
        for _ in range(20):
            desk.queue.work()
            QApplication.processEvents()
        assert desk.job(key).state is JobState.PRINTING, told(desk.job(key))
        there.hurry()
        desk.ground.start()
        job = desk.ended(key)
    assert job.state is JobState.PRINTED, told(job)


CASES: Final[tuple[Callable[[Desk], None], ...]] = (
    a6_in_true_size,
    own_size_in_true_size,
    waits_while_paused,
    fails_when_rejected,
    fails_when_removed,
    labels_in_zpl,
    refuses_a_size_before_sending,
    fails_with_the_printers_words,
    says_that_paper_is_out,
    lets_a_guest_between,
    outlives_the_print_system,
)


def spool(desk: Desk) -> Path:
    folder = desk.folder / "spool"
    folder.mkdir()
    return folder
