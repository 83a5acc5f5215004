"""Run by .ci/run with the built wheel, outside the checkout and without the training packages."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import hadath

MOST_MEGABYTES = 275


def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command."""
    program = Path(sys.executable).with_name("hadath")
    return subprocess.run([str(program), *arguments], capture_output=True, check=False)


assert "site-packages" in str(hadath.__file__)
for heavy in ("torch", "transformers", "accelerate", "onnx"):
    assert find_spec(heavy) is None, f"the wheel was to be tried without {heavy}"

article = sys.argv[1]
done = command("extract", article, "--format", "json")
assert done.returncode == 0, done.stderr.decode()
document = json.loads(done.stdout)
assert len(document["events"]) >= 10, document["events"]
for event in document["events"]:
    trigger = event["trigger"]
    assert document["text"][trigger["start"] : trigger["end"]] == trigger["text"]

# The lists of places and parties, the lines of the map and the style sheet are in the wheel.
done = command("timeline", article, "--date", "2017-11-04", "--report", "story.html")
assert done.returncode == 0, done.stderr.decode()
page = Path("story.html").read_text(encoding="utf-8")
assert "<svg" in page
assert "القائم" in page

# Every command explains itself, and those that train say what to install.
assert command("--help").returncode == 0, command("--help").stderr.decode()
registered = [entry.name for entry in entry_points(group="hadath.commands")]
assert len(registered) >= 6, registered
for name in registered:
    assert command(name, "--help").returncode == 0, command(name, "--help").stderr.decode()
for arguments in (["train"], ["evaluate"], ["export", "model", "--output", "out"]):
    refused = command(*arguments)
    assert refused.returncode == 2
    assert "pip install 'hadath[train]'" in refused.stderr.decode(), refused.stderr.decode()
# What pip brings for itself, and compiled copies of the sources, are not counted.
site = Path(hadath.__file__).parent.parent
files = [
    path
    for path in site.rglob("*")
    if path.is_file()
    and path.suffix != ".pyc"
    and not path.relative_to(site).parts[0].startswith(("pip", "setuptools", "pkg_resources"))
]
megabytes = sum(path.stat().st_size for path in files) / 1e6
assert megabytes < MOST_MEGABYTES, f"{megabytes:.0f} MB installed"
print(
    f"wheel: {len(document['events'])} events, {megabytes:.0f} MB installed, training refused with "
    f"its install command"
)
