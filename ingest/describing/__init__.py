"""How a document is read for what it says of itself: one module per thing that is known."""
