"""Measure the language analysis: documents and words a second of processor time, cold and warm, queries, memory.

    python -m bench.analysis [--cache-dir DIR] [TEXT_FILE ...]

Without files it makes documents up, Finnish and Swedish ones. Most of their words are compounds seen for the first
time, which is several times slower than running text: for real figures, give it texts.
"""

import argparse
import itertools
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from search.analysis import Matcher, configure, index_words, prepare, query_words
from search.analysis.version import analysis_version

WORDS_OF_A_DOCUMENT = 150
FINNISH = (
    "järjestö hyvinvointi kunta palvelu alue avustus terveys perhe nuoriso vanhus kulttuuri liikunta asukas",
    "toiminta suunnitelma yhteistyö neuvosto kertomus hanke työ keskus päivä tapaaminen verkosto kysely raati ohjaus",
    "ssa sta lla n t kin ja",
)
SWEDISH = (
    "förenings välfärds kommun service hälso familje ungdoms äldre kultur barn organisations invånar vård bostads",
    "arbete plan samarbete råd berättelse projekt dag möte nätverk enkät grupp tjänst bidrag område",
    "s et en erna arna ts",
)
QUERIES = (
    "järjestöavustus",
    "hyvinvointialueen lausunnot",
    "organisationssamarbete",
    "Hahl-Weckström",
    "avgift THL:ssä",
)


def made_up(parts: tuple[str, str, str]) -> Iterator[str]:
    first, second, endings = (part.split() for part in parts)
    for middle, ending, beginning in itertools.product(second, endings, first):
        yield f"{beginning}{middle}{ending} {middle}{ending} {beginning}"


def documents(files: list[Path]) -> list[tuple[str, str]]:
    if files:
        texts = [(path.read_text(encoding="utf-8"), "sv" if ".sv" in path.name else "fi") for path in files]
    else:
        texts = [(" ".join(made_up(FINNISH)), "fi"), (" ".join(made_up(SWEDISH)), "sv")]
    return [(" ".join(chunk), language) for text, language in texts for chunk in batches(text.split())]


def batches(words: list[str]) -> Iterator[list[str]]:
    for begin in range(0, len(words), WORDS_OF_A_DOCUMENT):
        yield words[begin : begin + WORDS_OF_A_DOCUMENT]


def index(texts: list[tuple[str, str]]) -> float:
    started = time.process_time()
    for text, language in texts:
        index_words(text, language)
    return time.process_time() - started


def milliseconds(queries: tuple[str, ...], repeat: int) -> float:
    durations = []
    for query in queries * repeat:
        started = time.process_time()
        query_words(query)
        durations.append(time.process_time() - started)
    return 1000 * statistics.median(durations)


def resident_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache-dir", type=Path, help="where what is built from the word lists is kept")
    parser.add_argument("files", nargs="*", type=Path, help="texts; Swedish ones have .sv in their names")
    arguments = parser.parse_args()

    configure(cache_dir=arguments.cache_dir)
    before = resident_megabytes()
    started = time.process_time()
    prepare()
    print(f"analysis {analysis_version()}, loaded in {time.process_time() - started:.2f} s")

    texts = documents(arguments.files)
    words = sum(len(text.split()) for text, _ in texts)
    cold = milliseconds(QUERIES, repeat=1)
    for name in ("cold", "warm"):
        seconds = index(texts)
        print(f"{name}: {len(texts) / seconds:8.0f} documents/s {words / seconds:10.0f} words/s")
    print(f"query: {cold:.3f} ms cold, {milliseconds(QUERIES, repeat=200):.3f} ms warm")

    started = time.process_time()
    for text, language in texts[:200]:
        Matcher(query_words(QUERIES[0])).spans(text, language)
    print(f"highlight: {1000 * (time.process_time() - started) / min(200, len(texts)):.2f} ms a document, warm")
    print(f"memory: {resident_megabytes():.0f} MB resident at most, {before:.0f} MB of it before anything was loaded")


if __name__ == "__main__":
    main()
