"""The print system that is tried: one of our own where this user may start it, else the machine's."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS: Final = 45.0
_CUPSD: Final = shutil.which("cupsd", path=os.defpath + ":/usr/sbin:/sbin") or ""
_BUS: Final = Path("/run/dbus/system_bus_socket")

# cupsd.conf(5) and cups-files.conf(5): everybody on this machine may do everything with it, nobody else
# anything.
_DAEMON: Final = """LogLevel warn
Listen {folder}/state/cups.sock
WebInterface No
Browsing No
DefaultAuthType None
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_FILES: Final = """FileDevice Yes
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temporary
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
"""
_FOLDERS: Final = ("root", "spool", "cache", "state", "temporary")


class Skipped(Exception):  # noqa: N818 (no error)
    """What this machine cannot do; the message says why."""


class Ground:
    """A print system for one run; `is_own` where it may be stopped and started."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_own(self) -> bool:
        return self._folder is not None

    def start(self) -> None:
        assert self._folder is not None
        if self._process is None:
            conf = self._folder / "root" / "cupsd.conf"
            files = self._folder / "root" / "cups-files.conf"
            words = [_CUPSD, "-f", "-c", str(conf), "-s", str(files)]
            self._process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 (no shell)
        until(lambda: "is running" in command("lpstat", "-r"), "the print system does not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(SECONDS)
            self._process = None


@contextmanager
def ground() -> Iterator[Ground]:
    """A print system that runs.

    Raises:
        Skipped: there is none.

    """
    if missing := [name for name in ("lp", "lpadmin", "lpinfo", "lpstat") if shutil.which(name) is None]:
        raise Skipped(f"{missing[0]} is not installed")
    if not (os.geteuid() == 0 and _CUPSD):
        if "not running" in command("lpstat", "-r"):
            raise Skipped("the print system does not run, and only root can start one")
        yield Ground()
        return
    before = os.environ.get("CUPS_SERVER")
    with TemporaryDirectory(prefix="forumdesk-cups-") as name:
        made = Ground(_laid_out(Path(name)))
        os.environ["CUPS_SERVER"] = f"{name}/state/cups.sock"
        try:
            made.start()
            yield made
        finally:
            made.stop()
            os.environ.pop("CUPS_SERVER")
            if before is not None:
                os.environ["CUPS_SERVER"] = before


@contextmanager
def service_discovery() -> Iterator[None]:
    """What `ippeveprinter` demands: D-Bus and Avahi, started here where they do not run.

    Raises:
        Skipped: they cannot be had.

    """
    with ExitStack() as ends:
        if not _answers(_BUS):
            _start_bus(ends)
        if _fails("avahi-daemon", "--check"):
            words = ("avahi-daemon", "-D", "--no-drop-root", "--no-chroot", "--no-rlimits")
            command(*words)
            ends.callback(_fails, "avahi-daemon", "--kill")
        yield


def command(*words: str) -> str:
    """What a command prints; it fails as `Skipped`, with its own words."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603 (no shell)
    except FileNotFoundError:
        raise Skipped(f"{words[0]} is not installed") from None
    if done.returncode:
        raise Skipped(done.stderr.strip() or f"{words[0]} failed")
    return done.stdout


def until(is_so: Callable[[], bool], otherwise: str) -> None:
    """Wait until it is so.

    Raises:
        AssertionError: it never was; says `otherwise`.

    """
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)


def _laid_out(folder: Path) -> Path:
    # What filters and back ends read runs as another user.
    folder.chmod(0o755)
    for name in _FOLDERS:
        (folder / name).mkdir()
    (folder / "temporary").chmod(0o1777)
    (folder / "root" / "cupsd.conf").write_text(_DAEMON.format(folder=folder), encoding="utf-8")
    (folder / "root" / "cups-files.conf").write_text(_FILES.format(folder=folder), encoding="utf-8")
    return folder


def _start_bus(ends: ExitStack) -> None:
    if os.geteuid() != 0:
        raise Skipped("D-Bus does not run, and only root can start it")
    _BUS.parent.mkdir(parents=True, exist_ok=True)
    # A bus that was killed leaves its mark, and the next one refuses to start beside it.
    _BUS.with_name("pid").unlink(missing_ok=True)
    process = command("dbus-daemon", "--system", "--fork", "--print-pid").strip()
    ends.callback(_fails, "kill", process)


def _answers(place: Path) -> bool:
    with suppress(OSError), socket.socket(socket.AF_UNIX) as one:
        one.connect(str(place))
        return True
    return False


def _fails(*words: str) -> bool:
    try:
        command(*words)
    except Skipped:
        return True
    return False
