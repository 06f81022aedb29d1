# Названия кодов, общих для сообщений, соглашений и бюллетеней.
# Действия.
act-fire = огонь
act-small_arms_fire = огонь из стрелкового оружия
act-sniper_fire = снайперский огонь
act-heavy_machine_gun_fire = огонь из крупнокалиберного пулемёта
act-grenade_fire = огонь из гранатомёта
act-anti_tank_fire = огонь из противотанковых средств
act-mortar_fire = миномётный обстрел
act-artillery_fire = артиллерийский обстрел
act-rocket_fire = обстрел реактивными снарядами
act-tank_fire = огонь из танка
act-explosion = взрыв
act-armed_clash = вооружённое столкновение
act-air = действия авиации
act-air_strike = авиационный удар
act-helicopter_strike = удар с вертолёта
act-barrel_bomb = применение бочковой бомбы
act-drone_strike = удар беспилотного летательного аппарата
act-aircraft_flight = полёт летательного аппарата
act-drone_flight = полёт беспилотного летательного аппарата
act-mine = мина или взрывное устройство
act-mine_laid = установка мин
act-mine_blast = подрыв на мине
act-chemical = химическое оружие
act-chemical_allegation = сообщение о применении химического оружия
act-movement = передвижение сил
act-ground_advance = продвижение на местности
act-position_change = изменение позиций
act-fortification = фортификационные работы
act-presence = присутствие сил или вооружений
act-reconnaissance = разведка
act-sabotage = диверсия
act-exercise_held = военные учения
act-person = действие против лиц
act-attack_on_civilians = нападение на гражданских лиц
act-abduction = похищение
act-arrest = арест
act-recruitment_of_children = вербовка детей
act-sexual_violence = сексуальное насилие
act-access = ограничение доступа
act-access_denied = отказ в доступе
act-access_delayed = задержка доступа
act-checkpoint_obstruction = препятствия на контрольно-пропускном пункте
act-aid_blocked = блокирование гуманитарной помощи
act-repair_obstructed = воспрепятствование ремонту
act-monitor = действие против наблюдателей
act-fire_on_monitors = огонь по наблюдателям
act-interference_with_monitoring = помехи наблюдению
act-jamming = радиоэлектронное подавление
act-other = иное действие
act-incitement = подстрекательство
act-looting = мародёрство
act-demonstration = демонстрация
act-riot = беспорядки
act-withdrawal = отвод
act-inspection = инспекция
act-nothing_observed = ничего не наблюдалось
# Виды оружия.
weapon-small_arms = стрелковое оружие
weapon-rifle = винтовка
weapon-machine_gun = пулемёт
weapon-sniper_rifle = снайперская винтовка
weapon-light_weapons = лёгкие вооружения
weapon-heavy_machine_gun = крупнокалиберный пулемёт
weapon-grenade_launcher = гранатомёт
weapon-anti_tank_missile = противотанковая управляемая ракета
weapon-portable_air_defence = переносной зенитный ракетный комплекс
weapon-mortar = миномёт
weapon-artillery = артиллерия
weapon-gun = орудие
weapon-howitzer = гаубица
weapon-rocket_launcher = реактивная система залпового огня
weapon-heavy_rocket_launcher = тяжёлая реактивная система залпового огня
weapon-tactical_missile = тактическая ракета
weapon-armour = бронетехника
weapon-tank = танк
weapon-fighting_vehicle = боевая машина пехоты
weapon-aircraft = летательный аппарат
weapon-aeroplane = самолёт
weapon-helicopter = вертолёт
weapon-drone = беспилотный летательный аппарат
weapon-barrel_bomb_device = бочковая бомба
weapon-air_defence = средства противовоздушной обороны
weapon-mine_or_device = мина или взрывное устройство
weapon-anti_personnel_mine = противопехотная мина
weapon-anti_vehicle_mine = противотранспортная мина
weapon-improvised_device = самодельное взрывное устройство
weapon-unexploded_ordnance = неразорвавшийся боеприпас
weapon-chemical_agent = отравляющее вещество
# Что подсчитано, с числом.
unit-explosion = { $count ->
    [one] { $count } взрыв
    [few] { $count } взрыва
    [many] { $count } взрывов
   *[other] { $count } взрыва
}
unit-burst = { $count ->
    [one] { $count } очередь
    [few] { $count } очереди
    [many] { $count } очередей
   *[other] { $count } очереди
}
unit-shot = { $count ->
    [one] { $count } выстрел
    [few] { $count } выстрела
    [many] { $count } выстрелов
   *[other] { $count } выстрела
}
unit-projectile = { $count ->
    [one] { $count } снаряд
    [few] { $count } снаряда
    [many] { $count } снарядов
   *[other] { $count } снаряда
}
unit-impact = { $count ->
    [one] { $count } попадание
    [few] { $count } попадания
    [many] { $count } попаданий
   *[other] { $count } попадания
}
unit-flight = { $count ->
    [one] { $count } полёт
    [few] { $count } полёта
    [many] { $count } полётов
   *[other] { $count } полёта
}
unit-person = { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
unit-vehicle = { $count ->
    [one] { $count } машина
    [few] { $count } машины
    [many] { $count } машин
   *[other] { $count } машины
}
unit-tank = { $count ->
    [one] { $count } танк
    [few] { $count } танка
    [many] { $count } танков
   *[other] { $count } танка
}
unit-gun = { $count ->
    [one] { $count } орудие
    [few] { $count } орудия
    [many] { $count } орудий
   *[other] { $count } орудия
}
unit-weapon = { $count ->
    [one] { $count } единица оружия
    [few] { $count } единицы оружия
    [many] { $count } единиц оружия
   *[other] { $count } единицы оружия
}
unit-ship = { $count ->
    [one] { $count } судно
    [few] { $count } судна
    [many] { $count } судов
   *[other] { $count } судна
}
unit-event = { $count ->
    [one] { $count } событие
    [few] { $count } события
    [many] { $count } событий
   *[other] { $count } события
}
# Как это известно источнику.
observed-seen = наблюдалось визуально
observed-heard = слышно
observed-recorded = зафиксировано техническими средствами
observed-told = со слов других
# Чьё это сообщение.
family-monitor = наблюдатели центра
family-device = технические средства центра
family-guarantor = гарант
family-party = сторона
family-local_network = местная сеть
family-medical = медицинский источник
family-humanitarian = гуманитарная организация
family-media = средства массовой информации
family-social_media = социальные сети
family-satellite = спутниковые снимки
family-research = исследовательские данные
family-public = население
# Направление огня.
direction-incoming = входящий
direction-outgoing = исходящий
direction-impact = попадание
direction-crossfire = перекрёстный
direction-both = в обоих направлениях
direction-unknown = не определено
# Каким путём пришло сообщение.
channel-file = файл
channel-hotline = горячая линия
channel-email = электронная почта
channel-message = обмен сообщениями
channel-form = форма
channel-radio = радио
channel-meeting = встреча
channel-web = веб-страница
channel-device = техническое средство
# На что могут ссылаться в оправдание.
exemption-excluded_target = целью была исключённая группа
exemption-self_defence = самооборона
exemption-announced_activity = объявленная деятельность
exemption-monitoring_flight = полёт в целях наблюдения
exemption-medical = медицинская перевозка
# Оценки по адмиралтейской шкале.
reliability-A = A: полностью надёжный источник
reliability-B = B: обычно надёжный источник
reliability-C = C: довольно надёжный источник
reliability-D = D: не всегда надёжный источник
reliability-E = E: ненадёжный источник
reliability-F = F: надёжность не может быть оценена
credibility-1 = 1: подтверждено другими источниками
credibility-2 = 2: вероятно, правда
credibility-3 = 3: возможно, правда
credibility-4 = 4: сомнительно
credibility-5 = 5: маловероятно
credibility-6 = 6: достоверность не может быть оценена

harmed-civilians = мирные жители
harmed-fighters = бойцы
harmed-both = мирные жители и бойцы

figure-at-least = не менее { $figure }
figure-up-to = не более { $figure }
figure-of-unit = { $figures } ({ $unit })
