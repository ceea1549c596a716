"""A sample as plain text, or as Markdown."""

from __future__ import annotations

import textwrap

from corpus.sample import MARK, Sample, plain


def write_txt(sample: Sample) -> bytes:
    """Hard-wrapped lines, as a text export of a letter has them."""

    def wrap(text: str, first: str = "", rest: str = "") -> str:
        return textwrap.fill(
            plain(text), 96, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )

    parts = []
    if sample.headers:
        parts.append("\n".join(wrap(f"{key}: {value}", rest="    ") for key, value in sample.headers))
    for block in sample.blocks:
        match block.kind:
            case "opsomming":
                parts.append("\n".join(wrap(item, "- ", "  ") for item in block.items))
            case "nummers":
                parts.append(
                    "\n".join(wrap(item, f"{n}. ", "   ") for n, item in enumerate(block.items, start=1))
                )
            case "tabel":
                parts.append("\n".join("   ".join(plain(cell) for cell in row) for row in block.items))
            case "pagina":
                parts.append("\n\n")
            case _:
                parts.append("\n".join(wrap(line) for line in block.items))
    parts += [f"{number} {text}" for number, text in sample.notes.items()]
    return ("\n\n".join([*parts, MARK]) + "\n").encode()


def write_md(sample: Sample) -> bytes:
    parts = []
    if sample.headers:
        parts.append("\n".join(f"**{key}:** {value}  " for key, value in sample.headers))
    for block in sample.blocks:
        match block.kind:
            case "kop1" | "kop2" | "kop3":
                parts.append("#" * int(block.kind[-1]) + " " + block.items[0])
            case "opsomming":
                parts.append("\n".join(f"- {item}" for item in block.items))
            case "nummers":
                parts.append("\n".join(f"{n}. {item}" for n, item in enumerate(block.items, start=1)))
            case "tabel":
                rows = ["| " + " | ".join(row) + " |" for row in block.items]
                rows.insert(1, "|" + " --- |" * len(block.items[0]))
                parts.append("\n".join(rows))
            case "alinea":
                parts.append("  \n".join(block.items))
    parts += [f"[^{number}]: {text}" for number, text in sample.notes.items()]
    return ("\n\n".join([*parts, f"*{MARK}*"]) + "\n").encode()
