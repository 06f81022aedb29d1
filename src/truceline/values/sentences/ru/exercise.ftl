# Что говорят вымышленные источники, каждый по-своему. Каждая фраза начинается с пометки об учениях.

exercise-something = инцидент
exercise-nowhere = (не назван)

exercise-harm =
    Сообщается: { $killed ->
        [0] погибших нет
        [one] { $killed } погибший
        [few] { $killed } погибших
        [many] { $killed } погибших
       *[other] { $killed } погибших
    }, { $injured ->
        [0] раненых нет
        [one] { $injured } раненый
        [few] { $injured } раненых
        [many] { $injured } раненых
       *[other] { $injured } раненых
    }.

exercise-said-monitor = УЧЕНИЯ. { $time } с поста, азимут { $bearing }, около { $distance } км: { $what }.{ $harm }
exercise-said-device = УЧЕНИЯ. { $time } запись камеры, азимут { $bearing }, { $distance } км: { $what }.{ $harm }
exercise-said-local_network = УЧЕНИЯ. { $time } наши наблюдатели, район н. п. { $place }: { $what }.{ $harm }
exercise-said-party = УЧЕНИЯ. Сообщаем центру: { $time }, район н. п. { $place }, { $what }.{ $harm }
exercise-said-guarantor = УЧЕНИЯ. Перечень инцидентов, { $time }: { $what }, район н. п. { $place }.{ $harm }
exercise-said-media = УЧЕНИЯ. Наш корреспондент, { $time }: { $what }, район н. п. { $place }.{ $harm }
exercise-said-medical = УЧЕНИЯ. { $time }, доставлены раненые, н. п. { $place }, причина: { $what }.{ $harm }
exercise-said-humanitarian = УЧЕНИЯ. { $time }, наша колонна у н. п. { $place }: { $what }.
exercise-said-social_media = УЧЕНИЯ. Сейчас, н. п. { $place }, { $time }: { $what }!{ $harm }
exercise-said-relay = УЧЕНИЯ. По данным { $source }: { $what }, район н. п. { $place }, { $time }.{ $harm }
exercise-said-nil = УЧЕНИЯ. { $time }, за время дежурства с поста ничего не наблюдалось.

exercise-note =
    УЧЕНИЯ: НИЧЕГО ИЗ ЭТОГО НЕ ПРОИСХОДИЛО
    Эти файлы вымышлены: соглашение { $agreement }, начальное число { $seed }, { $reports ->
        [one] { $reports } сообщение
        [few] { $reports } сообщения
        [many] { $reports } сообщений
       *[other] { $reports } сообщения
    }, { $incidents ->
        [one] { $incidents } истинный инцидент
        [few] { $incidents } истинных инцидента
        [many] { $incidents } истинных инцидентов
       *[other] { $incidents } истинного инцидента
    }. Названия мест тоже вымышлены.
    EXERCISE-reports.csv — то, что получил бы центр; в остальных файлах правда, они только для инструкторов.
    Никогда не смешивайте их с настоящими сообщениями: в каждой строке указано, что это учения.
