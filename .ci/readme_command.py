"""Print one of the README's two commands: ``build`` (the first shell block) or ``test`` (the second)."""

import re
import sys
from pathlib import Path

readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
blocks = re.findall(r"^```sh\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
print(blocks[{"build": 0, "test": 1}[sys.argv[1]]].strip())
