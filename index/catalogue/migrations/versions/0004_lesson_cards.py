"""What editors decided about lesson cards"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lesson_checks",
        sa.Column("family", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("family", "key", name=op.f("pk_lesson_checks")),
    )
    op.create_table(
        "lesson_decisions",
        sa.Column("family", sa.String(length=36), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("keeps_until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("replaced_by", sa.String(length=36), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("family", name=op.f("pk_lesson_decisions")),
    )


def downgrade() -> None:
    op.drop_table("lesson_decisions")
    op.drop_table("lesson_checks")
