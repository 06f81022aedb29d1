# من يحرّر الشيء نفسه، ونسختان منه جنبًا إلى جنب.

desk-presence-since = يجري التحرير من قبل { $name } منذ { $at }
desk-no-such-subject = لا يوجد هنا شيء من هذا النوع.
desk-changed-meanwhile = غيّر شخص آخر هذا في الأثناء. افتحه من جديد واطّلع على ما هو قائم الآن.
desk-difference = غيّر هذا شخصان في وقت واحد
desk-difference-by = حفظ { $by } قبلك في الساعة { $at }.
desk-difference-somebody = حفظ شخص آخر قبلك.
desk-difference-kept = لم يُكتب بعد شيء مما أدخلته. اختر لكل حقل الصيغة التي ستبقى.
desk-difference-mine = إبقاء صيغتي
desk-difference-theirs = أخذ صيغة الآخر
desk-difference-before = عندما فتحته كان:
desk-difference-none = كتبتما الشيء نفسه: احفظ للمتابعة.
desk-difference-save = حفظ ما اخترته
desk-difference-drop = تركه كما هو
