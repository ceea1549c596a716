"""How the time of shielding grows with the length of odd texts: a few characters, over and over again.

    KENNISBANK_NAAMMODEL=geen python tests/bench/bench_deidentify_growth.py [--characters 8000]

In processor time; what takes more than six times as long for four times the length is shown. The trained
component is left out: its time is by the number of tokens.
"""

from __future__ import annotations

import argparse
import time

import kennisbank

JOINED = """
a A 1 é 0 ( [ < " “ ' ’ . … - – _ = # § & % / a- A- a' A' a. A. 1. 1- a_ A1 Aa aA- a/ A/ 1/ 06- a@
Jan- 's- O' Mc http:// A1B
"""
WORDS = """
1 A.B. J. | : - * 0 06 +31 van Van de mevrouw Mevrouw St. school Dr. ten en kind moeder Jan Jan, jan
Jansen Jan's wethouder Wethouder gemeente Ede straat Kerkstraat nummer 2024 mei bsn bsn: x@y.nl punt
apenstaartje jaar een twee 't € Openbare christelijke huidige Geboren op KvK c.s. e.a.
"""
STRETCHES = """de Vries ,de heer ,1 mei ,4 jaar ,groep 4 ,de van ,ouders van ,zoon van ,A B ,wie: ,nee? ,A\n"""
UNITS = (*JOINED.split(), *(f"{word} " for word in WORDS.split()), *STRETCHES.split(","), "\n", "\t", "\u200b")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=8000)
    characters = parser.parse_args().characters
    engine = kennisbank.make_deidentifier(kennisbank.read_settings())
    engine.shield("Jan de Vries belde.", "casus")
    steep = 0
    for unit in UNITS:
        short, long = (seconds(engine.shield, unit * (characters * k // len(unit))) for k in (1, 4))
        if long > 0.5 and long > 6 * short:
            steep += 1
            print(f"{unit!r}: {short:.2f} s, viermaal zo lang: {long:.2f} s", flush=True)
    print(f"{len(UNITS)} vormen, {steep} groeien meer dan evenredig")


def seconds(work: object, text: str) -> float:
    begin = time.process_time()
    work(text, "casus")  # type: ignore[operator]
    return time.process_time() - begin


if __name__ == "__main__":
    main()
