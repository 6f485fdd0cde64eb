"""Finnish queries and words of texts, one pair a line: a query of the one has to find a text with the other."""

FOUND = {
    "cases of the singular": """
        järjestö | järjestön
        järjestö | järjestölle
        yhdistys | yhdistyksessä
        hyvinvointi | hyvinvoinnista
        kunta | kunnan
        terveys | terveyttä
        hanke | hankkeeseen
        kokous | kokouksessa
        tuki | tuen
        apu | avun
        lapsi | lasta
        vesi | veden
        ihminen | ihmistä
        kevät | keväällä
        työ | työhön
    """,
    "cases of the plural": """
        järjestö | järjestöjen
        kunta | kuntien
        avustus | avustusten
        alue | alueilla
        ikääntynyt | ikääntyneiden
        nuori | nuorille
        perhe | perheissä
        palvelu | palveluita
        palvelu | palvelujen
        asukas | asukkaiden
        kumppani | kumppaneita
        lausunto | lausuntoja
        vanhempi | vanhempien
        yritys | yrityksiltä
        seura | seuroihin
    """,
    "an inflected query": """
        järjestöille | järjestö
        avustuksia | avustus
        kokouksesta | kokoukseen
        kunnissa | kuntiin
        nuorten | nuoret
        lapsille | lasten
        hakemuksen | hakemuksia
    """,
    "possessive suffixes and clitics": """
        lausunto | lausuntomme
        mielipide | mielipiteensä
        järjestö | järjestökin
        kunta | kuntammekaan
        palaute | palautteenne
        voida | voiko
    """,
    "comparison": """
        hyvä | parempi
        pieni | pienimmät
        helppo | helpommin
    """,
    "verbs": """
        osallistua | osallistuvat
        osallistua | osallistumme
        vaikuttaa | vaikutti
        hakea | haetaan
        järjestää | järjestettiin
        kommentoida | kommentoineet
        edistää | edistäisi
    """,
    "verbal nouns and participles": """
        edistää | edistäminen
        edistäminen | edistämisestä
        hakea | hakeminen
        osallistuminen | osallistua
        järjestää | järjestettyjen
        tehdä | tehtyjä
        ikääntyä | ikääntyneet
    """,
    "words derived from one another": """
        avustaa | avustusta
        kuntouttaa | kuntoutus
        kunta | kunnallinen
        alue | alueelliset
        opettaa | opettajille
        vaikuttaa | vaikutuksia
    """,
    "the last part of a compound": """
        yhteistyö | järjestöyhteistyön
        toimielin | vaikuttamistoimielimestä
        yhdyshenkilö | järjestöyhdyshenkilöiden
        alue | hyvinvointialueilla
        suunnitelma | hyvinvointisuunnitelmaan
        palvelu | asumispalveluista
        toiminta | kansalaistoiminnan
        huolto | sosiaalihuollossa
        kunta | kotikunnassa
        neuvosto | vanhusneuvostot
        kertomus | hyvinvointikertomuksen
        päivä | kumppanuuspäivään
    """,
    "the first part of a compound": """
        järjestö | järjestöavustukset
        järjestö | järjestöyhteistyö
        hyvinvointi | hyvinvointialueen
        kunta | kunnanvaltuusto
        lapsi | lastensuojelu
        ihminen | ihmisoikeudet
        vapaaehtoinen | vapaaehtoistyössä
        kansalainen | kansalaisjärjestöt
        terveys | terveydenhuollon
        päätös | päätöksenteossa
        vaikuttaa | vaikuttamistyön
        vanhus | vanhusneuvosto
        nuori | nuortenpäivä
    """,
    "a compound inside a compound": """
        yhteistyö | viranomaisyhteistyötä
        hyvinvointialue | hyvinvointialuejohtajan
        toimielin | vaikuttamistoimielinten
        sähköposti | sähköpostiosoitteet
        perhekeskus | perhekeskustoiminnan
        sosiaalipalvelu | aikuissosiaalipalveluissa
    """,
    "a compound and its parts as words": """
        järjestöavustus | järjestöjen avustusten
        järjestöyhteistyö | yhteistyö järjestöjen kanssa
        hyvinvointisuunnitelma | suunnitelma hyvinvoinnista
        asiakasraati | raadin asiakkaat
    """,
    "hyphens": """
        sote-uudistus | sote-uudistuksen
        soteuudistus | sote-uudistukseen
        sote-uudistus | soteuudistuksesta
        uudistus | sote-uudistuksen
        linja-auto | linja-autoja
        Etelä-Pohjanmaa | Etelä-Pohjanmaalla
        Pohjanmaa | Etelä-Pohjanmaalta
        EU-rahoitus | EU-rahoituksen
        luku | 1990-luvulla
        vuotias | 60-vuotiaille
    """,
    "endings after a colon": """
        THL | THL:ssä
        THL:n | THL:lle
        EU | EU:hun
        HYTE | HYTE:n
        5 | 5:een
    """,
    "names": """
        Haaja | Haajan
        Haake | Haakelle
        Virtanen | Virtasen
        Weckström | Weckströmin
        Hahl-Weckström | Hahl-Weckströmille
        Weckström | Hahl-Weckströmiltä
        Hahl | Hahl-Weckströmin
        Matti | Matilla
        Nieminen | Niemisen
    """,
    "places, however they are written": """
        Helsinki | Helsingissä
        helsinki | Helsingin
        helsingissä | Helsinki
        HELSINKI | Helsingistä
        lahti | Lahdessa
        tampere | Tampereelle
        päijät-häme | Päijät-Hämeen
        Tammisaari | Tammisaaressa
    """,
    "new words": """
        hytekoordinaattori | hytekoordinaattorille
        koordinaattori | hytekoordinaattoreita
        chatti | chatissa
        etäosallistuminen | etäosallistumisen
    """,
    "apostrophes and odd characters": """
        vaaka | vaa'an
        vaaka | vaa’an
        järjestö | järjes\u00adtöjen
        järjestö | ja\u0308rjesto\u0308t
        järjestö | järjes\u200btön
    """,
    "without diacritical marks": """
        jarjesto | järjestö
        jarjesto | järjestön
        jarjestojen | järjestöjen
        jarjestojen | järjestöt
        kaytto | käyttö
        paijat-hame | Päijät-Häme
        weckstrom | Weckströmin
    """,
    "Swedish words in a Finnish text": """
        förening | föreningen
        välfärdsområde | välfärdsområdets
        Folkhälsan | Folkhälsans
    """,
}

NOT_FOUND = {
    "names alike": """
        Haaja | Haake
        Haaja | Haaken
        Haajan | Haakelle
        Haake | Haajalle
        Laine | Laitinen
        Nieminen | Niemelä
        Hahl | Hahtola
        Weckström | Sundström
    """,
    "words alike": """
        kunta | kunto
        kunta | kuntoutus
        tuki | tukka
        valta | valtuusto
        järjestö | järjestys
        yhdistys | yhdistelmä
        laki | lakko
        hanke | hanki
        terveys | tervehdys
        alue | alus
        vanhus | vanki
        käsi | käsite
        sana | sanomalehti
    """,
    "å, ä and ö are letters of their own": """
        sää | saa
        hän | han
        tölli | tolli
        välittää | valittaa
    """,
    "a part that is only an ending": """
        kunta | neuvottelukunta
        kunta | lautakunnan
        kunta | yhteiskunnassa
        kunta | henkilökunnalle
    """,
    "a part that means something else": """
        hyvä | hyvinvointi
        yhteinen | yhteistyö
        maa | Pohjanmaalla
        lauta | laituri
    """,
    "letters inside a word": """
        alue | palvelu
        työ | hyöty
    """,
}
