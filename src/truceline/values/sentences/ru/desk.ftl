# Рабочее место: страницы, роли и причины отказа.

desk-skip = К содержанию
desk-navigation = Страницы
desk-language = Язык
desk-incidents = Инциденты
desk-incident = Инцидент { NUMBER($number, useGrouping: 0) }
desk-take-in = Приём сообщений
desk-people = Люди
desk-my-keys = Второй фактор
desk-sign-in = Войти
desk-sign-out = Выйти
desk-username = Имя пользователя
desk-password = Пароль
desk-password-rule = Не менее 12 знаков; лучше всего фраза, которую вы запомните.
desk-your-name = Имя
desk-no-account = Учётные записи создаются по приглашению. Попросите ссылку у администратора вашего центра.
desk-welcome = Ваша учётная запись
desk-welcome-roles = Пригласивший дал вам эти роли:
desk-make-account = Создать учётную запись
desk-roles = Роли
desk-account = Учётная запись
desk-account-open = открыта
desk-account-closed = закрыта
desk-close-account = Закрыть учётную запись
desk-invite = Пригласить
desk-speaks-for = Выступает от имени
desk-speaks-for-nobody = Ни от чьего
desk-speaks-for-note = Представитель гаранта и контактное лицо стороны выступают от имени одной стороны: им доступно то, что ей адресовано, и пишут они только от её имени.
desk-make-link = Создать одноразовую ссылку
desk-link-once = По этой ссылке в течение трёх дней создаётся одна учётная запись. Она показана только сейчас: передайте её лично или по каналу, которому доверяете.

desk-role-duty_officer = дежурный офицер
desk-role-field_monitor = полевой наблюдатель
desk-role-analyst = аналитик
desk-role-verifier = проверяющий
desk-role-liaison_officer = офицер связи
desk-role-guarantor_representative = представитель гаранта
desk-role-party_contact = контактное лицо стороны
desk-role-publisher = ответственный за публикацию
desk-role-head_of_centre = руководитель центра
desk-role-auditor = аудитор
desk-role-administrator = администратор
desk-role-public = общественность

desk-not-done = Это не сделано
desk-nothing-changed = Ничего не изменилось.
desk-back = На первую страницу
desk-allowed = Разрешено.
desk-other-role = Ваши роли этого не позволяют. Обратитесь к тому в центре, чья роль позволяет.
desk-not-own = Это можно делать только со своим.
desk-nobody = Здесь этого не может никто.
desk-sign-in-first = Сначала войдите.
desk-invitation-void = По этой ссылке учётная запись не создаётся: она использована, устарела или неполна. Попросите новую.
desk-username-taken = Это имя пользователя занято: выберите другое.
desk-not-oneself = Свою учётную запись никто не закрывает сам: это может другой администратор.
desk-no-incident = Инцидента с таким номером нет.
desk-no-report-here = Это сообщение больше не относится к этому инциденту: посмотрите ещё раз.
desk-judgement-gone = Такого решения нет.
desk-nothing-yet = Вам ничего не адресовано
desk-nothing-yet-why = Здесь появится то, что центр адресует вам.

desk-file = Файлы сообщений
desk-file-kinds = CSV, JSON Lines или Excel по шаблону, UCDP, ACLED, GeoJSON или таблица, как у ОБСЕ; также любая таблица с номером (id), датой и либо широтой и долготой, либо названием места. Файл с неверными строками принимается, только когда вы их увидели и отложили; повторный приём ничего не меняет.
desk-taken =
    { $new ->
        [0] Новых сообщений нет
        [one] { $new } новое сообщение
        [few] { $new } новых сообщения
        [many] { $new } новых сообщений
       *[other] { $new } новых сообщений
    }; уже известно: { $known }; новых или изменённых инцидентов: { $incidents }.
desk-taken-kept =
    { $new ->
        [one] { $new } новое сообщение
        [few] { $new } новых сообщения
        [many] { $new } новых сообщений
       *[other] { $new } новых сообщений
    }; уже известно: { $known }. Всё сохранено и сопоставляется с другими сообщениями в фоне: инциденты появятся позже.
