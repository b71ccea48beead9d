"""Objects, people by trade, pronouns and the small words around them."""

from pipeline.engines.director_rules.lexicon.listed import listed

PROPS = listed(
    """
    album apple axe backpack badge bag ball balloon banknote basket battery bell belt bicycle
    bill flowerpot gavel
    binoculars blanket book boot bottle bouquet bowl box bracelet bread briefcase brush
    bucket bullet cake camera candle cane canvas cap card cash cassette cello chain chalk
    cheque chessboard cigar cigarette clipboard clock coat coffee coin compass contract cork
    crate crown cup cushion dagger diary document doll drawing drum earring envelope
    extinguisher feather file film flag flashlight flask flower folder fork frame gift glass
    glasses glove grenade guitar gun hammer handbag handcuff handkerchief hat headphones
    helmet invitation iron jacket jar jewel journal jug kettle key keyboard knife lamp
    lantern laptop leaf leash ledger letter lighter lipstick lock locket luggage magazine
    map mask match matchbox medal menu microphone mirror money mop mug napkin necklace
    needle newspaper note notebook orange package packet paddle page painting pan paper
    parcel passport pearl pen pencil petal phone photo photograph picture pill pillow pipe
    pistol plate postcard pot present puppet purse puzzle radio razor receipt record remote
    revolver rifle ring rope pitchfork rake broom hoe bucket pail barrel bridle reins saddle
    cooler surfboard bat racket cone plank nail bandage scalpel spear
    shield crown wand globe rose rucksack sandwich satchel saucer saw scarf scissors
    screwdriver shawl shell shoe shovel sign skateboard spade spoon stamp stick stone
    suitcase sugar sword syringe tape tea teapot telegram telephone thermos ticket torch
    towel toy tray trophy trumpet tumbler typewriter umbrella vase violin wallet watch whip
    whistle wine wrench
    """
)
"""Things that a hand can hold, in the singular."""

WORN = listed(
    """
    hat cap coat jacket glasses scarf glove mask crown shoe boot helmet shawl earring necklace
    bracelet badge belt watch ring headphones satchel backpack
    """
)
"""On somebody, where brackets describe them."""

COMPOUNDS = frozenset(
    [
        ("paper", "bag"),
        ("cello", "case"),
        ("violin", "case"),
        ("guitar", "case"),
        ("rolling", "pin"),
    ]
)
"""Two words for one thing."""

PROPS_ELSEWHERE = listed(
    """
    信 车票 票 杯子 茶杯 杯 茶 茶壶 照片 相片 手机 电话 钥匙 伞 雨伞 箱子 行李箱
    包 书 报纸 地图 刀 枪 手表 表 戒指 钱 帽子 围巾 眼镜 灯 蜡烛 瓶子
    花 笔 本子 护照 橘子 手套 盒子
    письмо билет чашка чай фотография телефон ключ зонт чемодан книга
    газета нож пистолет часы кольцо מכתב כרטיס כוס תה תמונה טלפון מפתח מטריה מזוודה ספר
    עיתון שעון טבעת
    """
)
"""Things in other scripts, as dictionaries give them."""

PLURALS = {
    "reins": "reins",
    "knives": "knife",
    "leaves": "leaf",
    "matches": "match",
    "boxes": "box",
    "keys": "key",
}

NOT_HELD = listed(
    """
    hand hands arm arms eye eyes head face hair finger fingers thumb shoulder shoulders knee
    knees leg legs foot feet lip lips mouth neck back breath time moment way place side end
    seat step steps turn word words one it them him her this that everything nothing
    something door window table chair floor wall stairs step stair rail railing corner
    street room silence light dark darkness tear tears smile gaze look voice pace ground air
    water rain snow wind sky life mind thing things man woman boy girl crowd train car bus
    dog puppy wolf cat kitten horse pony bird gull
    ear ears cheek chin forehead heel nose chest palm fist fists wrist tongue tooth teeth skin bow
    jury family team crew band choir audience mob gang knights cowboys cow goat sheep pig hen
    chicken duck donkey camel rabbit snake fox bear rat mouse robot belly hip order orders seal
    """
)
"""Nouns after a handling verb that are no props."""

