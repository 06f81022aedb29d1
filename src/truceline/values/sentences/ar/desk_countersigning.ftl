# ما يُبتّ فيه معا: من يطلب المركز توقيعه، ومن وقّع، ومن له رأي مخالف.

desk-field-manner = كيف يُبتّ فيه
desk-manner-of-individual = المركز وحده
desk-manner-of-joint = معا: يُطلب من الضامنين أن يوقّعوا مع المركز
desk-progress-awaited = في انتظار التواقيع
desk-joint-draft = معا: متى وقّعه المركز طُلب من الضامنين أن يوقّعوا معه.
desk-countersign-by = مهلة التوقيع حتى { $at }
desk-countersign-yours = في انتظار توقيعك.
desk-countersign-signs = موقِّع
desk-countersign-dissents = له رأي مخالف
desk-countersign-missing = لم يوقّع ولم يبدِ رأيا مخالفا
desk-entry-countersignature = توقيع ضامن أو رأيه المخالف
desk-countersign-open = التوقيع أو إبداء رأي مخالف باسم { $name }
desk-countersign-note = توقّع على الكلمات والمجموع المعروضين هنا، مرة واحدة ومن حسابك أنت؛ ولا يستطيع أحد في المركز أن يوقّع عنك. وكل من يرى هذا القرار يرى هل وقّعت وما كتبت. ومن أبدى رأيا مخالفا يبيّن السبب.
desk-countersign-words = بكلماتك (لازمة لمن يبدي رأيا مخالفا)
desk-countersign-sign = توقيع
desk-countersign-dissent = إبداء رأي مخالف
desk-countersigned-signs = وقّعت. توقيعك في السجل.
desk-countersigned-dissents = رأيك المخالف في السجل، وهو قائم إلى جانب ما تقرر.
desk-countersign-not_joint = بتّ المركز في هذا وحده: لم يُطلب من أحد أن يوقّع.
desk-countersign-not_asked = لم يُطلب من الضامن الذي تتكلم باسمه أن يوقّع على هذا.
desk-countersign-not_standing = لم يعد هذا القرار قائما.
desk-countersign-said_already = سبق أن وقّعت أو أبديت رأيا مخالفا. ومن صار له رأي آخر يدوّن موقفا منه.
desk-countersign-changed_since = تغيّر منذئذ ما وقّع المركز على أساسه: لا يُوقَّع عليه حتى يُبتّ فيه من جديد. ولك أن تبدي رأيا مخالفا.
desk-countersign-other-seal = هذا غير ما عُرض عليك: اقرأه من جديد.
desk-countersign-nobody = لا أحد يُطلب منه التوقيع: لا يسمّي الاتفاق ضامنا لهذا. أعده، وليبتّ فيه المركز وحده.

# طلب الكلمة: ما يُرسل إلى كل من يُطلب توقيعه على ما بُتّ فيه معا، وأين وصل.

desk-request-subject = طلب كلمتكم: { $provision }، { $day }
desk-request-words = بتّ المركز في ما وقع ({ $day }) بموجب «{ $provision }»: { $outcome }. ويطلب منكم أن توقّعوا معه أو تبدوا رأيا مخالفا بكلماتكم في مهلة أقصاها بالساعات: { $hours }. يكون ذلك على مكتب المركز، مرة واحدة ومن حسابكم؛ ولا يوقّع عنكم أحد، ولا تقوم رسالة مقام التوقيع.
desk-request-stands = إلى أن يقول كل من سُئل كلمته يبقى القرار قائما بتوقيع المركز وحده. والصمت ليس توقيعا ولا رأيا مخالفا، بل يُسجَّل صمتا.
desk-request-is-signed = لا يقول أحد عن غيره إنه وقّع أو خالف: يفعل ذلك بنفسه على مكتب المركز.
desk-request-asked = طُلب منه في { $at } ({ $means })
desk-request-unsent = لم يُطلب منه بعد: لم يخرج الطلب ({ $means })
desk-request-to-carry = على الضابط المناوب أن يبلّغه: لا تصل إليه أي آلة.
desk-request-due = حتى { $at }
desk-request-silent = انقضت المهلة بلا كلمة، سُجّل في { $at }
desk-request-late = بعد انقضاء مهلته
desk-request-sign = التوقيع أو إبداء رأي مخالف
desk-request-what = ما يُطلب منكم توقيعه
desk-request-standard = معيار الإثبات
desk-request-over = انقضت المهلة وسُجّل الصمت. ما زال التوقيع أو إبداء رأي مخالف ممكنا، ويُذكر أنه متأخر.
desk-request-closed = لم يعد يُطلب منكم شيء هنا.
desk-request-case = الحادث وما خلص إليه المركز
