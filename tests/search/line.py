"""A line to a server that can be cut, so that clients meet refused connections, silence and errors for real."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from http import HTTPStatus
from threading import Thread
from types import TracebackType
from urllib.parse import urlsplit

ERROR = "HTTP/1.1 {status} {phrase}\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{{}}"


class Line:
    """Passes everything on to `target` until it is told otherwise. `url` is where it listens, always the same."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self.target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self.listener: socket.socket | None = self.listen(0)
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.silent = False
        self.delay = 0.0
        self.status: HTTPStatus | None = None
        self.sockets: list[socket.socket] = []

    def __enter__(self) -> Line:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()

    @property
    def whole(self) -> bool:
        """Whether everything is passed on at once."""
        return bool(self.listener) and not (self.silent or self.status or self.delay)

    def cut(self) -> None:
        """Refuse connections from now on, and end those that there are."""
        if self.listener:
            with suppress(OSError):
                self.listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for callers
            self.listener.close()
            self.listener = None
        self.hang_up()

    def fall_silent(self) -> None:
        """Accept connections and requests, and never answer."""
        self.silent = True
        self.hang_up()

    def slow_down(self, seconds: float) -> None:
        """Hold every answer back for so long."""
        self.delay = seconds
        self.hang_up()

    def fail_with(self, status: HTTPStatus) -> None:
        """Answer every request with an error."""
        self.status = status
        self.hang_up()

    def mend(self) -> None:
        """Pass everything on again."""
        self.silent, self.status, self.delay = False, None, 0.0
        self.hang_up()
        if not self.listener:
            self.listener = self.listen(self.port)
            self.start()

    @staticmethod
    def listen(port: int) -> socket.socket:
        return socket.create_server(("127.0.0.1", port), reuse_port=False)

    def start(self) -> None:
        Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                caller, _address = listener.accept()
                self.sockets.append(caller)
                Thread(target=self.serve, args=(caller,), daemon=True).start()

    def serve(self, caller: socket.socket) -> None:
        with suppress(OSError):
            if self.silent:
                return
            if self.status:
                caller.recv(65_536)
                answer = ERROR.format(status=self.status.value, phrase=self.status.phrase)
                caller.sendall(answer.encode())
                caller.close()
                return
            server = socket.create_connection(self.target)
            self.sockets.append(server)
            Thread(target=self.pass_on, args=(server, caller, self.delay), daemon=True).start()
            self.pass_on(caller, server)

    @staticmethod
    def pass_on(source: socket.socket, sink: socket.socket, delay: float = 0.0) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                time.sleep(delay)
                sink.sendall(data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def hang_up(self) -> None:
        for one in self.sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self.sockets = []
