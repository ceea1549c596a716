"""Themes of passages, and what people said of them"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "passage_themes",
        sa.Column("passage_id", sa.String(length=36), nullable=False),
        sa.Column("scheme", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("text_key", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passages.id"],
            name=op.f("fk_passage_themes_passage_id_passages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("passage_id", "scheme", "key", name=op.f("pk_passage_themes")),
    )
    with op.batch_alter_table("passage_themes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passage_themes_scheme_key"), ["scheme", "key"], unique=False)
        batch_op.create_index(batch_op.f("ix_passage_themes_text_key"), ["text_key"], unique=False)
    op.create_table(
        "theme_verdicts",
        sa.Column("text_key", sa.String(length=64), nullable=False),
        sa.Column("scheme", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("passage_id", sa.String(length=36), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("text_key", "scheme", "key", name=op.f("pk_theme_verdicts")),
    )


def downgrade() -> None:
    op.drop_table("theme_verdicts")
    with op.batch_alter_table("passage_themes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passage_themes_text_key"))
        batch_op.drop_index(batch_op.f("ix_passage_themes_scheme_key"))
    op.drop_table("passage_themes")
