"""Swedish queries and words of texts, one pair a line: a query of the one has to find a text with the other."""

FOUND = {
    "the definite form": """
        område | området
        förening | föreningen
        kommun | kommunen
        hälsa | hälsan
        avgift | avgiften
        möte | mötet
        råd | rådet
        bidrag | bidraget
        invånare | invånaren
        hörande | hörandet
        främjande | främjandet
        planering | planeringen
    """,
    "the plural": """
        område | områden
        område | områdena
        förening | föreningar
        förening | föreningarna
        kommun | kommunerna
        barn | barnen
        bok | böcker
        stad | städer
        man | männen
        hand | händerna
        råd | råden
        invånare | invånarna
        brist | brister
        plan | planer
        tjänst | tjänsterna
        medlem | medlemmar
        utkast | utkasten
    """,
    "the genitive": """
        område | områdets
        förening | föreningarnas
        kommun | kommunens
        råd | råds
        råd | rådets
        barn | barns
        region | regionernas
        möte | mötets
    """,
    "an inflected query": """
        föreningarna | förening
        områdets | områden
        avgifter | avgift
        råden | råds
        höranden | hörandet
        kommunernas | kommuner
        bidragen | bidragets
    """,
    "adjectives": """
        äldre | gammal
        bra | bättre
        social | sociala
        kommunal | kommunala
        delaktig | delaktiga
        svenskspråkig | svenskspråkiga
        tillgänglig | tillgängligare
        öppen | öppna
    """,
    "verbs": """
        delta | deltar
        delta | deltog
        påverka | påverkade
        ansöka | ansökt
        kommentera | kommenterar
        främja | främjades
        skriva | skrev
        ordna | ordnas
        främja | främjande
    """,
    "the last part of a compound": """
        område | välfärdsområdets
        förening | idrottsföreningarna
        samarbete | organisationssamarbetet
        organ | påverkansorganens
        råd | äldrerådet
        råd | ungdomsråden
        plan | välfärdsplanen
        vård | hälsovården
        vårdare | anhörigvårdaren
        dag | partnerskapsdagen
        bidrag | föreningsbidragen
        berättelse | välfärdsberättelser
        fullmäktige | kommunfullmäktiges
        tjänst | socialtjänsten
    """,
    "the first part of a compound": """
        välfärd | välfärdsområde
        organisation | organisationssamarbete
        hälsa | hälsovården
        arbete | arbetslöshet
        förening | föreningsbidrag
        partnerskap | partnerskapsdagen
        påverkan | påverkansorgan
        barn | barnfamiljernas
        familj | familjerådgivningen
        äldre | äldrerådet
        invånare | invånarpanelen
        medborgare | medborgarinitiativ
        gata | gatukontoret
        kyrka | kyrkogården
        ungdom | ungdomsfullmäktige
        service | servicenätet
        kvinna | kvinnojouren
        dag | dagsläget
    """,
    "a compound inside a compound": """
        hälsovård | hälsovårdscentralen
        arbetsmarknad | arbetsmarknadspolitiken
        rådgivning | familjerådgivningsbyrån
        jordbruk | jordbruksstödet
        arbetsgrupp | arbetsgruppsmöte
    """,
    "a compound and its parts as words": """
        föreningsbidrag | bidrag till föreningar
        organisationssamarbete | samarbete med organisationer
        välfärdsplan | plan för välfärden
    """,
    "three like consonants written as two": """
        skål | glasskålen
        glas | glasskålar
        lucka | fallucka
    """,
    "hyphens": """
        social- och hälsovård | socialvården
        HYTE-arbete | HYTE-arbetet
        hytearbete | HYTE-arbetets
        arbete | HYTE-arbetet
        EU-stöd | EU-stödet
    """,
    "endings after a colon": """
        EU | EU:s
        THL | THL:s
        vd | vd:n
        pdf | pdf:erna
        Sankt Karins | S:t Karins
    """,
    "names": """
        Weckström | Weckströms
        Hahl-Weckström | Hahl-Weckströms
        Weckström | Hahl-Weckströms
        Lindqvist | Lindqvists
        Sundberg | Sundbergs
    """,
    "places, however they are written": """
        Helsingfors | helsingfors
        helsingfors | Helsingfors
        Finland | Finlands
        finland | FINLAND
        Esbo | Esbos
        Åbo | ÅBO
    """,
    "new words": """
        hytekoordinator | hytekoordinatorn
        koordinator | hytekoordinatorer
    """,
    "odd characters": """
        område | områ\u00addets
        område | omra\u030adet
        hälsa | ha\u0308lsan
    """,
    "without diacritical marks": """
        omrade | område
        valfardsomrade | välfärdsområde
        halsa | hälsan
        foreningar | föreningar
        radgivning | rådgivning
    """,
    "Finnish words in a Swedish text": """
        järjestö | järjestöjen
        Helsinki | Helsingissä
        Soste | Sosten
    """,
}

NOT_FOUND = {
    "names alike": """
        Lindqvist | Lindgren
        Sundberg | Sundström
        Haaja | Haake
        Berg | Bergman
    """,
    "words alike": """
        råd | rad
        område | områkning
        hälsa | hälsning
        vård | värd
        val | väl
        förening | föreläsning
        organ | orgel
        kommun | kommunikation
        plan | planta
        bidrag | bi
    """,
    "junk that letters inside a word make": """
        anis | organisationssamarbete
        organ | organisationssamarbete
        bete | organisationssamarbete
        organ | organisation
        gift | uppgift
        nation | kombination
        sats | motsats
        visning | undervisning
        ring | värdering
        är | lärare
        kal | radikal
        anda | användande
        form | information
        red | redogörelse
        skap | medlemskap
        sam | samarbete
        art | artikel
        vis | service
        lär | lärare
    """,
    "å, ä and ö are letters of their own": """
        för | for
        åka | aka
        här | har
        tåg | tag
    """,
}
