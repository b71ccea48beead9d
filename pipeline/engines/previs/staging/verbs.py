"""What people do in words: verbs to rows of poses, and to what is felt."""

from collections.abc import Mapping

POSE_VERBS: Mapping[str, str] = {
    "run": "run sprint race dash bolt charge flee chase rush gallop",
    "walk": """walk stroll march wander stride creep tiptoe trudge pace follow approach
        cross enter arrive exit leave come wade hurry stagger stumble limp step
        back-away 走 идёт הולך""",
    "climb": "climb scramble mount vault leap jump clamber 爬",
    "fall": "fall trip slip tumble topple collapse faint plunge slide-down 摔 падает נופל",
    "shoot": "shoot aim fire-at fire-the fire-his fire-her fire-a",
    "point": "point gesture indicate 指 указывает מצביע",
    "reach": "open-the-door close-the-door shut-the-door lock-the-door unlock-the-door"
    " open-a-door reach stretch-out hold-out extend grab snatch seize grasp 伸",
    "give": "give offer hand-over hand-him hand-her pay serve 递 даёт",
    "hold": """hold find clutch cradle grip clasp take lift pick-up unwrap unfold
        open-the-letter fold turn-the-cup examine inspect count smell sniff 拿 取
        держит""",
    "read": "read study leaf browse 读 читает קורא",
    "phone": "phone call-on dial telephone 打电话 звонит",
    "drink": "drink sip swallow gulp toast eat taste bite chew lick 喝 пьёт שותה",
    "hug": "hug embrace kiss cuddle 拥抱 обнимает מחבק",
    "fight": "fight punch hit box strike brawl wrestle attack slap spar 打架 дерётся",
    "throw": "throw toss hurl fling pitch lob 扔 бросает",
    "carry": "carry bring fetch bear haul 搬 несёт",
    "drag": "drag pull tow lug heave",
    "push": "push shove press wheel lean-against 推 толкает",
    "dance": "dance waltz twirl spin sway 跳舞 танцует רוקד",
    "wave": "wave greet hail raise 挥手 машет",
    "knock": "knock rap tap ring-the-bell 敲 стучит",
    "bow": "bow nod-low curtsy 鞠躬 кланяется",
    "bend": "bend stoop lean-down pick-from",
    "arms-crossed": "cross-his-arms cross-her-arms fold-his-arms fold-her-arms",
    "hand-on-heart": "hand-on-heart swear pledge lean-on-the-gate",
    "cover-face": """~head-in-his-hands ~head-in-her-hands ~face-in-his-hands ~face-in-her-hands
        bury-his-face bury-her-face weep sob cry hide-her-face hide-his-face 哭
        плачет""",
    "tip-hat": "tip-his-hat tip-her-hat doff",
    "look-up": "look-up gaze-up stare-up",
    "look-down": "look-down gaze-down hang-his-head hang-her-head lower-her-head",
    "play": "play-the-cello bow-the-cello tighten-the-bow",
    "dig": "dig shovel rake sweep hoe mop plough bury",
    "write": """write sign draw-a-picture draw-a-map sketch paint jot note-down scribble 写
        пишет כותב""",
    "pour": "pour empty refill 倒 наливает מוזג",
    "stir": "cook stir fry boil roast mix bake whisk 做饭 готовит מבשל",
    "work": """wash wipe scrub clean polish fix repair peel knead iron sew knit milk tie
        untie bandage pack unpack drill saw cut carve slice spread operate saddle
        type set-the-table fill load turn-a-valve turn-the-valve turn-the-key light
        strike-a-match button stroke pat 洗 切 моет режет""",
    "strike": "hammer chop nail bang smash pound beat",
    "swing": "swing bat",
    "hands-up": """put-his-hands-up put-her-hands-up put-their-hands-up raise-his-hands
        raise-her-hands raise-their-hands hold-up-his-hands surrender""",
    "cheer": "cheer celebrate rejoice",
    "clap": "clap applaud 鼓掌",
    "pray": "pray beg plead",
    "salute": "salute",
    "play-piano": "play-the-piano play-the-organ play-the-keyboard",
    "play-strings": """play-the-violin play-the-fiddle play-the-guitar play-a-violin play-a-guitar
        strum play-the-banjo play-his-guitar play-her-guitar play-his-violin
        play-her-violin""",
    "swim": "swim 游泳 плывёт שוחה",
    "crawl": "crawl",
    "drive": "drive steer",
}
"""Pose -> verbs. `look-up` is two words; the first verb of an action that has a pose counts."""

FEELINGS: Mapping[str, str] = {
    "happy": """smile laugh grin beam chuckle cheer giggle delighted happy 笑 улыбается
        смеётся מחייך""",
    "sad": "cry weep sob tears mourn sigh sad grief helplessly 哭 плачет грустно בוכה",
    "angry": """shout angry yell snarl glare frown curse fury furious cursing rage fight
        punch slam 怒 злится כועס""",
    "afraid": """scream fear afraid gasp flinch terrified trembles horror panic startled
        wince 怕 боится פוחד""",
}

_BARE = """bat nail hammer rake shovel mop drill saw paint iron button milk sign type hoe stroke
    light pound load fill pack carve pat fix smash fire mount empty"""
NOUNS = frozenset(_BARE.split())
"""Verbs whose bare form is a noun more often: only their other forms count."""
