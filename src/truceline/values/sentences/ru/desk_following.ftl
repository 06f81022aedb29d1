# Что рекомендовано; объекты и их проверки.
desk-follow-up = Исполнение
desk-follow-up-about = Что и какой силе рекомендовано и сделано ли это. Ничего не теряется: сделано, отказано, открыто и неизвестно в сумме дают всё, что вынесено.
desk-follow-up-found =
    { $count ->
        [one] { $count } рекомендация
        [few] { $count } рекомендации
        [many] { $count } рекомендаций
       *[other] { $count } рекомендации
    }
desk-follow-up-none = Рекомендаций пока нет. Каждая останется здесь, пока её не выполнят или не откажутся.
desk-follow-done = сделано
desk-follow-refused = отказано
desk-follow-open = открыто
desk-follow-unknown = неизвестно: срок прошёл
desk-follow-what = Что и как проверяется
desk-follow-force = Сила
desk-follow-act = Что ей следует сделать
desk-follow-due = Срок
desk-follow-due-at = Срок ({ $zone })
desk-follow-stands = Положение
desk-follow-soon = срок в течение суток
desk-follow-reminded = напомнено { $at }
desk-follow-incident = инцидент { NUMBER($number, useGrouping: 0) }
desk-follow-incident-number = Номер инцидента, если речь о нём
desk-follow-checked-by = проверка:
desk-follow-verified = Как это будет проверено
desk-follow-checks =
    { $count ->
        [one] { $count } проверка
        [few] { $count } проверки
        [many] { $count } проверок
       *[other] { $count } проверки
    }
desk-follow-check = Что обнаружено
desk-follow-found = Обнаружено
desk-follow-evidence = Чем это подтверждается
desk-follow-new = Вынести рекомендацию
desk-follow-new-note = Сила, действие, место, срок и проверка: что не названо, нельзя ни сделать, ни отвергнуть.
desk-follow-issue = Вынести
desk-found-done = сделано
desk-found-not_done = не сделано
desk-found-refused = отказались
desk-found-unclear = установить не удалось
desk-recommendation-unknown = Такой рекомендации нет.
desk-sites = Объекты
desk-sites-about = Посты, контрольные и наблюдательные пункты, камеры и места хранения по соглашению и чего на них недосчитались. Все они неподвижны; где находятся силы, здесь не сказано.
desk-sites-found =
    { $count ->
        [one] { $count } объект
        [few] { $count } объекта
        [many] { $count } объектов
       *[other] { $count } объекта
    }
desk-sites-none = Объектов пока нет. Здесь появится каждый со своими проверками.
desk-site-new = Добавить объект
desk-site-what = Объект
desk-site-kind = Вид
desk-site-name = Название
desk-site-held-by = В ведении
desk-site-should-hold = Должно находиться:
desk-site-inspections = Последние проверки
desk-site-inspect = Записать проверку
desk-site-outcome = Итог
desk-site-missing = Чего недоставало
desk-site-close = Закрыть объект
desk-site-is-closed = закрыт
desk-site-closed = Этот объект закрыт.
desk-site-exists = Этот код у другого объекта: коды не выдают дважды.
desk-site-unknown = Такого объекта нет.
desk-site-kind-post = пост
desk-site-kind-checkpoint = контрольно-пропускной пункт
desk-site-kind-observation_post = наблюдательный пункт
desk-site-kind-camera = камера
desk-site-kind-storage = место хранения
desk-inspected-complete = всё на месте
desk-inspected-missing = недостача
desk-inspected-no_access = не пустили
desk-inspected-never = не проверяли ни разу
