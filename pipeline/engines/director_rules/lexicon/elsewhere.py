"""What people do, in other languages than English."""

from pipeline.engines.director_rules.lexicon.verbs import Manner, Verb

_STEM_ROWS: dict[Manner, str] = {
    Manner.CHASE: "беж:2 бег:2 мчит:2 רץ:2 רצה:2",
    Manner.TRAVEL: "идёт:3 идет:3 проход:3 הולך:3 הולכת:3",
    Manner.ENTER: "вход:2 נכנס:2",
    Manner.EXIT: "выход:2 уход:2 יוצא:2",
    Manner.STRIKE: "пада:1.5 остан:1",
    Manner.DETAIL: "чита:2 держ:1.8 протяг:2 прячет:2 קורא:2 מחזיק:1.8",
    Manner.HANDLE: "открыв:2 налив:2.5 берёт:1.5 берет:1.5 став:1.5 פותח:2",
    Manner.LOOK: "смотр:1.8 гляд:1.5 מביט:1.5 מסתכל:1.5",
    Manner.SEE: "вид:1.2 רואה:1.2",
    Manner.FACE: "улыб:1.5 плач:2 מחייך:1.5",
    Manner.STILL: "молч:2",
    Manner.POSTURE: "сид:1.8 сад:1.8 יושב:1.8",
    Manner.RISE: "вста:1.8 קם:1.8",
}
"""Russian and Hebrew verbs by how they begin, since they bend at their end: `stem:seconds`."""

_HAN_ROWS: dict[Manner, str] = {
    Manner.CHASE: "跑:2 追:2 冲:1.5",
    Manner.TRAVEL: "走:3 穿过:3 爬:3",
    Manner.ENTER: "走进:2 进来:2",
    Manner.EXIT: "走出:2 离开:2.5 下车:2.5",
    Manner.STRIKE: "摔:1.2 倒下:1.5 停下:1 撞:0.8",
    Manner.DETAIL: "读:2 握:1.8 递:2 藏:2 写:2.5",
    Manner.HANDLE: "打开:2 关:1.8 倒:2.5 拿:1.5 放:1.5 取出:1.5 喝:2",
    Manner.LOOK: "看:1.5 望:1.8 转身:1 抬头:1.2",
    Manner.SEE: "看见:1.2 发现:1.5",
    Manner.REALISE: "明白:1.8 想起:1.8 犹豫:1.5",
    Manner.FACE: "笑:1.5 哭:2 点头:1",
    Manner.RISE: "站起:1.8 站:1.8",
    Manner.POSTURE: "坐:1.8 睡:2.5",
    Manner.TOUCH: "拥抱:3",
    Manner.STILL: "等:2.5 沉默:1.8",
}
"""Chinese verbs, found anywhere in a sentence, the longest first."""


def _table(rows: dict[Manner, str]) -> dict[str, Verb]:
    entries = [(manner, entry.split(":")) for manner, row in rows.items() for entry in row.split()]
    return {verb: Verb(manner, float(seconds)) for manner, (verb, seconds) in entries}


STEMS = _table(_STEM_ROWS)
HAN = _table(_HAN_ROWS)
