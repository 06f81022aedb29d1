"""Pictures of a bulletin as SVG: deterministic bytes, no script, no font and no file from elsewhere.

Colours are classes that the page's custom properties fill, so that one picture serves light, dark and grey print; every
meaning has a shape as well. Text carries its direction, because a browser shapes and orders it.
"""
