"""What every question looks up is found without walking past every document

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NAMES = (
    "ix_documents_called_name",
    "ix_documents_called_title",
    "ix_documents_bare_number",
    "ix_documents_last_of_state",
)


def upgrade() -> None:
    # Byte by byte, as `Lookup.called` asks it: a server may order text by the rules of a language.
    collation = ' COLLATE "C"' if op.get_bind().dialect.name == "postgresql" else ""
    bare = "lower(number)"
    for joint in "-/.: ":
        bare = f"replace({bare}, '{joint}', '')"
    called_name, called_title, bare_number, last_of_state = NAMES
    op.create_index(called_name, "documents", [text(f"(lower(name){collation})")])
    op.create_index(called_title, "documents", [text(f"(lower(title){collation})")])
    op.create_index(bare_number, "documents", [text(f"({bare})")])
    op.create_index(last_of_state, "documents", ["state", "last_day"])


def downgrade() -> None:
    for name in NAMES:
        op.drop_index(name, "documents")
