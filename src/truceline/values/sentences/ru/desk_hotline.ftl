# Горячая линия: звонок записывают, пока он идёт. И собственные сообщения.

desk-hotline = Горячая линия
desk-hotline-taken = Звонок записан как сообщение. По словам звонившего, это было около { $at } UTC.
desk-hotline-wrong =
    { $count ->
        [one] Пока ничего не записано. Нужно исправить { $count } место:
        [few] Пока ничего не записано. Нужно исправить { $count } места:
        [many] Пока ничего не записано. Нужно исправить { $count } мест:
       *[other] Пока ничего не записано. Нужно исправить { $count } места:
    }
desk-hotline-restored = Снова показан ещё не отправленный звонок, как он сохранён на этой машине.
desk-hotline-discard = Выбросить
desk-hotline-words = Что говорят
desk-hotline-said = Словами звонящего, на его языке
desk-hotline-not-understood = Чего вы не поняли
desk-hotline-not-understood-why = О пробеле говорят, его не заполняют: читающий должен знать, что чего-то не хватает.
desk-hotline-unsaid = не сказано
desk-hotline-urgency = Насколько срочно
desk-hotline-urgency-normal = в обычный срок
desk-hotline-urgency-urgent = кто-то сейчас в опасности
desk-hotline-when-where = Когда и где
desk-hotline-day = День
desk-hotline-time = Звонящий говорит: в
desk-hotline-precision = Может ошибаться на
desk-hotline-within =
    { $count ->
        [one] { $count } минуту
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минуты
    }
desk-hotline-watch = Что сейчас показывают часы звонящего, если они могут врать
desk-hotline-utc = Звонящий говорит { $said }, это { $utc } UTC.
desk-hotline-local = Время местное: { $zone }. Без времени суток имеется в виду весь день.
desk-hotline-place = Место, по названию
desk-hotline-find = Найти место
desk-hotline-candidates = Места с таким названием
desk-hotline-no-place = Места с таким названием нет в списках. Оно сохранится, как сказано; если есть координаты, введите их.
desk-hotline-kind-post = пост
desk-hotline-kind-zone = зона
desk-hotline-kind-told = из прежних сообщений
desk-hotline-kind-listed = справочник мест
desk-hotline-from = в { $length }{"\u00a0"}км от: { $name }
desk-hotline-from-zone = в { $length }{"\u00a0"}км от середины: { $name }
desk-hotline-longitude = Долгота
desk-hotline-latitude = Широта
desk-hotline-radius = В пределах, метров
desk-hotline-read-back = Место прочитано звонящему вслух, и он подтвердил
desk-hotline-corrected = Что звонящий поправил
desk-hotline-from-post = Или по направлению и расстоянию от поста
desk-hotline-distance = Расстояние в метрах, или от–до
desk-hotline-near = Известно поблизости, примерно в то же время
desk-hotline-near-why = Всё равно запишите звонок: он может подтвердить или говорить о другом.
desk-hotline-what = Что произошло
desk-hotline-unit = Чего
desk-hotline-harm = Пострадавшие, по словам звонящего
desk-hotline-killed-low = Убито, не менее
desk-hotline-injured-low = Ранено, не менее
desk-hotline-high = не более
desk-hotline-caller = Звонящий
desk-hotline-source = Код источника
desk-hotline-family = Род источника
desk-hotline-source-why = Код, который у этого звонящего уже есть, чтобы два звонка не считались двумя источниками. Если оставить пустым, звонок получит собственный код. Никогда не имя и не номер.
desk-hotline-callback = Просит перезвонить: когда и о чём
desk-hotline-callback-why = Номера телефона здесь не пишут: кто стоит за кодом, хранится отдельно.
desk-hotline-exercise = Этот звонок учебный
desk-hotline-send = Принять звонок
desk-hotline-near-one =
    { $reports ->
        [one] Инцидент { NUMBER($number, useGrouping: 0) }: { $act }, { $where }, { $when } ({ $reports } сообщение)
        [few] Инцидент { NUMBER($number, useGrouping: 0) }: { $act }, { $where }, { $when } ({ $reports } сообщения)
        [many] Инцидент { NUMBER($number, useGrouping: 0) }: { $act }, { $where }, { $when } ({ $reports } сообщений)
       *[other] Инцидент { NUMBER($number, useGrouping: 0) }: { $act }, { $where }, { $when } ({ $reports } сообщения)
    }
desk-queue-urgent = срочно

desk-my-reports = Мои сообщения
desk-my-reports-count =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
        [many] { $count } сообщений
       *[other] { $count } сообщения
    }
desk-my-reports-none = Вы пока ничего не принесли. Записанное вами или присланное файлом стоит здесь; видите это только вы и сотрудники центра.
