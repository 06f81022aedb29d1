# Позиции гарантов и сторон, заявления об исключении и решения по ним.

desk-stances = Позиции
desk-stances-about = Что каждый гарант и каждая сторона утверждают об инциденте — их собственными словами, рядом. Ничего не сводится воедино и не усредняется; действует последнее слово по вопросу, прежние остаются на странице инцидента.
desk-stances-found =
    { $count ->
        [one] { $count } позиция
        [few] { $count } позиции
        [many] { $count } позиций
       *[other] { $count } позиции
    }, { $incidents ->
        [one] { $incidents } инцидент
        [few] { $incidents } инцидента
        [many] { $incidents } инцидентов
       *[other] { $incidents } инцидента
    }
desk-stances-none = Позиций пока нет. То, что гарант или сторона говорят об инциденте, записывается на его странице.
desk-stance-silent = Пока молчат, что не значит ни «да», ни «нет»:
desk-stance-unseen = Вам ничего не открыто:
desk-stance-earlier =
    { $count ->
        [one] { $count } прежняя позиция
        [few] { $count } прежние позиции
        [many] { $count } прежних позиций
       *[other] { $count } прежней позиции
    }
desk-stance-take = Записать позицию
desk-stance-take-it = Записать
desk-stance-holder = Чья
desk-stance-what = Что утверждает
desk-stance-about = О чём
desk-stance-whole = об инциденте в целом
desk-stance-on-determination = о том, что установлено
desk-stance-of-determination = установлено: { $outcome }, { $provision }
desk-stance-when = Когда сказано (местное время)
desk-stance-language = На каком языке
desk-stance-instrument = Где сказано: нота, письмо, звонок, встреча
desk-stance-words = Собственными словами
desk-stance-share-it = Открыть всем гарантам
desk-stance-share-note = Иначе позицию видят только центр и она сама. Открытое остаётся открытым.
desk-stance-share = Открыть всем гарантам
desk-stance-shared = открыто всем гарантам
desk-stance-not-shared = не открыто
desk-stance-shared-already = Эта позиция уже открыта всем гарантам.
desk-no-stance = Такой позиции нет.
desk-holds-affirms = подтверждает
desk-holds-denies = отрицает
desk-holds-disputes_place = оспаривает место
desk-holds-disputes_time = оспаривает время
desk-holds-disputes_number = оспаривает число
desk-holds-disputes_target = оспаривает цель
desk-holds-claims_exclusion = заявляет, что цель исключена
desk-holds-claims_retaliation = заявляет об ответных действиях
desk-holds-silent = не высказывается
desk-manner-jointly = Установлено совместно: присоединились все гаранты.
desk-manner-individually = Установлено отдельными гарантами: высказались не все.
desk-manner-dissent = Установлено при особом мнении.
desk-manner-nobody = Ни один гарант об этом не высказался.
desk-manner-unseen = Ни одна позиция об этом вам не открыта.
desk-joined-by = Присоединились:
desk-not-spoken = Не высказались:
desk-dissent-of = Особое мнение: { $name }
desk-exclusions = Заявления
desk-exclusions-about = Что целью была исключённая группа — это заявление. Оно ждёт решения тех, кого называет договорённость, и само по себе не снимает ни одного дела.
desk-exclusions-found =
    { $count ->
        [one] { $count } заявление
        [few] { $count } заявления
        [many] { $count } заявлений
       *[other] { $count } заявления
    }
desk-exclusions-none = Заявлений нет. Заявление делается на странице инцидента как позиция «заявляет, что цель исключена».
desk-claim-of = { $name }: целью была группа { $group }
desk-claim-only = Только если заявлено об исключённой цели
desk-claim-group = Какая группа
desk-claim-evidence = Чем подтверждается, по одному на строку
desk-claim-note = Заявление представляется всем, кому, возможно, придётся решать: его видят все гаранты, даже если позиция не открыта. Выберите выше положение.
desk-claim-what = Заявление
desk-claim-made = Сделано
desk-claim-standing = Решение
desk-claim-waits = ждёт решения
desk-claim-ruled = решение принято
desk-claim-shows = Чем подтверждается
desk-claim-designated = Кто к тому времени отнёс группу к исключённым
desk-claim-not-designated = Согласно договорённости — никто: в то время группа не была исключена.
desk-no-claim = Такого заявления нет.
desk-rulings = Решения
desk-rulings-none = Решений пока нет.
desk-ruling-waits = Ждёт решения.
desk-ruling-excluded = Целью была исключённая группа.
desk-ruling-not_excluded = Целью была не исключённая группа.
desk-ruling-not_established = Не установлено, что было целью.
desk-ruling-clears-nothing = Каким бы ни было решение, дело остаётся как есть, пока его не установят люди.
desk-ruling-who = По договорённости решает:
desk-ruling-waits-for = Ждёт решения:
desk-ruling-nobody = Больше решать некому: по собственному заявлению никто не решает. Пока договорённость не назовёт другого, оно ждёт.
desk-ruling-differ = Решения расходятся: пока они не совпадут, заявление ждёт.
desk-ruling-taken-by = записал(а) { $name }
desk-ruling-make = Принять решение
desk-ruling-make-it = Записать решение
desk-ruling-by = От имени
desk-ruling-what = Решение
desk-ruling-when = Когда принято (местное время)
desk-ruling-reasons = Обоснование
desk-ruling-note = Решение и его обоснование заносятся в реестр. Решивший может решить заново; прежнее решение остаётся.
