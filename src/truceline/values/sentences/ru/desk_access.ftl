# Гуманитарный доступ и ограничения для наблюдателей.
desk-passage = Доступ
desk-passage-about = Кто просил пропустить, что ответила сторона и прошли ли они. Обещание — ещё не проход: в квоту засчитывается то, что прошло.
desk-passage-by-side = Что ответила каждая сторона
desk-passage-side = Кто разрешает
desk-passage-all = Всего
desk-passage-waiting = ждёт ответа
desk-passage-granted = разрешено
desk-passage-delayed = задержано
desk-passage-denied = отказано
desk-passage-requests = Запросы
desk-passage-found =
    { $count ->
        [one] { $count } запрос
        [few] { $count } запроса
        [many] { $count } запросов
       *[other] { $count } запроса
    }
desk-passage-none = Запросов пока не записано. Здесь появится каждый: что ответили и когда прошли.
desk-passage-new = Записать запрос
desk-passage-who = Кто просит
desk-passage-what = С чем
desk-passage-route = Каким путём и куда
desk-passage-zone = Зона
desk-passage-wanted = На когда
desk-passage-wanted-at = Хотят пройти ({ $zone })
desk-passage-asked = Запрошено ({ $zone })
desk-passage-asked-on = запрошено { $at }
desk-passage-came = Чем кончилось
desk-passage-passed-on = прошли { $at }
desk-passage-they-passed = прошли
desk-passage-write = Ответ или проход
desk-passage-note = Довод стороны или чем это подтверждается
desk-passage-keep = Сохранить
desk-passage-unknown = Такого запроса нет.
desk-passage-passed = Они уже прошли: после этого ответов не бывает.
desk-passage-before = Нельзя ответить или пройти раньше запроса.
desk-quotas = Квоты
desk-quotas-none = Соглашение квот не устанавливает; где они есть, здесь подсчитан каждый период.
desk-quota-kept = Соблюдена в { $kept } из { $over } истёкших периодов. Засчитывается только то, что прошло.
desk-quota-is-kept = соблюдена
desk-quota-is-short = недобор
desk-quota-is-running = идёт
desk-restrictions = Как ограничивали наблюдателей
desk-restrictions-about = Как наблюдателям мешали ездить или смотреть: где смотреть не дают, тишина ни о чём не говорит.
desk-restrictions-own = Вы видите то, что записали сами.
desk-restrictions-found =
    { $count ->
        [one] { $count } ограничение
        [few] { $count } ограничения
        [many] { $count } ограничений
       *[other] { $count } ограничения
    }
desk-restrictions-none = Ограничений не записано. Здесь появится каждое: вид, место и сколько оно длилось.
desk-restriction-new = Записать ограничение
desk-restriction-how = Вид
desk-restriction-by = Кем
desk-restriction-unknown = неизвестно
desk-restriction-until = До (не указано: длится)
desk-restriction-still = длится
desk-restriction-told = Что произошло
desk-restriction-denial = отказ
desk-restriction-delay = задержка
desk-restriction-conditional = только на условиях
desk-restriction-mines = мины или неразорвавшиеся боеприпасы
desk-restriction-threat = угроза
desk-restriction-jamming = глушение сигнала
desk-restriction-other = иначе
