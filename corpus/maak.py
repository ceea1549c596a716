"""Makes the sample documents: corpus/bron/ in; corpus/stukken/, corpus/casussen/ and two lists out.

A source is Markdown with a YAML head. Its path says what is made of it: `bron/stukken/brief.pdf.md` becomes
`stukken/brief.pdf`, `bron/stukken/bundel.zip/memo.docx.md` becomes a member of `stukken/bundel.zip`, and
`brief.variant.md` becomes one file for each entry of `varianten`, with `{{veld}}` filled in. The folder decides
the policy: stukken are `openbaar`, casussen are `casus`. Same sources, same bytes: dates and ids are fixed.
documenten.jsonl says what is true of each document; vrijgave.jsonl releases the lessons, whose people are
invented, except those with `vrijgave: nee`: they wait for an editor, as every real lesson does.

    python -m corpus.maak [FOLDER TO WRITE IN]
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from corpus.formats.kamerstuk import write_xml
from corpus.formats.odt import write_odt
from corpus.formats.pack import pack
from corpus.formats.page import write_html
from corpus.formats.pdf import write_pdf
from corpus.formats.plain import write_md, write_txt
from corpus.formats.scan import write_scan
from corpus.formats.word import write_docx
from corpus.sample import Sample
from corpus.sources import read_samples

HERE = Path(__file__).resolve().parent
POLICIES = {"stukken": "openbaar", "casussen": "casus"}
KEY_FIELDS = ("soort", "titel", "datum", "organisatie", "proeftuinen", "themas")
WRITERS: Mapping[str, Callable[[Sample], bytes]] = {
    ".txt": write_txt,
    ".md": write_md,
    ".html": write_html,
    ".xml": write_xml,
    ".docx": write_docx,
    ".odt": write_odt,
    ".pdf": write_pdf,
    ".scan": write_scan,
}


def make(folder: Path = HERE, sources: Path = HERE / "bron") -> list[Path]:
    """Write every sample document and the answer key below `folder`; return what was written."""
    samples = read_samples(sources)
    files: dict[str, bytes] = {}
    bundles: dict[str, dict[str, bytes]] = {}
    for sample in samples:
        data = WRITERS[".scan" if sample.meta.get("scan") else sample.suffix](sample)
        bundle, _, member = sample.target.partition(".zip/")
        if member:
            bundles.setdefault(f"{bundle}.zip", {})[member] = data
        else:
            files[sample.target] = data
    files |= {target: pack(members) for target, members in bundles.items()}
    files["vrijgave.jsonl"] = releases(samples, files)
    files["documenten.jsonl"] = answer_key(samples)
    for target, data in sorted(files.items()):
        path = folder / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return sorted(folder / target for target in files)


def answer_key(samples: Sequence[Sample]) -> bytes:
    """What is true of each document, one JSON object a line, for tests; never read when taking in."""
    lines = []
    for sample in sorted(samples, key=lambda sample: sample.target):
        folder, _, name = sample.target.partition("/")
        values = {key: sample.meta[key] for key in KEY_FIELDS} | {"datum": str(sample.meta["datum"])}
        lines.append(json.dumps({"bron": name, **values, "beleid": POLICIES[folder]}, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode()


def releases(samples: Sequence[Sample], files: Mapping[str, bytes]) -> bytes:
    """The word of whoever wrote the lessons that their people do not exist, by the SHA-256 of each file."""
    lines = []
    for sample in sorted(samples, key=lambda sample: sample.target):
        if sample.target.startswith("casussen/") and sample.meta.get("vrijgave") != "nee":
            digest = hashlib.sha256(files[sample.target]).hexdigest()
            reason = {"door": "schrijver voorbeeldcorpus", "reden": "De personen zijn verzonnen."}
            lines.append(json.dumps({"hash": digest, **reason}, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode()


if __name__ == "__main__":
    made = make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
    sys.stderr.write(f"{len(made)} files, {sum(path.stat().st_size for path in made) / 1000:.0f} kB\n")
