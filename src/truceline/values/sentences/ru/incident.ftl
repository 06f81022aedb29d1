# Почему сообщение относится к инциденту. Части соединяются через incident-comma.

incident-comma = , { "" }

incident-link-only = Единственное сообщение об этом инциденте, не повторяющее других.
incident-link-relay = Повторяет сообщение источника { $source } и ничего не подтверждает.
incident-link-judged = По решению { $by } речь идёт об одном инциденте: { $likeness }.
incident-link-alike = { $likeness }.

incident-distance-unsaid = расстояние неизвестно: в одном из сообщений не указано место
incident-distance-m = расстояние { $metres } м
incident-distance-km = расстояние { $kilometres } км

incident-gap-minutes =
    { $count ->
        [0] в ту же минуту
        [one] разница { $count } минута
        [few] разница { $count } минуты
        [many] разница { $count } минут
       *[other] разница { $count } минуты
    }
incident-gap-hours =
    { $count ->
        [one] разница { $count } час
        [few] разница { $count } часа
        [many] разница { $count } часов
       *[other] разница { $count } часа
    }
incident-gap-days =
    { $count ->
        [one] разница { $count } день
        [few] разница { $count } дня
        [many] разница { $count } дней
       *[other] разница { $count } дня
    }

incident-act-missing = действие названо не в обоих
incident-act-same = то же действие
incident-act-near = сходное действие
incident-act-related = родственное действие
incident-act-apart = другое действие

incident-actor-same = тот же исполнитель
incident-actor-other = названы разные исполнители

incident-family-same = источники одного типа
incident-family-other = источники разного типа
