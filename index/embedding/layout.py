"""What lies where in the folder of the built-in model, and with which prompts it reads a text."""

from pathlib import Path
from typing import Final

CACHE: Final = Path.home() / ".cache" / "kennisbank"
"""Where models lie unless a setting says otherwise."""

NAME: Final = "multilingual-e5-small-q4"
"""Name of the folder in the cache."""

GRAPH: Final = "onnx/model_int8.onnx"
TOKENIZER: Final = "tokenizer.json"
PIECES: Final = "onnx/tokenizer.npz"
"""What `index.embedding.pieces` makes of the tokenizer; like the graph, no part of the model to others."""
WEIGHTS: Final = "model.safetensors"
SETTINGS: Final = "config.json"
MANIFEST: Final = "kennisbank.json"

PROMPTS: Final = {"query": "query: ", "passage": "passage: "}
