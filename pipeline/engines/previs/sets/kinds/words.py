"""What a place's name says: words to kinds, in several languages."""

WORDS: dict[str, str] = {
    "kitchen": "kitchen, kitchenette, galley, pantry, scullery, 厨房, кухня, кухн, מטבח, "
    "cuisine, küche, cocina",
    "living room": "living room, lounge, sitting room, parlour, parlor, drawing room, den, "
    "apartment, flat, loft, house, home, villa, mansion,"
    " 客厅, 公寓, гостин, квартир, дом, סלון, דירה, בית, salon, séjour, appartement, maison, "
    "wohnzimmer, wohnung, haus, sala, salón, casa",
    "bedroom": "bedroom, chambre d'hôtel, hotel room, motel room, guest room, nursery, bed, 卧室, "
    "旅馆房间, спальн, "
    "חדר שינה, chambre, schlafzimmer, dormitorio, habitación",
    "bathroom": "bathroom, toilet, restroom, washroom, lavatory, shower, ladies' room, men's "
    "room, 浴室, 厕所, 洗手间, ванн, туалет, אמבטיה, שירותים, salle de bain, badezimmer, bad, baño",
    "office": "office, bullpen, precinct, cubicle, headquarters, study, bureau, boardroom, "
    "meeting room, conference room, newsroom, "
    "reception, police station, agency, bank,"
    " 办公室, 书房, офис, кабинет, контор, משרד, büro, arbeitszimmer, oficina, despacho",
    "corridor": "elevator, lift, corridor, hallway, hall, passage, passageway, landing, foyer, "
    "vestibule, "
    "tunnel, 走廊, коридор, прихож, מסדרון, couloir, flur, gang, pasillo",
    "staircase": "staircase, stairwell, stairway, 楼梯间, подъезд, חדר מדרגות, cage d'escalier, "
    "treppenhaus, escalera",
    "cafe": "cafe, café, coffee shop, coffee house, coffee, tea house, teahouse, tea room, "
    "diner, canteen, cafeteria, bistro, bakery, ice cream parlor,"
    " 咖啡馆, 咖啡厅, 咖啡店, 茶馆, 食堂, кафе, кофейн, столов, בית קפה, קפה, cafetería, "
    "kaffeehaus, "
    "bäckerei, boulangerie",
    "bar": "bar, pub, tavern, saloon, nightclub, club, inn, 酒吧, бар, паб, пивн, בר, פאב, "
    "kneipe, taverne, taberna, cantina",
    "restaurant": "restaurant, dining room, bistrot, brasserie, trattoria, pizzeria, 餐厅, 饭店, "
    "餐馆, ресторан, столовая, מסעדה, gasthaus, speisesaal, esszimmer, salle à manger, "
    "restaurante, comedor",
    "shop": "shop, laundromat, laundry, barber shop, hairdresser, store, supermarket, grocery, "
    "pharmacy, boutique, bookshop, bookstore, mall, "
    "drugstore, 商店, 超市, 书店, 药店, магазин, лавка, аптек, חנות, סופר, magasin, épicerie, "
    "laden, "
    "geschäft, supermarkt, tienda",
    "classroom": "classroom, school, lecture hall, kindergarten, 教室, 学校, класс, школ, аудитор, "
    "כיתה, בית ספר, salle de classe, école, klassenzimmer, schule, aula, escuela",
    "hospital": "hospital room, operating theatre, operating theater, hospital, ward, clinic, "
    "operating room, surgery, emergency "
    "room, infirmary, 病房, 医院, больниц, палат, בית חולים, hôpital, krankenhaus, krankenzimmer, "
    "klinik, hospital",
    "interview room": "interview room, interrogation room, interrogation, questioning room, "
    "审讯室, допрос, חדר חקירות, salle d'interrogatoire, verhörraum, sala de interrogatorios",
    "prison cell": "cell, prison, jail, dungeon, 牢房, 监狱, камер, тюрьм, תא, כלא, cellule, "
    "prison, zelle, gefängnis, celda, cárcel",
    "court": "court, courtroom, courthouse, tribunal, 法庭, 法院, суд, בית משפט, gericht, "
    "gerichtssaal, juzgado",
    "church": "church, chapel, cathedral, temple, nave, monastery, mosque, synagogue, 教堂, 寺庙, "
    "церк, храм, собор, כנסייה, בית כנסת, église, cathédrale, kirche, dom, iglesia",
    "theatre": "theatre, circus, circus tent, tent, theater, stage, auditorium, cinema, opera, "
    "concert hall, ballroom, "
    "backstage, 剧院, 舞台, 电影院, театр, сцен, кинотеатр, תיאטרון, במה, קולנוע, théâtre, kino, "
    "bühne, teatro",
    "warehouse": "warehouse, vault, bank vault, storage, storeroom, factory, hangar, depot, "
    "barn, mill, basement, "
    "cellar, 仓库, 工厂, склад, завод, ангар, подвал, сарай, מחסן, מפעל, entrepôt, usine, lager, "
    "lagerhaus, fabrik, keller, scheune, almacén",
    "workshop": "workshop, repair shop, body shop, garage, studio, atelier, shed, forge, 车间, "
    "车库, 工作室, мастерск, "
    "гараж, "
    "студи, סדנה, מוסך, werkstatt, taller",
    "laboratory": "laboratory, lab, morgue, морг, 实验室, лаборатор, מעבדה, laboratoire, labor, "
    "laboratorio",
    "control room": "control room, command center, command centre, situation room, server "
    "room, mission control, operations room, 控制室, 指挥中心, пультов, диспетчерск, חדר בקרה, חדר "
    "מלחמה, salle de contrôle, kontrollraum, leitstand",
    "car": "car, police cruiser, cruiser, squad car, ambulance, taxi, cab, van, truck, suv, "
    "limousine, automobile, vehicle, 汽车, 车内, 出租车, "
    "машин, автомобил, такси, מכונית, מונית, רכב, voiture, auto, wagen, coche",
    "train": "train, airplane cabin, plane cabin, bus interior, train carriage, carriage, "
    "railway car, train car, subway car, bus, tram, "
    "dining car, metro, airplane, plane, 火车, 车厢, 列车, 地铁, поезд, вагон, метро, автобус, "
    "רכבת, "
    "קרון, wagon, zug, abteil, vagón",
    "compartment": "compartment, sleeping car, sleeper, cabin, berth, 包厢, 卧铺, купе, תא שינה, "
    "couchette, schlafwagen, schlafabteil",
    "spaceship": "spaceship, spacecraft, starship, cockpit, space station, shuttle, airlock, "
    "飞船, 宇宙飞船, 太空舱, звездолёт, звездолет, космическ, חללית, vaisseau, raumschiff, nave "
    "espacial",
    "cave": "cave, cavern, grotto, mine, catacomb, 山洞, 洞穴, пещер, шахт, מערה, grotte, höhle, "
    "cueva",
    "hotel lobby": "lobby, throne room, reception hall, hotel lobby, hotel, waiting room, "
    "museum, gallery, palace, airport, "
    "terminal, 大厅, 酒店, 机场, 博物馆, вестибюл, гостиниц, отел, аэропорт, музе, לובי, מלון, שדה "
    "תעופה, hôtel, musée, empfangshalle, flughafen, aeropuerto",
    "library": "library, archive, 图书馆, библиотек, ספרייה, bibliothèque, bibliothek, biblioteca",
    "gym": "gym, dance studio, rehearsal room, gymnasium, sports hall, dojo, boxing ring, arena, "
    "体育馆, спортзал, חדר כושר, "
    "gymnase, turnhalle, gimnasio",
    "attic": "attic, garret, 阁楼, чердак, עליית גג, grenier, dachboden, ático",
    "street": "street, apartment building, office building, building, skyscraper, avenue, "
    "boulevard, sidewalk, pavement, crossroads, intersection, "
    "corner, parking lot, 街, 街道, 马路, улиц, проспект, перекрёст, רחוב, שדרה, rue, straße, "
    "strasse, calle",
    "city": "city, town, downtown, skyline, 城市, 城, город, עיר, ville, stadt, ciudad",
    "alley": "alley, alleyway, lane, back street, 小巷, 胡同, 巷, переулок, סמטה, ruelle, gasse, "
    "callejón",
    "courtyard": "courtyard, swimming pool, pool, yard, backyard, patio, playground, 院子, 庭院, "
    "двор, חצר, cour, hof, "
    "innenhof",
    "rooftop": "rooftop, roof, 屋顶, 天台, крыш, גג, toit, dach, azotea",
    "terrace": "terrace, balcony, veranda, porch, fort, castle, 阳台, 露台, балкон, террас, "
    "веранд, מרפסת, terrasse, balcon, balkon, terraza",
    "garden": "garden, orchard, vineyard, greenhouse, 花园, 果园, сад, גן, גינה, jardin, garten, "
    "jardín",
    "park": "park, 公园, парк, פארק, parc, parque, stadtpark",
    "forest": "forest, campsite, camp, wood, woods, jungle, grove, clearing, 森林, 树林, лес, "
    "тайг, יער, forêt, "
    "bois, wald, bosque",
    "field": "field, cornfield, wheatfield, battlefield, stadium, football field, pasture, "
    "meadow, plain, farm, prairie, hill, hillside, valley, 田野, 草地, 田, поле, "
    "луг, ферм, холм, שדה, אחו, champ, prairie, feld, wiese, campo",
    "desert": "desert, dune, wasteland, 沙漠, пустын, מדבר, désert, wüste, desierto",
    "beach": "beach, sea, seaside, shore, coast, ocean, island, lake, lakeside, river, "
    "riverbank, 海滩, 海边, 海, 湖, 河, пляж, мор, берег, озер, река, חוף, ים, אגם, נהר, plage, "
    "mer, "
    "strand, meer, see, ufer, playa, mar",
    "mountain": "mountain, mountains, peak, summit, cliff, ridge, canyon, glacier, 山, 山顶, 悬崖, "
    "гор, вершин, скал, הר, צוק, montagne, falaise, berg, gipfel, gebirge, montaña",
    "suburb": "suburb, front yard, front porch, house front, driveway, suburban street, "
    "bungalow, cottage, 郊区, пригород, дач, פרבר, banlieue, vorort, vorstadt, suburbio",
    "village": "village, village square, square, piazza, plaza, town square, 村, 村庄, 广场, "
    "деревн, площад, сел, כפר, כיכר, place du village, dorf, dorfplatz, platz, marktplatz, "
    "pueblo",
    "bridge": "bridge, footbridge, viaduct, 桥, мост, גשר, pont, brücke, puente",
    "snow": "snow, frozen lake, frozen river, snowfield, tundra, arctic, ice, iceberg, "
    "ski slope, 雪地, 冰原, снег, тундр, "
    "שלג, neige, schnee, nieve",
    "station": "station, platform, railway station, train station, bus stop, border station, "
    "railway, tracks, 车站, 站台, 火车站, вокзал, станци, перрон, платформ, תחנה, תחנת רכבת, רציף, "
    "gare, quai, bahnhof, bahnsteig, estación, andén",
    "market": "market, fish market, bazaar, fair, souk, 市场, 集市, 菜市场, рынок, базар, ярмарк, "
    "שוק, marché, markt, mercado",
    "harbour": "harbour, harbor, port, dock, docks, pier, wharf, quay, marina, jetty, 港口, 码头, "
    "порт, гаван, причал, пристан, נמל, מזח, hafen, kai, puerto, muelle",
    "hill town": "harbour city, harbor city, harbour town, harbor town, port city, port town, "
    "seaside town, fishing village, hill town, hillside town, 海港城市, портов город, עיר נמל, "
    "ville portuaire, hafenstadt, ciudad portuaria",
    "steps": "stairs, steps, stair, 台阶, 楼梯, 阶梯, лестниц, ступен, מדרגות, escalier, marches, "
    "treppe, escaleras",
    "road": "road, highway, motorway, roadside, gas station, petrol station, crossing, 公路, 路, "
    "дорог, шоссе, כביש, דרך, route, autoroute, landstraße, autobahn, carretera",
    "graveyard": "graveyard, cemetery, grave, tomb, 墓地, 坟墓, кладбищ, могил, בית קברות, "
    "cimetière, friedhof, cementerio",
    "ship": "ship, deck, boat, ferry, yacht, submarine, 船, 甲板, 轮船, корабл, палуб, лодк, "
    "паром, "
    "אונייה, ספינה, סירה, bateau, navire, schiff, boot, barco",
    "room": "room, 房间, 屋, комнат, חדר, pièce, zimmer, raum, cuarto",
}
"""Kind to the words for it. The word that stands last in a name wins, the longer one of two."""
