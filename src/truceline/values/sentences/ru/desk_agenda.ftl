# Повестка следующей встречи с гарантом и подсчёты по дням.

desk-agenda-next = Повестка следующей встречи
desk-agenda-title = Повестка: встреча, { $name }, { $on }
desk-agenda-on = День встречи
desk-agenda-document = Документом:
desk-agenda-no-list = Ни одного списка этого гаранта не принято.
desk-agenda-lists =
    { $count ->
        [one] { $count } список
        [few] { $count } списка
        [many] { $count } списков
       *[other] { $count } списка
    }, с { $first } по { $last }.
desk-agenda-counts = Строк: { $all }; подтверждено: { $confirmed }, оспаривается: { $disputed }, только у них: { $only_theirs }, только у нас: { $only_ours }. Есть у обоих: { $both }.
desk-agenda-disputed = Есть у обоих, но с расхождениями
desk-agenda-disputed-asked = На чём основаны данные каждого? Какие из них принимаются, или остаются и те и другие?
desk-agenda-only-theirs = Есть только у них
desk-agenda-only-theirs-asked = Чем они располагают? Мы проверим.
desk-agenda-only-ours = Есть только у нас
desk-agenda-only-ours-asked = Известно ли им об этом? Отрицают ли они это?
desk-agenda-confirmed = По-видимому, у обоих одно и то же
desk-agenda-confirmed-asked = Сопоставление — предложение. Согласны ли обе стороны, что это один инцидент?
desk-agenda-stances = Что они отрицают, оспаривают или заявляют
desk-agenda-stances-asked = Остаётся ли эта позиция в силе?
desk-agenda-claims = Заявления об исключённой цели, ждущие решения
desk-agenda-claims-asked = Кто должен решить и к какому сроку? Решение само по себе не снимает ни одного дела.
desk-agenda-decided = Согласовано:
desk-agenda-nothing = Здесь ничего не открыто.
desk-agenda-more =
    { $count ->
        [one] И ещё { $count }: в самом списке.
       *[other] И ещё { $count }: в самом списке.
    }
desk-agenda-beside = у нас: { $ours }; у них: { $theirs }
desk-no-guarantor = В договорённости нет такого гаранта.
desk-daily = По дням
desk-daily-about = Сколько инцидентов насчитывают за каждый день списки каждого гаранта и наш и какие из них известны другим: не итог против итога, а инцидент за инцидентом.
desk-daily-count = Насчитано
desk-daily-areas = Где
desk-daily-held-by = Есть также:
desk-daily-alone = Больше ни у кого
desk-daily-ours = Центр
desk-daily-nowhere = район не указан
desk-daily-note = Каждый список считает по своему дню. Сопоставления, которые ещё никто не решил, считаются. Наш подсчёт — за дни, охваченные списками.
desk-daily-none = Эти дни не охвачены ни одним списком. Подсчёты появятся здесь за дни принятых списков.
