# Один инцидент: сообщения и доказательства, четыре вопроса, определения, задачи, ход дела, история.

desk-case-ago = { $at } ({ $span } назад)
desk-span-minutes = { $count } мин
desk-span-hours = { $hours } ч { $minutes } мин
desk-span-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
desk-task-left = осталось { $span }
desk-task-over = просрочено на { $span }
desk-task-met = выполнено в срок

desk-report-called = { $source }, { $when }
desk-report = Сообщение
desk-original = Файл в полученном виде
desk-repeats-number = повторяет сообщение { $number }, учтено один раз
desk-voice-of-number = один голос с сообщением { $number }
desk-beside = О нём говорят и сообщения о других инцидентах
desk-beside-what = Каждое говорит о нескольких инцидентах и учтено лишь в своём: здесь оно не прибавляет ни сообщения, ни голоса, ни числа.
desk-beside-count =
    { $count ->
        [one] о нём говорит и { $count } сообщение о другом инциденте
        [few] о нём говорят и { $count } сообщения о других инцидентах
        [many] о нём говорят и { $count } сообщений о других инцидентах
       *[other] о нём говорят и { $count } сообщения о других инцидентах
    }
desk-beside-counted = Учтено в:
desk-beside-tells-of = Говорит и об этом:
desk-beside-many =
    { $count ->
        [one] Говорит ещё об { $count } инциденте
        [few] Говорит ещё о { $count } инцидентах
        [many] Говорит ещё о { $count } инцидентах
       *[other] Говорит ещё о { $count } инцидентах
    }
desk-beside-adds-up = Его число, вероятно, — сумма того, что несколько сообщений говорят по отдельности.
desk-beside-says-so =
    { $count ->
        [one] Оно само говорит, что в нём { $count } инцидент.
        [few] Оно само говорит, что в нём { $count } инцидента.
        [many] Оно само говорит, что в нём { $count } инцидентов.
       *[other] Оно само говорит, что в нём { $count } инцидента.
    }
desk-beside-judged = Суждение { $by }: оно говорит и об этом инциденте.
desk-beside-alike = Рядом с сообщением { $number } здесь: { $likeness }
desk-case-bearing = { $bearing }° от поста
desk-case-bearing-distance = { $bearing }°, { $length } от поста
desk-case-distance = { $length } от поста
desk-case-map =
    { $count ->
        [0] Карта инцидента
        [one] Карта инцидента с { $count } сообщением
        [few] Карта инцидента с { $count } сообщениями
        [many] Карта инцидента с { $count } сообщениями
       *[other] Карта инцидента с { $count } сообщения
    }
desk-case-map-key = Тонкие круги: что говорит каждое сообщение, под его номером. Пунктирный круг: что считается установленным. Треугольники: посты, с линией наблюдения.
desk-case-north = С
desk-case-not-said = не сказано
desk-case-disputed = названы разные
desk-claims = В чём сообщения расходятся
desk-claims-held = Считается
desk-claim-act = Действие
desk-claim-actor = Кем
desk-claim-count = Сколько
desk-claim-killed = Убиты
desk-claim-injured = Ранены
desk-claim-harmed = Кто пострадал
desk-strike = Вычеркнуть это сообщение
desk-strike-it = Вычеркнуть
desk-strike-what = Оно больше не учитывается, и инцидент излагается заново без него. Оно остаётся здесь, читаемым, с указанной причиной.
desk-report-struck = Вычеркнуто: { $by }, { $on }:
desk-report-struck-already = Это сообщение уже вычеркнуто.
desk-report-not-struck = Это сообщение не вычеркнуто: отменять нечего.
desk-strike-back = Отменить вычёркивание
desk-strike-back-it = Учитывать снова
desk-strike-back-what = Сообщение снова учитывается, и инцидент излагается заново с ним. Кто и почему его вычеркнул и указанная вами причина остаются в истории.
desk-strike-was-taken-back = Это сообщение было вычеркнуто, затем вычёркивание отменили:
desk-incident-struck = Этот инцидент вычеркнут: к нему ничего больше не добавляют.

