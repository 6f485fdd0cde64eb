"""Kill a process for good in the middle of its work."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from django.db import connections

from search.backend import connection as engine_connection


def killed_at(step: str, *, call: int, after: bool, work: Callable[[], object]) -> bool:
    """Do `work` in a process of its own that is killed when it calls the function `step` for the `call`-th time.

    It dies before the function does anything or, with `after`, as soon as it has done all. Returns whether it came so
    far; a process that had nothing more to do before that has just ended.
    """
    child = os.fork()
    if child:
        _pid, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed by itself"
        return os.WIFSIGNALED(status)
    try:
        leave_what_is_the_parents()
        with deadly(step, call, after):
            work()
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def leave_what_is_the_parents() -> None:
    """Forget the connections that came with the fork, without saying goodbye on them."""
    for connection in connections.all(initialized_only=True):
        connection.settings_dict["OPTIONS"].pop("pool", None)
        connection.connection = None
        connection.in_atomic_block = False
    engine_connection.connect.cache_clear()


def deadly(step: str, call: int, after: bool) -> Any:
    """Return a context in which calling `step` for the `call`-th time kills the process."""
    module, _, name = step.rpartition(".")
    original = getattr(sys.modules[module], name)
    calls = 0

    def die_sometime(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls < call:
            return original(*args, **kwargs)
        if after:
            done = original(*args, **kwargs)
            if not isinstance(done, (int, str, dict, set, list, type(None))):
                list(done)  # what is done little by little is done to the end
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("a killed process goes on")

    return patch(step, die_sometime)
