"""A mail server of the tests, which has moods: it takes what it is given, or fails in the ways of real ones."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from email import message_from_bytes
from enum import Enum
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Lock, Thread
from types import TracebackType


class Mood(Enum):
    """What the server does with who connects."""

    WELL = "takes everything"
    BUSY = "421 at the door"
    GREYLISTING = "450 for every recipient"
    REFUSING = "554 after the text"
    SLOW = "says nothing"
    DROPPING = "hangs up in the middle of the text"
    FORGETTING = "keeps the mail and hangs up before it says so"
    LEAVING = "says that it has the mail and hangs up"


class Session(StreamRequestHandler):
    """One connection of a client."""

    server: MailServer

    def handle(self) -> None:
        mood = self.server.mood
        self.server.connections += 1
        if mood is Mood.SLOW:
            time.sleep(self.server.patience)
            return
        if mood is Mood.BUSY:
            self.say("421 busy")
            return
        self.say("220 ready")
        recipient = ""
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"RCPT":
                recipient = line.decode().partition("<")[2].partition(">")[0]
            if word == b"EHLO":
                self.say("\r\n".join(["250-mail.example", *(f"250-{it}" for it in self.server.features), "250 HELP"]))
            elif word == b"RCPT" and mood is Mood.GREYLISTING:
                self.say("450 later")
            elif word == b"DATA":
                self.say("354 go on")
                if not self.take(recipient, mood):
                    return
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 well")

    def take(self, recipient: str, mood: Mood) -> bool:
        """Read the text; return whether the conversation goes on."""
        if mood is Mood.DROPPING:
            self.rfile.readline()
            return False
        text = b"".join(iter(self.rfile.readline, b".\r\n"))
        if mood is Mood.REFUSING:
            self.say("554 not wanted")
            return True
        self.server.keep(recipient, text)
        if mood is Mood.FORGETTING:
            return False
        self.say("250 kept")
        return mood is not Mood.LEAVING

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(ThreadingTCPServer):
    """Listens on a free port of this machine in threads of its own."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    patience = 5.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.mood = Mood.WELL
        self.connections = 0
        self.features: tuple[str, ...] = ()
        """What it says that it can do beyond the least."""
        self.lock = Lock()
        self.mailboxes: defaultdict[str, set[str]] = defaultdict(set)
        """The Message-IDs in each mailbox: one that comes twice is the same mail."""
        self.taken: Counter[str] = Counter()
        """How many mails it took for each mailbox, the same mail counted each time."""

    def __enter__(self) -> MailServer:
        Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def keep(self, recipient: str, text: bytes) -> None:
        with self.lock:
            self.taken[recipient] += 1
            self.mailboxes[recipient].add(message_from_bytes(text)["Message-ID"].strip())
