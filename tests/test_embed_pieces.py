"""The small vocabulary cuts every text as the library cuts it with the whole one."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from index.embed import CACHE
from index.embedding.layout import NAME, PIECES, TOKENIZER
from index.embedding.pieces import Pieces, arrays_of, read_pieces, write_pieces
from index.embedding.tokens import Encoder, Tokens, builtin_tokens
from index.errors import ModelError
from tests.tiny_e5 import tiny_tokenizer

PAPERS = Path(__file__).resolve().parents[1].parent / "shared" / "documents" / "text"
TEXTS = [
    "",
    " ",
    "Het gezin werkt samen met één vaste medewerker.",
    "  twee  spaties\n\nen\teen\r\nregel\u00a0of\u2028meer ",
    "Fryslân, Curaçao, Łódź, Ñandú, Åse, ßtraße, ÉÉN ĳs ŉ",
    "e\u0301e\u0301n losse accenten: a\u0308 n\u0303 \u0301 q\u0323\u0307",
    "ﬁets ™ ½ ① Ⅳ ㎏ ＜s＞ ｆｕｌｌ",
    "привет мир, Ελλάδα, مرحبا بالعالم, שלום, नमस्ते, สวัสดี, 你好世界, こんにちは, 안녕하세요",
    "👩\u200d👩\u200d👧 🇳🇱 👍🏽 ☎️ \U0001f9d1\U0001f3fd\u200d\U0001f9b0",
    "on\u200bzicht\u200cbaar\u200d\ufeff\u00ad streepje\u202eomgekeerd",
    "een <s>teken</s> van <mask> het <pad>model<unk> zelf<s>",
    "▁▁ ▁het ▁",
    "\x00\x01\x7f�",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 \U000e0041 \U0010fffd\U0010fffe",
    "x" * 3_000 + "…" * 200,
    "https://example.org/een/heel-lang/pad?vraag=1&antwoord=%20 06-12 34 56 78",
]


def assert_equal(own: Encoder, library: Tokenizer, texts: list[str]) -> None:
    for few, many in zip(
        own.encode_batch(texts, add_special_tokens=False),
        library.encode_batch(texts, add_special_tokens=False),
        strict=True,
    ):
        assert few.ids == many.ids
        assert few.offsets == many.offsets


def made_up(seed: int, count: int) -> list[str]:
    """Texts of characters from everywhere, between words."""
    draw = random.Random(seed)
    blocks = [
        (0, 0x250),
        (0x2B0, 0x530),
        (0x590, 0x1200),
        (0x1E00, 0x2C00),
        (0x3000, 0xD7FF),
        (0xE000, 0x10FFFF),
    ]
    words = " ".join(TEXTS[2:15]).split(" ")

    def part() -> str:
        if draw.random() < 0.5:
            return draw.choice(words) + draw.choice(["", " ", "  ", "\n"])
        first, last = draw.choice(blocks)
        return "".join(chr(draw.randint(first, last)) for _ in range(draw.randint(1, 4)))

    return ["".join(part() for _ in range(draw.randint(1, 20))) for _ in range(count)]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tiny") / TOKENIZER
    tiny_tokenizer().save(str(path))
    return path


def pieces_of(path: Path) -> Pieces:
    return Pieces(arrays_of(json.loads(path.read_bytes())))


@pytest.fixture(scope="module")
def real() -> tuple[Pieces, Tokenizer]:
    builtin_tokens(CACHE / NAME)
    return read_pieces(CACHE / NAME / PIECES), Tokenizer.from_file(str(CACHE / NAME / TOKENIZER))


def test_a_tiny_vocabulary_cuts_every_text_as_the_library_does(tiny: Path) -> None:
    assert_equal(pieces_of(tiny), Tokenizer.from_file(str(tiny)), TEXTS + made_up(1, 300))


@pytest.mark.slow
def test_the_built_in_vocabulary_cuts_every_text_as_the_library_does(real: tuple[Pieces, Tokenizer]) -> None:
    assert_equal(*real, TEXTS + made_up(2, 1_000))


@pytest.mark.slow
@pytest.mark.skipif(not PAPERS.is_dir(), reason="../shared is absent")
def test_a_thousand_paragraphs_of_papers_are_cut_as_the_library_does(real: tuple[Pieces, Tokenizer]) -> None:
    paragraphs = [
        path.read_text(encoding="utf-8", errors="replace")[start : start + 400]
        for path in sorted(PAPERS.glob("*.txt"))[:500]
        for start in (0, 1_000)
    ]
    assert len(paragraphs) == 1_000
    assert_equal(*real, paragraphs)


def test_what_stands_around_a_text_is_that_of_the_library(tiny: Path) -> None:
    own, library = Tokens(pieces_of(tiny)), Tokens(tiny_tokenizer())
    assert own.framed("query: ", ["het kind", ""]) == library.framed("query: ", ["het kind", ""])
    assert own.overhead("query: ") == library.overhead("query: ")
    assert own.pieces(["  de school"]) == library.pieces(["  de school"])


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def change_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(b"NUMPY") + 300] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [Path.unlink, cut_in_half, change_a_byte])
def test_a_missing_or_damaged_file_is_made_again(
    damage: Callable[[Path], None], tiny: Path, tmp_path: Path
) -> None:
    (tmp_path / PIECES).parent.mkdir()
    (tmp_path / TOKENIZER).write_bytes(tiny.read_bytes())
    write_pieces(arrays_of(json.loads(tiny.read_bytes())), tmp_path / PIECES)
    good = (tmp_path / PIECES).read_bytes()
    damage(tmp_path / PIECES)
    assert builtin_tokens(tmp_path).count("het kind") == 2
    assert (tmp_path / PIECES).read_bytes() == good
    assert [path.name for path in (tmp_path / PIECES).parent.iterdir()] == [Path(PIECES).name]


def test_where_nothing_can_be_written_the_vocabulary_works_all_the_same(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / TOKENIZER).write_bytes(tiny.read_bytes())
    assert builtin_tokens(tmp_path).count("het kind") == 2


def test_a_damaged_tokenizer_is_a_dutch_error(tmp_path: Path) -> None:
    (tmp_path / TOKENIZER).write_text("{")
    with pytest.raises(ModelError, match="Maak het model opnieuw klaar"):
        builtin_tokens(tmp_path)


def test_another_kind_of_vocabulary_is_not_taken_for_this_one() -> None:
    with pytest.raises(ValueError):
        arrays_of({"model": {"type": "WordPiece", "vocab": {}}})
