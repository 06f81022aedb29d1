"""What the desk's tests say to the sides of the southwest arrangement."""

from typing import Any

NORTH, SOUTH = "syrian-government", "armed-opposition"
CONTACT: dict[str, Any] = {
    "kind": "notify",
    "side": [NORTH, SOUTH],
    "means": "portal",
    "subject": "Shells near the mill",
    "words_en": "Five shells fell near the mill at noon. What do you know of them?",
    "words_ar": "سقطت خمس قذائف قرب المطحنة ظهرا. ماذا تعلمون عنها؟",
    "hours": "4",
}
