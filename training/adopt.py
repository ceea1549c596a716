"""Takes additions to the language model of the search into use, and measures on it what depends on them.

    python -m training.adopt GEWICHTEN.npz [MAP=VRAGEN ...] --deel ontwikkeling

The file is one of `index.embedding.adapted`. The model is built anew in the cache, where it is compared with
its maker's and with itself in float32, and its mean words are measured. Each collection is rebuilt, and
`training.calibrate` tells what the weights of the ranking do on it.
"""

# ruff: noqa: T201 -- a script that tells how far it is

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np

import kennisbank
from index.embed import BUILTIN, ReadsParts, open_embedder, prepare_embedder
from index.embedding.adapted import LEARNED, additions
from index.embedding.builtin import MEAN_WORDS
from index.embedding.calibrate import mean_words
from training import calibrate


def adopt(file: Path, cache: Path) -> None:
    """Put `file` in the package and measure the model that it makes."""
    count = len(additions(file))
    if file.resolve() != LEARNED:
        shutil.copyfile(file, LEARNED)
    prepare_embedder(BUILTIN, cache)
    model = open_embedder(BUILTIN, cache)
    assert isinstance(model, ReadsParts)
    np.save(MEAN_WORDS, mean_words(model).astype(np.float16))
    print(f"{count} producten aangepast; het model is nu {model.fingerprint}.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    calibrate.add_arguments(parser, at_least="*")
    arguments = parser.parse_args()
    settings = kennisbank.read_settings()
    adopt(arguments.file, settings.cache)
    for data, _ in arguments.collections:
        with kennisbank.opened(settings.model_copy(update={"data": data}), to_rebuild=True) as opened:
            opened.writer.rebuild()
        print(f"{data.name} is opnieuw gebouwd.", flush=True)
    calibrate.calibrate(arguments.collections, arguments.deel)


if __name__ == "__main__":
    main()
