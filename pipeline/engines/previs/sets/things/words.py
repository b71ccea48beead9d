"""Other words for props, in several languages."""

NAMES: dict[str, str] = {
    "paper": "letter, note, document, contract, page, sheet, will, receipt, bill, list, form, "
    "file, drawing, manuscript, script,"
    " 信, 纸, 文件, письм, бумаг, записк, מכתב, נייר, פתק, lettre, papier, brief, zettel, carta, "
    "papel",
    "newspaper": "paper, magazine, 报纸, газет, עיתון, journal, zeitung, periódico",
    "photograph": "photo, picture, portrait, polaroid, postcard, snapshot, painting, 照片, "
    "фотограф, фото, תמונה, foto",
    "card": "cards, business card, playing card, id, badge, passport, 牌, карточк, визитк, "
    "паспорт, כרטיס ביקור, carte, karte",
    "map": "chart, blueprint, plan, 地图, карт, מפה, landkarte, mapa",
    "ticket": "票, 车票, билет, כרטיס, billet, fahrkarte, billete",
    "envelope": "信封, конверт, מעטפה, enveloppe, umschlag, sobre",
    "parcel": "package, packet, present, gift, 包裹, 礼物, посылк, свёрток, свертк, подар, חבילה, "
    "מתנה, paquet, paket, paquete",
    "book": "diary, notebook, ledger, bible, album, journal, novel, 书, 日记, книг, тетрад, "
    "дневник, ספר, יומן, מחברת, livre, buch, libro",
    "pen": "pencil, brush, quill, cigarette, 笔, ручк, карандаш, сигарет, עט, stylo, stift",
    "key": "keys, key ring, 钥匙, ключ, מפתח, clé, schlüssel, llave",
    "coin": "coins, penny, монет, מטבע, 硬币, münze, moneda",
    "money": "cash, note, banknote, wallet, purse, 钱, 钱包, деньг, кошел, "
    "כסף, argent, geld, dinero",
    "ring": "diamond, jewel, necklace, 戒指, кольц, טבעת, bague, anillo",
    "cup": "coffee, tea, mug, saucer, teacup, 茶, 咖啡, 杯子, 茶杯, чашк, кружк, чай, כוס, ספל, "
    "tasse, taza",
    "bottle": "wine, beer, whisky, vodka, vial, flask, thermos, jar, canteen, jug, "
    "champagne, 瓶, 瓶子, 酒, бутылк, вино, "
    "пив, водк, בקבוק, bouteille, flasche, botella",
    "glass": "drink, water, whiskey, tumbler, goblet, 玻璃杯, стакан, бокал, рюмк, verre, vaso",
    "pot": "pan, kettle, saucepan, cauldron, 锅, кастрюл, чайник, סיר, casserole, topf, olla",
    "plate": "dish, bowl, tray, saucer, 盘子, 碗, тарелк, блюд, миск, צלחת, assiette, teller, "
    "plato",
    "food": "soup, meal, dinner, breakfast, steak, noodles, rice, sandwich, 面, 饭, еда, суп, "
    "אוכל, repas, essen, comida",
    "bread": "loaf, 面包, хлеб, לחם, pain, brot, pan",
    "cake": "pie, ice cream, cream, cone, pancake, 蛋糕, торт, עוגה, gâteau, kuchen, pastel",
    "apple": "fruit, pear, peach, tomato, 苹果, яблок, תפוח, pomme, apfel, manzana",
    "orange": "lemon, 橙子, 橘子, апельсин, תפוז",
    "candle": "蜡烛, свеч, נר, bougie, kerze, vela",
    "lantern": "oil lamp, storm lamp, 灯笼, laterne",
    "lamp": "light, 灯, ламп, фонар, מנורה, lampe",
    "torch": "flashlight, lighter, 手电筒, фонарик, פנס, taschenlampe, linterna",
    "flower": "flowers, rose, roses, bouquet, tulip, vase, 花, цвет, роз, букет, פרח, פרחים, "
    "fleur, blume, flor",
    "clock": "alarm clock, alarm, 钟, 闹钟, часы, будильник, שעון, horloge, uhr, reloj",
    "bell": "铃, колокол, звонок, פעמון, cloche, glocke, campana",
    "balloon": "balloons, 气球, шар",
    "stick": "cane, club, branch, baton, wand, walking stick, палк, 棍",
    "spoon": "fork, ladle, 勺, ложк, כף",
    "paper bag": "bag of oranges, grocery bag, shopping bag, 纸袋, пакет",
    "flowerpot": "flower pot, potted plant",
    "cello case": "instrument case, guitar case, violin case",
    "ball": "football, basketball, globe, 球, мяч, כדור, balle, ballon, pelota",
    "box": "carton, crate, chest, case, briefcase, safe, cooler, toolbox, matchbox, "
    "match, drawer, 箱子, 盒子, коробк, ящик, сундук, קופסה, "
    "ארגז, boîte, kiste, schachtel, caja",
    "gun": "pistol, revolver, weapon, flare gun, 枪, 手枪, пистолет, револьвер, אקדח, "
    "pistolet, pistole, pistola",
    "rifle": "shotgun, musket, ружь, רובה, fusil, gewehr",
    "shovel": "spade, лопат, את חפירה, pelle, schaufel, pala",
    "broom": "mop, rake, hoe, oar, paddle, метл, מטאטא, balai, besen, escoba",
    "spear": "lance, staff, pole, flagpole, копь, חנית, speer, lanza",
    "pitchfork": "hayfork, вил, קלשון",
    "bat": "baseball bat, cricket bat, racket, surfboard paddle",
    "knife": "blade, dagger, razor, scalpel, chisel, saw, file, 刀, нож, кинжал, סכין, "
    "couteau, messer, cuchillo",
    "sword": "剑, меч, сабл, חרב, épée, schwert, espada",
    "axe": "ax, hatchet, 斧头, топор, גרזן, hache, axt, hacha",
    "hammer": "wrench, tool, mallet, gavel, 锤子, молот, פטיש, marteau",
    "scissors": "shears, 剪刀, ножниц, מספריים, ciseaux, schere, tijeras",
    "rope": "cord, string, chain, wire, cable, reins, bridle, leash, hose, lasso, 绳子, "
    "верёвк, веревк, канат, חבל, corde, seil, "
    "cuerda",
    "camera": "binoculars, 相机, фотоаппарат, камер, מצלמה, appareil photo, kamera, cámara",
    "phone": "mobile, smartphone, cell phone, mobile phone, screen, tablet, 手机, 电话, телефон, "
    "смартфон, טלפון, téléphone, handy, teléfono",
    "telephone": "receiver, landline, payphone, handset",
    "radio": "walkie-talkie, transmitter, speaker, microphone, tape recorder, recorder, "
    "收音机, радио, "
    "приёмник, רדיו",
    "television": "tv, tv set, monitor, 电视, телевизор, טלוויזיה, télévision, fernseher",
    "computer": "laptop, keyboard, terminal, 电脑, компьютер, ноутбук, מחשב, ordinateur, "
    "rechner, ordenador",
    "guitar": "banjo, lute, oud, 吉他, гитар, גיטרה, guitare, gitarre",
    "violin": "fiddle, 小提琴, скрипк, כינור, violon, geige",
    "cello": "double bass, 大提琴, виолончел, צ'לו, violoncelle",
    "suitcase": "luggage, trunk, baggage, 行李箱, 手提箱, чемодан, מזוודה, valise, koffer, maleta",
    "bag": "handbag, pouch, satchel, backpack, rucksack, sack, 包, 袋子, сумк, рюкзак, мешок, "
    "תיק, sac, tasche, rucksack, bolsa",
    "umbrella": "parasol, 伞, 雨伞, зонт, מטרייה, parapluie, regenschirm, paraguas",
    "hat": "cap, helmet, bowler, crown, 帽子, шляп, шапк, כובע, chapeau, hut, sombrero",
    "coat": "jacket, shirt, dress, uniform, blanket, towel, scarf, shawl, bandage, glove, "
    "mask, flag, apron, napkin, handkerchief, cloth, rag, 外套, 大衣, пальто, куртк, "
    "плать, מעיל, manteau, mantel, jacke, abrigo",
    "shoe": "shoes, boot, boots, slipper, 鞋, ботин, туфл, сапог, נעל, נעליים, chaussure, "
    "schuh, zapato",
    "watch": "wristwatch, pocket watch, 手表, montre, armbanduhr",
    "glasses": "spectacles, sunglasses, 眼镜, очк, משקפיים, lunettes, brille, gafas",
    "basket": "篮子, корзин, סל, panier, korb, cesta",
    "bucket": "pail, 桶, ведр, דלי, seau, eimer, cubo",
    "toy": "doll, teddy, teddy bear, puppet, 玩具, 娃娃, игрушк, кукл, בובה, צעצוע, jouet, poupée, "
    "puppe, spielzeug",
    "door": "gate, 门, двер, דלת, porte, tür, puerta",
    "window": "窗, окн, חלון, fenêtre, fenster, ventana",
    "dog": "puppy, hound, wolf, 狗, собак, пёс, пес, כלב, chien, hund, perro",
    "cat": "kitten, 猫, кошк, кот, חתול, chat, katze, gato",
    "bird": "pigeon, crow, gull, seagull, dove, sparrow, parrot, 鸟, птиц, голуб, ציפור, "
    "oiseau, vogel, pájaro",
    "chair": "stool, seat, armchair, 椅子, стул, кресл, כיסא, chaise, stuhl, silla",
    "table": "desk, 桌子, стол, שולחן, tisch, mesa",
    "sofa": "couch, settee, 沙发, диван, ספה, canapé",
    "bed": "cot, mattress, 床, кроват, постел, מיטה, lit, bett, cama",
    "mirror": "looking glass, 镜子, зеркал, מראה, miroir, spiegel, espejo",
    "wardrobe": "closet, cupboard, cabinet, dresser, 衣柜, шкаф, ארון, armoire, schrank, armario",
    "piano": "keyboard instrument, 钢琴, пианино, роял, פסנתר, klavier",
    "fire": "campfire, bonfire, flame, 火, огон, костёр, אש, feu, feuer, fuego",
    "van": "truck, lorry, bus, ambulance, minibus, 卡车, грузовик, camion, lastwagen",
    "motorcycle": "motorbike, moped, scooter, 摩托车, мотоцикл, אופנוע, moto, motorrad",
    "horse": "pony, mare, 马, лошад, сус, cheval, pferd, caballo",
    "car": "taxi, cab, vehicle, 汽车, 车, машин, автомобил, מכונית, רכב, voiture, "
    "auto, wagen, coche",
    "bicycle": "bike, 自行车, велосипед, אופניים, vélo, fahrrad, bicicleta",
    "boat": "ship, raft, canoe, 船, лодк, סירה, bateau, boot, barco",
    "ladder": "梯子, סולם, échelle, leiter, escalera",
    "barrel": "drum, 木桶, бочк, חבית, tonneau, fass",
    "plant": "houseplant, tree, 植物, растени, צמח, plante, pflanze",
}
"""Other words for the same thing, or for one that is drawn alike."""
