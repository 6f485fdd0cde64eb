"""Two grammars that write comments: what advertisers send, and what associations and residents send.

They share no sentence. Each list has two halves: even places are for looking at while the rules are written, odd places
are held out, so that what is measured was never seen by the rules. `Random` makes the same texts in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

HELD_OUT, FOR_WRITING_RULES = 1, 0


@dataclass(frozen=True)
class Sent:
    """A comment as it arrives, with what a machine betrays of itself."""

    text: str
    name: str
    organisation: str = ""
    language: str = "fi"
    seconds: int = 300
    trap: str = ""


@dataclass(frozen=True)
class Grammar:
    """Chooses from one half of every list."""

    random: Random
    half: int

    def one(self, choices: Sequence[str]) -> str:
        return self.random.choice(choices[self.half :: 2])

    def some(self, choices: Sequence[str], fewest: int, most: int) -> list[str]:
        own = list(choices[self.half :: 2])
        self.random.shuffle(own)
        return own[: self.random.randint(fewest, min(most, len(own)))]

    def chance(self, share: float) -> bool:
        return self.random.random() < share


# --- advertisers ---

HOSTS = (
    "best-kasino.example", "lainaheti.example", "bonus777.example", "seoboost.example", "cheap-meds.example",
    "pikaraha24.example", "crypto-gain.example", "vipwin.example", "snabblan.example", "replica-shop.example",
    "bit.ly/3xQa9", "tinyurl.com/y7rahaa", "t.me/raha_nyt", "wa.me/358400000000", "cutt.ly/win88", "t.me/lanidag",
)  # fmt: skip
SPAM_FI = (
    "Paras nettikasino ilman rekisteröitymistä, 200 ilmaiskierrosta heti: {link}",
    "Tarvitsetko rahaa nopeasti? Hae lainaa ilman luottotietoja {link}",
    "Klikkaa tästä ja lunasta ilmainen bonus: {link}",
    "Tilaa laihdutuspillerit edullisesti ilman reseptiä {link}",
    "Ansaitse 500 euroa päivässä kotoa käsin, katso miten {link}",
    "Lainaa heti tilille, päätös minuutissa! {link}",
    "Osta seuraajia Instagramiin halvalla, toimitus heti {link}",
    "Sijoita kryptovaluuttaan ja tuplaa rahasi, rekisteröidy {link}",
    "Viagra ja Cialis ilman reseptiä, nopea toimitus {link}",
    "Meiltä hakukoneoptimointi ja takalinkit sivuillesi, ota yhteyttä {contact}",
    "Talletusbonus 500 € ja parhaat vedonlyöntikertoimet {link}",
    "Halvat merkkikellot ja laukut, alennus -80 % vain tänään {link}",
    "Yksinäinen nainen etsii seuraa, kirjoita minulle {contact}",
    "Onnea, olet voittanut puhelimen! Lunasta palkintosi {link}",
    "Tarjoamme lainoja 3 % korolla kaikille, ota yhteyttä WhatsApp {contact}",
    "Pelaa nyt ja voita jättipotti: {link} Ilmaiset pyöräytykset odottavat!",
)
SPAM_SV = (
    "Bästa casinot utan svensk licens, 100 free spins direkt: {link}",
    "Behöver du pengar snabbt? Låna utan UC och få svar direkt {link}",
    "Klicka här och hämta din gratis bonus: {link}",
    "Köp bantningspiller billigt utan recept {link}",
    "Tjäna 5000 i veckan hemifrån, registrera dig idag {link}",
    "Snabblån på minuten, pengar på kontot idag {link}",
    "Köp följare på Instagram billigt, leverans direkt {link}",
    "Investera i bitcoin och dubbla dina pengar {link}",
    "Viagra utan recept, diskret leverans {link}",
    "Vi erbjuder sökmotoroptimering och bakåtlänkar, kontakta oss {contact}",
    "Insättningsbonus och bästa oddsen på nätet {link}",
    "Billiga märkesklockor, rabatt 80 % bara i dag {link}",
    "Ensam kvinna söker sällskap, skriv till mig {contact}",
    "Grattis, du har vunnit en telefon! Hämta ditt pris {link}",
    "Vi erbjuder lån till alla med 3 % ränta, WhatsApp {contact}",
    "Spela nu och vinn jackpotten: {link} Gratissnurr väntar!",
)
SPAM_EN = (
    "Great article! I really enjoyed reading this post. Visit my site {link}",
    "Buy cheap watches online today with free worldwide shipping {link}",
    "We can rank your website on the first page of search results, contact us {contact}",
    "Hot singles in your area want to meet you tonight {link}",
    "I was able to get my loan approved within 24 hours thanks to this lender {contact}",
    "Amazing blog! Do you have any tips for aspiring writers? {link}",
    "Earn passive income with our automated trading robot, sign up now {link}",
    "I lost my money to a scam broker but this hacker recovered everything {contact}",
    "Hello there, just became aware of your blog and found that it is truly informative.",
    "You actually make it seem so easy with your presentation but I find this topic hard.",
)
SPAM_OTHER = (
    "Заработок в интернете без вложений, подробности по ссылке {link}",
    "Купить диплом недорого с доставкой по всей стране {link}",
    "Онлайн казино с быстрыми выплатами, регистрация и бонус {link}",
    "Kaufen Sie günstige Medikamente ohne Rezept, schnelle Lieferung {link}",
    "Créditos rápidos sin papeles, dinero en tu cuenta hoy mismo {link}",
    "Gagnez de l'argent facilement depuis chez vous avec notre méthode {link}",
    "在线赌场 最佳奖金 立即注册 {link}",
    "オンラインカジノ 無料ボーナス 今すぐ登録 {link}",
    "Laen ilma tagatiseta, raha kohe kontole, vaata lähemalt {link}",
    "Онлайн кредит без отказа за пять минут, оформите заявку {link}",
)
GIBBERISH = ("qxvz", "plkr", "wrtz", "bnmq", "xkcd", "zzpt", "hgfq", "vvbn", "tyqw", "lkjh")
MARKUP = ('<a href="{a}">{w}</a>', "[url={a}]{w}[/url]", "[link={a}]{w}[/link]", "[{w}]({a})", "<a href={a}>{w}</a>")
SPAM_NAMES = (
    "Kasino Pro", "JamesTeeli", "LoanHelper", "buy-followers", "BestOffers24", "WilliamPax", "Laina Heti",
    "www.seo.example", "MegaBonus", "Ensam Anna", "http://win.example", "Dr Credit", "Pirkko K.", "Anders L.",
)  # fmt: skip
PADDING = (
    "Hyvä kirjoitus.", "Kiitos tiedosta.", "Mielenkiintoinen aihe.", "Olen samaa mieltä.", "Bra skrivet.",
    "Tack för informationen.", "Intressant ämne.", "Jag håller med.",
)  # fmt: skip
HOMOGLYPHS = str.maketrans("aeopcxi", "аеорсхі")


def link(grammar: Grammar) -> str:
    host = grammar.one(HOSTS)
    return grammar.random.choice(("https://", "http://", "www.", "")) + host


def contact(grammar: Grammar) -> str:
    number = f"+358 40 {grammar.random.randint(100, 999)} {grammar.random.randint(1000, 9999)}"
    mail = f"tarjous{grammar.random.randint(1, 999)}@mail.example"
    return grammar.random.choice((number, mail, f"Telegram @offer{grammar.random.randint(1, 999)}", link(grammar)))


def filled_in(grammar: Grammar, sentence: str) -> str:
    return sentence.format(link=link(grammar), contact=contact(grammar))


def advertisement(grammar: Grammar) -> tuple[str, str]:
    language = grammar.random.choice(("fi", "fi", "sv"))
    sentences = SPAM_FI if language == "fi" else SPAM_SV
    text = " ".join(filled_in(grammar, each) for each in grammar.some(sentences, 1, 2))
    if grammar.chance(0.3):
        text = f"{grammar.one(PADDING)} {text}"
    if grammar.chance(0.15):
        text = text.translate(HOMOGLYPHS)
    return text, language


def foreign(grammar: Grammar) -> tuple[str, str]:
    sentences = SPAM_EN if grammar.chance(0.7) else SPAM_OTHER
    return filled_in(grammar, grammar.one(sentences)), grammar.random.choice(("fi", "sv"))


def many_links(grammar: Grammar) -> tuple[str, str]:
    return f"{grammar.one(PADDING)} " + " ".join("https://" + grammar.one(HOSTS) for _each in range(5)), "fi"


def written_as_markup(grammar: Grammar) -> tuple[str, str]:
    words = grammar.one(PADDING)
    marked = grammar.one(MARKUP).format(a="https://" + grammar.one(HOSTS), w=words)
    return f"{grammar.one(PADDING)} {marked}", "fi"


def gibberish(grammar: Grammar) -> tuple[str, str]:
    return " ".join(grammar.one(GIBBERISH) for _each in range(grammar.random.randint(6, 14))), "fi"


def praise_with_a_link(grammar: Grammar) -> tuple[str, str]:
    """The hardest kind: polite words and one address, nothing else."""
    return f"{grammar.one(PADDING)} {grammar.one(PADDING)} {link(grammar)}", "fi"


KINDS: tuple[tuple[Callable[[Grammar], tuple[str, str]], int], ...] = (
    (advertisement, 45),
    (foreign, 30),
    (many_links, 6),
    (written_as_markup, 7),
    (gibberish, 5),
    (praise_with_a_link, 7),
)


def spam(number: int, *, seed: int, half: int) -> list[Sent]:
    """Return `number` comments as advertisers send them; a third comes from machines that fill in every field."""
    grammar = Grammar(Random(seed), half)
    makers, weights = zip(*KINDS, strict=True)
    sent = []
    for _each in range(number):
        text, language = grammar.random.choices(makers, weights)[0](grammar)
        trap = "x" if grammar.chance(0.33) else ""
        seconds = grammar.random.choice((1, 2, 20, 60, 300))
        sent.append(Sent(text, grammar.one(SPAM_NAMES), language=language, seconds=seconds, trap=trap))
    return sent


# --- residents and associations ---

FIRST = ("Aino", "Olavi", "Maija", "Seppo", "Jelena", "Mohammed", "Kirsi", "Erik", "Astrid", "Linnéa", "Björn", "Siiri")
LAST = ("Virtanen", "Nyman", "Korhonen", "Åberg", "Ivanova", "Hassan", "Mäkinen", "Öst", "Lindqvist", "Järvi")
ASSOCIATIONS = (
    "Rannikon Nuoret ry", "Saaristo-Martat ry", "Velkaantuneiden tuki ry", "Pelihaitat pois ry", "Hälsan i Viken rf",
    "Omaishoitajat ry", "Seniornätverket rf", "Päihdekuntoutujat ry", "Merilinnan seurakunta", "Kyläyhdistys Ranta ry",
)  # fmt: skip
SUBJECT_FI = (
    "järjestöavustusten perusteet", "lähitori", "kulttuurikaveritoiminta", "pelihaittojen ehkäisy", "velkaneuvonta",
    "kotihoidon omavalvonta", "liikuntaneuvonta", "ikäihmisten kohtaamispaikat", "päihdetyö", "nuorten harrastusraha",
    "kuljetuspalvelu", "vertaistuki", "hyvinvointisuunnitelma", "vapaaehtoistyön koordinointi",
)  # fmt: skip
HAM_FI = (
    "{Subject} on meille tärkeä asia, ja kannatamme luonnosta pääosin.",
    "Ehdotamme, että {subject} saa oman rivin talousarvioon vuosille 2026–2029.",
    "Luonnoksessa ei sanota, kuka vastaa siitä, miten {subject} järjestetään saaristossa.",
    "Asun {years} vuotta täällä asuneena sitä mieltä, että {subject} toimi ennen paremmin.",
    "Emme pidä hyvänä, että avustusta voi hakea vain netissä: kaikilla ei ole pankkitunnuksia.",
    "Rahapelit, pikavipit ja kasinot aiheuttavat perheille suuria ongelmia, joten ehkäisevä työ on säilytettävä.",
    "Ks. tarkemmin Velkaantumisen ehkäisyn selvitys: https://www.thl.example/julkaisu/{years}",
    "Lisätietoja antaa puheenjohtajamme, puh. 040 123 45{years} tai sihteeri@yhdistys.example.",
    "Ilmainen kuljetus ja maksuton ruokailu toisivat osallistujia, joilla ei ole rahaa bussilippuun.",
    "Vi önskar dessutom att sammanfattningen finns på svenska.",
    "Kiitos, hyvä luonnos!",
    "Hinta nousi 12 eurosta 18 euroon. Miksi?",
    'Kohta 3.2: "kumppanuus" pitää määritellä. Nyt jää epäselväksi, onko {subject} lakisääteistä.',
    "mielestäni tää on ihan turhaa rahan tuhlausta, korjatkaa ensin terveyskeskuksen jonot!!",
    "Yhdistyksemme on perustettu 19{years}. Jäseniä on {years}0, ja joka viikko kokoontuu neljä ryhmää.",
    "Viittaamme aiempaan lausuntoomme, joka on luettavissa sivuillamme www.yhdistys{years}.example.",
    "Lääkkeiden hinnat ja lainat vievät eläkkeestä suurimman osan; siksi {subject} on tarpeen.",
    "Päätöksestä pitäisi ilmoittaa myös paperilla. Tilatkaa tulkki viittomakielisille!",
    "Sosiaalisen median bonusohjelmat ja vedonlyönnin mainonta pitäisi kieltää nuorten tapahtumissa.",
    "Olemme testanneet mallia Merilinnassa: osallistujista 80 % jatkoi, ks. https://hanke.example/raportti.pdf",
)
SUBJECT_SV = (
    "grunderna för bidrag", "närtorget", "kulturkompisar", "förebyggande av spelproblem", "skuldrådgivningen",
    "hemvården", "motionsrådgivningen", "mötesplatserna för äldre", "missbruksvården", "fritidspengen för unga",
    "färdtjänsten", "kamratstödet",
)  # fmt: skip
HAM_SV = (
    "{Subject} är viktigt för oss och vi understöder utkastet i huvudsak.",
    "Vi föreslår att {subject} får en egen rad i budgeten för åren 2026–2029.",
    "I utkastet sägs inte vem som ansvarar för {subject} i skärgården.",
    "Jag har bott här i {years} år och tycker att {subject} fungerade bättre förut.",
    "Det är inte bra att bidrag bara kan sökas på nätet: alla har inte bankkoder.",
    "Snabblån och nätkasinon förstör familjers ekonomi, så det förebyggande arbetet måste få fortsätta.",
    "Se närmare i utredningen https://www.thl.example/publikation/{years}",
    "Mer information ger vår ordförande, tfn 050 123 45{years}.",
    "Gratis transport och mat skulle locka dem som inte har råd med bussen.",
    "Tack för ett bra utkast!",
    "Varför steg priset från 12 till 18 euro?",
    "Punkt 3.2: begreppet partnerskap bör definieras, så att det framgår om {subject} är lagstadgat.",
    "Föreningen grundades 19{years} och har {years}0 medlemmar.",
    "Vi hänvisar till vårt tidigare utlåtande på www.forening{years}.example.",
)


def resident(grammar: Grammar) -> Sent:
    swedish = grammar.chance(0.3)
    sentences, subjects = (HAM_SV, SUBJECT_SV) if swedish else (HAM_FI, SUBJECT_FI)
    parts = []
    for sentence in grammar.some(sentences, 1, 6):
        subject = grammar.one(subjects)
        years = grammar.random.randint(11, 99)
        parts.append(sentence.format(subject=subject, Subject=subject.capitalize(), years=years))
    text = grammar.random.choice((" ", "\n\n")).join(parts)
    name = f"{grammar.one(FIRST)} {grammar.one(LAST)}"
    organisation = grammar.one(ASSOCIATIONS) if grammar.chance(0.5) else ""
    language = "sv" if swedish != grammar.chance(0.05) else "fi"
    return Sent(text, name, organisation, language, seconds=grammar.random.randint(20, 3_000))


def residents(number: int, *, seed: int, half: int) -> list[Sent]:
    """Return `number` comments as residents and associations send them, some in the other language than the form's."""
    grammar = Grammar(Random(seed), half)
    return [resident(grammar) for _each in range(number)]
