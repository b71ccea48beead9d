"""Words of places that headings have more seldom: nearest kinds, indoors and outdoors apart."""

INDOORS: dict[str, str] = {
    "kitchen": "larder",
    "living room": "penthouse, tenement, hut, shack, trailer, caravan, rv, motorhome, yurt, "
    "chalet, lodge, brownstone, townhouse, farmhouse, homestead, playroom, sunroom, "
    "蒙古包, 木屋, хижин, пентхаус, פנטהאוז, בקתה, изба, избе, избу",
    "bedroom": "suite, barracks, bunkhouse, dormitory, hostel, quarters, brothel, orphanage, "
    "motel, 宿舍, 招待所, 兵营, общежит, казарм, детдом, אכסניה",
    "bathroom": "sauna, spa, steam bath, 澡堂, 桑拿, саун, סאונה, ספא, баня, бане, баню",
    "office": "embassy, consulate, law firm, chambers, call center, call centre, "
    "trading floor, stock exchange, conference centre, conference center, 会议室, 银行, "
    "警察局, 派出所, 编辑部, 大使馆, банк, полици, посольств, редакци, בנק, משטרה, "
    "שגרירות, חדר ישיבות",
    "corridor": "entryway, mudroom, 过道, 电梯, 玄关, лифт, מעלית",
    "cafe": "tearoom, coffeehouse, patisserie, burger joint, fast food joint, deli, 茶楼, "
    "网吧, 面馆, закусочн, кондитерск, מאפייה, קונדיטוריה",
    "bar": "speakeasy, casino, disco, discotheque, dance floor, honky-tonk, taproom, alehouse, "
    "bowling alley, arcade, amusement arcade, 赌场, 夜总会, 舞厅, 歌厅, казино, дискотек, "
    "кабак, קזינו, מועדון, דיסקוטק",
    "restaurant": "steakhouse, refectory, mess, 火锅店, трапезн, חדר אוכל",
    "shop": "bodega, deli counter, butcher's, florist, tailor's, dry cleaner, dry cleaners, "
    "apothecary, showroom, barbershop, beauty salon, nail salon, hair salon, kiosk, "
    "理发店, 花店, 当铺, 杂货店, парикмахерск, цветочн, ломбард, מספרה, מכולת, קיוסק",
    "classroom": "daycare, creche, crèche, 幼儿园, 补习班, детсад, גן ילדים, university, "
    "campus, 大学, университет, אוניברסיטה",
    "hospital": "icu, dentist's, vet's, asylum, sanatorium, hospice, medbay, mri suite, "
    "手术室, 诊所, 急诊室, 疗养院, клиник, санатори, операционн, מרפאה, חדר ניתוח, "
    "חדר מיון",
    "prison cell": "torture chamber, oubliette, 地牢, 看守所, темниц, каземат, צינוק",
    "court": "parliament, senate, 议会, парламент, сенат, כנסת, פרלמנט",
    "church": "crypt, mausoleum, vestry, sacristy, confessional, cloister, convent, abbey, "
    "shrine, pagoda, 佛堂, 祠堂, 清真寺, монастыр, мечет, часовн, собор, כנסייה, בית כנסת, "
    "מסגד, מנזר",
    "theatre": "concert venue, orchestra pit, soundstage, film set, planetarium, amphitheatre, "
    "amphitheater, 摄影棚, 音乐厅, 马戏团, цирк, филармони, съёмочн, קרקס, היכל התרבות",
    "warehouse": "stable, cowshed, coop, granary, silo, brewery, winery, distillery, refinery, "
    "slaughterhouse, abattoir, meat locker, freezer, loading dock, loading bay, car park, "
    "parking garage, cargo hold, cargo bay, hold, bunker, shelter, fallout shelter, "
    "boathouse, firehouse, armory, armoury, substation, power plant, nuclear plant, "
    "地下室, 马厩, 防空洞, 停车场, 粮仓, бункер, конюшн, амбар, хлев, убежищ, парковк, "
    "מרתף, אורווה, מקלט, חניון, אסם",
    "workshop": "foundry, smithy, blacksmith's, pottery, printing press, 铁匠铺, 作坊, кузниц, "
    "типограф, נפחייה, בית דפוס",
    "laboratory": "mortuary, darkroom, facility, 太平间, 停尸房, 暗房, חדר מתים",
    "control room": "wheelhouse, observatory, control tower, radio booth, editing suite, "
    "projection booth, server farm, data center, data centre, time machine, tardis, "
    "天文台, 监控室, 驾驶室, 指挥室, 机房, обсерватори, рубк, серверн, מצפה כוכבים, "
    "חדר שרתים, מגדל פיקוח",
    "car": "limo, pickup, jeep, minivan, 卡车, 警车, 吉普车, джип, грузовик, фургон, ג'יפ, "
    "משאית, ניידת",
    "train": "helicopter, private jet, jet, aircraft, coach, gondola, cable car, 直升机, 机舱, "
    "公交车, 大巴, вертолёт, вертолет, самолёт, самолет, трамва, מטוס, מסוק, אוטובוס",
    "compartment": "houseboat, sailboat, speedboat, rowboat, lifeboat, stagecoach, "
    "captain's quarters, 船舱, кают",
    "spaceship": "escape pod, 宇航舱, 空间站",
    "cave": "sewer, igloo, lair, pyramid, tomb, sarcophagus chamber, 下水道, 矿井, 墓室, "
    "канализац, логов, гробниц, מכרה, ביוב",
    "hotel lobby": "departure gate, baggage claim, customs, waiting area, aquarium, zoo, "
    "候机厅, 候车室, 海关, 美术馆, аквариум, галере, таможн, אקווריום, גלריה, מכס",
    "gym": "ice rink, skating rink, shooting range, bowling, 更衣室, 舞蹈室, 武馆, 溜冰场, "
    "раздевалк, каток, бассейн, מלתחה, דוג'ו",
    "staircase": "bell tower, lighthouse, tower, windmill, watermill, keep, 灯塔, 塔楼, 钟楼, "
    "маяк, башн, колокольн, мельниц, מגדלור, מגדל, טחנה",
    "attic": "treehouse, crawl space, 树屋, мансард, בית עץ",
    "garden": "orangery, conservatory, solarium, biodome, hothouse, winter garden, 温室, 暖房, "
    "оранжере, теплиц, חממה",
    "room": "closet, walk-in closet, wardrobe, booth, phone booth, telephone box, toll booth, "
    "storage closet, 电话亭, 衣帽间, чулан, кладовк",
}

