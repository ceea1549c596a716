import pytest

from index.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("€ 1,2 miljoen en € 800.000,- en EUR 3.500", [1_200_000, 800_000, 3_500]),
        ("€ 12 mld", [12_000_000_000]),
        ("2,5 mln. euro", [2_500_000]),
        ("€ 1.2 miljoen", [1_200_000]),
        ("€ 3 ton", [300_000]),
        ("€ 250k of k€ 250", [250_000, 250_000]),
        ("€ 2 à 3 miljoen", [2_000_000]),
        ("tussen € 100,- en € 2 miljoen", [100, 2_000_000]),
        ("€ 1 500 000 voor 2025", [1_500_000]),
        ("€ 15,50 per uur", [15.5]),
        ("€ 1.250.000 in 2024", [1_250_000]),
        ("€ 5 2024", [5]),
        ("3 ton grind en 12 miljoen mensen", []),
    ],
)
def test_an_amount_is_read_as_it_is_meant(text: str, euros: list[float]) -> None:
    assert [amount.cents / 100 for amount in find_amounts(text)] == euros
    assert all(text[amount.start : amount.end] == amount.raw for amount in find_amounts(text))
