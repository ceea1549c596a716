import errno
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from index.errors import StoreFull, StoreLocked
from index.owner import Ownership, Server, running_server

HOLD = "import sys; from pathlib import Path; from index.owner import Ownership\nOwnership(Path(sys.argv[1]))"


def test_a_folder_has_one_owner_at_a_time(tmp_path: Path) -> None:
    with Ownership(tmp_path), pytest.raises(StoreLocked, match="Een ander kennisbank-programma"):
        Ownership(tmp_path)


def test_a_folder_is_free_again_when_its_owner_dies(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", HOLD, str(tmp_path)], check=True, cwd=Path(__file__).parents[1])
    with Ownership(tmp_path):
        pass


def test_a_server_is_found_while_it_runs_and_not_after(tmp_path: Path) -> None:
    server = Server("http://127.0.0.1:8000", "geheim")
    with Ownership(tmp_path) as owner:
        assert running_server(tmp_path) is None
        owner.announce(server)
        assert running_server(tmp_path) == server
    assert running_server(tmp_path) is None


def test_the_secret_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    with Ownership(tmp_path):
        assert (tmp_path / "eigenaar.json").stat().st_mode & 0o077 == 0


def test_on_a_full_disk_what_went_wrong_is_told_and_not_that_the_folder_could_not_be_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreFull), Ownership(tmp_path):
        monkeypatch.setattr("json.dump", Mock(side_effect=OSError(errno.ENOSPC, "vol")))
        raise StoreFull("De schijf is vol.")
    with Ownership(tmp_path):
        assert running_server(tmp_path) is None