PEOPLE = listed(
    """
    actor agent baby barista barman bartender boss boy bride boxer butcher captain cashier
    chef child clerk coach conductor cook cop courier cyclist dancer daughter detective
    doctor driver father fisherman friend girl grandfather grandmother groom guard guest
    host hostess husband judge kid king lady lawyer lieutenant maid man manager mayor
    mechanic minister monk mother musician neighbour neighbor nun nurse officer owner pilot
    player policeman policewoman porter priest prince princess queen receptionist reporter
    sailor secretary sergeant shopkeeper sister soldier son stranger student teacher thief
    twin usher vendor waiter waitress wife woman worker passenger attendant runner messenger
    widow
    rider fishmonger gardener gunman salesman fisherwoman policemen men women boys girls children
    chief wizard knight cowboy sheriff bandit farmer defender prosecutor witness referee robber
    engineer scientist astronaut pianist painter carpenter blacksmith shepherd surgeon paramedic
    """
)
"""People by what they are: capitals make them characters."""

ANIMALS = listed(
    """
    dog puppy wolf cat kitten horse pony cow bull calf goat sheep lamb pig hen chicken rooster duck
    goose donkey mule camel rabbit fox bear lion tiger elephant deer rat mouse snake parrot owl
    eagle monkey robot dogs cats horses cows goats pigs hens chickens ducks camels rats
    """
)
"""Who does something and is nobody of the cast."""

SEVERAL = listed("policemen men women boys girls children guards soldiers knights cowboys")
"""Crowds: characters only where they are cued."""

SOUNDS = listed(
    """
    bang beep boom buzz clang clap clatter click creak crack crash ding echo gunshot
    gunshots hiss horn howl hum knock laughter murmur music noise pop ring ringing roar
    rumble scream scrape screech siren sirens slam smash snap song sound splash thud thump
    thunder tick ticks voice voices whistle applause bell bells silence
    """
)
"""Capitals that are heard, not seen."""

NOT_NAMES = listed(
    """
    int ext day night dawn dusk morning evening later continuous cut to fade in out dissolve
    the end a an and or but on off of pov angle close wide shot insert montage series
    intercut back super title titles over black beat pause then now still he she they it his
    her their we you i who all everyone nobody no not tv usa uk ok o.s v.o end flashback
    present begin ends begins with up down left right dv phone
    """
)
"""Capitals that are words of the trade."""

DETERMINERS = listed(
    """
    a an the his her their its my your our this that these those two three four five some
    any each every another no one both all first second last other
    """
)

MASCULINE = frozenset(["he", "him", "his", "himself", "他", "он", "его", "ему", "הוא"])
FEMININE = frozenset(["she", "her", "hers", "herself", "她", "она", "её", "ее", "ей", "היא"])
PLURAL = frozenset(["they", "both", "他们", "她们", "они", "הם"])
OBJECTIVE = frozenset(["him", "her", "it", "them", "его", "ему", "ей"])

PREPOSITIONS = listed(
    """
    behind before beside below above of to at on in near around over under after towards for with
    from by between against opposite
    """
)
"""Before a pronoun they say where something is, not who does it."""

GENDERED = {
    "man": "m", "boy": "m", "father": "m", "husband": "m", "son": "m", "brother": "m", "king": "m",
    "waiter": "m", "grandfather": "m", "uncle": "m", "woman": "f", "girl": "f", "mother": "f",
    "wife": "f", "daughter": "f", "sister": "f", "queen": "f", "waitress": "f", "lady": "f",
    "grandmother": "f", "aunt": "f", "princess": "f", "prince": "m", "nun": "f", "monk": "m",
    "mum": "f", "dad": "m", "grandma": "f", "grandpa": "m", "grandson": "m", "granddaughter": "f",
    "nephew": "m", "niece": "f", "widow": "f", "bride": "f", "groom": "m", "actress": "f",
}  # fmt: skip
"""What an introduction says about the pronoun that will follow."""

SCENERY = listed(
    """
    rain water light lights tears steam smoke snow shadow shadows road river stairs
    staircase line lines wind fog mist sun moon clouds sky sea waves leaves dust fire
    curtain curtains blood sweat ice street sound music voice voices track tracks wires path
    hill mountains city town roofs house houses
    """
)
"""What runs, falls or climbs without going anywhere: a picture of the place."""
