"""The API document: it follows the NL API Design Rules, its examples are valid, and the API keeps to it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api import examples
from api.app import create_app
from api.schemas.problem import Problem
from api.schemas.search import Zoekresultaat
from tests.fakes.services import fake_services

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "api" / "tools"
STRICT = os.environ.get("KENNISBANK_TEST_STRENG") == "1"

application = create_app(fake_services())
document: dict[str, Any] = TestClient(application).get("/v1/openapi.json").json()
described = schemathesis.openapi.from_asgi("/v1/openapi.json", application)


def test_the_document_may_be_read_by_any_web_page() -> None:
    answer = TestClient(application).get("/v1/openapi.json")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["openapi"] == "3.1.0"


def test_every_operation_is_described_in_dutch_and_answers_with_its_version() -> None:
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["summary"] and operation["description"], path
            assert "422" not in operation["responses"], path
            for status, answer in operation["responses"].items():
                assert "API-Version" in answer["headers"], (path, status)


def test_no_two_resources_use_the_same_name_for_different_things() -> None:
    """FastAPI then puts the module before the name, which says nothing to who reads the API."""
    assert [name for name in document["components"]["schemas"] if not name.isalpha()] == []


def test_the_examples_are_what_the_api_could_answer() -> None:
    assert Zoekresultaat.model_validate(examples.FOUND)
    assert Problem.model_validate(examples.PROBLEM)


def test_spectral_finds_nothing_against_the_api_design_rules(tmp_path: Path) -> None:
    spectral = TOOLS / "node_modules" / ".bin" / "spectral"
    if not (spectral.exists() and shutil.which("node")):
        message = "Spectral ontbreekt; installeer het met: npm ci --prefix api/tools"
        if STRICT:
            pytest.fail(message)
        pytest.skip(message)
    written = tmp_path / "openapi.json"
    written.write_text(json.dumps(document), encoding="utf-8")
    command = [spectral, "lint", "--ruleset", TOOLS / "regels.yaml", "--fail-severity", "warn", written]
    done = subprocess.run(command, capture_output=True, text=True, cwd=TOOLS, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


@described.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_whatever_is_sent_the_api_answers_as_described(case: schemathesis.Case) -> None:
    """No 5xx, no undescribed status or content type, and every body fits its schema."""
    # That a period ends after it begins is a rule of the API which a schema cannot express.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
