"""A sample as the XML of a Kamerstuk."""

from __future__ import annotations

from html import escape
from pathlib import Path

from corpus.sample import MARK, Block, Sample, inline


def write_xml(sample: Sample) -> bytes:
    """A Kamerstuk, or questions with their answers (`kamervragen`), as official publications have them."""
    head = sample.meta["kamerstuk"]
    date_text = f'<datum isodatum="{sample.meta["datum"]}">{escape(head["datumtekst"])}</datum>'
    lines = {
        "vergaderjaar": f"Vergaderjaar {head['vergaderjaar']}",
        "kameraanduiding": "Tweede Kamer der Staten-Generaal",
        "kamernummer": "2",
        "documenttype": "Aanhangsel van de Handelingen" if "vraagnummer" in head else "Kamerstukken",
    }
    rows = "".join(f'<tekstregel inhoud="{key}">{value}</tekstregel>' for key, value in lines.items())
    if "vraagnummer" in head:
        answered = f"{escape(head['antwoord'])} (ontvangen {date_text})."
        content = f"""<kamervragen>
<kamervraagkop>{rows}</kamervraagkop>
<kamervraagnummer>{head["vraagnummer"]}</kamervraagnummer>
<kamervraagomschrijving type="vraag">{escape(head["vraag"])}</kamervraagomschrijving>
<kamervraagomschrijving type="antwoord">{answered}</kamervraagomschrijving>
{_questions(sample)}
</kamervragen>"""
    else:
        content = f"""<kamerstuk>
<kamerstukkop>{rows}</kamerstukkop>
<dossier><dossiernummer><dossiernr>{head["dossier"]}</dossiernr></dossiernummer>\
<titel>{escape(head["dossiertitel"])}</titel></dossier>
<stuk>
<stuknr>Nr. <ondernummer kamer="2">{head["nr"]}</ondernummer></stuknr>
<titel>{escape(head["koptitel"])}</titel>
<datumtekst>{escape(head.get("bij_datum", ""))} {date_text}</datumtekst>
<algemeen><vrije-tekst><tekst status="goed">
{"".join(_block(block, sample) for block in sample.blocks)}
</tekst></vrije-tekst></algemeen>
</stuk>
</kamerstuk>"""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<metadata><meta name="OVERHEIDop.externMetadataRecord" scheme="" content="https://voorbeeld.example/{
        Path(sample.target).stem
    }/metadata.xml"/><meta name="voorbeeldcorpus" scheme="" content="fictief"/></metadata>
{content}
<bijlage><al>{MARK}</al></bijlage>
</officiele-publicatie>
""".encode()


def _questions(sample: Sample) -> str:
    """Each heading `Vraag 1` or `Antwoord 1` opens an element of that name."""
    parts: list[str] = []
    end = ""
    for block in sample.blocks:
        if block.kind == "kop2":
            tag = block.items[0].split()[0].lower()
            parts.append(f'{end}<{tag}><nr status="officieel">{block.items[0]}</nr>\n')
            end = f"</{tag}>\n"
        else:
            parts.append(_block(block, sample))
    return "".join([*parts, end])


def _block(block: Block, sample: Sample) -> str:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            return f'<tussenkop kopopmaak="vet">{escape(block.items[0])}</tussenkop>\n'
        case "opsomming" | "nummers":
            items = "".join(
                f"<li><li.nr>{'–' if block.kind == 'opsomming' else f'{n}.'}</li.nr>"
                f"<al>{_inline(item, sample)}</al></li>"
                for n, item in enumerate(block.items, start=1)
            )
            return f"<lijst>{items}</lijst>\n"
        case "tabel":
            rows = [
                "".join(f"<entry><al>{_inline(cell, sample)}</al></entry>" for cell in row)
                for row in block.items
            ]
            head, *body = [f"<row>{row}</row>" for row in rows]
            return (
                f'<table><tgroup cols="{len(block.items[0])}"><thead>{head}</thead>'
                f"<tbody>{''.join(body)}</tbody></tgroup></table>\n"
            )
        case "alinea":
            lines = "".join(f"<al>{_inline(line, sample)}</al>" for line in block.items)
            return f"<al-groep>{lines}</al-groep>\n" if len(block.items) > 1 else f"{lines}\n"
    return ""


def _inline(text: str, sample: Sample) -> str:
    shapes = {
        "tekst": "{0}",
        "vet": '<nadruk type="vet">{0}</nadruk>',
        "cursief": '<nadruk type="cur">{0}</nadruk>',
        "link": "{0}",
    }
    return "".join(
        f'<noot id="noot{run}" type="voet"><noot.nr>{run}</noot.nr>'
        f"<noot.al>{escape(sample.notes[run])}</noot.al></noot>"
        if kind == "noot"
        else shapes[kind].format(escape(run))
        for kind, run, _ in inline(text)
    )
