# Очередь: что ждёт человека, чья очередь и что с этим делают.

desk-queue = Очередь
desk-queue-piles = Разделы очереди
desk-queue-pile-mine = Мои
desk-queue-pile-unassigned = Ничьи
desk-queue-pile-all = Все
desk-queue-pile-history = Из старых файлов
desk-queue-pile-settled = Разобранные
desk-queue-search = Слова, место или источник
desk-queue-channel = Канал
desk-queue-count =
    { $count ->
        [one] { $count } сообщение, сначала самый старый срок
        [few] { $count } сообщения, сначала самый старый срок
        [many] { $count } сообщений, сначала самый старый срок
       *[other] { $count } сообщения, сначала самый старый срок
    }
desk-queue-more = Более { $most } сообщений, сначала самый старый срок
desk-queue-cut = Этот раздел велик. Просмотрены только первые 3000 сообщений; остальные можно найти через список инцидентов.
desk-queue-keys = Клавиши
desk-queue-tick = Выбрать
desk-queue-tick-one = Выбрать: { $words }
desk-queue-clock = Срок
desk-queue-said = Сообщение
desk-queue-suggested = Предложено
desk-queue-assigned-to = У кого
desk-queue-nobody = ни у кого
desk-queue-alone = Больше никто об этом не сообщает: это отдельный инцидент.
desk-queue-repeated = Об этом сообщают только те, кто его повторяет; вместе это отдельный инцидент.
desk-queue-unconfirmed = Независимых подтверждений нет.
desk-queue-owed = Сообщение сохранено. Вокруг него так много других, что сравнение с ними идёт в фоне; о каком оно инциденте, станет видно после этого.
desk-queue-take = Взять
desk-queue-give = Передать
desk-queue-to = Кому
desk-queue-back = Вернуть
desk-queue-same = То же самое
desk-queue-different = Не то же
desk-queue-later = Позже
desk-queue-looked-at = Просмотрено
desk-queue-many = Со всеми отмеченными
desk-queue-many-first = Ничего не произойдёт, пока вы не увидите, что будет с каждым.
desk-queue-previous = Предыдущие
desk-queue-next = Следующие
desk-queue-history-why = Эти сообщения пришли файлом более чем через сутки после того, о чём в них говорится. Срока для них никто не устанавливал, поэтому часов нет.
desk-queue-none-found = В этом разделе ничего такого нет.
desk-queue-empty-mine = За вами ничего нет. Возьмите сообщения из раздела «Ничьи» (клавиша a).
desk-queue-empty-unassigned = Ничего не ждёт. Сообщения появляются здесь, как только записан звонок или принят файл.
desk-queue-empty-all = Ничего не ждёт. Сообщения появляются здесь, как только записан звонок или принят файл.
desk-queue-empty-history = Старых сообщений нет. Файлы о прошлом попадают сюда, без срока.
desk-queue-empty-settled = Пока ничего не разобрано. Здесь стоит то, что сочли тем же или не тем же, и то, что просмотрели.
desk-queue-settled-same = сочтено тем же
desk-queue-settled-different = сочтено не тем же
desk-queue-settled-looked_at = просмотрено
desk-queue-settled-struck = вычеркнуто
desk-queue-settled-already = Это уже разобрано.
desk-queue-nothing-suggested = Для него не предложено инцидента.
desk-queue-nobody-has-it = Оно ни у кого.
desk-queue-has-it-already = Оно уже у этого человека.
desk-queue-gone = Этого нет в очереди.

desk-clock-running = осталось { $time }
desk-clock-days = { $days } дн { $clock }
desk-clock-late = опоздание { $time }
desk-clock-met = в срок, с запасом { $time }
desk-clock-stopped = остановлены
desk-clock-none = без срока

desk-queue-preview = Вот что произойдёт
desk-queue-will-take =
    { $count ->
        [one] { $count } сообщение станет вашим.
        [few] { $count } сообщения станут вашими.
        [many] { $count } сообщений станут вашими.
       *[other] { $count } сообщения станут вашими.
    }
desk-queue-will-give =
    { $count ->
        [one] { $count } сообщение будет передано: { $name }.
        [few] { $count } сообщения будут переданы: { $name }.
        [many] { $count } сообщений будет передано: { $name }.
       *[other] { $count } сообщения будет передано: { $name }.
    }
desk-queue-will-back =
    { $count ->
        [one] { $count } сообщение снова станет ничьим.
        [few] { $count } сообщения снова станут ничьими.
        [many] { $count } сообщений снова станут ничьими.
       *[other] { $count } сообщения снова станет ничьим.
    }
desk-queue-will-same =
    { $count ->
        [one] { $count } сообщение будет сочтено тем же, с чем оно предложено.
        [few] { $count } сообщения будут сочтены тем же, с чем они предложены.
        [many] { $count } сообщений будут сочтены тем же, с чем они предложены.
       *[other] { $count } сообщения будет сочтено тем же, с чем оно предложено.
    }