OUTDOORS: dict[str, str] = {
    "field": "moor, moorland, heath, swamp, marsh, bog, bayou, wetland, savanna, savannah, "
    "steppe, grassland, pampas, paddock, corral, ranch, farmyard, barnyard, homestead, "
    "plantation, rice paddy, racetrack, race track, speedway, golf course, no man's land, "
    "trench, war zone, front line, bleachers, stone circle, airfield, 沼泽, 草原, 稻田, "
    "农场, 牧场, 战场, 球场, 荒野, болот, степ, ранчо, пастбищ, окоп, стадион, равнин, "
    "ביצה, חווה, שדה קרב, אצטדיון, ערבה, windmill, watermill, 风车",
    "forest": "mangrove, rainforest, woodland, undergrowth, glade, treeline, campfire, "
    "bonfire, trail, woodshed, 雨林, 丛林, 竹林, 营地, рощ, чащ, опушк, поляна, костёр, "
    "костер, חורש, חורשה, ג'ונגל, taiga",
    "desert": "outback, badlands, mesa, moon, lunar surface, alien planet, planet, asteroid, "
    "crater, pyramids, pyramid, oasis, 戈壁, 月球, 绿洲, 金字塔, лун, оазис, пирамид, "
    "נווה מדבר, ירח, פירמידה",
    "beach": "creek, stream, brook, rapids, pond, lagoon, bay, cove, cape, headland, reef, "
    "open water, shoreline, sandbank, reservoir, levee, 沙滩, 小溪, 池塘, 海湾, 海岸, 岛, "
    "水库, ручь, ручей, пруд, залив, бухт, лагун, נחל, אגמון, מפרץ",
    "mountain": "gorge, ravine, gully, waterfall, volcano, foothills, mountainside, pass, "
    "quarry, pit, ridgeline, sinkhole, dam, 峡谷, 瀑布, 火山, 采石场, 山谷, ущел, овраг, "
    "водопад, вулкан, карьер, перевал, מפל, קניון, הר געש, מחצבה, ואדי",
    "road": "path, footpath, track, runway, airstrip, tarmac, freeway, interstate, overpass, "
    "roundabout, rest stop, rest area, roadblock, checkpoint, border, frontier, "
    "accident scene, ditch, drive-in, drive-thru, launch pad, spaceport, 小路, 跑道, "
    "加油站, 检查站, 边境, 停车场, троп, взлётн, заправк, застав, границ, стоянк, שביל, "
    "מסלול, תחנת דלק, מחסום, גבול, חניון",
    "street": "traffic light, crosswalk, neighborhood, neighbourhood, chinatown, tenement, "
    "motel, crime scene, parking structure, housing project, embassy, casino, 十字路口, "
    "路口, 唐人街, 小区, перекрёсток, светофор, квартал, צומת, שכונה",
    "suburb": "farmhouse, cul-de-sac, residential area, front lawn, chalet, lodge, brownstone, "
    "townhouse, stoop, doorstep, housing estate, council estate, penthouse, hut, shack, "
    "trailer, caravan, 别墅, 农舍, хутор, коттедж, בקתה, קרוואן",
    "village": "hamlet, settlement, fountain, monument, statue, memorial, well, shantytown, "
    "favela, 小镇, 纪念碑, 喷泉, посёлок, поселок, фонтан, памятник, колодец, מזרקה, "
    "אנדרטה, באר",
    "alley": "slum, ghetto, 贫民窟, трущоб, гетто, משכנות עוני",
    "harbour": "shipyard, dockyard, boatyard, waterfront, canal, towpath, lock, promenade, "
    "boardwalk, esplanade, embankment, lighthouse, boathouse, 船厂, 运河, 江边, 灯塔, "
    "набережн, канал, верф, маяк, טיילת, תעלה, מגדלור",
    "market": "marketplace, stall, fairground, carnival, ferris wheel, festival, 夜市, 庙会, "
    "游乐场, карнавал, аттракцион, לונה פארק, דוכן",
    "park": "lawn, campus, quad, university, zoo, hedge maze, 校园, 动物园, 大学, кампус, "
    "зоопарк, лужайк, университет, קמפוס, מדשאה, גן חיות, אוניברסיטה",
    "courtyard": "schoolyard, poolside, construction site, scaffolding, junkyard, scrapyard, "
    "landfill, dump, back lot, stable, cloister, 操场, 工地, 垃圾场, 游泳池, стройк, "
    "свалк, бассейн, אתר בנייה, בריכה, מזבלה, film set",
    "terrace": "ruins, battlements, ramparts, drawbridge, moat, gatehouse, gate, guard tower, "
    "tower, keep, military base, 废墟, 城墙, 城门, 城堡, 要塞, руин, крепост, ворот, "
    "замок, חורבות, חומה, טירה, מבצר, שער",
    "rooftop": "fire escape, ledge, window ledge, helipad, 楼顶, карниз, מנחת",
    "steps": "amphitheatre, amphitheater, colosseum, 圆形剧场, колизе, אמפיתיאטרון",
    "ship": "lifeboat, life raft, raft, sailboat, rowboat, speedboat, gangplank, oil rig, "
    "crow's nest, houseboat, 帆船, 救生艇, 木筏, яхт, шлюпк, парусник, רפסודה, מפרשית, "
    "плоту, плоте",
    "bridge": "underpass, 立交桥, 天桥, эстакад, путепровод, גשר עילי",
    "garden": "allotment, orangery, conservatory, 菜园, огород, גן ירק",
    "snow": "frozen waste, ski resort, ski lift, base camp, 滑雪场, 冰川, ледник, лыжн, קרחון, "
    "אתר סקי",
    "graveyard": "churchyard, crematorium, burial ground, mausoleum, 陵园, крематори, בית עלמין",
    "station": "railroad, 铁轨, 铁路, рельс, מסילה",
}