desk-evidence = Доказательства
desk-evidence-none = Снимки, записи и документы, относящиеся к инциденту в целом, появятся здесь, когда их добавят.
desk-evidence-add = Добавить доказательство
desk-evidence-file = Файл в том виде, в каком вы его получили
desk-evidence-description = Что на нём, словами: для тех, кто не может или не хочет смотреть
desk-evidence-of = К чему относится
desk-evidence-of-incident = к инциденту в целом
desk-evidence-take = Принять
desk-evidence-kept = Сохраняются сами байты, под их суммой, вместе со всем, что записала камера; на страницах ничего из этого не показывается.
desk-evidence-here-already = Этот файл сюда уже приложен.
desk-no-evidence = Такого файла нет, или он не для вас.
desk-look-image = Снимок, скрыт
desk-look-video = Запись, скрыта
desk-unveil = Показать чётко
desk-size-kb = { $size } кБ
desk-size-mb = { $size } МБ

desk-suggested = Возможно, тот же инцидент
desk-suggested-count =
    { $count ->
        [one] возможно, тот же, что ещё { $count }
        [few] возможно, тот же, что ещё { $count }
        [many] возможно, тот же, что ещё { $count }
       *[other] возможно, тот же, что ещё { $count }
    }
desk-suggested-why = { $estimate } по оценке:
desk-suggested-later = Позже
desk-suggested-none = Нет другого инцидента, достаточно близкого по месту, времени и действию.
desk-suggestion-gone = Этого предложения больше нет: тем временем что-то изменилось. Посмотрите ещё раз.
desk-part = Разные
desk-also = Одно сообщение — об обоих
desk-also-ours = Сообщение { $report } говорит и об инциденте { NUMBER($number, useGrouping: 0) }
desk-also-theirs = Сообщение об инциденте { NUMBER($number, useGrouping: 0) } говорит и об этом
desk-also-which = Сообщение об этом инциденте
desk-also-other = говорит и об инциденте №
desk-also-both = Говорит об обоих
desk-same-as-other = Тот же, что другой инцидент
desk-just-same = { $first } и { $second } считаются одним инцидентом:
desk-just-also = { $first } считается сообщением и об инциденте, о котором говорит { $second }, кроме своего:
desk-just-different = { $first } и { $second } считаются разными и больше не предлагаются; теперь это отдельные инциденты:
desk-just-waits = В очереди ещё ждут: { $reports }.
desk-just-undone = Отменено: один ли инцидент { $first } и { $second }, снова решает машина. Что из-за этого ушло из очереди, ждёт в ней снова.
desk-just-judged-many =
    { $count ->
        [one] Рассмотрена { $count } пара. Отменить это можно на странице её инцидента; сообщение — среди разобранных.
        [few] Рассмотрены { $count } пары. Отменить это можно на страницах их инцидентов; сообщения — среди разобранных.
        [many] Рассмотрено { $count } пар. Отменить это можно на страницах их инцидентов; сообщения — среди разобранных.
       *[other] Рассмотрено { $count } пары. Отменить это можно на страницах их инцидентов; сообщения — среди разобранных.
    }

desk-clause = Пункт соглашения
desk-clause-authentic = аутентичный текст
desk-clause-translation = перевод
desk-clause-summary = наше изложение текста
desk-clause-standard = Стандарт доказывания до публикации
desk-clause-exemptions = Что могут заявить в возражение
desk-clause-open = Открыто: ещё не согласовано.
desk-clause-restricted = Текст ограничен в доступе: ваша роль его не читает.
desk-clause-verification = Как проверяется
desk-clause-version = Оценено по версии
desk-clause-zone-version = описание зоны
desk-clause-other-version = сейчас действует другая версия соглашения

desk-people-and-clocks = Люди и сроки
desk-step-received = получено
desk-step-screened = сопоставлено с соглашением
desk-step-tasked = даны задачи
desk-step-under_inquiry = выясняется
desk-step-referred = передано сторонам
desk-step-drafted = проект готов
desk-step-decided = решено
desk-step-released = обнародовано
desk-step-follow_up = отслеживается
desk-step-closed = закрыто
desk-step-struck = вычеркнуто: о нём больше не говорит ни одно сообщение
desk-step-reopen = открыть вновь: снова выясняется
desk-step-to = Следующий шаг
desk-step-reason = Почему (нужно, чтобы открыть вновь)
desk-step-take = Сделать этот шаг
desk-step-moves =
    { $count ->
        [one] сделан { $count } шаг
        [few] сделано { $count } шага
        [many] сделано { $count } шагов
       *[other] сделано { $count } шага
    }
