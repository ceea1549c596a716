"""The wheel holds everything that running takes, wherever it is run from."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel, and its dependencies beside it."""
    folder = tmp_path_factory.mktemp("wiel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True, cwd=folder)
    environment = folder / "omgeving"
    venv.create(environment, with_pip=False)
    packages = next(environment.glob("lib/python*/site-packages"))
    # A path line makes the dependencies visible and leaves the editable install of this checkout out.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    wheel = next(folder.glob("kennisbank-*.whl"))
    install = [sys.executable, "-m", "pip", "--quiet", "--python", str(environment / "bin" / "python")]
    subprocess.run([*install, "install", "--no-deps", "--no-index", str(wheel)], check=True, cwd=folder)
    return environment / "bin"


def run(data: Path, *command: str | Path) -> str:
    """What a command prints that sees nothing of this checkout."""
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    answer = subprocess.run(
        command,
        cwd="/",
        env=bare | {"KENNISBANK_DATA": str(data)},
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout


def test_the_wheel_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "import kennisbank, index; print(kennisbank.__file__, index.__file__)"
    assert str(ROOT) not in run(tmp_path, installed / "python", "-c", code)


@pytest.mark.slow
def test_the_wheel_takes_in_and_finds_from_any_folder(installed: Path, tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Betreft: vast gezicht\n\nHet gezin houdt één vaste professional.\n")
    data, kennisbank = tmp_path / "gegevens", installed / "kennisbank"
    assert '"opgenomen"' in run(data, kennisbank, "opnemen", str(letter), "--json")
    assert "brief.txt" in run(data, kennisbank, "zoek", "vaste professional", "--json")
    office = Document()
    office.add_paragraph("Het gezin houdt één vaste professional.")
    office.save(str(tmp_path / "brief.docx"))
    assert '"opgenomen"' in run(data, kennisbank, "opnemen", str(tmp_path / "brief.docx"), "--json")
    assert len(list((data / "beelden").rglob("*.png"))) == 1


@pytest.mark.slow
def test_the_wheel_serves_its_pages(installed: Path, tmp_path: Path) -> None:
    code = (
        "import kennisbank; from fastapi.testclient import TestClient\n"
        "with kennisbank.opened(kennisbank.Settings()) as opened:\n"
        "    client = TestClient(kennisbank.make_application(opened, 'sleutel'))\n"
        "    page = client.get('/')\n"
        "    print(page.status_code, 'Zoeken' in page.text, client.get('/static/app.css').status_code)\n"
    )
    assert run(tmp_path, installed / "python", "-c", code).split() == ["200", "True", "200"]
