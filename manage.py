#!/usr/bin/env python3
"""Django's command line. Without any environment it acts on the very site that `make run` serves."""

import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent

if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyte.settings.embedded")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
