# Уведомления: что объявлено, чему оно мешает и что наблюдалось.
desk-notices = Уведомления
desk-notice = Уведомление { $number }
desk-notices-about = Что стороны объявляют о себе: учения, полёты, колонны, эвакуации, разминирование, ремонт, ротации. До подтверждения показано, с чем это расходится; затем надо известить обе стороны. Где кто находится сейчас, здесь не сказано.
desk-notices-found =
    { $count ->
        [one] { $count } уведомление
        [few] { $count } уведомления
        [many] { $count } уведомлений
       *[other] { $count } уведомления
    }
desk-notices-none = На это время уведомлений нет. Здесь появится всё объявленное: время, место и с чем это расходится.
desk-notices-all = все
desk-notices-running = идут
desk-notices-coming = предстоят
desk-notices-past = прошли
desk-notices-map-title = Уведомления на карте
desk-notices-map = Карта этих уведомлений
desk-notices-list = То же списком
desk-notices-map-about = Районы, объявленные на этот день, поверх зон, как они действовали. Где кто находится сейчас, здесь не сказано.
desk-notices-map-portal = Что объявила ваша сторона и о чём её известили, после подтверждения: районы этого дня поверх зон. Где кто находится сейчас, здесь не сказано.
desk-notices-on-map = На карте
desk-way-passage = Мешает проходу людей
desk-way-provision = Запрещено положением
desk-way-notice = Пересекается с другим уведомлением
desk-notices-map-note = Номера на карте — номера строк таблицы, сначала позднейшие, по сорок; в файлах есть всё, что ищется.
desk-notice-what = Что
desk-notice-by = Кто объявил
desk-notice-window = С и до
desk-notice-reach = около { $km }{"\u00a0"}км вокруг
desk-notice-is-draft = проект
desk-notice-is-confirmed = подтверждено
desk-notice-is-withdrawn = отозвано
desk-notice-new = Записать уведомление
desk-notice-announced = Объявлено ({ $zone })
desk-notice-announced-on = Объявлено
desk-notice-starts = С ({ $zone })
desk-notice-ends = До
desk-notice-place = Место словами
desk-notice-radius = Километров вокруг
desk-notice-outline = Или границы
desk-notice-words = Что объявлено, их словами
desk-notice-keep = Сохранить и показать, с чем расходится
desk-notice-zones = Затрагивает
desk-notice-unknown = Уведомления, доступного Вам, под этим номером нет.
desk-notice-moved-on = Положение этого уведомления тем временем изменилось: посмотрите снова.
desk-notice-over = Его время прошло: прошедшее — не уведомление.
desk-notice-other-conflicts = Теперь оно расходится не с тем, что Вам показали: сначала посмотрите.
desk-conflicts = С чем расходится
desk-conflicts-none = Ни с чем: ни с положением, ни с другим уведомлением, и на дороге никого.
desk-conflicts-kept = Показано при подтверждении:
desk-conflict-provision = «{ $title }» запрещает похожее на это, зона: { $zone }. Снимает ли запрет само объявление, решают люди.
desk-conflict-notice = В том же месте: { $activity }, объявлено: { $by }, с { $start } до { $end }.
desk-conflict-passage = На дороге люди: { $activity }, { $by }, с { $start } до { $end }.
desk-notice-confirm = Подтвердить
desk-notice-confirm-all-the-same = Подтвердить, несмотря на это
desk-notice-confirm-note = После этого надо одинаково известить обе стороны и гарантов.
desk-notice-confirm-who = Подтверждает офицер связи или глава центра.
desk-notice-withdraw = Отозвать
desk-notice-observed =
    { $count ->
        [one] { $count } инцидент, который может быть этим
        [few] { $count } инцидента, которые могут быть этим
        [many] { $count } инцидентов, которые могут быть этим
       *[other] { $count } инцидента, которые могут быть этим
    }
desk-notice-observed-note = Похожие, в той же местности и в то же время, с учётом обеих погрешностей. Это видит только центр. Что это одно и то же, не утверждается.
desk-notice-observed-none = Ничего похожего оттуда за это время не сообщали.
desk-activity-exercise = учения
desk-activity-flight = полёт
desk-activity-convoy = колонна
desk-activity-evacuation = эвакуация
desk-activity-demining = разминирование
desk-activity-repair = ремонт
desk-activity-rotation = ротация
desk-announce-notice = { $by } объявляет: { $activity }, { $place }, с { $start } до { $end }.
desk-conflict-aid = На дороге помощь: запрос { $number } ({ $who }), на { $wanted }.
