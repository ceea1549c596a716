"""How Alembic reaches the catalogue: over the connection that the program hands it."""

from alembic import context

from index.catalogue.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
