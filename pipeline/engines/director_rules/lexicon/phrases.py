"""Phrases that turn a scene, and those that give it its form."""


def _phrases(rows: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in " ".join(rows.split()).split("|"))


CHANGES = _phrases(
    """
    i love you | i know | i lied | you lied | the truth | i'm leaving | i am leaving |
    goodbye | it's over | is dead | he's dead | she's dead | died | die | kill | gun |
    married | pregnant | never coming | never came | not coming | i sold | you sold |
    i quit | you're fired | divorce | i did it | it was me | it was you |
    your father | your mother | my son | my daughter | our son | our daughter |
    found it | found him | found her | gone | too late | last time | don't move |
    or else | i'll find you | get out | who are you | don't know me | i hate you |
    help me | run! | 我爱你 | 再见 | 死了 | 离婚 | 我知道 | 来不及 | люблю тебя |
    прощай | умер | אני אוהב | te quiero | te amo | adiós | je t'aime | adieu |
    ich liebe dich | ti amo | addio
    """
)
"""A line that holds one of these changes something: somebody has to take it in."""

MONTAGES = ("montage", "series of shots", "蒙太奇", "монтаж")
MONTAGE_ENDS = ("end montage", "end of montage", "end series", "back to scene", "蒙太奇结束")
INTERCUTS = ("intercut", "inter-cut", "交叉剪辑")

FORMS = _phrases(
    """
    begin flashback | start flashback | end flashback | end of flashback | flashback |
    back to present | begin dream | end dream | the end | end | end credits | fin | 剧终 | конец
    """
)
"""Action lines that give the film its form: nothing of them is seen."""

SILENCES = _phrases(
    """
    silence | a silence | long silence | a long silence | beat | a beat | a long beat | long beat |
    pause | a pause | a long pause | long pause | nobody speaks | no one speaks | no answer |
    沉默 | 停顿 | 长时间的沉默 | пауза | молчание | тишина | שתיקה |
    silencio | pausa | stille | silenzio
    """
)
"""Action that is nothing but a pause: a shot without words."""
