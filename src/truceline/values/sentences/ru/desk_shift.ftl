# Журнал смены: кто дежурит, о чём помнить, и передача дежурства.

desk-shift = Журнал смены
desk-shift-on-duty = Дежурят:
desk-shift-nobody = никто
desk-shift-begin = Заступаю на дежурство
desk-shift-end = Ухожу с дежурства
desk-shift-log = Журнал
desk-shift-show-open = Открытое
desk-shift-show-shift = Эта смена
desk-shift-show-all = Всё
desk-shift-count =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записи
    }
desk-shift-empty = Пока здесь ничего нет. Заметки, обещания и то, за чем следить, появляются, как только их запишут.
desk-shift-write = Записать
desk-shift-kind = Вид
desk-shift-kind-note = заметка
desk-shift-kind-promise = обещание
desk-shift-kind-watch = следить
desk-shift-text = Словами
desk-shift-to-whom = Кому обещано (учреждение или пост, никогда не источник)
desk-shift-due = К какому времени (местному)
desk-shift-kinds-why = Заметка — только к сведению. Обещание и то, за чем следить, остаются открытыми и передаются дальше, пока кто-то не скажет, чем кончилось.
desk-shift-to = кому: { $name }
desk-shift-by-when = к { $at }
desk-shift-corrected = исправлено: { $name }
desk-shift-done = Сделано ({ $name }):
desk-shift-open-entry = Сказать, чем кончилось, или исправить
desk-shift-correct = Исправить
desk-shift-correct-why = Прежний текст остаётся в реестре.
desk-shift-save = Сохранить
desk-shift-outcome = Чем кончилось
desk-shift-outcome-what = Одной фразой, даже если ничем
desk-shift-resolve = Сделано
desk-shift-clocks =
    { $late ->
        [0] Идёт сроков: { $running }, просроченных нет.
        [one] Идёт сроков: { $running }, просрочено: { $late }.
        [few] Идёт сроков: { $running }, просрочено: { $late }.
        [many] Идёт сроков: { $running }, просрочено: { $late }.
       *[other] Идёт сроков: { $running }, просрочено: { $late }.
    }
desk-shift-contacts =
    { $late ->
        [0] Контактов ещё не отправлено: { $running }, просроченных нет.
        [one] Контактов ещё не отправлено: { $running }, просрочено: { $late }.
        [few] Контактов ещё не отправлено: { $running }, просрочено: { $late }.
        [many] Контактов ещё не отправлено: { $running }, просрочено: { $late }.
       *[other] Контактов ещё не отправлено: { $running }, просрочено: { $late }.
    }
desk-shift-next = Ближайший — в { $at }.
desk-shift-not-on-duty = Вы не на дежурстве: сначала заступите.
desk-shift-last-on-duty = Вы последний на дежурстве. Сначала передайте его, чтобы кто-то остался.
desk-shift-note-is-not-open = С заметкой делать нечего.
desk-shift-done-already = Кто-то уже сказал, чем это кончилось.
desk-shift-no-entry = Такой записи нет.
desk-handover = Передача дежурства
desk-handovers = Передачи дежурства
desk-handover-of = Передача дежурства
desk-handover-what = Это вы передаёте следующему дежурному. Сохраняется в том виде, в каком есть в этот момент.
desk-handover-items =
    { $count ->
        [0] Открытого нет
        [one] { $count } открытый пункт
        [few] { $count } открытых пункта
        [many] { $count } открытых пунктов
       *[other] { $count } открытого пункта
    }
desk-handover-nothing-open = Нет ни открытых обещаний, ни того, за чем следить.
desk-handover-words = Словами сдающего дежурство
desk-handover-words-what = Что следующий дежурный должен знать и чего нет ни в одном списке
desk-handover-two = Принимает другой человек; оба стоят в реестре. До тех пор вы остаётесь на дежурстве.
desk-handover-do = Передать
desk-handover-waits = { $name }: дежурство сдано, никто ещё не принял.
desk-handover-look = Посмотреть и принять
desk-handover-open = ещё не принято
desk-handover-accepted = принято: { $name }
desk-handover-accept = Принимаю дежурство
desk-handover-accept-what = Вы заступаете, дежурство заканчивает: { $name }.
desk-handover-not-oneself = Никто не принимает собственную передачу: это делает следующий дежурный.
desk-handover-accepted-already = Её уже кто-то принял.
desk-handover-waits-already = Другая передача ждёт, чтобы её приняли.
desk-handover-none = Такой передачи нет.
desk-handover-handed = Сдал(а)
desk-handover-taken = Принял(а)