desk-queue-will-different =
    { $count ->
        [one] { $count } сообщение будет сочтено не тем, с чем оно предложено.
        [few] { $count } сообщения будут сочтены не тем, с чем они предложены.
        [many] { $count } сообщений будут сочтены не тем, с чем они предложены.
       *[other] { $count } сообщения будет сочтено не тем, с чем оно предложено.
    }
desk-queue-will-later =
    { $count ->
        [one] { $count } сообщение встанет в очередь на полчаса позже; часы идут дальше.
        [few] { $count } сообщения встанут в очередь на полчаса позже; часы идут дальше.
        [many] { $count } сообщений встанут в очередь на полчаса позже; часы идут дальше.
       *[other] { $count } сообщения встанет в очередь на полчаса позже; часы идут дальше.
    }
desk-queue-will-looked-at =
    { $count ->
        [one] { $count } сообщение уйдёт из очереди как просмотренное.
        [few] { $count } сообщения уйдут из очереди как просмотренные.
        [many] { $count } сообщений уйдут из очереди как просмотренные.
       *[other] { $count } сообщения уйдёт из очереди как просмотренное.
    }
desk-queue-left-alone =
    { $count ->
        [one] { $count } останется как есть.
        [few] { $count } останутся как есть.
        [many] { $count } останутся как есть.
       *[other] { $count } останется как есть.
    }
desk-queue-do-it = Сделать
desk-queue-do-not = Оставить всё как есть

desk-key-move = к следующему, к предыдущему
desk-key-open = открыть сообщение
desk-key-tick = отметить
desk-key-take = взять себе
desk-key-same = то же, что предложено; или просмотрено
desk-key-different = не то же
desk-key-later = позже
desk-key-search = поиск
desk-key-hotline = записать звонок, с любой страницы
desk-key-help = эта памятка (также F1)
desk-key-layout = Клавиши определяются местом на клавиатуре: они работают и в арабской, и в русской раскладке.
desk-key-close = Закрыть

desk-report-none = Такого сообщения нет.
desk-report-said = Собственными словами
desk-report-not-understood = Не понято
desk-report-what = О чём говорится
desk-report-how = Как пришло
desk-report-handling = Разбор
desk-report-taken-by = принял(а) { $name }
desk-report-no-words = Слова источника не записаны.
desk-report-how-counted = Как это подсчитано
desk-report-score = Каждая часть говорит за один инцидент (+) или против (-), в натуральных логарифмах: на два больше — шансы примерно в семь раз выше. Место { $space }, время { $time }, действие { $act }, исполнитель { $actor }, скученность { $crowd }, числа { $figure }, направление огня { $direction }, слова { $words }; всего { $score }.
desk-report-original = Файл, в котором оно пришло, хранится под суммой { $sum }, строка { $line }.
desk-field-occurred = Когда
desk-field-where = Где
desk-field-act = Действие
desk-field-count = Сколько
desk-field-direction = Направление огня
desk-field-weapon = Оружие
desk-field-actor = Предполагаемый исполнитель
desk-field-target = Предполагаемая цель
desk-field-killed = Убито
desk-field-injured = Ранено
desk-field-harmed = Кто пострадал
desk-field-observed = Откуда источник знает
desk-field-source = Источник
desk-field-reference = Номер источника
desk-field-channel = Канал
desk-field-language = Язык
desk-field-post = Пост
desk-field-bearing = Направление
desk-field-distance = Расстояние
desk-field-received = Получено
desk-field-relayed = Повторяет
desk-report-nearest = Ближайшее к нему сообщение
desk-report-alike = Название его источника { $name } выглядит так же, как { $other }, но написано другими буквами или с невидимыми знаками (первый: { $sign }): они считаются двумя источниками, которые могут подтверждать друг друга. Если это один источник, вычеркните это сообщение и примите его заново под названием { $other }, как оно записано в центре.
desk-queue-alike = Его источник { $name } выглядит как { $other }, но написан иначе.
desk-queue-strike = Вычеркнуть
desk-queue-why-strike = Почему вычёркивается (останется читаемым)
desk-queue-will-strike =
    { $count ->
        [one] { $count } сообщение будет вычеркнуто: оно больше не считается, но остаётся читаемым вместе с причиной.
        [few] { $count } сообщения будут вычеркнуты: они больше не считаются, но остаются читаемыми вместе с причиной.
        [many] { $count } сообщений будут вычеркнуты: они больше не считаются, но остаются читаемыми вместе с причиной.
       *[other] { $count } сообщения будут вычеркнуты: они больше не считаются, но остаются читаемыми вместе с причиной.
    }

desk-owed = { $count ->
    [one] { $count } изменение сохранено и ещё не сопоставлено с другими сообщениями: в инцидентах его нет.
    [few] { $count } изменения сохранены и ещё не сопоставлены с другими сообщениями: в инцидентах их нет.
    [many] { $count } изменений сохранены и ещё не сопоставлены с другими сообщениями: в инцидентах их нет.
   *[other] { $count } изменения сохранены и ещё не сопоставлены с другими сообщениями: в инцидентах их нет.
}
desk-owed-more = Более { $count } изменений сохранены и ещё не сопоставлены с другими сообщениями: в инцидентах их нет.
desk-owed-since = Первое поступило { $at } ({ $span } назад).