desk-case-moved = Дело перешло к другому шагу.
desk-case-moved-meanwhile = Тем временем дело перевели к другому шагу. Посмотрите ещё раз.
desk-case-not_next = Этот шаг не следует за тем, на котором стоит дело.
desk-case-other_role = Ваши роли не переводят дело к этому шагу.
desk-case-needs_reason = Скажите, почему дело открыто вновь: об этом спросят все.
desk-case-nothing_signed = нужно подписанное определение
desk-cases = Где стоят все дела
desk-cases-close = Каждый полученный инцидент стоит ровно на одном шаге; числа в сумме дают число полученных, иначе страница не показывается.
desk-cases-count = Дела
desk-cases-total = Получено

desk-tasks = Задачи: { $done } из { $count }
desk-tasks-none = Пока ничего не поручено. Добавьте задачи, которых требует это действие, или свою.
desk-tasks-of-act =
    { $count ->
        [one] Добавить { $count } задачу, которой требует это действие
        [few] Добавить { $count } задачи, которых требует это действие
        [many] Добавить { $count } задач, которых требует это действие
       *[other] Добавить { $count } задачи, которых требует это действие
    }
desk-task-nobody = пока никому
desk-task-done-by = выполнено:
desk-task-handle = Выполнить, передать или вычеркнуть
desk-task-note = Что выяснилось или почему вычеркнуто
desk-task-resolve = Выполнено
desk-task-strike = Вычеркнуть
desk-task-to = Передать
desk-task-give = Передать
desk-task-add = Другая задача
desk-task-title = Что нужно сделать
desk-task-hours = Срок в часах
desk-task-add-it = Добавить
desk-case-tasked = Добавлено.
desk-task-assign-done = Задача передана.
desk-task-resolve-done = Задача выполнена.
desk-task-strike-done = Задача вычеркнута.
desk-task-closed-already = Эта задача уже выполнена или вычеркнута.

desk-four-questions = Четыре вопроса
desk-question-happened = Было ли это?
desk-question-clause = Какого пункта это касается?
desk-question-actor = Кем совершено?
desk-question-exempt = Случайность, умысел или исключение?
desk-question-open = Никто ещё не ответил.
desk-reply-yes = да
desk-reply-no = нет
desk-reply-cannot_tell = нельзя сказать
desk-cause-accident = случайность
desk-cause-intent = умысел
desk-cause-exempt = исключение
desk-answer = Ответить
desk-answer-give = Дать этот ответ
desk-answers-before = Прежние ответы
desk-about-clause = Какого пункта, если да
desk-about-actor = Кем, если да
desk-about-exempt = Что именно, если да
desk-case-answered = Ответ записан; прежние остаются.

desk-determinations = Определения
desk-determination-new = Составить проект определения
desk-determination-begin = Начать проект
desk-determination-edit = Изменить проект
desk-determination-save = Сохранить проект
desk-determination-no-provision = не опирается на отдельный пункт
desk-determination-step = Шаг
desk-determination-by = Кем составлено
desk-determination-author = составлено: { $name }, { $on }
desk-determination-approver = одобрено: { $name }
desk-determination-signer = подписано: { $name }, { $on }
desk-determination-superseded = подписано, заменено позднейшим
desk-determination-exists = По этому пункту уже готовится определение: измените или вычеркните его.
desk-determination-not-at-this-step = Это уже не проект.
desk-determination-other-provision = Пункт у проекта не меняют: вычеркните его и начните другой.
desk-determination-not_at_this_step = не на этом шаге
desk-determination-not_the_author = только тот, кто составил
desk-determination-own_work = не тот, кто составил или одобрил: нужен другой человек
desk-determination-red_comment = есть неснятое красное замечание
desk-determination-needs_reason = Скажите, почему.
desk-determinations-found =
    { $count ->
        [one] { $count } определение
        [few] { $count } определения
        [many] { $count } определений
       *[other] { $count } определения
    }
