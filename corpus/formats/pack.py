"""ZIP files without the clock in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def pack(members: Mapping[str, bytes]) -> bytes:
    """A ZIP with fixed dates; `mimetype`, when there, comes first and unpacked as OpenDocument asks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(members, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, members[name])
    return buffer.getvalue()


def repack(data: bytes, change: Callable[[bytes], bytes] = bytes) -> bytes:
    """The same ZIP without the clock in it; `change` is done to its XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return pack({name: change(data) if name.endswith(".xml") else data for name, data in members.items()})
