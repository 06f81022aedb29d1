# Соглашение на своей странице.

desk-agreement = Соглашение
desk-version = Редакция { $version }
desk-in-effect-since = действует с { $at }
desk-versions = Все редакции
desk-versions-bring = Все редакции; внести новую
desk-texts = Тексты
desk-term = Срок действия:
desk-who = Кто принял обязательства
desk-under = в подчинении: { $group }
desk-groups = Группы и силы и сроки их обязательств ({ $count })
desk-side-of = сторона: { $side }
desk-foreign = иностранная сила
desk-bound = Связана обязательствами { $span }.
desk-never-bound = Насколько известно, обязательств не принимала.
desk-excluded = Вне режима прекращения огня и кем это определено ({ $count })
desk-designated = Отнесена к исключённым: { $by }, { $span }.
desk-provisions = Положения
desk-counted-on = Что выявило каждое положение при машинной проверке; подсчитано { $at }. «К рассмотрению» — ещё не нарушение.
desk-article = статья { $article }
desk-text-withheld = Текст этого положения ограничен в доступе; Ваша роль не даёт права его читать.
desk-withheld = не показано: доступ ограничен
desk-acts = Действия
desk-limit = Предел
desk-exemptions = На что можно ссылаться
desk-ruled-by = решает { $name }
desk-ruling = Решение
desk-only-a-person = Решать может только человек.
desk-standard = Стандарт доказывания
desk-verification = Проверка
desk-waits-for = Ожидает
desk-known-from = Откуда известно
desk-deadlines = Сроки по состоянию на { $day }
desk-due = срок до { $at }
desk-done-on = выполнено { $at }
desk-no-deadlines = Соглашение не устанавливает сроков.
desk-details = Что осталось несогласованным
desk-detail-open = открыто: положения, которые этого ожидают, оценить нельзя
desk-detail-decided = решено { $at }, действует с { $from }
desk-proposed-by = Предложение: { $name }
desk-proposed = Предложение
desk-no-proposal = Ответа пока никто не предложил.
desk-no-details = Несогласованного не осталось.
desk-zones-on = Зоны на { $day }
desk-on-day = На дату
desk-turning-days = Зона переходила на новую стадию:
desk-day-not-understood = Ожидалась дата вида 2017-07-10; показан сегодняшний день. Получено:
desk-nothing-drawn = На эту дату нет границ, которые Вам доступны.
desk-no-stage-yet = до первой стадии
desk-track = переговоры: { $track }
desk-all-stages = Все стадии
desk-no-zones = Зон соглашение не называет.
desk-lines = Опорные линии
desk-line-of = от неё отмеряет { $side }
desk-no-account-then = На эту дату нет версии о её границах.
desk-provision = Положение
desk-it-says = Ответ
desk-anything-but-no = любой, кроме «нет»
desk-version-unknown = Такой редакции соглашения здесь нет.

# Редакции.
desk-version-name = Редакция
desk-version-step = Этап
desk-version-brought = Внесена
desk-version-effect = Действует с
desk-version-is-draft = проект
desk-version-is-set = ждёт своего срока
desk-version-is-in_effect = действует
desk-version-is-past = прежняя
desk-version-is-struck = вычеркнута
desk-version-bring = Внести новую редакцию
desk-version-files = Файлы папки или один её архив zip
desk-version-files-note = agreement.yaml и границы, на которые он ссылается. Редакция проверяется целиком и становится проектом: она вступит в силу, только когда её введёт в действие другой человек.
desk-version-check = Проверить и сохранить как проект
desk-version-refused =
    { $count ->
        [one] Ничего не принято. { $count } замечание:
        [few] Ничего не принято. { $count } замечания:
        [many] Ничего не принято. { $count } замечаний:
       *[other] Ничего не принято. { $count } замечания:
    }
desk-version-brought-by = внёс(ла) { $name }
desk-version-set-by = ввёл(а) в действие { $name }
desk-version-from = с
desk-version-received =
    { $count ->
        [one] { $count } файл в полученном виде
        [few] { $count } файла в полученном виде
        [many] { $count } файлов в полученном виде
       *[other] { $count } файла в полученном виде
    }
desk-version-digest = Контрольная сумма соглашения, которую указывает каждый бюллетень:
desk-version-strike = Вычеркнуть эту редакцию
desk-version-not-tried = Сначала нужно узнать, что изменится по сравнению с действующей редакцией.
desk-version-moved-on = Состояние этой или другой редакции тем временем изменилось: посмотрите ещё раз.
desk-reason-needed = Укажите причину: она заносится в реестр.
desk-would-change = Что было бы установлено иначе, чем по редакции { $version }
desk-trial-waits = Ожидает фоновой обработки: числа появятся здесь, когда все инциденты будут проверены по этому проекту.
desk-trial-runs = Проверка по этому проекту: { $done } из { $total } инцидентов.
desk-trial-failed = Пробную проверку не удалось завершить:
desk-trial-says = Изменились бы { $changed } из { $all } ответов.
desk-trial-nothing-written = Ничего не записано.
desk-trial-old = Подсчитано по сравнению с редакцией { $version }, которая больше не действует: повторите.
desk-trial-again = Подсчитать заново
desk-trial-withheld = Ваша роль не даёт права видеть выводы.
desk-screening-progress = Уже проверено
desk-screening-anew = Все инциденты проверяются заново: { $done } из { $total }.
desk-screened-anew =
    { $done ->
        [one] При вступлении этой редакции в силу заново проверен { $done } инцидент.
        [few] При вступлении этой редакции в силу заново проверены { $done } инцидента.
        [many] При вступлении этой редакции в силу заново проверены { $done } инцидентов.
       *[other] При вступлении этой редакции в силу заново проверено { $done } инцидента.
    }
desk-would-from-to = Ответ сейчас и каким он стал бы
desk-would-count = Инциденты
desk-would-becomes = становится
desk-would-not-there = такого положения нет
desk-would-gone = положение исключено
desk-would-reason = по другой причине
desk-would-none = о каждом инциденте говорит то же самое
desk-effect-title = Ввод в действие
desk-effect-day = День
desk-effect-hour = Время ({ $zone })
desk-effect-note = С этого времени редакция действует для всех, и все инциденты проверяются заново. До того остаётся в силе действующая.
desk-effect-set = Ввести в действие в это время
desk-effect-not-own = Эту редакцию внесли Вы: в действие её вводит другой человек.
desk-effect-head = В действие её вводит руководитель центра.
desk-says-otherwise = Что в ней сказано иначе ({ $count })
desk-says-the-same = В ней сказано то же самое.
desk-fate-added = Новое
desk-fate-removed = Исключено
desk-fate-changed = Изменено
desk-part-agreement = Соглашение
desk-part-provisions = Положение
desk-part-zones = Зона
desk-part-lines = Линия
desk-part-groups = Группа
desk-part-excluded = Вне режима прекращения огня
desk-part-control = Заявленный контроль
desk-part-details = Открытый вопрос
desk-part-texts = Текст
desk-part-parties = Сторона
desk-part-posts = Пост
desk-control-title = Заявленный контроль
desk-control-note = Кто, по чьему заявлению, удерживает какое место в этот день. Это чьи-то слова, а не вывод центра: ничего никому не приписывается, и при расхождении ни одно заявление не предпочитается.
desk-control-answers = за него отвечает:
desk-control-rival = заявления расходятся
desk-control-by = Заявитель: { $by }
desk-answers-for = отвечает, снизу вверх:
