# Почему сообщение относится к инциденту. Части соединяются через incident-comma.

incident-comma = , { "" }

incident-link-only = Единственное сообщение об этом инциденте, не повторяющее других.
incident-link-relay = Повторяет сообщение источника { $source } и ничего не подтверждает.
incident-link-again = Ещё раз передаёт то, о чём источник { $source } уже сообщил, и ничего не подтверждает.
incident-link-judged = По решению { $by } речь идёт об одном инциденте: { $likeness }.
incident-link-also = По решению { $by } сообщает и об этом инциденте, помимо своего: { $likeness }.
incident-link-alike = { $likeness }.
incident-link-voice = Считается одним голосом с { $report }.
incident-link-apart = По решению { $by } это другой инцидент, чем в { $others }.
incident-apart-absent =
    { $count ->
        [one] { $count } сообщении, которого здесь нет
       *[other] { $count } сообщениях, которых здесь нет
    }
# Первое — о самом сообщении, второе — о другом; у того, кто назван, нет сообщения, которое они повторяли бы.
incident-link-stands = Указывает, что повторяет { $named }, и заменяет его здесь: все, что его повторяют, — один голос.
incident-link-through = Повторяет { $named }; здесь его заменяет сообщение источника { $source }: все, что его повторяют, — один голос.
# Сообщения, каждое из которых повторяет следующее, а последнее — первое.
incident-link-heads = Повторяет другие сообщения, а те по кругу повторяют его; здесь оно заменяет их все: это один голос.
incident-link-round = Повторяет сообщения, которые по кругу повторяют друг друга; здесь их все заменяет сообщение источника { $source }: это один голос.

incident-distance-unsaid = расстояние неизвестно: в одном из сообщений не указано место
incident-distance-neither = расстояние неизвестно: место не указано ни в одном из сообщений
# Сообщение без координат называет место, о котором неизвестно, где оно находится.
incident-distance-nowhere = расстояние неизвестно: в одном из сообщений названо место, положение которого неизвестно: { $name }
incident-distance-name-alone = расстояние неизвестно: в одном из сообщений место не указано, в другом дано только название: { $name }
incident-distance-two-nowhere = расстояние неизвестно: положение по крайней мере одного из названных мест неизвестно: { $first } и { $second }
incident-distance-same-nowhere = расстояние неизвестно: в обоих сообщениях названо место, положение которого неизвестно: { $name }
incident-distance-crossing = расстояние неизвестно, но пеленги обоих сообщений пересекаются
incident-distance-uncrossed = расстояние неизвестно, и пеленги обоих сообщений не пересекаются
incident-distance-along = расстояние неизвестно, но оба сообщения дают сходный пеленг с одного поста
incident-distance-aimed = расстояние неизвестно, но пеленг одного из сообщений ведёт туда
incident-distance-astray = расстояние неизвестно, и пеленг одного из сообщений ведёт в другое место
incident-distance-round = расстояние неизвестно, но в одном из сообщений указано удаление от поста, и другое место лежит на таком удалении
incident-distance-off = расстояние неизвестно, и в одном из сообщений указано удаление от поста, но другое место лежит не на таком удалении
incident-distance-meeting = расстояние неизвестно, но измерения обоих сообщений от их постов сходятся
incident-distance-unmet = расстояние неизвестно, и измерения обоих сообщений от их постов не сходятся
incident-distance-as-far = расстояние неизвестно, но оба сообщения дают сходное удаление от одного поста
incident-distance-placelessly = расстояние неизвестно, но пеленги обоих сообщений согласуются, хотя и не пересекаются в одном месте
incident-distance-same-point = в той же точке
incident-distance-less = расстояние менее { $metres } м
incident-distance-m = расстояние { $metres } м
incident-distance-km = расстояние { $kilometres } км
# Одно из двух мест известно не точнее, чем расстояние между ними.
incident-distance-within = не далее { $kilometres } км друг от друга
# Насколько точно известно менее точное из двух мест, никто не указал: названо расстояние между точками, а не между самими местами.
incident-distance-on-map = { $distance } на карте
# У одного из двух или у обоих нет координат: место определено по названию.
incident-distance-named = { $distance } (одно из мест определено по названию: { $name })
incident-distance-named-of = { $distance } (место в сообщении источника { $source } определено по названию: { $name })
incident-distance-two-named = { $distance } (оба места определены по названиям: { $first } и { $second })
incident-distance-same-name = оба места определены по одному названию: { $name }
# У одного из двух или у обоих нет ни координат, ни названия места в столбце: место определено по названию в тексте.
incident-distance-in-text = { $distance } (одно из мест определено по названию в тексте)
incident-distance-in-text-of = { $distance } (место в сообщении источника { $source } определено по названию в его тексте)
incident-distance-two-in-text = { $distance } (оба места определены по названиям в текстах)
incident-distance-same-in-text = оба сообщения относятся к одному месту по названиям в текстах
incident-distance-named-and-in-text = { $distance } (одно из мест определено по названию: { $name }, другое — по названию в тексте)

