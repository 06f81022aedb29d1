# أسماء الرموز المشتركة بين البلاغات والاتفاقات والنشرات.
# الأفعال.
act-fire = إطلاق نار
act-small_arms_fire = إطلاق نار من أسلحة صغيرة
act-sniper_fire = إطلاق نار من قناص
act-heavy_machine_gun_fire = إطلاق نار من رشاش ثقيل
act-grenade_fire = إطلاق نار من قاذفات قنابل
act-anti_tank_fire = إطلاق نار من أسلحة مضادة للدبابات
act-mortar_fire = قصف بالهاون
act-artillery_fire = قصف مدفعي
act-rocket_fire = قصف صاروخي
act-tank_fire = إطلاق نار من دبابة
act-explosion = انفجار
act-armed_clash = اشتباك مسلح
act-air = نشاط جوي
act-air_strike = غارة جوية
act-helicopter_strike = غارة بطائرة عمودية
act-barrel_bomb = إلقاء برميل متفجر
act-drone_strike = ضربة بطائرة مسيّرة
act-aircraft_flight = تحليق طائرة
act-drone_flight = تحليق طائرة مسيّرة
act-mine = لغم أو عبوة متفجرة
act-mine_laid = زرع ألغام
act-mine_blast = انفجار لغم
act-chemical = أسلحة كيميائية
act-chemical_allegation = ادعاء باستخدام أسلحة كيميائية
act-movement = تحرك قوات
act-ground_advance = تقدم بري
act-position_change = تغيير في المواقع
act-fortification = أعمال تحصين
act-presence = وجود قوات أو أسلحة
act-reconnaissance = استطلاع
act-sabotage = تخريب
act-exercise_held = تمرين عسكري
act-person = فعل ضد أشخاص
act-attack_on_civilians = هجوم على مدنيين
act-abduction = اختطاف
act-arrest = اعتقال
act-recruitment_of_children = تجنيد أطفال
act-sexual_violence = عنف جنسي
act-access = تقييد الوصول
act-access_denied = منع الوصول
act-access_delayed = تأخير الوصول
act-checkpoint_obstruction = عرقلة عند نقطة تفتيش
act-aid_blocked = منع وصول المساعدات
act-repair_obstructed = عرقلة أعمال الإصلاح
act-monitor = فعل ضد المراقبين
act-fire_on_monitors = إطلاق نار على المراقبين
act-interference_with_monitoring = عرقلة المراقبة
act-jamming = تشويش إلكتروني
act-other = فعل آخر
act-incitement = تحريض
act-looting = نهب
act-demonstration = مظاهرة
act-riot = أعمال شغب
act-withdrawal = انسحاب
act-inspection = تفتيش
act-nothing_observed = لم يُلاحظ شيء
# أصناف الأسلحة.
weapon-small_arms = أسلحة صغيرة
weapon-rifle = بندقية
weapon-machine_gun = رشاش
weapon-sniper_rifle = بندقية قنص
weapon-light_weapons = أسلحة خفيفة
weapon-heavy_machine_gun = رشاش ثقيل
weapon-grenade_launcher = قاذف قنابل
weapon-anti_tank_missile = صاروخ موجّه مضاد للدبابات
weapon-portable_air_defence = منظومة دفاع جوي محمولة
weapon-mortar = هاون
weapon-artillery = مدفعية
weapon-gun = مدفع
weapon-howitzer = مدفع هاوتزر
weapon-rocket_launcher = راجمة صواريخ
weapon-heavy_rocket_launcher = راجمة صواريخ ثقيلة
weapon-tactical_missile = صاروخ تكتيكي
weapon-armour = مدرعات
weapon-tank = دبابة
weapon-fighting_vehicle = مركبة قتال مشاة
weapon-aircraft = مركبة جوية
weapon-aeroplane = طائرة
weapon-helicopter = طائرة عمودية
weapon-drone = طائرة مسيّرة
weapon-barrel_bomb_device = برميل متفجر
weapon-air_defence = دفاع جوي
weapon-mine_or_device = لغم أو عبوة متفجرة
weapon-anti_personnel_mine = لغم مضاد للأفراد
weapon-anti_vehicle_mine = لغم مضاد للمركبات
weapon-improvised_device = عبوة ناسفة مرتجلة
weapon-unexploded_ordnance = ذخيرة غير منفجرة
weapon-chemical_agent = عامل كيميائي
# ما جرى عدّه، مع العدد.
unit-explosion = { $count ->
    [zero] لا انفجارات
    [one] انفجار واحد
    [two] انفجاران
    [few] { $count } انفجارات
    [many] { $count } انفجارا
   *[other] { $count } انفجار
}
unit-burst = { $count ->
    [zero] لا رشقات
    [one] رشقة واحدة
    [two] رشقتان
    [few] { $count } رشقات
    [many] { $count } رشقة
   *[other] { $count } رشقة
}
unit-shot = { $count ->
    [zero] لا طلقات
    [one] طلقة واحدة
    [two] طلقتان
    [few] { $count } طلقات
    [many] { $count } طلقة
   *[other] { $count } طلقة
}
unit-projectile = { $count ->
    [zero] لا مقذوفات
    [one] مقذوف واحد
    [two] مقذوفان
    [few] { $count } مقذوفات
    [many] { $count } مقذوفا
   *[other] { $count } مقذوف
}
unit-impact = { $count ->
    [zero] لا إصابات
    [one] إصابة واحدة
    [two] إصابتان
    [few] { $count } إصابات
    [many] { $count } إصابة
   *[other] { $count } إصابة
}
unit-flight = { $count ->
    [zero] لا طلعات
    [one] طلعة واحدة
    [two] طلعتان
    [few] { $count } طلعات
    [many] { $count } طلعة
   *[other] { $count } طلعة
}
unit-person = { $count ->
    [zero] لا أشخاص
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصا
   *[other] { $count } شخص
}
unit-vehicle = { $count ->
    [zero] لا مركبات
    [one] مركبة واحدة
    [two] مركبتان
    [few] { $count } مركبات
    [many] { $count } مركبة
   *[other] { $count } مركبة
}
unit-tank = { $count ->
    [zero] لا دبابات
    [one] دبابة واحدة
    [two] دبابتان
    [few] { $count } دبابات
    [many] { $count } دبابة
   *[other] { $count } دبابة
}
unit-gun = { $count ->
    [zero] لا مدافع
    [one] مدفع واحد
    [two] مدفعان
    [few] { $count } مدافع
    [many] { $count } مدفعا
   *[other] { $count } مدفع
}
unit-weapon = { $count ->
    [zero] لا أسلحة
    [one] قطعة سلاح واحدة
    [two] قطعتا سلاح
    [few] { $count } قطع سلاح
    [many] { $count } قطعة سلاح
   *[other] { $count } قطعة سلاح
}
unit-ship = { $count ->
    [zero] لا سفن
    [one] سفينة واحدة
    [two] سفينتان
    [few] { $count } سفن
    [many] { $count } سفينة
   *[other] { $count } سفينة
}
unit-event = { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثا
   *[other] { $count } حدث
}
# كيف عرف المصدر.
observed-seen = شوهد
observed-heard = سُمع
observed-recorded = سُجّل بالأجهزة
observed-told = نُقل عن آخرين
# من صاحب القول.
family-monitor = مراقبو المركز
family-device = أجهزة المركز
family-guarantor = دولة ضامنة
family-party = طرف
family-local_network = شبكة محلية
family-medical = مصدر طبي
family-humanitarian = منظمة إنسانية
family-media = وسائل الإعلام
family-social_media = وسائل التواصل الاجتماعي
family-satellite = صور ساتلية
family-research = بيانات بحثية
family-public = عامة الناس
# اتجاه النيران.
direction-incoming = واردة
direction-outgoing = صادرة
direction-impact = سقوط
direction-crossfire = نيران متقاطعة
direction-both = في الاتجاهين
direction-unknown = غير محدد
# الطريق الذي وصل به البلاغ.
channel-file = ملف
channel-hotline = خط ساخن
channel-email = بريد إلكتروني
channel-message = رسالة
channel-form = استمارة
channel-radio = لاسلكي
channel-meeting = اجتماع
channel-web = صفحة على الشبكة
channel-device = جهاز
# ما يمكن الاحتجاج به.
exemption-excluded_target = كون الهدف جماعة مستثناة
exemption-self_defence = الدفاع عن النفس
exemption-announced_activity = نشاط معلن مسبقا
exemption-monitoring_flight = طلعة مراقبة
exemption-medical = نقل طبي
# درجات التقييم الأميرالية.
reliability-A = A: مصدر موثوق به تماما
reliability-B = B: مصدر موثوق به عادة
reliability-C = C: مصدر موثوق به إلى حد ما
reliability-D = D: مصدر غير موثوق به عادة
reliability-E = E: مصدر غير موثوق به
reliability-F = F: لا يمكن الحكم على موثوقيته
credibility-1 = 1: أكدته مصادر أخرى
credibility-2 = 2: صحيح على الأرجح
credibility-3 = 3: ربما كان صحيحا
credibility-4 = 4: مشكوك فيه
credibility-5 = 5: غير مرجح
credibility-6 = 6: لا يمكن الحكم على صحته

harmed-civilians = مدنيون
harmed-fighters = مقاتلون
harmed-both = مدنيون ومقاتلون

figure-at-least = { $figure } على الأقل
figure-up-to = { $figure } على الأكثر
figure-of-unit = { $figures } ({ $unit })
