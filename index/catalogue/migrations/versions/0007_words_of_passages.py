"""The words of passages, beside their vectors

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("vectors", sa.Column("words", sa.LargeBinary()))


def downgrade() -> None:
    op.drop_column("vectors", "words")
