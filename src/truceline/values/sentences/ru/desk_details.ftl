# Повестка: открытые вопросы, предложения, что о них сказано, встречи и решения.
desk-decisions = Решения центра
desk-decisions-title = Что ещё предстоит согласовать
desk-decisions-details = Открытые вопросы
desk-decisions-about = Что соглашение оставило открытым, что предложено и чьего ответа ждут. Решение создаёт новую редакцию соглашения; до её вступления в силу по нему ничего не оценивается.
desk-rule-consensus = Решение принято, когда все они согласились с одним и тем же текстом:
desk-rule-no-silence = Молчание согласием не считается.
desk-rule-silence =
    { $count ->
        [one] По истечении { $count } часа молчание считается согласием.
        [few] По истечении { $count } часов молчание считается согласием.
        [many] По истечении { $count } часов молчание считается согласием.
       *[other] По истечении { $count } часа молчание считается согласием.
    }
desk-rule-abstaining = Воздержание препятствует решению.
desk-detail-question = Вопрос
desk-detail-stands = Положение
desk-detail-waits = Ждут ответа
desk-detail-objects = возражает:
desk-detail-group = Рабочая группа
desk-detail-no-group = не названа
desk-detail-next-met = следующая встреча { $at }
desk-detail-last-met = последняя встреча { $at }
desk-detail-provisions = Что до этого оценить нельзя
desk-detail-no-provision = ни одно положение этого не ожидает
desk-detail-waiting =
    { $count ->
        [one] этого ожидает { $count } положение:
        [few] этого ожидают { $count } положения:
        [many] этого ожидают { $count } положений:
       *[other] этого ожидают { $count } положения:
    }
desk-detail-proposals =
    { $count ->
        [one] { $count } предложение
        [few] { $count } предложения
        [many] { $count } предложений
       *[other] { $count } предложения
    }
desk-detail-is-open = открыт, здесь ничего не внесено
desk-detail-is-waiting = внесено, ждут ответов
desk-detail-is-superseded = текст изменён: все высказываются заново
desk-detail-is-blocked = есть возражение
desk-detail-is-decided = согласовано, осталось записать
desk-detail-is-set = решено, ещё не действует
desk-detail-is-closed = закрыт
desk-detail-unknown = В действующем соглашении такого вопроса нет.
desk-detail-closed = Этот вопрос закрыт: для нового решения нужна новая редакция соглашения.
desk-detail-no-rule = Соглашение не говорит, кто решает открытые вопросы; пока этого нет, закрыть здесь ни один нельзя.
desk-detail-waiting-for = Ответили ещё не все.
desk-detail-blocked = Возражает один из тех, чьё согласие требуется: решения нет.
desk-detail-superseded = Текст изменили после того, как о нём высказались: все высказываются заново.
desk-detail-decision-waits = Решение по этому вопросу уже записано и ждёт вступления в силу.
desk-proposals = Предложения и что о них сказано
desk-proposals-heard = Сказанное здесь сказано за столом: это читает каждый гарант. Сторонам сообщают решение.
desk-proposals-none = На этом рабочем месте пока ничего не внесено. Здесь рядом встанут каждое предложение и ответы всех.
desk-proposals-known = Известны ранее, из соглашения
desk-proposal-of-centre = Предложение центра
desk-proposal-centre = центр
desk-proposal-new = Внести предложение
desk-proposal-by = От чьего имени
desk-proposal-in-name-of = От имени: { $name }.
desk-proposal-put = Внесено ({ $zone })
desk-proposal-keep = Внести этот текст
desk-proposal-reword = Изложить иначе
desk-proposal-reword-note = Всё, что сказано о прежнем тексте, больше не засчитывается: все высказываются заново.
desk-proposal-withdraw = Отозвать
desk-proposal-is-withdrawn = отозвано
desk-proposal-decided = согласовано с
desk-proposal-waiting = ждёт ответов
desk-proposal-blocked = заблокировано с
desk-proposal-superseded = текст изменён: все высказываются заново
desk-proposal-no-rule = нет правила, по которому решать
desk-proposal-unknown = Такого предложения нет.
desk-proposal-withdrawn = Это предложение отозвано.
desk-proposal-same-words = Это уже действующий текст.
desk-proposal-other-words = Пока Вы его читали, текст изменили: прочтите его снова.
desk-vote-who = Кто
desk-vote-said = Позиция
desk-vote-agrees = согласие
desk-vote-objects = возражение
desk-vote-abstains = воздержание
desk-vote-silent = не высказались
desk-proposal-silence-until = С { $at } не высказавшиеся об этом тексте считаются согласными, если кто-либо согласен и никто не возражает.
desk-proposal-silent = Срок истёк { $at }; по соглашению согласными в силу молчания считаются:
desk-vote-counts-not = правилом не предусмотрено
desk-vote-earlier =
    { $count ->
        [one] { $count } прежнее высказывание, больше не засчитывается
        [few] { $count } прежних высказывания, больше не засчитываются
        [many] { $count } прежних высказываний, больше не засчитываются
       *[other] { $count } прежнего высказывания, больше не засчитываются
    }
desk-vote-new = Записать, что об этом говорят
desk-vote-when = Сказано ({ $zone })
desk-vote-reason = Их словами, если приведены доводы
desk-vote-keep = Записать
desk-close-title = Записать решение
desk-close-note = Согласны все, чьё согласие требуется. Будет внесена редакция соглашения с этим решением, как проект: её проверят на всех инцидентах, а в действие введёт другой человек.
desk-close-effective = Действует с ({ $zone })
desk-close-version = Название редакции (не указано: день и вопрос)
desk-close-keep = Записать и внести редакцию
desk-close-not-yet = Ещё не решено. Ждут ответа или возражает:
desk-decision = Решение
desk-decision-agreed = согласны:
desk-decision-changed =
    { $count ->
        [one] Изменился { $count } вывод.
        [few] Изменилось { $count } вывода.
        [many] Изменилось { $count } выводов.
       *[other] Изменилось { $count } вывода.
    }
