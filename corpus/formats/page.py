"""A sample as a page of a website."""

from __future__ import annotations

from html import escape

from corpus.sample import MARK, SHORT_MARK, Block, Sample, marked_up

_SHAPES = {
    "tekst": "{0}",
    "vet": "<strong>{0}</strong>",
    "cursief": "<em>{0}</em>",
    "noot": '<sup><a href="#noot{0}">{0}</a></sup>',
    "link": '<a href="{1}">{0}</a>',
}


def write_html(sample: Sample) -> bytes:
    """A page of a council's or a region's site, with the menu and footer around it."""
    organisation = escape(str(sample.meta["organisatie"]))
    body = "\n".join(_block(block) for block in sample.blocks)
    notes = "".join(f'<li id="noot{number}">{_inline(text)}</li>' for number, text in sample.notes.items())
    headers = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in sample.headers)
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{escape(sample.title)} | {organisation}</title>
<meta name="description" content="{SHORT_MARK}">
<style>body {{ font-family: sans-serif; max-width: 42rem }}</style>
</head>
<body>
<header><nav aria-label="Hoofdmenu"><ul><li><a href="/">Home</a></li><li><a href="/nieuws">Nieuws</a></li>\
<li><a href="/contact">Contact</a></li></ul></nav></header>
<main>
<article>
{f"<dl>{headers}</dl>" if headers else ""}
{body}
{f"<ol>{notes}</ol>" if notes else ""}
<p><small>{MARK}</small></p>
</article>
</main>
<footer><p>{organisation}</p><p><a href="/privacy">Privacy</a> <a href="/toegankelijkheid">Toegankelijkheid</a>\
</p></footer>
</body>
</html>
""".encode()


def _block(block: Block) -> str:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            return f"<h{block.kind[-1]}>{_inline(block.items[0])}</h{block.kind[-1]}>"
        case "opsomming" | "nummers":
            tag = "ul" if block.kind == "opsomming" else "ol"
            items = "".join(f"<li>{_inline(item)}</li>" for item in block.items)
            return f"<{tag}>{items}</{tag}>"
        case "tabel":
            rows = []
            for n, row in enumerate(block.items):
                cell = "td" if n else "th"
                rows.append("".join(f"<{cell}>{_inline(text)}</{cell}>" for text in row))
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        case "alinea":
            return "<p>" + "<br>\n".join(_inline(line) for line in block.items) + "</p>"
    return ""


def _inline(text: str) -> str:
    return marked_up(text, _SHAPES)
