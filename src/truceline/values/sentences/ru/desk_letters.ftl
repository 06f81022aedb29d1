# Письма: почта сторонам и от сторон.

desk-letters = Письма
desk-letters-about = Письма, которые машина не смогла связать с контактом: они не называют контакта или пришли не с адреса канала. Прочтите письмо, каким оно пришло, и укажите, на какой контакт оно отвечает; отвечает за это тот, кто указал.
desk-letters-go = Почта отправляется.
desk-letters-do-not-go = Почтовый сервер не задан: по электронной почте ничего не уходит.
desk-letters-come = Ответы забираются.
desk-letters-do-not-come = Почтовый ящик не задан: ответы по почте не забираются.
desk-letters-last = Последний обмен:
desk-letters-none = Писем, ожидающих человека, нет.
desk-letter-unknown = Не называет отправленного контакта или называет несколько.
desk-letter-another_sender = Называет контакт, но пришло не с адреса его канала или ничего не говорит.
desk-letter-unreadable = Не удалось прочесть; байты сохранены.
desk-letter-original = каким пришло
desk-letter-answers = Отвечает на контакт номер
desk-letter-match = Связать
desk-no-letter = Такого письма нет.
desk-letter-matched-already = Уже связано.
desk-letter-reminder = Напоминание
desk-letter-reply = Чтобы ответить, ответьте на это письмо, не меняя тему. Ваш ответ получит только мониторинговый центр.
desk-letters-count =
    { $count ->
        [one] Ждёт { $count } письмо
        [few] Ждут { $count } письма
        [many] Ждут { $count } писем
       *[other] Ждут { $count } письма
    }
desk-no-gateway = Эта система не принимает сообщений от шлюза.
desk-gateway-unsigned = Сообщение не подписано.
desk-gateway-not-fresh = Сообщение устарело, или его часы неверны.