desk-decision-told = Кто извещён
desk-decision-from-to = Было и стало
desk-decision-entry = Запись
desk-decision-struck = Эта редакция вычеркнута: решение в силу не вступило.
desk-decision-would =
    { $count ->
        [one] Изменился бы { $count } вывод.
        [few] Изменилось бы { $count } вывода.
        [many] Изменилось бы { $count } выводов.
       *[other] Изменилось бы { $count } вывода.
    }
desk-decision-tried = Идёт проверка на всех инцидентах.
desk-decision-waits = Оно начнёт действовать, когда редакцию введёт в действие не тот, кто её внёс.
desk-group-set = Назвать, кто этим занимается
desk-group-name = Название группы
desk-group-members = Участники
desk-group-next = Следующая встреча ({ $zone }), если известна
desk-group-keep = Сохранить
desk-meetings = Встречи
desk-meetings-none = Встреч по этому вопросу не записано. Записи появятся здесь, последние первыми.
desk-meeting-new = Записать встречу
desk-meeting-held = Состоялась ({ $zone })
desk-meeting-place = Где
desk-meeting-present = Присутствовали:
desk-meeting-record = Что сказано и о чём условились
desk-meeting-keep = Сохранить запись

# Кто извещён.
desk-words-title = Кто извещён
desk-words-about = Перемирие срывается там, где о нём никто не сказал подразделениям. Здесь — кто должен узнать о прекращении огня, о каждом изменении и о каждом уведомлении; извещён и подтвердил — разные факты.
desk-words-ceasefire = Перечислить всех, кого надо известить о прекращении огня
desk-words-things = О чём надо известить
desk-words-progress = извещены { $told }, подтвердили { $acknowledged }, всего { $all }
desk-words-gaps = Не извещены, хотя их касаются действующие зоны:
desk-words-none = Извещать пока не о чем. Когда редакция соглашения вступит в силу, здесь появятся все, кого она касается.
desk-word-of-ceasefire = Прекращение огня: { $name }
desk-word-of-version = Редакция соглашения { $name }
desk-word-of-notice = Уведомление { $name }
desk-word-unit = Подразделение или сторона
desk-word-state = Состояние
desk-word-not_told = не извещены
desk-word-told = извещены
desk-word-acknowledged = подтвердили
desk-word-owed = известить с { $at }
desk-word-when-told = Извещены
desk-word-when-acknowledged = Подтвердили
desk-word-write = Записать
desk-word-was-told = извещены
desk-word-has-acknowledged = подтвердили
desk-word-how = Как и чем это подтверждается
desk-word-keep = Записать
desk-word-unknown = Такой строки нет.
desk-word-told-already = Уже записано, что они извещены.
desk-word-not-told = Нельзя подтвердить то, о чём не извещали, и раньше извещения.
desk-word-acknowledged-already = Уже записано, что они подтвердили.
desk-words-announce = Сообщить сейчас всем, с кем центр поддерживает связь
desk-words-announce-note = По одному контакту каждой стороне и каждому гаранту, в одну минуту и одними словами, на трёх языках.
desk-word-contact = контакт { $number }
desk-announce-version = Действует редакция соглашения { $version }.
desk-announce-decision = Решено { $decided }, действует с { $effective }: { $text } Это закреплено в редакции соглашения { $version }.
desk-decision-others =
    { $count ->
        [one] Ещё { $count } говорит то же по другим основаниям.
        [few] Ещё { $count } говорят то же по другим основаниям.
        [many] Ещё { $count } говорят то же по другим основаниям.
       *[other] Ещё { $count } говорят то же по другим основаниям.
    }
desk-detail-answer = Как он закрыт
desk-words-map = Зоны с пробелами на карте
desk-detail-agenda = В повестке: предложения и что о них сказано
desk-vote-by-itself = сказано здесь представителем
desk-vote-by-confirms = подтверждено представителем
desk-vote-by-contradicts = слово самого представителя, вопреки записанному
desk-vote-taken-down-from = записано центром, источник: { $source }
desk-vote-counts-until = Засчитывается, пока представитель не опровергнет.
desk-vote-counts-once = Засчитывается только после подтверждения представителем.
desk-vote-blocks-until = Препятствует решению, пока представитель не скажет иного.
desk-vote-confirm = Подтвердить: мы это сказали
desk-vote-contradict = Опровергнуть
desk-vote-contradict-note = Записанное остаётся, но отныне засчитывается Ваше собственное слово. Кто ещё не решил, возражает и говорит об этом.
desk-vote-instead = Что Вы говорите
desk-vote-own-words = Собственными словами
desk-vote-contradict-it = Сохранить своё слово
desk-vote-unknown = Такого голоса нет.
desk-vote-not-in-your-name = Подтвердить или опровергнуть записанное от чьего-либо имени может здесь только его представитель.
desk-vote-answered = Это собственное слово, или оно уже подтверждено либо опровергнуто.
desk-rule-own-word = Согласие засчитывается, только если представитель выразил или подтвердил его здесь; возражение, записанное центром, до тех пор препятствует решению.
desk-rule-taken-down = Записанное центром засчитывается, пока представитель не опровергнет; над его собственным словом оно имеет силу только как возражение.
desk-vote-yours = Центр записал это от имени: { $name }. Вы выступаете от этого имени: так ли это?
