"""What of the API differs between installations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """What differs between installations; `public_url` has no slash at its end, "" means wherever it runs."""

    public_url: str = ""
    contact_name: str = "Redactie Kennisbank"
    contact_email: str = ""
    contact_url: str = ""
    https: bool = False
    """True when visitors come over TLS: adds Strict-Transport-Security."""
