"""The kinds of provision, one module each: what it asks of incidents, in the order in which it is asked.

Every kind has `ask(provision, scene)`, one answer for every incident. When the provision was in force, what it waits
for and what a person must rule on are asked of all kinds alike, by screening.
"""
