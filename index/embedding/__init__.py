"""Text → dense vectors: the built-in model, how it is built, and any other model behind the same calls."""