incident-gap-same-day = в тот же день
# Одно из двух охватывает несколько дней, любой из которых может быть тем самым; другое лежит среди них, насколько это известно.
incident-gap-spanned =
    { $count ->
        [one] в пределах того же { $count } дня
        [few] в пределах тех же { $count } дней
        [many] в пределах тех же { $count } дней
       *[other] в пределах тех же { $count } дней
    }
# Одно из двух времён известно не точнее, чем разница между ними.
incident-gap-within =
    { $count ->
        [one] разница не более { $count } часа
        [few] разница не более { $count } часов
        [many] разница не более { $count } часов
       *[other] разница не более { $count } часа
    }
incident-gap-minutes =
    { $count ->
        [0] в ту же минуту
        [one] разница { $count } минута
        [few] разница { $count } минуты
        [many] разница { $count } минут
       *[other] разница { $count } минуты
    }
incident-gap-hours =
    { $count ->
        [one] разница { $count } час
        [few] разница { $count } часа
        [many] разница { $count } часов
       *[other] разница { $count } часа
    }
incident-gap-days =
    { $count ->
        [one] разница { $count } день
        [few] разница { $count } дня
        [many] разница { $count } дней
       *[other] разница { $count } дня
    }

incident-act-missing = действие названо только в одном из сообщений
incident-act-neither = действие не названо ни в одном из сообщений
incident-act-same = то же действие
incident-act-near = сходное действие
incident-act-related = родственное действие
incident-act-apart = другое действие

incident-weapon-same = то же оружие
incident-weapon-near = сходное оружие
incident-weapon-apart = разное оружие

# Сказанное выше говорит здесь об обратном, чем можно подумать.
incident-counts-for = { $what } (здесь это говорит за один инцидент)
incident-counts-against = { $what } (здесь это говорит против одного инцидента)

incident-actor-same = тот же исполнитель
incident-actor-script = тот же исполнитель в другой письменности
incident-actor-other = названы разные исполнители
incident-actor-learnt = названия сторон разные, но обычно относятся к одному и тому же инциденту
incident-actor-target = названы разные исполнители, но одна и та же цель
incident-actor-crossed = исполнитель у одного — цель у другого: эти источники называют стороны в разном порядке
incident-actor-sides = названия сторон обычно не относятся к одному и тому же инциденту
incident-target-same = та же цель
incident-target-other = названы разные цели
incident-harmed-civilians = оба говорят, что пострадали мирные жители
incident-harmed-fighters = оба говорят, что пострадали бойцы
incident-harmed-other = одно говорит, что пострадали мирные жители, другое — что только бойцы
incident-direction-same = то же направление огня
incident-direction-learnt = направления огня, указываемые для одного инцидента
incident-direction-other = направления огня, редко указываемые для одного инцидента
incident-words-other = другое название места
incident-words-same = то же название места
incident-words-shared = общие редкие названия или слова
incident-words-few = общих слов мало
incident-words-area = названа та же область
incident-words-area-other = названа другая область

# Сколько других сообщений ожидается так же близко: среди многих близость говорит меньше.
incident-crowd-few = других сообщений рядом мало
incident-crowd-many = других сообщений рядом много

incident-figures-agree = цифры сходятся
incident-figures-near = цифры близки
incident-figures-differ = цифры расходятся
incident-figures-may = цифры могут совпадать: сказано лишь «не менее» или «не более»
# Где одни виды цифр сходятся, а другие нет, говорится, какие.
incident-figures-agree-of = цифры сходятся ({ $kinds })
incident-figures-near-of = цифры близки ({ $kinds })
incident-figures-differ-of = цифры расходятся ({ $kinds })
incident-figures-may-of = цифры могут совпадать ({ $kinds }): сказано лишь «не менее» или «не более»
incident-figure-count = количество
incident-figure-calibre = калибр
incident-figure-killed = убитые
incident-figure-injured = раненые

