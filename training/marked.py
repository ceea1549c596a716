"""Turns the gold set as a person writes it (marks inside the text) into JSON lines with exact offsets.

One paragraph is a heading line `= kind; register; openbaar|casus` and the text below it.
Inside the text `[[PERSON|Fatima el Amrani]]` must be masked, `{{ORG|Veilig Thuis}}` must stay, and
`<<DATE|12 maart>>` may go either way. A mark covers what identifies and nothing more: the name without
"mevrouw", the number without "jaar".

    python -m training.marked open.txt open.jsonl          write the open part
    python -m training.marked --verzegel A.txt B.jsonl     write the sealed part
    python -m training.marked --verzegel A.txt B.jsonl f   write the fresh part
    python -m training.marked --terug B.jsonl              print a part as marked text

The sealed part is zipped, so that no search through the tree shows it by accident. It is read only to add to
it, never to see what an engine missed.
"""

# ruff: noqa: T201 -- a script that prints what it is asked for

import base64
import json
import re
import sys
import zlib
from pathlib import Path
from typing import Any

from ingest.deidentify.gold import unseal

FIELDS = {"[[": "spans", "{{": "keep", "<<": "neutral"}
CLOSING = {"[[": "]]", "{{": "}}", "<<": ">>"}
LABELLED = r"([A-Z]+)\|(.+?)"
MARK = re.compile(rf"\[\[{LABELLED}\]\]|\{{\{{{LABELLED}\}}\}}|<<{LABELLED}>>", re.S)
HEADING = re.compile(r"^= (?P<kind>[^;\n]+); (?P<register>[^;\n]+); (?P<policy>openbaar|casus)$", re.M)


def read_marked(source: str, prefix: str) -> list[dict[str, Any]]:
    """The paragraphs of a marked text, numbered `prefix-001` onwards."""
    headings = list(HEADING.finditer(source))
    ends = [heading.start() for heading in headings[1:]] + [len(source)]
    return [
        {
            "id": f"{prefix}-{number:03}",
            **heading.groupdict(),
            **unmark(source[heading.end() : end].strip("\n")),
        }
        for number, (heading, end) in enumerate(zip(headings, ends, strict=True), start=1)
    ]


def unmark(marked: str) -> dict[str, Any]:
    """
    >>> unmark("Dag [[PERSON|Roos]]!")
    {'text': 'Dag Roos!', 'spans': [{'start': 4, 'end': 8, 'label': 'PERSON'}], 'keep': [], 'neutral': []}
    """
    text = ""
    marks: dict[str, list[dict[str, Any]]] = {"spans": [], "keep": [], "neutral": []}
    position = 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        label, covered = (value for value in match.groups() if value is not None)
        marks[FIELDS[match[0][:2]]].append(
            {"start": len(text), "end": len(text) + len(covered), "label": label}
        )
        text += covered
        position = match.end()
    text += marked[position:]
    return {"text": text, **marks}


def mark(case: dict[str, Any]) -> str:
    """The inverse of `unmark`, under its heading."""
    text = case["text"]
    marks = sorted(
        (span["start"], span["end"], span["label"], opening)
        for opening, field in FIELDS.items()
        for span in case[field]
    )
    for start, end, label, opening in reversed(marks):
        text = f"{text[:start]}{opening}{label}|{text[start:end]}{CLOSING[opening]}{text[end:]}"
    return f"= {case['kind']}; {case['register']}; {case['policy']}\n{text}\n"


def to_lines(cases: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)


def seal(case: dict[str, Any]) -> dict[str, str]:
    zipped = zlib.compress(json.dumps(case, ensure_ascii=False).encode(), 9)
    return {"id": case["id"], "zegel": base64.b64encode(zipped).decode()}


def main(arguments: list[str]) -> None:
    match arguments:
        case ["--verzegel", source, target, *prefix]:
            cases = read_marked(Path(source).read_text(encoding="utf-8"), *(prefix or ["v"]))
            Path(target).write_text(to_lines([seal(case) for case in cases]), encoding="utf-8")
        case ["--terug", source]:
            for line in Path(source).read_text(encoding="utf-8").splitlines():
                print(mark(unseal(json.loads(line))))
        case [source, target]:
            cases = read_marked(Path(source).read_text(encoding="utf-8"), "o")
            Path(target).write_text(to_lines(cases), encoding="utf-8")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
