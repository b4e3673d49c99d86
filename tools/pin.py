"""Pin every dependency, transitive ones too, to the newest versions that resolve together.

    python3 tools/pin.py

Writes ``[tool.uv] constraint-dependencies`` in pyproject.toml, so that a fresh clone gets what was tested. The lock file
itself is not kept: it names registry hosts.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.M | re.S)


def main() -> None:
    pyproject = ROOT / "pyproject.toml"
    before = pyproject.read_text("utf-8")
    pyproject.write_text(BLOCK.sub("", before), "utf-8")
    try:
        uv("lock", "--upgrade")
        exported = uv(
            "export", "--all-extras", "--all-groups", "--no-hashes", "--no-emit-project", "--no-annotate", "--no-header"
        )
    except subprocess.CalledProcessError as error:
        pyproject.write_text(before, "utf-8")
        sys.exit(error.stderr or f"uv ended with {error.returncode}")
    pins = sorted(line.strip() for line in exported.splitlines() if "==" in line)
    block = "".join(["constraint-dependencies = [\n", *(f"    {quoted(pin)},\n" for pin in pins), "]\n"])
    bare = BLOCK.sub("", before)
    pyproject.write_text(bare.replace("[tool.uv]\n", f"[tool.uv]\n{block}", 1), "utf-8")
    uv("sync")
    print(f"{len(pins)} versions pinned in pyproject.toml")


def quoted(pin: str) -> str:
    return '"' + pin.replace('"', "'") + '"'


def uv(*words: str) -> str:
    run = subprocess.run([sys.executable, "-m", "uv", *words], cwd=ROOT, check=True, capture_output=True, text=True)
    return run.stdout


if __name__ == "__main__":
    main()
