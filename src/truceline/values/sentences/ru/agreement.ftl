# Названия того, из чего состоит соглашение.
agreement-stage-proposed = предложена
agreement-stage-agreed = согласована
agreement-stage-in-force = действует
agreement-stage-suspended = приостановлена
agreement-stage-ended = прекращена
agreement-status-public = опубликовано
agreement-status-restricted = ограниченный доступ
agreement-status-not-public = не опубликовано
agreement-standing-working = рабочий вариант
agreement-standing-contested = оспариваемый вариант
agreement-certainty-surveyed = по съёмке на местности
agreement-certainty-agreed-map = по согласованной карте
agreement-certainty-approximation = приблизительно
agreement-role-party = сторона
agreement-role-guarantor = гарант
agreement-role-witness = свидетель
agreement-role-organ = орган
agreement-standard-reasonable-suspicion = разумные подозрения
agreement-standard-reasonable-grounds-to-believe = разумные основания полагать
agreement-standard-balance-of-probabilities = большая вероятность
agreement-standard-clear-and-convincing = ясные и убедительные доказательства
agreement-standard-beyond-reasonable-doubt = вне разумных сомнений
agreement-kind-act = запрещённые действия
agreement-kind-distance = расстояния до линий
agreement-kind-area = районы, свободные от сил и средств
agreement-kind-quantity = предельная численность
agreement-kind-deadline = сроки
agreement-kind-access = доступ
agreement-kind-procedure = процедуры
agreement-wording-authentic = аутентичный текст
agreement-wording-translation = перевод
agreement-wording-summary = наше изложение
agreement-exemption-excluded-target = целью была исключённая группа
agreement-exemption-self-defence = самооборона
agreement-exemption-announced-activity = объявленное мероприятие
agreement-exemption-monitoring-flight = полёт в целях наблюдения
agreement-exemption-medical = медицинская перевозка
agreement-clock-met = соблюдён
agreement-clock-late = с опозданием
agreement-clock-unknown = неизвестно: нет подтверждений, что это сделано или сделано в срок
agreement-clock-running = срок не истёк
agreement-summary-exercise = УЧЕНИЕ. Всё в этом соглашении вымышлено для подготовки персонала.
agreement-summary-file = Код { $code }, версия { $version }. Время местное: { $zone }.
agreement-summary-digest = SHA-256 файлов: { $digest }
agreement-summary-texts = Тексты
agreement-summary-text = { $title }: { $status }, { $date }
agreement-summary-term = Срок действия
agreement-summary-parties = Стороны, гаранты, свидетели, органы
agreement-summary-groups = Группы
agreement-summary-excluded = Вне режима прекращения огня
agreement-summary-control = Заявленный контроль
agreement-summary-zones = Зоны
agreement-summary-lines = Исходные линии
agreement-summary-posts = Посты
agreement-summary-provisions = Положения: { $title }
agreement-summary-details = Открытые вопросы
agreement-summary-clocks = Сроки по состоянию на { $at }
agreement-summary-from-until = с { $start } до { $end }
agreement-summary-from = с { $start }, окончание не указано
agreement-summary-until = до { $end }
agreement-summary-always = даты не указаны
agreement-summary-side = сторона: { $side }
agreement-summary-foreign = иностранные силы
agreement-summary-under = в подчинении: { $group }
agreement-summary-bound = связана обязательствами { $spans }
agreement-summary-never-bound = обязательств не принимала
agreement-summary-designated = исключена решением: { $by }, { $span }
agreement-summary-controlled = под контролем: { $holder }, по заявлению: { $by }, { $span }
agreement-summary-track = переговоры: { $track }
agreement-summary-guarantors = гаранты: { $who }
agreement-summary-stage = { $stage } с { $start }
agreement-summary-account = { $standing }, по версии: { $by }: { $size }, { $certainty }, { $status }
agreement-summary-area = { $area } км²
agreement-summary-length = { $length } км
agreement-summary-undrawn = не изображена
agreement-summary-article = { $code } (статья { $article }, { $wording }): { $title }
agreement-summary-waits = ожидает решения: { $details }
agreement-summary-ruled = решение принимает только человек
agreement-summary-exempt = можно сослаться на: { $exemptions }
agreement-summary-detail-open = открыт, { $count ->
        [0] предложений нет
        [one] { $count } предложение
        [few] { $count } предложения
        [many] { $count } предложений
       *[other] { $count } предложения
    }: { $question }
agreement-summary-detail-decided = решён { $decided }, действует с { $effective }: { $question }
agreement-summary-clock = { $title }: срок до { $due }: { $state }
agreement-summary-done = { $title }: срок до { $due }, выполнено { $done }: { $state }
agreement-summary-none = нет
agreement-summary-in = где: { $zones }
agreement-summary-everywhere = везде, где действует соглашение
agreement-summary-acts = действия: { $acts }
agreement-summary-kept-out = не допускаются: { $kept }
agreement-summary-least-distance = { $what }: не ближе { $distance } км, линия отсчёта: { $line }
agreement-summary-most = предел: { $amount }, где: { $zone }
agreement-summary-any-force = любые силы
agreement-summary-calibre-from = от { $calibre } мм
agreement-summary-calibre-below = менее { $calibre } мм
agreement-summary-joint = совместно устанавливаемое подписывает каждый сам за себя: { $who }
agreement-summary-joint-within = { $count ->
    [one] в течение { $count } часа
    [few] в течение { $count } часов
    [many] в течение { $count } часов
   *[other] в течение { $count } часа
}
agreement-summary-joint-remind = { $count ->
    [one] не высказавшимся напоминают за { $count } час до срока
    [few] не высказавшимся напоминают за { $count } часа до срока
    [many] не высказавшимся напоминают за { $count } часов до срока
   *[other] не высказавшимся напоминают за { $count } часа до срока
}
agreement-summary-closed-by = закрываются, когда все они согласны с одним и тем же текстом: { $who }
agreement-summary-silence = { $count ->
    [one] по истечении { $count } часа молчание — согласие
    [few] по истечении { $count } часов молчание — согласие
    [many] по истечении { $count } часов молчание — согласие
   *[other] по истечении { $count } часа молчание — согласие
}
agreement-summary-own-word = согласие засчитывается, только если выражено или подтверждено самими
agreement-summary-abstaining = воздержание этому препятствует
