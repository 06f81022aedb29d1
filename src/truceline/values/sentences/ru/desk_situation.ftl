# Обстановка: зоны, карта, шкала времени и список по одному фильтру; сохранённые фильтры; что нового.

desk-situation = Обстановка
desk-situation-at = По состоянию на { $at }, местное время соглашения
desk-state-no = нет
desk-weapon = Оружие
desk-zone = Зона
desk-zone-any = везде
desk-zone-unclear = и там, где это нельзя установить
desk-area = Провинция или район
desk-box = Только в выделенном прямоугольнике
desk-box-drop = Убрать прямоугольник
desk-filter-more = Ещё условия
desk-life = Стадия работы по делу
desk-periods = Периоды
desk-period-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
desk-period-all = всё время
desk-without-place =
    { $count ->
        [one] { $count } инцидент без места не показан на карте
        [few] { $count } инцидента без места не показаны на карте
        [many] { $count } инцидентов без места не показаны на карте
       *[other] { $count } инцидента без места не показаны на карте
    }
desk-none-in-period = За этот период ничего не найдено. За всё время найден{ $count ->
        [one] { $count } инцидент
        [few]о { $count } инцидента
        [many]о { $count } инцидентов
       *[other]о { $count } инцидента
    }.
desk-whole-period = Показать за всё время

desk-zones = Зоны
desk-stage-unset = стадия ещё не определена
desk-quiet-hours = { $count } ч с последнего инцидента
desk-quiet-days =
    { $count ->
        [one] { $count } день с последнего инцидента
        [few] { $count } дня с последнего инцидента
        [many] { $count } дней с последнего инцидента
       *[other] { $count } дня с последнего инцидента
    }
desk-quiet-never = Инцидентов не известно
desk-nobody-looked =
    { $days ->
        [one] последний { $days } день никто не наблюдал
        [few] последние { $days } дня никто не наблюдал
        [many] последние { $days } дней никто не наблюдал
       *[other] последние { $days } дня никто не наблюдал
    }
desk-nobody-looked-days = без наблюдения: { $count } из последних { $days } дн.
desk-somebody-looked =
    { $days ->
        [one] наблюдение велось каждый из последних { $days } дня
        [few] наблюдение велось каждый из последних { $days } дней
        [many] наблюдение велось каждый из последних { $days } дней
       *[other] наблюдение велось каждый из последних { $days } дня
    }
desk-zone-not-drawn = Границы этой зоны никем не начерчены: что в ней происходит, установить нельзя.
desk-trend = Последние { $days } дн., столбец на день: { $incidents ->
        [one] { $incidents } инцидент
        [few] { $incidents } инцидента
        [many] { $incidents } инцидентов
       *[other] { $incidents } инцидента
    }, { $candidates } к рассмотрению; без наблюдения — { $unseen ->
        [one] { $unseen } день
        [few] { $unseen } дня
        [many] { $unseen } дней
       *[other] { $unseen } дня
    }
desk-trend-undrawn = О последних { $days } днях судить нельзя: границы зоны никем не начерчены
desk-clocks-running =
    { $count ->
        [one] идёт { $count } срок по соглашению
        [few] идут { $count } срока по соглашению
        [many] идут { $count } сроков по соглашению
       *[other] идёт { $count } срока по соглашению
    }
desk-only-this-zone = Только эта зона

desk-map = Карта
desk-map-plain = Упрощённая карта: её файлы здесь не установлены. Их устанавливает тот, кто обслуживает систему: ./dev setup (docs/desk.md).
desk-map-alt = Карта найденного: зоны по стадиям, инциденты — круги, внутри которых лежит истинное место. То же словами — в списке.
desk-map-legend = Условные обозначения
desk-map-disclaimer = Границы и названия показаны для ориентировки и не выражают позиции центра, сторон или гарантов.
desk-map-source = Суша и границы: Natural Earth
desk-map-own-source = Границы: слой центра «{ $name }»
desk-map-boundaries = Границы
desk-map-none = без границ
desk-map-natural-earth = Natural Earth
desk-map-box = Искать в этих пределах
desk-map-all = Показать всё найденное
desk-map-in-view = На виду: { $seen } из { $found } найденных инцидентов
desk-map-incident = один инцидент: истинное место — внутри круга
desk-map-cell = несколько инцидентов вместе: их число, закрашена доля тех, что к рассмотрению
desk-map-post = пост
desk-map-contested = одна из версий границ зоны
desk-map-unseen-some = часть дней периода никто не наблюдал
desk-map-unseen-all = никто не наблюдал
desk-map-line = линия
desk-map-gathered = Собрано инцидентов:
desk-map-close = Закрыть
desk-map-zoom-in = Приблизить
desk-map-zoom-out = Отдалить
desk-map-closer = Ближе
desk-map-open = Открыть
desk-map-metres = м
desk-map-kilometres = км
desk-map-within = в пределах { $length }
desk-map-held-by = версия: { $name }
desk-map-failed = Этот браузер не может построить карту; она показана упрощённо.
desk-no-layer = Такого слоя границ нет.

desk-timeline = Шкала времени
desk-timeline-alt = Инциденты по времени, { $days ->
        [one] столбец на { $days } день
        [few] столбец на { $days } дня
        [many] столбец на { $days } дней
       *[other] столбец на { $days } дня
    }. Закрашены те, что к рассмотрению; штриховка — дни без наблюдения.
desk-timeline-bar = { $first }: { $incidents ->
        [one] { $incidents } инцидент
        [few] { $incidents } инцидента
        [many] { $incidents } инцидентов
       *[other] { $incidents } инцидента
    }, { $candidates } к рассмотрению
desk-timeline-unseen = без наблюдения — { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
desk-timeline-brush = Проведите по столбцам, чтобы выбрать период, или укажите дни выше.
desk-timeline-empty = Шкала появится, когда что-нибудь будет найдено.
desk-list = Список

desk-filters = Сохранённые фильтры
desk-filter-keep = Сохранить фильтр
desk-filter-name = Название
desk-filter-share = Показывать ролям
desk-filter-of = автор: { $name }
desk-filter-shared = показан ролям: { $roles }
desk-filter-drop = Удалить
desk-filter-none = Здесь будут сохранённые вами фильтры и те, что другие показали вашей роли.
desk-filter-why = Сохранённый фильтр — не запись дела: его нет в реестре, и после удаления он исчезает.
desk-filter-unknown = Такого вашего фильтра нет.

desk-newer =
    { $count ->
        [one] { $count } новый или изменённый инцидент
        [few] { $count } новых или изменённых инцидента
        [many] { $count } новых или изменённых инцидентов
       *[other] { $count } нового или изменённого инцидента
    }
desk-newer-show = Показать
