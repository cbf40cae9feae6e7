"""Backups of the event file: made while working, checked, thinned by age, restored."""

from db.backup.checking import BackupRefusal, Health, Report, check_at_start, verify_file
from db.backup.disk import roll_back
from db.backup.keeper import FOLDER, BackupKeeper, write_backup
from db.backup.restoring import Restored, Restoring, finish_restore, restore
from db.backup.shelf import Backup, Reason, backups_in, gone_by, newest_verified, set_aside, too_many

__all__ = [
    "FOLDER",
    "Backup",
    "BackupKeeper",
    "BackupRefusal",
    "Health",
    "Reason",
    "Report",
    "Restored",
    "Restoring",
    "backups_in",
    "check_at_start",
    "finish_restore",
    "gone_by",
    "newest_verified",
    "restore",
    "roll_back",
    "set_aside",
    "too_many",
    "verify_file",
    "write_backup",
]
