"""The walls of the house: who may import whom."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("index", "ingest", "api", "ui", "kennisbank", "cli")

MAY_IMPORT = {
    "index": {"index"},
    "ingest": {"ingest", "index"},
    "api": {"api", "index", "ingest"},
    "ui": {"ui", "api", "index"},
    "cli": {"cli", "kennisbank", "api", "ingest", "index"},
}


def imports_of(path: Path) -> set[str]:
    """Top-level names of the project that a module imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found & set(PARTS)


def modules(part: str) -> list[Path]:
    return sorted((ROOT / part).rglob("*.py"))


def test_no_import_runs_backwards() -> None:
    backwards = {
        f"{path.relative_to(ROOT)} imports {name}"
        for part, allowed in MAY_IMPORT.items()
        for path in modules(part)
        for name in imports_of(path) - allowed
    }
    assert backwards == set()


def test_only_ingest_deidentify_makes_a_safe_document() -> None:
    makers = {
        path.relative_to(ROOT).parts[:2]
        for part in MAY_IMPORT
        for path in modules(part)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "SafeDocument"
    }
    assert makers <= {("ingest", "deidentify")}


def test_each_module_opens_with_a_docstring() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for part in MAY_IMPORT
        for path in modules(part)
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
