"""Whether a process of this machine still runs."""

from __future__ import annotations

import os
import sys


def process_runs(pid: int) -> bool:
    """True while the process is there; also where it belongs to somebody else."""
    if sys.platform == "win32":
        return _windows_process_runs(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _windows_process_runs(pid: int) -> bool:
    """On Windows a signal 0 would end the process, so its handle is asked for instead."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 (this system only)

    query, still_active = 0x1000, 259  # PROCESS_QUERY_LIMITED_INFORMATION, STILL_ACTIVE
    handle = ctypes.windll.kernel32.OpenProcess(query, 0, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
    ctypes.windll.kernel32.CloseHandle(handle)
    return code.value == still_active
