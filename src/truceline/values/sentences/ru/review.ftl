# Просмотр сомнительных пар в терминале. Буквы клавиш одни на всех языках.

review-begin =
    { $count ->
        [0] Сомнительных пар нет.
        [one] { $count } сомнительная пара.
        [few] { $count } сомнительные пары.
        [many] { $count } сомнительных пар.
       *[other] { $count } сомнительной пары.
    }
review-most-first = Сначала идут пары, ответ на которые меняет больше всего. Остановиться можно в любой момент.
review-likeliest-first = Сначала идут вероятнейшие пары. Остановиться можно в любой момент.
review-head = пара { $number } · { $estimate } по оценке · осталось { $left }
review-why-apart = Почему это спрашивается: сейчас они в разных инцидентах, и у { $percent } из 100 таких пар это ошибка; { $count ->
        [one] от ответа зависит { $count } сообщение.
        [few] от ответа зависят { $count } сообщения.
        [many] от ответа зависят { $count } сообщений.
       *[other] от ответа зависит { $count } сообщения.
    }
review-why-together = Почему это спрашивается: сейчас они в одном инциденте, и у { $percent } из 100 таких пар это ошибка; { $count ->
        [one] от ответа зависит { $count } сообщение.
        [few] от ответа зависят { $count } сообщения.
        [many] от ответа зависят { $count } сообщений.
       *[other] от ответа зависит { $count } сообщения.
    }
review-keys = Об одном ли инциденте оба сообщения? [s] об одном  [d] о разных  [a] левое сообщает и об инциденте правого  [b] правое — и об инциденте левого  [l] позже  [u] назад  [q] выход:
review-reason = Почему? (Enter: без объяснения)
review-unknown-key = Эта клавиша здесь ничего не значит.
review-undone = Последний ответ отозван.
review-taken-back = ответ отозван
review-nothing-to-undo = Нет ответа, который можно отозвать.
review-nothing-left = На все сомнительные пары есть ответ.
review-end =
    { $count ->
        [0] Ни одного решения не принято.
        [one] Решение принято по { $count } паре, оно в { $file }. `truceline link` его учтёт.
        [few] Решения приняты по { $count } парам, они в { $file }. `truceline link` их учтёт.
        [many] Решения приняты по { $count } парам, они в { $file }. `truceline link` их учтёт.
       *[other] Решения приняты по { $count } пары, они в { $file }. `truceline link` их учтёт.
    }

review-source = источник
review-relayed-from = со ссылкой на
review-time = время (UTC)
review-time-local = время (местное)
review-place = место
review-metres = { $count } м
review-kilometres = { $length } км
review-within = { $place } ±{ $length }
review-bearing = направление
review-distance = удаление
review-away = { $length } ({ $post })
review-act = действие
review-weapon = оружие
review-actor = кто
review-target = против кого
review-place-name = место названо
review-count = сколько
review-killed = убитые
review-injured = раненые
review-best = { $range }, вероятно { $best }
review-words = своими словами
