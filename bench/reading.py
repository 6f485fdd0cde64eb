"""Measure what it costs to read files: the process itself, pages of text, and a file as large as the site takes.

    .venv/bin/python -m bench.reading

Prints seconds by the clock, and the most memory that any of the processes had.
"""

import resource
import sys
import time
from io import BytesIO
from pathlib import Path
from random import Random

from bench.scratch import ROOT, told

ROUNDS = 5
PAGES = 200
LINE = "Hyvinvointialueen järjestöyhteistyön ohjelma: välfärdsområdets främjande av hälsa. "
NEXT_LINE = ") Tj 0 -14 Td ("
TEXT = LINE * 25
"""A page has about as much."""


def files() -> dict[str, tuple[str, bytes]]:
    """Return what is read, with its extension, by what to call it."""
    from hyte.media.reading.limits import MOST_BYTES
    from tests.media.files import docx, odt, pdf, pptx

    noise = Random(1).randbytes(MOST_BYTES - 100_000).decode("latin-1")
    demo = {
        path.name: (path.suffix[1:], path.read_bytes())
        for path in sorted(Path(ROOT / "site/hyte/demo/files").iterdir())
        if path.suffix in (".pdf", ".docx", ".pptx")
    }
    return demo | {
        "one word": ("txt", b"sana"),
        f"{PAGES} pages of PDF": ("pdf", pdf(*[NEXT_LINE.join([LINE] * 25)] * PAGES)),
        f"{PAGES} pages of Word": ("docx", docx(*[TEXT] * PAGES)),
        f"{PAGES} slides": ("pptx", pptx([TEXT] * PAGES)),
        f"{PAGES} pages of OpenDocument": ("odt", odt(f"<text:p>{TEXT}</text:p>" * PAGES)),
        "50 MB, nearly all of it a picture": ("docx", docx(TEXT, picture=noise.encode("latin-1"))),
    }


def main() -> None:
    sys.path.insert(0, str(ROOT / "site"))
    from hyte.media.reading.process import read_apart

    for name, (extension, content) in files().items():
        taken = []
        for _round in range(ROUNDS):
            started = time.monotonic()
            reading = read_apart(BytesIO(content), extension)
            taken.append(time.monotonic() - started)
        print(f"{name:45} {reading.outcome.value:5} {len(reading.text):7} characters  {told(taken, 's')}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"most memory of a process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
