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


def run(installed: Path, data: Path, *arguments: str) -> str:
    answer = subprocess.run(
        [installed / "kennisbank", *arguments],
        cwd="/",
        env=os.environ | {"KENNISBANK_DATA": str(data)},
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout


def test_the_wheel_comes_from_the_wheel(installed: Path) -> None:
    where = subprocess.run(
        [installed / "python", "-c", "import kennisbank, index; print(kennisbank.__file__, index.__file__)"],
        cwd="/",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(ROOT) not in where


@pytest.mark.slow
def test_the_wheel_takes_in_and_finds_from_any_folder(installed: Path, tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Betreft: vast gezicht\n\nHet gezin houdt één vaste professional.\n")
    data = tmp_path / "gegevens"
    assert '"opgenomen"' in run(installed, data, "opnemen", str(letter), "--json")
    assert "brief.txt" in run(installed, data, "zoek", "vaste professional", "--json")
    office = Document()
    office.add_paragraph("Het gezin houdt één vaste professional.")
    office.save(str(tmp_path / "brief.docx"))
    assert '"opgenomen"' in run(installed, data, "opnemen", str(tmp_path / "brief.docx"), "--json")
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
    shown = subprocess.run(
        [installed / "python", "-c", code],
        cwd="/",
        env=os.environ | {"KENNISBANK_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.split() == ["200", "True", "200"]
