# قائمة الطرف: يسلّمها عبر البوابة أو تُدخل نيابة عنه.

desk-list-of-centre = يراها المركز
desk-list-is-told = أُبلغ { $name } بما آلت إليه سطوره
desk-list-not-told = يرى { $name } أنها استُلمت، ولا يرى ما آلت إليه
desk-list-tell = إبلاغ { $name } بما آلت إليه
desk-list-tell-note = سيرى لكل سطر من سطوره هل هو عندنا أيضا، وفيمَ الخلاف، وهل بُتّ فيه: ولا يرى حوادثنا ولا أرقامنا ولا الأسباب ولا ما ننفرد به. ولا رجوع في ذلك.
desk-handed-lists = قوائم جانبكم
desk-handed-list = قائمة جانبكم
desk-handed-about = سلّموا ما يقول جانبكم إنه وقع. يقارنه المركز بما عنده، ولا يراه أي طرف آخر.
desk-handed-none = لا قوائم بعد. ما يسلّمه جانبكم يظهر هنا، ثم ما آل إليه حين يبلغكم المركز.
desk-handed-received = استُلمت
desk-handed-told = أُبلغتم
desk-handed-not-told = لم تُبلغوا بعد
desk-handed-bring = تسليم قائمة
desk-handed-type = أو اكتبوا سطورها
desk-handed-type-note = الأوقات محلية ({ $zone }). الصفوف الفارغة لا تُحسب، وما تتركونه فارغا يبقى غير مقول.
desk-handed-would = ليس فيها خطأ. ومتى سُلّمت قُيّدت في السجل ولا رجوع فيها.
desk-handed-confirm = تسليمها
desk-handed-waits = استلمها المركز، وهو يقارنها بما عنده، ويبلغكم هنا بما آلت إليه.
desk-handed-told-note = يقول المركز لكل سطر من سطوركم هل عنده مثله. وما لم يُبتّ فيه قد يتغير.
desk-handed-line = سطركم
desk-handed-is-confirmed = هو عند المركز أيضا
desk-handed-is-disputed = هو عند المركز أيضا، على خلاف
desk-handed-is-only_theirs = ليس عند المركز
desk-handed-settled = بُتّ فيه
desk-handed-open = لم يُبتّ فيه
