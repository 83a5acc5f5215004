"""Run by .ci/run with the built wheel, outside the checkout and without the training packages."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import hadath


def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command."""
    program = Path(sys.executable).with_name("hadath")
    return subprocess.run([str(program), *arguments], capture_output=True, check=False)


assert "site-packages" in str(hadath.__file__)
assert find_spec("accelerate") is None, "the wheel was to be tried without the training packages"

article = sys.argv[1]
done = command("extract", article, "--format", "json")
assert done.returncode == 0, done.stderr.decode()
document = json.loads(done.stdout)
assert len(document["events"]) >= 10, document["events"]
for event in document["events"]:
    trigger = event["trigger"]
    assert document["text"][trigger["start"] : trigger["end"]] == trigger["text"]

assert command("train", "--help").returncode == 0
refused = command("train")
assert refused.returncode == 2
assert "pip install 'hadath[train]'" in refused.stderr.decode(), refused.stderr.decode()
print(f"wheel: {len(document['events'])} events, training refused with its install command")
