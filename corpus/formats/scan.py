"""A sample as a PDF of scanned pages, without text."""

from __future__ import annotations

import hashlib
import io

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.formats.pdf import write_pdf
from corpus.sample import SHORT_MARK, Sample


def write_scan(sample: Sample) -> bytes:
    """The PDF as a copier gives it back: grey pictures of its pages, a little askew, with specks; no text."""
    printed = pypdfium2.PdfDocument(write_pdf(sample))
    seed = int.from_bytes(hashlib.sha256(sample.target.encode()).digest()[:4], "big")
    specks = np.random.default_rng(seed)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle("scan")
    canvas.setSubject(SHORT_MARK)
    for page in printed:
        sheet = page.render(scale=150 / 72, grayscale=True).to_pil().convert("L")
        askew = sheet.rotate(0.5, resample=Image.Resampling.BICUBIC, fillcolor=255)
        pixels = np.asarray(askew, dtype=np.float32) * 0.94
        pixels += specks.normal(0.0, 2.0, pixels.shape).astype(np.float32)
        picture = io.BytesIO()
        Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(picture, "JPEG", quality=38)
        picture.seek(0)
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    printed.close()
    return buffer.getvalue()
