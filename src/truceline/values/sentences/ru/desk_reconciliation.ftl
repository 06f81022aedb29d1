# Сверка: список гаранта рядом с нашим, строка за строкой.

desk-reconciliation = Сверка
desk-reconciliation-about = Собственный список инцидентов гаранта или стороны, сопоставленный с нашим построчно: что известно обоим, в чём расхождения и что есть только у одного. Каждый остаётся при своих данных.
desk-lists = Списки
desk-lists-found =
    { $count ->
        [one] { $count } список
        [few] { $count } списка
        [many] { $count } списков
       *[other] { $count } списка
    }
desk-lists-none = Списков пока нет. Принесённый список гаранта или стороны появится здесь сопоставленным с нашим, с долей того, что известно обоим.
desk-list-of = Список: { $name }
desk-list-days = Дни
desk-list-holder = Чей список
desk-list-both = Есть у обоих
desk-list-running = С начала
desk-list-open = Открыто
desk-list-rate-of = Есть у обоих с начала, { $name }:
desk-list-rate-note = Есть у обоих: подтверждённые и оспариваемые строки в доле от всех строк. С начала: этот список и все прежние списки того же участника.
desk-outcome-confirmed = подтверждено
desk-outcome-disputed = оспаривается
desk-outcome-only_theirs = только у них
desk-outcome-only_ours = только у нас
desk-list-bring = Принести список
desk-list-choose = Выберите
desk-list-zone = О чём он
desk-list-zone-all = всё, что у нас есть
desk-list-days-note = Если дни не указаны, берутся дни первой и последней строк. То, что есть у нас за эти дни, а у них нет, будет отмечено «только у нас»: укажите дни и зону, о которых список на самом деле.
desk-list-file = Список файлом
desk-list-type = Или введите строки
desk-list-type-note = Время местное ({ $zone }). Пустые строки не учитываются. Чего они не сообщили, остаётся пустым: ничего не додумывается.
desk-list-line = Строка { $number }
desk-list-reference = Их номер
desk-list-when = Когда
desk-list-within = С точностью до, минут
desk-list-unsaid = не сказано
desk-list-place = Место
desk-list-longitude = Долгота
desk-list-latitude = Широта
desk-list-radius = В пределах, метров
desk-list-count = Сколько
desk-list-unit = Чего
desk-list-words = Их словами
desk-list-more = Ещё строки
desk-list-first = Ничего не принимается, пока вы не увидите содержимое и не подтвердите.
desk-list-empty = В нём нет ни одной строки. Принять нечего.
desk-list-would =
    { $lines ->
        [one] { $lines } строка будет сопоставлена с тем, что есть у нас за эти дни (инцидентов: { $ours }).
        [few] { $lines } строки будут сопоставлены с тем, что есть у нас за эти дни (инцидентов: { $ours }).
        [many] { $lines } строк будут сопоставлены с тем, что есть у нас за эти дни (инцидентов: { $ours }).
       *[other] { $lines } строки будут сопоставлены с тем, что есть у нас за эти дни (инцидентов: { $ours }).
    }
desk-list-mixed = и то и другое; учебное никогда не сопоставляется с настоящим
desk-list-join = Принять и сопоставить
desk-list-join-note = У нас от этого ничего не меняется. Каждое сопоставление остаётся предложением, пока строку кто-нибудь не решит.
desk-list-drop = Отказаться
desk-list-dropped = От этого списка отказались. Из него ничего не принято.
desk-list-taken = принят { $on }
desk-list-shared = открыт всем гарантам
desk-list-not-shared = виден центру и гаранту: { $name }
desk-list-share = Открыть всем гарантам
desk-list-share-note = Все гаранты увидят этот список и его сопоставление с нашим. Отменить это нельзя.
desk-list-lines = строк
desk-list-resolved = решено { $done } из { $count }
desk-list-suggestion = Сопоставление остаётся предложением, пока кто-нибудь не решит строку с обоснованием. О чём одна из сторон молчит, в том расхождения нет.
desk-list-state = Открытые или решённые
desk-list-is-open = открыто
desk-list-is-resolved = решено
desk-lines-found =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
        [many] { $count } строк
       *[other] { $count } строки
    }
desk-lines-none = Таких строк нет. Здесь появятся строки списка, отвечающие выбранному.
desk-list-outcome = Итог
desk-list-ours = У нас
desk-list-theirs = У них
desk-list-differs = Расхождения
desk-list-against = против
desk-list-nothing-differs = одно другого не исключает
desk-list-may-be = Не связано: это может быть одно из следующих. Выберите, указав причину.
desk-list-minutes =
    { $count ->
        [one] { $count } минута
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минуты
    }
desk-list-resolution = Решение
desk-list-earlier =
    { $count ->
        [one] { $count } прежнее слово
        [few] { $count } прежних слова
        [many] { $count } прежних слов
       *[other] { $count } прежнего слова
    }
desk-list-resolve = Решить
desk-list-what = Что утверждается
desk-list-number = Номер нашего инцидента
desk-list-say = Записать
desk-list-back = Предыдущие строки
desk-list-on = Следующие строки
desk-say-same = у обоих один и тот же инцидент
desk-say-different = это два инцидента: каждый стоит отдельно
desk-say-alone = он есть только у одного из двух
desk-say-open = снять решение: снова открыто
desk-said-same = Один и тот же инцидент
desk-said-different = Два инцидента
desk-said-alone = Есть только у одного
desk-said-open = Снова открыто
desk-point-place = Место
desk-point-time = Время
desk-point-act = Действие
desk-point-count = Количество
desk-point-killed = Погибшие
desk-point-injured = Раненые
desk-point-actor = Кем
desk-point-target = Против кого
desk-list-not-at-this-step = Тем временем список изменил кто-то другой. Посмотрите ещё раз.
desk-no-list = Такого списка нет.
desk-no-line = Такой строки нет.
desk-list-large = Список длинный: его сопоставит фоновая обработка, страница показывает, как далеко она продвинулась.
desk-list-step-0 = Принят. Ждёт сопоставления в фоновой обработке.
desk-list-step-1 = Прочитан. Строки сравниваются с нашими.
desk-list-step-2 = Сравнение закончено. Строки записываются; они появятся все сразу.
desk-list-step-looked-into = Ждёт подтверждения.
desk-list-step-refused = Отказано: в нём есть ошибки.
desk-list-step-taken = Сопоставлен.
desk-list-step-dropped = От списка отказались: из него ничего не принято.
desk-list-again = Повторить
desk-list-step-failed = Он внесён в реестр, но сопоставить его не удалось. У нас ничего не изменилось.
desk-lists-under-way = Ещё не сопоставлены
