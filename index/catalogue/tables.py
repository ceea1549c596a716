"""The tables of the catalogue; nothing in them holds text that did not pass the gate."""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    JSON,
    BigInteger,
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
    # One vector a sentence, in int8 (index/catalogue/vectors.py); absent when the model gives none.
    Column("sentences", LargeBinary),
    # The signs of the vector of each telling word (index/words_near.py); absent when the model gives none.
    Column("words", LargeBinary),
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

# --- what papers teach (index/knowledge), computed from safe text and computed again when the rules change ---


def _sentence() -> tuple[Column[int], Column[int]]:
    """The sentence that something rests on, as offsets in the text of the document."""
    return Column("sentence_start", Integer, nullable=False), Column("sentence_end", Integer, nullable=False)


def _interval() -> tuple[Column[date], Column[date], Column[str], Column[bool]]:
    return (
        Column("first_day", Date),
        Column("last_day", Date, index=True),
        Column("precision", String(10), nullable=False),
        Column("derived", Boolean, nullable=False),
    )


def _scope() -> tuple[Column[str], Column[str]]:
    return Column("scope", String(30), nullable=False), Column("entity", String(120), nullable=False)


def _of_document() -> Column[str]:
    return Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)


# Which documents were read for what they teach, and with which version of the rules.
learned = Table(
    "learned",
    metadata,
    _of_document(),
    Column("version", Integer, nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False),
)

# What tie each reference is; one row for each row of document_references.
ties = Table(
    "ties",
    metadata,
    _of_document(),
    Column("start", Integer, primary_key=True),
    Column("tie", String(20), nullable=False),
    # The sentence says that something was not done yet.
    Column("not_yet", Boolean, nullable=False),
    *_sentence(),
)

# Letters named by their date, and sentences that say "zoals toegezegd".
mentions = Table(
    "mentions",
    metadata,
    _of_document(),
    Column("start", Integer, primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("end", Integer, nullable=False),
    *_interval(),
    Column("by_us", Boolean, nullable=False),
    Column("not_yet", Boolean, nullable=False),
    *_sentence(),
)

promises = Table(
    "promises",
    metadata,
    _of_document(),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("digest", String(16), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("doer", Text, nullable=False),
    Column("receiver", Text, nullable=False),
    Column("subject", Text, nullable=False),
    *_interval(),
    Column("window_text", Text, nullable=False),
    Column("reported", Boolean, nullable=False),
    Column("made_in", String(120)),
    Column("made_on", Date),
    Column("kept_here", Boolean, nullable=False),
    Column("not_yet", Boolean, nullable=False),
    Column("said_status", Text, nullable=False),
    # Other sentences of the paper that promise the same: [[start, end], ...].
    Column("also", JSON, nullable=False),
)

rulings = Table(
    "rulings",
    metadata,
    _of_document(),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("kind", String(20), nullable=False, index=True),
    Column("body", Text, nullable=False),
    *_interval(),
    Column("when_text", Text, nullable=False),
    *_scope(),
)

amounts = Table(
    "amounts",
    metadata,
    _of_document(),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("cents", BigInteger, nullable=False),
    *_sentence(),
    Column("giver", String(120), nullable=False),
    Column("manager", String(120), nullable=False),
    Column("use", Text, nullable=False),
    Column("not_for", Text, nullable=False),
    *_scope(),
)

statements = Table(
    "statements",
    metadata,
    _of_document(),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("topic", String(40), nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("planned", Boolean, nullable=False),
    *_scope(),
)

# What a person said of something that was only suggested; kept by family and digest, so that it stays true of
# the next version and of a text that is shielded or read anew.
judgements = Table(
    "judgements",
    metadata,
    Column("family", String(36), primary_key=True),
    Column("about", String(20), primary_key=True),
    Column("subject", String(120), primary_key=True),
    Column("target", String(36), primary_key=True),
    Column("verdict", String(12), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# Up to which day all papers of an organisation are here, on the word of a person.
completeness = Table(
    "completeness",
    metadata,
    Column("organisation", String(120), primary_key=True),
    Column("until", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

TAUGHT = (ties, mentions, promises, rulings, amounts, statements, learned)
"""What is forgotten and computed again with the text of a document."""

# By version family: a corrected text, or one that is taken in again, stays the same card.
lesson_checks = Table(
    "lesson_checks",
    metadata,
    Column("family", String(36), primary_key=True),
    Column("key", String(20), primary_key=True),
    Column("sentence", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

lesson_decisions = Table(
    "lesson_decisions",
    metadata,
    Column("family", String(36), primary_key=True),
    Column("level", String(40), nullable=False),
    Column("keeps_until", Date),
    Column("state", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("replaced_by", String(36), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# What a passage is about, read again whenever it is put in the index.
passage_themes = Table(
    "passage_themes",
    metadata,
    Column("passage_id", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("scheme", String(20), primary_key=True),
    Column("key", String(120), primary_key=True),
    Column("text_key", String(64), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("source", String(10), nullable=False),
    Index(None, "scheme", "key"),
)

# What people said of a theme of certain words, by the hash of those words: no text, and no document.
theme_verdicts = Table(
    "theme_verdicts",
    metadata,
    Column("text_key", String(64), primary_key=True),
    Column("scheme", String(20), primary_key=True),
    Column("key", String(120), primary_key=True),
    Column("passage_id", String(36), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("source", String(10), nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# What each person said of it; the verdict that holds is the last one.
theme_opinions = Table(
    "theme_opinions",
    metadata,
    Column("text_key", String(64), primary_key=True),
    Column("scheme", String(20), primary_key=True),
    Column("key", String(120), primary_key=True),
    Column("by", String(120), primary_key=True),
    Column("verdict", String(12), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# What people bring together; it holds no document, so that forgetting a paper leaves the collection.
collections = Table(
    "collections",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("title", Text, nullable=False),
    Column("introduction", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("visibility", String(10), nullable=False),
    Column("token", String(40), nullable=False),
    Column("asked", JSON, nullable=False),
    Column("by", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)

collection_items = Table(
    "collection_items",
    metadata,
    Column("collection_id", ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
    Column("family", String(36), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
)
