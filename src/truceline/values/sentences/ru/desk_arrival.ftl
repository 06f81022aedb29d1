# Файлы: сначала их просматривают, потом принимают; и насколько продвинулись большие.

desk-arrival = Принесённые файлы
desk-arrival-first = Ничего не принимается, пока вы не увидите, что в файлах, и не подтвердите. Если сообщений больше { $count }, они принимаются в фоне.
desk-arrival-look = Просмотреть
desk-arrival-earlier = Принесено раньше
desk-arrival-size = { $size } КиБ
desk-arrival-refused =
    { $count ->
        [one] Ничего принять нельзя: найдена { $count } ошибка.
        [few] Ничего принять нельзя: найдены { $count } ошибки.
        [many] Ничего принять нельзя: найдено { $count } ошибок.
       *[other] Ничего принять нельзя: найдено { $count } ошибки.
    }
desk-arrival-why-not = Файл принимается целиком или никак: исправьте его и пришлите снова.
desk-arrival-would =
    { $new ->
        [0] Новых сообщений здесь нет.
        [one] Будет принято { $new } новое сообщение.
        [few] Будут приняты { $new } новых сообщения.
        [many] Будет принято { $new } новых сообщений.
       *[other] Будет принято { $new } нового сообщения.
    } { $known ->
        [0] Ранее известных нет.
        [one] { $known } уже известно слово в слово и ничего не меняет.
        [few] { $known } уже известны слово в слово и ничего не меняют.
        [many] { $known } уже известны слово в слово и ничего не меняют.
       *[other] { $known } уже известно слово в слово и ничего не меняет.
    }
desk-arrival-confirm =
    { $count ->
        [one] Принять { $count } сообщение
        [few] Принять { $count } сообщения
        [many] Принять { $count } сообщений
       *[other] Принять { $count } сообщения
    }
desk-arrival-drop = Отказаться от файлов
desk-arrival-nothing-new = Принимать нечего.
desk-arrival-large = Принимается в фоне: работать можно дальше, а эта страница показывает, насколько продвинулось.
desk-arrival-problems =
    { $count ->
        [one] { $count } ошибка
        [few] { $count } ошибки
        [many] { $count } ошибок
       *[other] { $count } ошибки
    }
desk-arrival-shown =
    { $count ->
        [one] Показана первая { $count }; все:
        [few] Показаны первые { $count }; все:
        [many] Показаны первые { $count }; все:
       *[other] Показаны первые { $count }; все:
    }
desk-arrival-where = Файл и строка
desk-arrival-column = Столбец
desk-arrival-came = Пришло
desk-arrival-expected = Ожидалось
desk-arrival-remedy = Что делать
desk-arrival-inside = Что в них
desk-arrival-rows = Сообщений
desk-arrival-new = Новых
desk-arrival-known = Известно слово в слово
desk-arrival-repeated = Дважды в этих файлах
desk-arrival-period = С какого по какое время (местное)
desk-arrival-extent = Где
desk-arrival-nowhere = координат нет ни в одном сообщении
desk-arrival-number = { $count }
desk-arrival-of = { $count } из { $all }
desk-arrival-placed = С координатами
desk-arrival-exercise = Настоящие или учебные
desk-arrival-is-exercise = УЧЕНИЯ: вымышленные сообщения
desk-arrival-is-real = настоящие сообщения
desk-arrival-desk-is-exercise = Здесь идут учения: на каждой странице и в каждом файле стоит слово «УЧЕНИЯ». Настоящим сообщениям место в рабочей системе центра.
desk-arrival-real-in-exercise = Это настоящие сообщения, а здесь идут учения. С вымышленным они никогда не связываются, но на каждой странице и в каждом файле, где они показаны, стоит слово «УЧЕНИЯ». Настоящим сообщениям место в рабочей системе центра.
desk-arrival-exercise-in-real = Это вымышленные сообщения, а до сих пор здесь не было ничего вымышленного. Как только они будут приняты, на каждой странице и в каждом файле появится слово «УЧЕНИЯ». Для учений нужна отдельная система.
desk-report-real-in-exercise = Настоящее сообщение там, где идут учения: на каждой странице и в каждом файле, где оно показано, стоит слово «УЧЕНИЯ».
desk-arrival-sources = Источники
desk-arrival-more-sources =
    { $count ->
        [one] и ещё { $count }
        [few] и ещё { $count }
        [many] и ещё { $count }
       *[other] и ещё { $count }
    }
desk-arrival-remarks = Замечания: эти строки всё равно принимаются
desk-arrival-stage-looked-into = Ждёт вашего подтверждения.
desk-arrival-stage-refused = Отказано: в файлах есть ошибки.
desk-arrival-stage-waiting = Ждёт фоновой обработки.
desk-arrival-stage-checking = Перечитывается. В реестре пока ничего нет.
desk-arrival-stage-writing = Идёт приём: сохранено { $done } из { $all } сообщений. Пока не сохранены все, не видно ни одного.
desk-arrival-stage-comparing = Идёт приём: все сообщения здесь и сопоставляются.
desk-arrival-stage-linking = Приём идёт: все сообщения здесь; просмотрено { $done } из { $all } инцидентов центра, изменившиеся записываются.
desk-arrival-stage-done = Принято.
desk-arrival-stage-dropped = Отказано: ничего не принято.
desk-arrival-stage-failed = Не принято: теперь найдена ошибка, которой при просмотре не было. В реестре ничего нет.
desk-no-arrival = Таких файлов нет.
desk-arrival-not-open = Эти файлы уже приняты или от них отказались.
desk-arrival-being-written = Эти сообщения уже в реестре, остальное последует. Отдельные сообщения можно вычеркнуть.
desk-arrival-cleared = Список ошибок удалён вместе с файлами.
desk-body-too-large = Больше { $limit } МиБ за раз не принимается: пришлите по частям. Ничего не сохранено.
desk-body-length = Длина присланного — не число. Ничего не сохранено.
