"""How long the pages of the sample site take to answer in Chromium, beside the 200 ms of their budget.

python -m tests.bench.bench_pages
"""

from __future__ import annotations

from statistics import median

from tests.browser_journeys import MEMO, SEARCH
from tests.browsing import running_browser, running_site

BUDGET_MS = 200
ROUNDS = 5
WAITED = "(([each]) => each.responseStart - each.requestStart)(performance.getEntriesByType('navigation'))"


def main() -> None:
    with running_site() as site, running_browser() as browser:
        page = browser.new_page(base_url=site.address)
        for path in ("/", SEARCH, f"{MEMO}?q=proeftuin", "/inzicht"):
            waited = []
            for _ in range(ROUNDS):
                page.goto(path)
                waited.append(page.evaluate(WAITED))
            print(f"{path:70} {median(waited):6.0f} ms  {median(waited) / BUDGET_MS:5.0%} van het budget")


if __name__ == "__main__":
    main()
