# Кто правит то же самое, и две редакции рядом.

desk-presence-since = { $name } редактирует с { $at }
desk-no-such-subject = Здесь нет ничего такого рода.
desk-changed-meanwhile = Тем временем это изменил кто-то другой. Откройте заново и посмотрите, что записано сейчас.
desk-difference = Это изменили двое
desk-difference-by = Раньше вас, в { $at }, сохранено: { $by }.
desk-difference-somebody = Кто-то другой сохранил раньше вас.
desk-difference-kept = Из вашего пока ничего не записано. Для каждого поля выберите, какая редакция останется.
desk-difference-mine = Оставить мою
desk-difference-theirs = Взять чужую
desk-difference-before = Когда вы открыли:
desk-difference-none = Вы написали одно и то же: сохраните, чтобы продолжить.
desk-difference-save = Сохранить выбранное
desk-difference-drop = Оставить как есть
