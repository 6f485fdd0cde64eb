"""Where things lie. `VAR` is this clone's local state; git ignores it and deleting it starts afresh."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
LOGS = VAR / "log"
VIRTUAL_ENVIRONMENT = ROOT / ".venv"
PYTHON = VIRTUAL_ENVIRONMENT / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
EMBEDDED = VAR / "embedded.json"
