# الرسائل: البريد الصادر إلى الجانبين والوارد منهما.

desk-letters = الرسائل
desk-letters-about = رسائل لم تستطع الآلة ربطها باتصال: لا تشير إلى اتصال، أو جاءت من عنوان غير عنوان القناة. اقرأوا الرسالة كما وصلت، وحددوا الاتصال الذي تجيب عنه؛ ومن يفعل ذلك يتحمل مسؤوليته.
desk-letters-go = البريد الصادر يعمل.
desk-letters-do-not-go = لم يُحدَّد خادم بريد: لا يُرسل شيء بالبريد الإلكتروني.
desk-letters-come = تُجلب الردود.
desk-letters-do-not-come = لم يُحدَّد صندوق بريد: لا تُجلب الردود بالبريد الإلكتروني.
desk-letters-last = آخر تبادل:
desk-letters-none = لا رسالة تنتظر أحدا.
desk-letter-signature-unchecked = لم يُتحقق من توقيع خادم البريد
desk-letters-signatures = لا يجري هنا التحقق من توقيعات خوادم البريد (DKIM). وعنوان المرسل هو ما تقوله الرسالة عن نفسها، وقد يكون مزورا؛ فإن توقف عليه أمر مهم فاتصل بالمكتب.
desk-letter-unknown = لا تشير إلى اتصال أُرسل، أو تشير إلى أكثر من واحد.
desk-letter-another_sender = تشير إلى اتصال لكنها ليست من عنوان قناته، أو لا تقول شيئا.
desk-letter-unreadable = تعذّرت قراءتها؛ وحُفظت كما وصلت.
desk-letter-original = كما وصلت
desk-letter-answers = تجيب عن الاتصال رقم
desk-letter-match = ربط
desk-no-letter = لا توجد رسالة كهذه.
desk-letter-matched-already = رُبطت من قبل.
desk-letter-reminder = تذكير
desk-letter-reply = للإجابة ردّوا على هذه الرسالة واتركوا موضوعها كما هو. يصل جوابكم إلى مركز الرصد وحده.
desk-letters-count =
    { $count ->
        [zero] لا رسائل تنتظر
        [one] رسالة واحدة تنتظر
        [two] رسالتان تنتظران
        [few] { $count } رسائل تنتظر
        [many] { $count } رسالة تنتظر
       *[other] { $count } رسالة تنتظر
    }
desk-no-gateway = لا يتلقى هذا النظام رسائل من بوابة.
desk-gateway-unsigned = الرسالة لا تحمل توقيع محتواها.
desk-gateway-not-fresh = الرسالة قديمة جدا أو أن ساعتها خاطئة.