incident-family-same = источники одного типа
incident-family-other = источники разного типа

# Сколько сообщений и независимых источников об инциденте. Части соединяются через incident-semicolon.

incident-semicolon = ; { "" }
incident-voices-whole = { $parts }.
incident-voices-reports =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
        [many] { $count } сообщений
       *[other] { $count } сообщения
    }
incident-voices-alone = независимых подтверждений нет
incident-voices-of = { $independent }, { $families }
incident-voices-independent =
    { $count ->
        [one] { $count } независимое
        [few] { $count } независимых
        [many] { $count } независимых
       *[other] { $count } независимых
    }
incident-voices-independent_both =
    { $count ->
        [one] { $count } независимое
        [few] { $count } независимых
        [many] { $count } независимых
       *[other] { $count } независимых
    }
incident-voices-families =
    { $count ->
        [one] источники { $count } типа
        [few] источники { $count } типов
        [many] источники { $count } типов
       *[other] источники { $count } типов
    }
incident-voices-repeating =
    { $count ->
        [one] { $count } повторяет то же, что и другое
        [few] { $count } повторяют то же, что и другие
        [many] { $count } повторяют то же, что и другие
       *[other] { $count } повторяют то же, что и другие
    }
incident-voices-of_one_voice =
    { $count ->
        [one] { $count } не добавляет голоса (тот же источник, та же сторона, камера или новость, что у другого, либо копия без ссылки)
        [few] { $count } не добавляют голоса (тот же источник, та же сторона, камера или новость, что у других, либо копия без ссылки)
        [many] { $count } не добавляют голоса (тот же источник, та же сторона, камера или новость, что у других, либо копия без ссылки)
       *[other] { $count } не добавляют голоса (тот же источник, та же сторона, камера или новость, что у других, либо копия без ссылки)
    }
incident-voices-disputed_act =
    { $count ->
        [one] { $count } иначе указывает характер действия
        [few] { $count } иначе указывают характер действия
        [many] { $count } иначе указывают характер действия
       *[other] { $count } иначе указывают характер действия
    }
incident-voices-disputed_actor =
    { $count ->
        [one] { $count } иначе указывает исполнителя
        [few] { $count } иначе указывают исполнителя
        [many] { $count } иначе указывают исполнителя
       *[other] { $count } иначе указывают исполнителя
    }
incident-voices-disputed_count =
    { $count ->
        [one] { $count } оспаривает число
        [few] { $count } оспаривают число
        [many] { $count } оспаривают число
       *[other] { $count } оспаривают число
    }
incident-voices-disputed_killed =
    { $count ->
        [one] { $count } оспаривает число погибших
        [few] { $count } оспаривают число погибших
        [many] { $count } оспаривают число погибших
       *[other] { $count } оспаривают число погибших
    }
incident-voices-disputed_injured =
    { $count ->
        [one] { $count } оспаривает число раненых
        [few] { $count } оспаривают число раненых
        [many] { $count } оспаривают число раненых
       *[other] { $count } оспаривают число раненых
    }
incident-voices-harmed_civilians =
    { $count ->
        [one] { $count } источник сообщает, что пострадали мирные жители
        [few] { $count } источника сообщают, что пострадали мирные жители
        [many] { $count } источников сообщают, что пострадали мирные жители
       *[other] { $count } источника сообщают, что пострадали мирные жители
    }
incident-voices-harmed_fighters =
    { $count ->
        [one] { $count } источник сообщает, что пострадали бойцы
        [few] { $count } источника сообщают, что пострадали бойцы
        [many] { $count } источников сообщают, что пострадали бойцы
       *[other] { $count } источника сообщают, что пострадали бойцы
    }
incident-voices-harmed_unsaid =
    { $count ->
        [one] { $count } источник не сообщает, кто пострадал
        [few] { $count } источника не сообщают, кто пострадал
        [many] { $count } источников не сообщают, кто пострадал
       *[other] { $count } источника не сообщают, кто пострадал
    }
# Измеренное с постов оставляет лишь круг: расстояние без направления или несколько подходящих мест.
incident-voices-around_post = где-то в пределах примерно { $kilometres } км от поста, который называет расстояние, но не направление
incident-voices-several_crossings = измеренному с постов отвечают несколько мест, все в пределах { $kilometres } км от указанного
incident-hardly = менее 1 из 100
incident-nearly-sure = более 99 из 100
incident-in-a-hundred = { $percent } из 100
