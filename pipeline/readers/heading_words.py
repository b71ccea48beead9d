"""How scene headings are written, by language: one row each.

Sources: the Fountain syntax (INT, EXT, EST, INT./EXT, INT/EXT, I/E) and the usual screenplay
formats of each country.
"""

from typing import NamedTuple

from pipeline.film.script import Light


def vocabulary(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


class Row(NamedTuple):
    """`interior` and `exterior`: words that begin a heading; `both`: words for inside and outside
    at once. `scene`: words for "scene", which begin a heading when a number follows. The rest:
    times of day by their light; `same` are times that say nothing of the light."""

    interior: str
    exterior: str
    both: str
    scene: str
    day: str
    night: str
    dawn: str
    dusk: str
    same: str


HEADINGS: dict[str, Row] = {
    "en": Row(
        "INT|INTERIOR",
        "EXT|EXTERIOR|EST|ESTABLISHING",
        "I/E|E/I",
        "SCENE",
        "DAY|DAYTIME|NOON|MIDDAY|AFTERNOON|DAYLIGHT",
        "NIGHT|NIGHTTIME|MIDNIGHT|NITE",
        "DAWN|MORNING|SUNRISE|DAYBREAK|FIRST LIGHT",
        "DUSK|EVENING|SUNSET|SUNDOWN|TWILIGHT|MAGIC HOUR|GOLDEN HOUR|GLOAMING",
        "CONTINUOUS|CONT|LATER|SAME|SAME TIME|MOMENTS LATER|SIMULTANEOUS|PRESENT|FLASHBACK|DREAM",
    ),
    "fr": Row(
        "INT|INTÉRIEUR|INTERIEUR",
        "EXT|EXTÉRIEUR|EXTERIEUR",
        "I/E|E/I",
        "SCÈNE|SÉQUENCE|SCENE|SEQUENCE",
        "JOUR|JOURNÉE|MIDI|APRÈS-MIDI|APRES-MIDI",
        "NUIT|MINUIT",
        "AUBE|MATIN|MATINÉE|LEVER DU SOLEIL|LEVER DU JOUR",
        "CRÉPUSCULE|CREPUSCULE|SOIR|SOIRÉE|COUCHER DU SOLEIL|TOMBÉE DE LA NUIT",
        "CONTINU|PLUS TARD|MÊME MOMENT|SUITE|INSTANTS PLUS TARD",
    ),
    "es": Row(
        "INT|INTERIOR",
        "EXT|EXTERIOR",
        "I/E|E/I",
        "ESCENA|SECUENCIA",
        "DÍA|DIA|MEDIODÍA|MEDIODIA|TARDE",
        "NOCHE|MEDIANOCHE|MADRUGADA",
        "AMANECER|MAÑANA|ALBA|AURORA",
        "ATARDECER|ANOCHECER|CREPÚSCULO|OCASO|PUESTA DE SOL",
        "CONTINUO|CONTINÚA|MÁS TARDE|MAS TARDE|MISMO MOMENTO|MOMENTOS DESPUÉS|LUEGO",
    ),
    "de": Row(
        "INT|INNEN|INNERE",
        "EXT|AUSSEN|AUßEN",
        "I/A|A/I|I/E",
        "SZENE|BILD",
        "TAG|TAGS|MITTAG|NACHMITTAG|VORMITTAG",
        "NACHT|NACHTS|MITTERNACHT",
        "MORGENDÄMMERUNG|MORGEN|MORGENS|SONNENAUFGANG|MORGENGRAUEN|FRÜH",
        "ABENDDÄMMERUNG|DÄMMERUNG|ABEND|ABENDS|SONNENUNTERGANG",
        "SPÄTER|FORTLAUFEND|GLEICHZEITIG|WEITER|ANSCHLIESSEND",
    ),
    "it": Row(
        "INT|INTERNO",
        "EST|EXT|ESTERNO",
        "I/E|E/I",
        "SCENA",
        "GIORNO|MEZZOGIORNO|POMERIGGIO",
        "NOTTE|MEZZANOTTE",
        "ALBA|MATTINA|MATTINO",
        "TRAMONTO|SERA|CREPUSCOLO|IMBRUNIRE",
        "CONTINUO|PIÙ TARDI|POCO DOPO|STESSO MOMENTO|DOPO",
    ),
    "pt": Row(
        "INT|INTERIOR",
        "EXT|EXTERIOR",
        "I/E|E/I",
        "CENA|SEQUÊNCIA",
        "DIA|MEIO-DIA|TARDE",
        "NOITE|MEIA-NOITE|MADRUGADA",
        "AMANHECER|MANHÃ|AURORA|ALVORADA",
        "ANOITECER|ENTARDECER|CREPÚSCULO|PÔR DO SOL|PÔR-DO-SOL",
        "CONTÍNUO|CONTINUAÇÃO|MAIS TARDE|MESMO MOMENTO|MOMENTOS DEPOIS",
    ),
    "nl": Row(
        "INT|BINNEN|INTERIEUR",
        "EXT|BUITEN|EXTERIEUR",
        "I/E|BI/BU",
        "SCÈNE|SCENE",
        "DAG|MIDDAG|NAMIDDAG",
        "NACHT|MIDDERNACHT",
        "DAGERAAD|OCHTEND|ZONSOPGANG",
        "SCHEMERING|AVOND|ZONSONDERGANG",
        "LATER|DOORLOPEND|ZELFDE TIJD|VERVOLG",
    ),
    "pl": Row(
        "INT|WNĘTRZE|WN|WNETRZE",
        "EXT|PLENER|PL|PLEN",
        "WN/PL|PL/WN|I/E",
        "SCENA",
        "DZIEŃ|DZIEN|POŁUDNIE|POPOŁUDNIE",
        "NOC|PÓŁNOC",
        "ŚWIT|RANEK|RANO|PORANEK|WSCHÓD SŁOŃCA",
        "ZMIERZCH|WIECZÓR|WIECZOR|ZACHÓD SŁOŃCA",
        "PÓŹNIEJ|CIĄG DALSZY|CHWILĘ PÓŹNIEJ|RÓWNOCZEŚNIE",
    ),
    "ru": Row(
        "ИНТ|ИНТЕРЬЕР|ПАВ|ПАВИЛЬОН",
        "НАТ|НАТУРА|ЭКСТ|ЭКСТЕРЬЕР",
        "ИНТ/НАТ|НАТ/ИНТ|И/Н|Н/И",
        "СЦЕНА|ЭПИЗОД",
        "ДЕНЬ|ДНЁМ|ДНЕМ|ПОЛДЕНЬ",
        "НОЧЬ|НОЧЬЮ|ПОЛНОЧЬ",
        "РАССВЕТ|УТРО|УТРОМ",
        "СУМЕРКИ|ВЕЧЕР|ВЕЧЕРОМ|ЗАКАТ",
        "ПОЗЖЕ|ПРОДОЛЖЕНИЕ|ТО ЖЕ ВРЕМЯ|В ТО ЖЕ ВРЕМЯ|НЕПРЕРЫВНО|РЕЖИМ",
    ),
    "uk": Row(
        "ІНТ|ІНТЕР'ЄР",
        "НАТ|ЕКСТ|ЕКСТЕР'ЄР",
        "ІНТ/НАТ|НАТ/ІНТ",
        "СЦЕНА",
        "ДЕНЬ|ВДЕНЬ",
        "НІЧ|ВНОЧІ",
        "СВІТАНОК|РАНОК",
        "СУТІНКИ|ВЕЧІР|ЗАХІД СОНЦЯ",
        "ПІЗНІШЕ|ПРОДОВЖЕННЯ",
    ),
    "tr": Row(
        "İÇ|IÇ|İÇ MEKAN|İÇ MEKÂN",
        "DIŞ|DIŞ MEKAN|DIŞ MEKÂN",
        "İÇ/DIŞ|DIŞ/İÇ",
        "SAHNE",
        "GÜN|GÜNDÜZ|ÖĞLE|ÖĞLEN|İKİNDİ",
        "GECE|GECE YARISI",
        "ŞAFAK|SABAH|GÜN DOĞUMU",
        "AKŞAM|GÜN BATIMI|ALACAKARANLIK|AKŞAMÜSTÜ",
        "DEVAM|DAHA SONRA|SONRA|AYNI ZAMAN|AYNI AN",
    ),
    "el": Row(
        "ΕΣ|ΕΣΩΤ|ΕΣΩΤΕΡΙΚΟ|ΕΣΩΤΕΡΙΚΌ",
        "ΕΞ|ΕΞΩΤ|ΕΞΩΤΕΡΙΚΟ|ΕΞΩΤΕΡΙΚΌ",
        "ΕΣ/ΕΞ|ΕΞ/ΕΣ|ΕΣΩΤ/ΕΞΩΤ",
        "ΣΚΗΝΗ|ΣΚΗΝΉ",
        "ΜΕΡΑ|ΜΈΡΑ|ΗΜΕΡΑ|ΗΜΈΡΑ|ΜΕΣΗΜΕΡΙ|ΜΕΣΗΜΈΡΙ|ΑΠΟΓΕΥΜΑ|ΑΠΌΓΕΥΜΑ",
        "ΝΥΧΤΑ|ΝΎΧΤΑ|ΜΕΣΑΝΥΧΤΑ|ΜΕΣΆΝΥΧΤΑ",
        "ΑΥΓΗ|ΑΥΓΉ|ΠΡΩΙ|ΠΡΩΪ|ΠΡΩΊ|ΞΗΜΕΡΩΜΑ|ΞΗΜΈΡΩΜΑ|ΧΑΡΑΜΑ|ΧΆΡΑΜΑ",
        "ΣΟΥΡΟΥΠΟ|ΣΟΎΡΟΥΠΟ|ΒΡΑΔΥ|ΒΡΆΔΥ|ΗΛΙΟΒΑΣΙΛΕΜΑ|ΗΛΙΟΒΑΣΊΛΕΜΑ|ΔΕΙΛΙΝΟ|ΔΕΙΛΙΝΌ",
        "ΣΥΝΕΧΕΙΑ|ΣΥΝΈΧΕΙΑ|ΑΡΓΟΤΕΡΑ|ΑΡΓΌΤΕΡΑ|ΤΑΥΤΟΧΡΟΝΑ|ΤΑΥΤΌΧΡΟΝΑ",
    ),
    "he": Row(
        "פנים|פנימי",
        "חוץ|חיצוני",
        "פנים/חוץ|חוץ/פנים",
        "סצנה|סצינה",
        "יום|צהריים|צהרים|אחר הצהריים|אחה״צ",
        "לילה|חצות",
        "שחר|זריחה|בוקר",
        "שקיעה|ערב|דמדומים|בין ערביים",
        "המשך|מאוחר יותר|אותו זמן|בו זמנית|רצף",
    ),
    "ar": Row(
        "داخلي|داخلى|داخل",
        "خارجي|خارجى|خارج",
        "داخلي/خارجي|خارجي/داخلي",
        "مشهد|المشهد",
        "نهار|نهاري|نهارا|نهاراً|يوم|ظهر|ظهرا|الظهر|عصر|العصر",
        "ليل|ليلي|ليلا|ليلاً|منتصف الليل|الليل",
        "فجر|الفجر|صباح|صباحا|صباحاً|شروق|الشروق",
        "غروب|الغروب|مساء|مساءً|المساء|غسق",
        "مستمر|استمرار|لاحقا|لاحقاً|نفس الوقت|بعد قليل",
    ),
    "hi": Row(
        "इंट|अंदर|आंतरिक|आन्तरिक|भीतर|अंतः|इंटीरियर",
        "एक्स्ट|बाहर|बाहरी|बाह्य|बाह्यः|एक्सटीरियर",
        "अंदर/बाहर|बाहर/अंदर|आंतरिक/बाहरी|इंट/एक्स्ट",
        "दृश्य|सीन",
        "दिन|दोपहर",
        "रात|आधी रात|रात्रि",
        "भोर|सुबह|सवेरा|सूर्योदय|प्रातः",
        "शाम|संध्या|सांझ|सूर्यास्त|गोधूलि",
        "लगातार|जारी|बाद में|कुछ देर बाद|उसी समय|निरंतर",
    ),
    "zh": Row(
        "内景|內景|室内|室內|内|內",
        "外景|室外|外",
        "内外景|內外景|内/外|外/内|內/外|外/內|内景/外景|内外",
        "场景|場景|场|場|第",
        "日|白天|白昼|日景|中午|正午|下午|上午|午后",
        "夜|夜晚|晚上|深夜|午夜|半夜|夜景|夜间",
        "晨|清晨|早晨|早上|黎明|凌晨|拂晓|日出|晨景",
        "黄昏|黃昏|傍晚|日落|昏|夕阳|薄暮",
        "连续|連續|稍后|稍後|同时|同時|接上|接上场|续|片刻后",
    ),
    "ja": Row(
        "屋内|室内|店内|内",
        "屋外|室外|野外|外",
        "内/外|屋内/屋外",
        "シーン",
        "昼|日中|朝昼|午後|正午|昼間|午前|日",
        "夜|深夜|夜中|真夜中|夜間",
        "朝|早朝|明け方|夜明け|未明",
        "夕|夕方|夕暮れ|夕刻|黄昏|日没|日暮れ",
        "続き|同|同時刻|数分後|その後|回想",
    ),
    "ko": Row(
        "실내|내부|안",
        "실외|외부|야외|밖",
        "실내/실외|내부/외부",
        "씬|신|장면",
        "낮|오후|정오|대낮|주간|오전",
        "밤|심야|한밤|한밤중|야간|자정",
        "새벽|아침|동틀녘|동틀 무렵|이른 아침",
        "저녁|해질녘|해 질 녘|노을|황혼|석양",
        "계속|잠시 후|나중|같은 시각|동시|이어서",
    ),
}

LIGHTS: dict[str, Light | None] = {}
for _row in HEADINGS.values():
    for _words, _light in (
        (_row.day, Light.DAY),
        (_row.night, Light.NIGHT),
        (_row.dawn, Light.DAWN),
        (_row.dusk, Light.DUSK),
        (_row.same, None),
    ):
        for _word in _words.split("|"):
            LIGHTS.setdefault(_word.casefold(), _light)

TIME_MODIFIERS = vocabulary(
    "late|early|pre|mid|the|next|same|following|that|very|end|of|almost|near|deep|full|tard|début"
    "|fin|de|la|du|le|tôt|früher|am|in|der|nächster|nächste|mismo|siguiente|al|el|por|stesso"
    "|seguente|prossimo|do|da|seguinte|mesmo|volgende|następny|на|следующий|поздний|ранний|ранее"
    "|konec|ertesi|aynı|geç|erken|επόμενη"
)
"""Small words that may stand before or after a time of day: LATE NIGHT, THE NEXT MORNING."""
