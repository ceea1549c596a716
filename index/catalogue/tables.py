"""The tables of the catalogue; nothing in them holds text that did not pass the gate."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("family", String(36), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("key", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("content_hash", String(64), nullable=False, index=True),
    # "ter beoordeling" → "vrijgegeven" → "opgenomen"; "ingetrokken" keeps the record without text.
    Column("state", String(20), nullable=False, index=True),
    Column("policy", String(10), nullable=False),
    Column("engine", String(120), nullable=False),
    Column("released_by", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("text", Text, nullable=False),
    Column("pages", JSON, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", String(80), nullable=False, index=True),
    Column("date_text", String(80), nullable=False),
    Column("first_day", Date, index=True),
    Column("last_day", Date, index=True),
    Column("precision", String(10), nullable=False),
    Column("derived", Boolean, nullable=False),
    Column("organisation", String(120), index=True),
    Column("municipality", String(120), index=True),
    Column("number", String(80), index=True),
    Column("from_ocr", Boolean, nullable=False),
    Column("fictional", Boolean, nullable=False),
    Column("masked", Integer, nullable=False),
    # What tells near-duplicates (index/likeness.py); the text cannot be read back from it.
    Column("sketch", LargeBinary, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False, index=True),
    UniqueConstraint("key", "content_hash"),
)

document_labels = Table(
    "document_labels",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("field", String(20), primary_key=True),
    Column("value", String(120), primary_key=True),
    Index(None, "field", "value"),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("heading_path", JSON, nullable=False),
    Column("tokens", Integer, nullable=False),
)

references = Table(
    "document_references",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("raw", Text, nullable=False),
    Column("canonical", String(120), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("label", String(20), nullable=False),
    Column("source", String(40), nullable=False),
    Column("score", Float, nullable=False),
    Column("decision", String(12), nullable=False),
    Column("ground", Text, nullable=False),
    Column("safe_start", Integer),
    Column("safe_end", Integer),
)

# Vectors kept by what was embedded and with which model, so that a rebuild embeds nothing twice.
vectors = Table(
    "vectors",
    metadata,
    Column("content_key", String(64), primary_key=True),
    Column("fingerprint", String(120), primary_key=True),
    Column("dense", LargeBinary, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("deed", Integer, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("label", String(20), nullable=False),
    Column("decision", String(12), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# Sentences that make or recall a promise; the ledger is computed from them.
promises = Table(
    "promises",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("first_day", Date),
    Column("last_day", Date, index=True),
    Column("precision", String(10), nullable=False),
    Column("derived", Boolean, nullable=False),
    Column("window_text", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("recalled", Boolean, nullable=False),
    Column("number", String(120)),
)
