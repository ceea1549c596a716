"""What a list shows of a document, read without passing by its text

SQLite keeps a long text in a chain of pages before the columns behind it, and walks the chain to reach them.
PostgreSQL keeps long texts elsewhere and needs no such index.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COLUMNS = [
    "id", "state", "name", "title", "kind", "date_text", "first_day", "last_day", "precision", "derived",
    "organisation", "municipality", "fictional", "sketch",
]  # fmt: skip


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("ix_documents_card", "documents", COLUMNS)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index("ix_documents_card", "documents")
