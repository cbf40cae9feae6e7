"""The steps end in the shape of the models, keep every row, and leave the file alone when they fail."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from db.backup import BackupKeeper
from db.base import Base
from db.engine import APPLICATION_ID, StoreRefusal, make_engine
from db.migrate import MIGRATIONS, migrate, run_steps
from db.migrations import HEAD, KNOWN
from db.refusal import Refused
from db.schema import create_all, revision_of
from db.search import FULL_TEXT_TABLES
from db.store import Store
from db.tables import Attendee, CheckinPoint
from tests.make import add_scan, make_forum

if TYPE_CHECKING:
    from collections.abc import Mapping

SECOND_STEP = '''"""A step for this test: a new column, and a rebuilt parent of other tables."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade():
    with op.batch_alter_table("attendee", recreate="always") as attendee:
        attendee.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("event", recreate="always") as event:
        event.alter_column("place", new_column_name="venue")
'''

FAILING_STEP = '''"""A step for this test that breaks in its middle."""

from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade():
    op.execute("DELETE FROM attendee")
    op.execute("ALTER TABLE no_such_table RENAME TO other")
'''

LOSING_STEP = '''"""A step for this test that leaves children without their parent."""

from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade():
    op.execute("DELETE FROM category")
'''


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed event file with a forum and two scans in it."""
    path = tmp_path / "forum.fdesk"
    with closing(Store.open(path)) as store:
        forum = store.write("Make the forum", make_forum)
        for attendee_id in list(forum.attendees.values())[:2]:
            store.write("Check in", add_scan, forum, attendee_id)
    return path


def scripts_with(folder: Path, step: str = "") -> Path:
    """The real steps, and `step` after them."""
    scripts = folder / "scripts"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    if step:
        text = step.replace('"HEAD"', f'"{HEAD}"')
        (scripts / "versions" / "9999_for_this_test.py").write_text(text, encoding="utf-8")
    return scripts


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables that the models know."""
    names = [name for name in Base.metadata.tables if name not in FULL_TEXT_TABLES]
    with closing(dbapi2.connect(str(path))) as connection:
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}  # noqa: S608 (our own names)


def shape_of(path: Path) -> Mapping[str, object]:
    """Everything that makes the shape of a file: its statements, and what SQLite understood of them."""
    with closing(dbapi2.connect(str(path))) as connection:
        statements = {
            f"{kind} {name}": _normal(sql)
            for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
        }
        understood = {
            f"{pragma} {name}": sorted(
                (row[1:] for row in connection.execute(f"PRAGMA {pragma}('{name}')")), key=repr
            )
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall()
            for pragma in ("table_xinfo", "foreign_key_list", "index_list")
        }
        marks = {
            pragma: connection.execute(f"PRAGMA {pragma}").fetchone()
            for pragma in ("application_id", "user_version", "encoding")
        }
    return statements | understood | marks


def _normal(sql: str | None) -> str | list[str]:
    """A statement as it means: a rebuilt table has quotes, and its constraints in another order."""
    plain = re.sub(r"\s+", " ", sql or "").replace("( ", "(").replace(" )", ")")
    if not plain.startswith("CREATE TABLE"):
        return plain
    columns, *constraints = plain.replace('"', "").removesuffix(")").split(", CONSTRAINT ")
    return [columns, *sorted(constraints)]


def make_by_models(path: Path) -> None:
    engine = make_engine(path)
    with engine.execution_options(write=True).begin() as connection:
        create_all(connection)
    engine.dispose()


# --- the steps and the models ------------------------------------------------------------------------


def test_steps_from_nothing_end_in_the_shape_of_the_models(tmp_path: Path) -> None:
    by_steps, by_models = tmp_path / "steps", tmp_path / "models"
    run_steps(by_steps)
    make_by_models(by_models)
    assert shape_of(by_steps) == shape_of(by_models)


def test_alembic_finds_nothing_to_add(tmp_path: Path) -> None:
    run_steps(tmp_path / "file")
    assert written_step(tmp_path / "file", tmp_path) == "    pass"


def test_a_written_step_takes_nothing_from_the_program(tmp_path: Path) -> None:
    """What Alembic writes of itself for a table that a file lacks."""
    run_steps(tmp_path / "file")
    with closing(dbapi2.connect(str(tmp_path / "file"))) as connection:
        connection.execute("DROP TABLE consent")
    step = written_step(tmp_path / "file", tmp_path)
    assert "op.create_table('consent'" in step
    assert "sa.DateTime(timezone=True)" in step
    assert "attendee_search" not in step
    assert "db." not in step


def written_step(path: Path, folder: Path) -> str:
    """The body of the next step, as Alembic writes it by comparing the models with the file."""
    scripts = scripts_with(folder)
    config = Config()
    config.set_main_option("script_location", str(scripts))
    engine = make_engine(path)
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        revision = command.revision(config, autogenerate=True, rev_id="9999")
    engine.dispose()
    assert isinstance(revision, Script)
    body = Path(revision.path).read_text(encoding="utf-8").split("def upgrade() -> None:\n")[1]
    return "\n".join(line for line in body.splitlines() if line and not line.lstrip().startswith("#"))


def test_known_revisions_are_the_steps() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    steps = ScriptDirectory.from_config(config)
    oldest_first = [step.revision for step in reversed(list(steps.walk_revisions()))]
    assert tuple(oldest_first) == KNOWN
    assert steps.get_heads() == [HEAD]


def test_steps_stand_on_their_own() -> None:
    """A step must do tomorrow what it did when it was written, so it takes nothing from the program."""
    found = [
        line
        for step in (MIGRATIONS / "versions").glob("*.py")
        for line in step.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*(from|import)\s+(db|desktop_app|tests)\b", line)
    ]
    assert found == []


def test_a_file_made_by_steps_opens_and_works(tmp_path: Path) -> None:
    path = tmp_path / "forum.fdesk"
    run_steps(path)
    with closing(Store.open(path)) as store:
        forum = store.write("Make the forum", make_forum)
    assert len(rows_of(path)["attendee"]) == len(forum.attendees)


@pytest.mark.parametrize("step", KNOWN)
def test_each_step_keeps_the_rows_that_are_there(tmp_path: Path, step: str) -> None:
    """Every step runs on a file of the shape before it that holds rows, and all are there afterwards."""
    path = tmp_path / "forum.fdesk"
    before = KNOWN[: KNOWN.index(step)]
    if before:
        run_steps(path, to=before[-1])
    rows = fill_by_shape(path) if before else {}
    run_steps(path, to=step)
    with closing(dbapi2.connect(str(path))) as connection:
        kept = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in rows}  # noqa: S608 (our own names)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert kept == rows
    assert revision_of(path) == step


def fill_by_shape(path: Path) -> dict[str, int]:
    """Put a row in every table by its columns alone, without the models; gives the number of rows."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in FULL_TEXT_TABLES and name != "alembic_version"
        ]
        for name in names:
            columns = connection.execute(f"PRAGMA table_info('{name}')").fetchall()
            values = [_value(name, column, kind) for _, column, kind, *_ in columns]
            marks = ",".join("?" * len(values))
            connection.execute(f'INSERT INTO "{name}" VALUES ({marks})', values)  # noqa: S608 (our own names)
        return dict.fromkeys(names, 1)


def _value(table: str, column: str, kind: str) -> object:
    """A value that the checks of the first shape accept; references all point to the key "k"."""
    chosen = {
        ("staff", "role"): "desk",
        ("attendee", "status"): "registered",
        ("custom_field", "kind"): "text",
        ("custom_field", "at_checkin"): "no",
        ("print_job", "state"): "printed",
        ("organisation", "kind"): "other",
        ("checkin_point", "direction"): "entry",
        ("checkin_point", "reentry_rule"): "never",
        ("checkin_point", "print_rule"): "never",
        ("scan", "direction"): "entry",
    }
    plain: dict[str, object] = {"INTEGER": 1, "BOOLEAN": 1, "JSON": "{}", "DATE": "2026-05-20"}
    plain["DATETIME"] = "2026-05-20 08:00:00.000000"
    return chosen.get((table, column), plain.get(kind, "k"))


def test_points_keep_what_they_allowed(tmp_path: Path) -> None:
    path = tmp_path / "forum.fdesk"
    run_steps(path, to="0001")
    fill_by_shape(path)
    run_steps(path, to="0002")
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        rules = connection.execute("SELECT reentry_rule, print_rule FROM checkin_point").fetchall()
        scans = connection.execute("SELECT forced, answers FROM scan").fetchall()
        assert (rules, scans) == ([("after_exit", "never")], [(0, "{}")])
        for statement in ("UPDATE scan SET forced = 1", "DELETE FROM scan"):
            with pytest.raises(dbapi2.IntegrityError, match="scans are never"):
                connection.execute(statement)


def test_a_point_removed_in_the_first_shape_comes_back_in_the_second(tmp_path: Path) -> None:
    path = tmp_path / "forum.fdesk"
    run_steps(path, to="0001")
    fill_by_shape(path)
    gone = {"id": "gone", "event_id": "k", "name": "Gate", "direction": "both", "reentry": True}
    gone |= {"position": 1, "opens_at": None, "closes_at": None, "capacity": None, "category_ids": []}
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("UPDATE action SET undoes = NULL, undone_by = NULL, open_by = '', label = 'Off'")
        connection.execute(
            """UPDATE change SET "table" = 'checkin_point', key = 'gone', before = ?, after = NULL""",
            (json.dumps(gone),),
        )
    with closing(Store.open(path)) as store:
        assert store.undo() == "Off"
        point = store.read(lambda s: s.get_one(CheckinPoint, "gone"))
        assert (point.name, point.reentry_rule, point.print_rule) == ("Gate", "after_exit", "never")


def test_a_person_removed_before_the_third_shape_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "forum.fdesk"
    run_steps(path, to="0002")
    fill_by_shape(path)
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        found = connection.execute("SELECT * FROM attendee")
        gone = dict(zip((name for name, *_ in found.description), found.fetchone(), strict=True))
        gone |= {"id": "gone", "custom": {}, "source_key": None, "code": "other", "registered_at": None}
        connection.execute("UPDATE action SET undoes = NULL, undone_by = NULL, open_by = '', label = 'Off'")
        connection.execute(
            """UPDATE change SET "table" = 'attendee', key = 'gone', before = ?, after = NULL""",
            (json.dumps(gone),),
        )
    with closing(Store.open(path)) as store:
        assert store.undo() == "Off"
        person = store.read(lambda s: s.get_one(Attendee, "gone"))
        assert (person.code, person.booking, person.box, person.erased_at) == ("other", "", "", None)


def test_a_job_on_its_way_before_the_fifth_shape_has_no_run_yet(tmp_path: Path) -> None:
    path = tmp_path / "forum.fdesk"
    run_steps(path, to="0004")
    fill_by_shape(path)
    run_steps(path, to="0005")
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        jobs = connection.execute("SELECT state, pages, run_from, run_to FROM print_job").fetchall()
        assert jobs == [("printed", 1, 0, 0)]
        assert connection.execute("SELECT count(*) FROM printer").fetchone() == (0,)
        with pytest.raises(dbapi2.IntegrityError, match="ck_print_job_state"):
            connection.execute("UPDATE print_job SET state = 'lost'")


# --- migrating a file that is in use -----------------------------------------------------------------


def test_a_migration_keeps_every_row_of_rebuilt_parents_and_their_children(
    tmp_path: Path, file: Path
) -> None:
    before = rows_of(file)
    migrate(file, scripts=scripts_with(tmp_path, SECOND_STEP))
    after = rows_of(file)
    assert revision_of(file) == "9999"
    assert {name: len(rows) for name, rows in after.items()} == {n: len(rows) for n, rows in before.items()}
    unchanged = set(before) - {"attendee", "event"}
    assert {n: after[n] for n in unchanged} == {n: before[n] for n in unchanged}
    assert [row[:-1] for row in after["attendee"]] == before["attendee"]
    with closing(dbapi2.connect(str(file))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_old_shape_stays_in_a_verified_backup(tmp_path: Path, file: Path) -> None:
    before = rows_of(file)
    migrate(file, scripts=scripts_with(tmp_path, SECOND_STEP))
    backup = BackupKeeper(file).newest()
    assert backup is not None
    assert revision_of(backup.path) == HEAD
    assert rows_of(backup.path) == before


@pytest.mark.parametrize(
    ("step", "error"), [(FAILING_STEP, OperationalError), (LOSING_STEP, Refused)], ids=["fails", "loses"]
)
def test_a_step_that_fails_leaves_the_file_byte_for_byte(
    tmp_path: Path, file: Path, step: str, error: type[Exception]
) -> None:
    before = file.read_bytes()
    with pytest.raises(error):
        migrate(file, scripts=scripts_with(tmp_path, step))
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*.migrating*"))
    with closing(Store.open(file, create=False)) as store:
        assert store.undo() == "Check in"


def test_a_file_open_in_another_window_is_not_migrated(tmp_path: Path, file: Path) -> None:
    scripts = scripts_with(tmp_path, SECOND_STEP)
    with closing(Store.open(file)) as other:
        with pytest.raises(Refused) as refused:
            migrate(file, scripts=scripts)
        assert refused.value.reason is StoreRefusal.BUSY
        assert other.undo() == "Check in"
    assert revision_of(file) == HEAD
    migrate(file, scripts=scripts)
    assert revision_of(file) == "9999"


def test_an_encrypted_file_stays_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "secret.fdesk"
    with closing(Store.open(path, key="a long passphrase")) as store:
        store.write("Make the forum", make_forum)
    migrate(path, key="a long passphrase", scripts=scripts_with(tmp_path, SECOND_STEP))
    assert revision_of(path, key="a long passphrase") == "9999"
    assert b"Nemunas" not in path.read_bytes()


def test_leftovers_of_a_migration_that_was_killed_do_no_harm(tmp_path: Path, file: Path) -> None:
    for ending in (".migrating", ".migrating-wal"):
        file.with_name(file.name + ending).write_bytes(b"half a copy")
    migrate(file, scripts=scripts_with(tmp_path, SECOND_STEP))
    assert revision_of(file) == "9999"
    assert not list(tmp_path.glob("*.migrating*"))


def test_a_folder_with_a_percent_sign_is_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / "100 % Forum #1?"
    folder.mkdir()
    run_steps(folder / "forum.fdesk", scripts=scripts_with(folder, SECOND_STEP))
    assert revision_of(folder / "forum.fdesk") == "9999"
