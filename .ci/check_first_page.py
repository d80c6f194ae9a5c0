"""Fail unless the page of the demonstration query shows the right release first, and its badges."""

import html
import re
import sys
from pathlib import Path

page = Path(sys.argv[1]).read_text(encoding="utf-8")
text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))
links = re.findall(r'href="/releases/([^"?#]+)', page)
problems = []
if not links or links[0] != "2025-06-26-coordination-council-on-drug-business":
    problems.append(f"the first release is {links[:1]}")
expected = ("froze more than 50,000 drop accounts", "over 2.4 billion tenge")
problems += [f"the page does not say {words!r}" for words in expected if words not in text]
if problems:
    sys.exit("\n".join(problems))
print("the demonstration query shows the right release, sentence and badges")
