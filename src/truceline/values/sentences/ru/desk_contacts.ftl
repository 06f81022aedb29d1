# Контакты: что сообщено каждой стороне, что об этом известно и как с ней связаться.

desk-contacts = Контакты
desk-contacts-find = Показать
desk-contact-new = Обратиться к сторонам
desk-contacts-show-due = Ждут ответа
desk-contacts-show-mine = Мои
desk-contacts-show-silent = Молчание
desk-contacts-show-all = Все
desk-contacts-none-due = Ответов не ожидается. Контакт стоит здесь с момента создания до ответа стороны.
desk-contacts-none-mine = Вы ещё не создали ни одного контакта.
desk-contacts-none-silent = Ни одна сторона не пропустила срок. Молчание записывается здесь само; это ни «да», ни «нет».
desk-contacts-none-all = Ни одной стороне ещё ничего не сообщено. Начните с инцидента или отдельно.
desk-contact-side = Сторона
desk-contact-kind = Цель
desk-contact-kind-notify = Уведомление
desk-contact-kind-request_information = Запрос информации
desk-contact-kind-protest = Протест
desk-contact-kind-propose = Предложение
desk-contact-kind-announce = Объявление
desk-contact-kind-request_word = Запрос подписи
desk-contact-means = Способ
desk-contact-means-preferred = Как предпочитает каждая сторона
desk-contact-means-telephone = телефон
desk-contact-means-email = электронная почта
desk-contact-means-message = сообщение через шлюз
desk-contact-means-in_person = лично
desk-contact-means-portal = портал стороны
desk-contact-clock = Срок
desk-contact-what = Что сообщено
desk-contact-known = Что известно
desk-contact-outcome = Итог
desk-contact-held-by = ход за:
desk-contact-centre = центр
desk-contact-no-clock = ответ не требуется
desk-contact-no-reply-due = Ответ не требуется.
desk-contact-clock-running = осталось { $time }
desk-contact-clock-run_out = истёк { $time } назад
desk-contact-clock-met = ответ за { $time } до срока
desk-contact-clock-late = ответ с опозданием на { $time }
desk-contact-given-agreement = { $hours } ч на ответ по соглашению: { $provision }
desk-contact-given-centre = { $hours } ч на ответ по правилу центра
desk-contact-given-officer = { $hours } ч на ответ, срок назначил автор
desk-contact-given-joint = { $hours } ч на подпись или особое мнение — по правилу соглашения о совместно устанавливаемом
desk-contact-fact = Что известно
desk-contact-fact-sent = Отправлено
desk-contact-fact-failed = Не удалось
desk-contact-fact-delivered = Доставлено
desk-contact-fact-read = Прочитано
desk-contact-fact-acknowledged = Получение подтверждено
desk-contact-fact-answered = Дан ответ
desk-contact-fact-accepted = Принято
desk-contact-fact-disputed = Оспорено
desk-contact-not-known = неизвестно
desk-contact-nothing-yet = Пока ничего не известно.
desk-contact-outcome-unsent = ещё не отправлено
desk-contact-outcome-failed = не дошло
desk-contact-outcome-waiting = ожидание
desk-contact-outcome-answered = есть ответ
desk-contact-outcome-accepted = принято
desk-contact-outcome-disputed = оспорено
desk-contact-outcome-silent = молчание
desk-contact-step-silence = Срок истёк: молчание
desk-contact-step-reminder = Стороне напомнено
desk-contact-step-early_reminder = Напоминание до истечения срока
desk-contact-step-withdrawn = Запрос отозван: ничего больше не требуется
desk-contact-step-superior = Должна узнать вышестоящая инстанция
desk-contact-step-guarantor = Должны узнать гаранты
desk-contact-step-centre = Должен узнать глава центра
desk-contact-evidence-portal = на портале
desk-contact-evidence-signature = собственная подпись или особое мнение, в реестре
desk-contact-evidence-worker = самой системой
desk-contact-alike = Всем сообщено одно и то же в пределах одной минуты.
desk-contact-not-alike = Им сообщено не в одну и ту же минуту.
desk-contact-side-by-side = Рядом
desk-contact-words = Текст
desk-contact-log = Записать
desk-contact-log-why = Отправлено, доставлено, прочитано, подтверждено, дан ответ, принято, оспорено — семь разных фактов. Записывайте каждый с его временем и тем, что его подтверждает.
desk-contact-at = Когда (местное время; пусто: сейчас)
desk-contact-evidence = Что это подтверждает
desk-contact-read-back = По телефону: что было повторено и каким ведомством.
desk-contact-their-words = Что сказала сторона, её словами
desk-contact-language = Язык
desk-contact-for-record = для протокола: рядом с заключением
desk-contact-to = Кому
desk-contact-sides = Стороны и гаранты
desk-contact-guarantor = гарант
desk-contact-both-why = Все отмеченные получают одни и те же слова в один и тот же момент. Ответ каждого остаётся его собственным.
desk-contact-hours = Часов на ответ
desk-contact-hours-why = Если пусто — по соглашению, иначе по правилу центра; 0 — ответ не требуется. Сейчас:
desk-contact-subject = Тема
desk-contact-words-why = Пишите на одном языке или нескольких. Каждая сторона получает все тексты; машина ничего не переводит.
desk-contact-make = Отправить
desk-contact-wrong = Ничего не отправлено. Что нужно исправить:
desk-contact-logged = Записано.
desk-contact-sent-already = Отправка уже записана.
desk-contact-delivered-already = Доставка уже записана.
desk-contact-read-already = Прочтение уже записано.
desk-contact-acknowledged-already = Получение уже подтверждено.
desk-no-contact = Такого контакта нет.
desk-no-channel = Такого канала нет.
desk-language-en = английский
desk-language-ar = арабский
desk-language-ru = русский
desk-language-ku = курдский
desk-language-hy = армянский
desk-language-tr = турецкий
desk-language-fa = персидский
desk-channels = Как связаться со сторонами
desk-channels-about = Каналы каждой стороны в желательном для неё порядке. Адреса и имена хранятся запечатанными; кому нужно звонить, тот открывает, и это записывается.
desk-channels-none = Каналов нет. Звонки и встречи всё равно можно записать.
desk-channel-superior = выше ведомства, к которому обращаются первым
desk-channel-preference = по порядку: { $count }
desk-channel-order = По порядку
desk-channel-closed = закрыт
desk-channel-close = Закрыть
desk-channel-closed-already = Этот канал уже закрыт.
desk-channel-open = Открыть адрес
desk-channel-opened-note = То, что вы его открыли, записано в реестр. Он показан только сейчас.
desk-channel-speakers = От её имени на портале:
desk-channel-no-speakers = На портале от её имени никто не выступает; контактных лиц приглашает администратор.
desk-channel-keep = Сохранить канал
desk-channel-kept = Канал сохранён; его адрес запечатан.
desk-channel-label = Ведомство (не лицо)
desk-channel-address = Номер или адрес
desk-channel-person = Кто там отвечает
desk-channel-sealed-why = Номер, адрес и имя запечатываются: их нет ни в списках, ни в выгрузках, ни в реестре.
desk-contacts-count =
    { $count ->
        [one] { $count } контакт
        [few] { $count } контакта
        [many] { $count } контактов
       *[other] { $count } контакта
    }
desk-contact-made =
    { $count ->
        [one] Контакт создан: { $count } адресат.
        [few] Контакты созданы в один и тот же момент: { $count } адресата.
        [many] Контакты созданы в один и тот же момент: { $count } адресатов.
       *[other] Контакты созданы в один и тот же момент: { $count } адресата.
    }
desk-case-no-contacts = Об этом инциденте ещё не сообщено ни одной стороне.
desk-case-replies = Что говорят стороны
desk-case-replies-why = Для протокола, их собственными словами; никто их не менял, и центр может их не разделять.