desk-determinations-none = Определений здесь нет. Их составляют на странице инцидента; здесь они стоят до подписи и после неё.
desk-determinations-table = подписанные, в виде для бюллетеня (.csv)
desk-replies-table = заявленное сторонами для протокола, в виде для бюллетеня (.csv)
desk-stances-table = позиции каждого и решения по заявлениям, в виде для бюллетеня (.csv)
desk-steps-table = что контакты говорят о процедурах, в виде для бюллетеня (.csv)
desk-progress-draft = проект
desk-progress-in_review = на проверке
desk-progress-approved = одобрено
desk-progress-signed = подписано
desk-progress-struck = вычеркнуто
desk-progress-changed = изменилось после подписи
desk-waits-draft = ждёт составителя
desk-waits-in_review = ждёт проверяющего
desk-waits-approved = ждёт главу центра
desk-waits-signed = { "" }
desk-waits-struck = { "" }
desk-handling-submit = Отправить на проверку
desk-handling-send_back = Вернуть
desk-handling-approve = Одобрить
desk-handling-sign = Подписать
desk-handling-strike = Вычеркнуть
desk-handled-submit = Отправлено на проверку.
desk-handled-send_back = Возвращено составителю.
desk-handled-approve = Одобрено; ждёт главу центра.
desk-handled-sign = Подписано.
desk-handled-strike = Вычеркнуто; остаётся читаемым.
desk-case-drafted = Проект начат.
desk-case-rewritten = Проект изменён.
desk-field-provision = Пункт
desk-field-outcome = Исход
desk-field-standard = Стандарт доказывания
desk-field-reasons = Основания
desk-field-answer = Ответ
desk-field-about = Что названо
desk-changed-since = изменилось после подписи
desk-sign-again = Что-то из того, под чем стоит подпись, уже не то. Составьте проект заново: снова нужны составитель, проверяющий и глава центра.
desk-signed-over = Подписано под записями с суммой
desk-change-what = Что
desk-change-before = Было
desk-change-after = Теперь
desk-ground-incident = инцидент
desk-ground-report = сообщение
desk-ground-finding = оценка
desk-ground-answer = ответ
desk-ground-evidence = доказательство
desk-ground-clause = пункт
desk-ground-absent = нет
desk-ground-present = есть

desk-comment-add = Замечание к полю
desk-comment-field = Поле
desk-comment-colour = Отметка
desk-comment-text = Замечание
desk-comment-make = Сделать замечание
desk-comment-resolve = Снято
desk-comment-resolved = снято
desk-comment-resolved-already = Это замечание уже снято.
desk-colour-green = так и должно быть
desk-colour-amber = посмотрите на это
desk-colour-red = неверно: не даёт одобрить
desk-nothing-to-comment = Здесь нет такого определения или ответа.
desk-case-commented = Замечание записано.
desk-case-comment-resolved = Замечание снято; оно остаётся.
desk-case-attached = Файл сохранён.
desk-case-struck = Сообщение вычеркнуто.
desk-no-such-record = Здесь ничего такого нет: посмотрите ещё раз.

desk-history = История с подтверждениями
desk-history-of = История инцидента { NUMBER($number, useGrouping: 0) }
desk-history-how = Всё ниже: записи реестра. Проверить без нас: .entry и .tlog-proof читает любая программа для C2SP tlog-proof с ключом ниже; SHA-256 от .salt и следующего за ним .content есть обязательство записи.
desk-history-key = Ключ реестра:
desk-history-version = версия { $version }
desk-history-fields =
    { $count ->
        [one] { $count } поле
        [few] { $count } поля
        [many] { $count } полей
       *[other] { $count } поля
    }
desk-history-entry = Запись
desk-history-hidden = Содержание стёрто или не для ваших ролей; что запись сделана и когда, видит каждый, кто видит эту страницу.
desk-history-none = Об этом инциденте записей пока нет.
desk-no-entry = Такой записи у этого инцидента нет, или она ещё не под подписанной контрольной точкой.
desk-content-gone = Содержание стёрто или не для ваших ролей.
desk-entry-incident = Инцидент
desk-entry-case = Шаг дела
desk-entry-finding = Оценка
desk-entry-report = Сообщение
desk-entry-strike = Сообщение вычеркнуто
desk-entry-link = Связь
desk-entry-further_link = Дополнительная связь
desk-entry-judgement = Суждение
desk-entry-assessment = Ответ
desk-entry-determination = Определение
desk-entry-comment = Замечание
desk-entry-task = Задача
desk-entry-attachment = Приложено доказательство
desk-entry-evidence = Получен файл
desk-finding-withheld = Обоснование отсчитывает от места, которое не опубликовано: здесь оно не приводится.