desk-to-incidents = К инцидентам
desk-refused =
    { $count ->
        [one] Ничего не принято. { $count } ошибка:
        [few] Ничего не принято. { $count } ошибки:
        [many] Ничего не принято. { $count } ошибок:
       *[other] Ничего не принято. { $count } ошибок:
    }

desk-search = Место или имя
desk-state = Проверка
desk-any = любое
desk-state-candidate = к рассмотрению
desk-state-ruling = требует решения
desk-state-unclear = нельзя сказать
desk-act = Действие
desk-from = С дня
desk-to = По день
desk-show = Показать
desk-found =
    { $count ->
        [one] { $count } инцидент
        [few] { $count } инцидента
        [many] { $count } инцидентов
       *[other] { $count } инцидентов
    }
desk-none-found = Таких инцидентов нет.
desk-none-yet = Здесь ещё не известно ни об одном инциденте. Это не значит, что было спокойно: ни о чём не сообщали. Инциденты появляются здесь после приёма сообщений.
desk-not-understood = Не понято и в поиске не учтено:
desk-number = №
desk-when = Когда
desk-told-local = местное время, { $zone }
desk-where = Где
desk-reports = Сообщения
desk-screening = Проверка
desk-pages = Страницы списка
desk-later = Позже
desk-earlier = Раньше

desk-reports-told =
    { $reports ->
        [one] { $reports } сообщение
        [few] { $reports } сообщения
        [many] { $reports } сообщений
       *[other] { $reports } сообщений
    }{ $origins ->
        [1] ; независимых подтверждений нет
       *[other] , независимых { $origins }
    }
desk-place-unknown = место не названо
desk-place-named = { $name }, не привязано к карте
desk-place-within = { $name }, в пределах { $length }
desk-place-around_post = { $name }, в пределах { $length } от поста: направление неизвестно
desk-place-several_crossings = { $name }, в пределах { $length }: измерениям отвечает несколько мест
desk-metres = { $count }{"\u00a0"}м
desk-kilometres = { $length }{"\u00a0"}км
desk-degrees-north = { $degrees }° с. ш.
desk-degrees-south = { $degrees }° ю. ш.
desk-degrees-east = { $degrees }° в. д.
desk-degrees-west = { $degrees }° з. д.
desk-act-disputed = О действии нет согласия
desk-act-unsaid = Действие не названо
desk-killed = убито { $figures }
desk-injured = ранено { $figures }
desk-harmed = пострадали: { $who }
desk-actor = кто: { $name }
desk-target = по кому: { $name }

desk-in-their-words = Сообщения, дословно
desk-reports-without-words = Сообщения
desk-words-not-shown = Слова сообщений вам не показываются: по ним можно узнать, кто сообщил.
desk-counts-once = повторяет другое, считается один раз
desk-reports-withheld = Ваша роль не видит сообщений об инциденте.
desk-agreement-says = Что говорит соглашение
desk-verdict-candidate = к рассмотрению
desk-verdict-no = нет
desk-verdict-cannot_tell = нельзя сказать
desk-verdict-needs_ruling = требует решения
desk-heading = { $act }, { $where }
desk-provisions-no =
    { $count ->
        [one] { $count } положение отвечает «нет»
        [few] { $count } положения отвечают «нет»
        [many] { $count } положений отвечают «нет»
       *[other] { $count } положений отвечают «нет»
    }
desk-struck = Об этом инциденте больше не говорит ни одно сообщение. Он зачёркнут; его номер другому не даётся.
desk-same-as = То же, что инцидент №
desk-reason = Почему
desk-same = То же самое
desk-not-the-same = Не то же, что сообщение, с которым связано
desk-undo = Отменить
desk-judged = Решения людей
desk-held-same = Два сообщения об одном и том же, по решению { $by },
desk-held-also = Сообщение говорит и об инциденте другого, по решению { $by },
desk-held-different = Два сообщения о разном, по решению { $by },
desk-met-conflict = Тем временем это изменили: откройте страницу заново и посмотрите.
desk-met-unavailable = Сейчас недоступна часть, которая нужна рабочему месту. Попробуйте позже; если это не пройдёт, скажите администратору.
desk-met-unverified = Не сходится сумма, подпись или сам реестр; опираться на это нельзя. Скажите администратору.
