# مراجعة الأزواج المشكوك فيها على الطرفية. حروف المفاتيح واحدة في كل اللغات.

review-begin =
    { $count ->
        [zero] لا يوجد زوج مشكوك فيه.
        [one] زوج واحد مشكوك فيه.
        [two] زوجان مشكوك فيهما.
        [few] { $count } أزواج مشكوك فيها.
        [many] { $count } زوجاً مشكوكاً فيه.
       *[other] { $count } زوج مشكوك فيه.
    }
review-most-first = تُعرض أولاً الأزواج التي يغيّر الجواب عنها أكثر من غيرها. يمكنك التوقف في أي لحظة.
review-likeliest-first = تُعرض أولاً الأزواج الأرجح. يمكنك التوقف في أي لحظة.
review-head = الزوج { $number } · { $estimate } بحسب التقدير · بقي { $left }
review-why-apart = سبب السؤال: البلاغان الآن في حادثين، وهذا خطأ في { $percent } من كل 100 زوج مثلهما، { $count ->
        [zero] ولا يتوقف على الجواب أمر أي بلاغ.
        [one] وعلى الجواب يتوقف أمر بلاغ واحد.
        [two] وعلى الجواب يتوقف أمر بلاغين.
        [few] وعلى الجواب يتوقف أمر { $count } بلاغات.
        [many] وعلى الجواب يتوقف أمر { $count } بلاغاً.
       *[other] وعلى الجواب يتوقف أمر { $count } بلاغ.
    }
review-why-together = سبب السؤال: البلاغان الآن في حادث واحد، وهذا خطأ في { $percent } من كل 100 زوج مثلهما، { $count ->
        [zero] ولا يتوقف على الجواب أمر أي بلاغ.
        [one] وعلى الجواب يتوقف أمر بلاغ واحد.
        [two] وعلى الجواب يتوقف أمر بلاغين.
        [few] وعلى الجواب يتوقف أمر { $count } بلاغات.
        [many] وعلى الجواب يتوقف أمر { $count } بلاغاً.
       *[other] وعلى الجواب يتوقف أمر { $count } بلاغ.
    }
review-keys = هل يتحدث البلاغان عن حادث واحد؟ [s] نفسه  [d] مختلف  [a] البلاغ الأيسر يتحدث عن حادث الآخر أيضاً  [b] البلاغ الأيمن كذلك  [l] لاحقاً  [u] تراجع  [q] خروج:
review-reason = لماذا؟ (Enter: من دون سبب)
review-unknown-key = لا معنى لهذا المفتاح هنا.
review-undone = سُحب الجواب الأخير.
review-taken-back = سُحب الجواب
review-nothing-to-undo = لا جواب يمكن سحبه.
review-nothing-left = أُجيب عن كل زوج مشكوك فيه.
review-end =
    { $count ->
        [zero] لم يُحكم على شيء.
        [one] حُكم على زوج واحد، في { $file }. سيتبعه `truceline link`.
        [two] حُكم على زوجين، في { $file }. سيتبعهما `truceline link`.
        [few] حُكم على { $count } أزواج، في { $file }. سيتبعها `truceline link`.
        [many] حُكم على { $count } زوجاً، في { $file }. سيتبعها `truceline link`.
       *[other] حُكم على { $count } زوج، في { $file }. سيتبعها `truceline link`.
    }

review-source = المصدر
review-relayed-from = منقول عن
review-time = الوقت (التوقيت العالمي)
review-time-local = الوقت (المحلي)
review-place = المكان
review-metres = { $count } م
review-kilometres = { $length } كم
review-within = { $place } ±{ $length }
review-bearing = الاتجاه
review-distance = البُعد
review-away = { $length } ({ $post })
review-act = الفعل
review-weapon = السلاح
review-actor = الفاعل
review-target = المستهدف
review-place-name = اسم المكان
review-count = العدد
review-killed = القتلى
review-injured = الجرحى
review-best = { $range }، الأرجح { $best }
review-words = بكلماته
