"""The small agreement with a company under the Guard, a platoon under the company, and a mill that both sides say they hold."""

from small_agreement import YAML, changed

COMPANY = "  - code: company\n    name: {en: Company, ar: السرية, ru: Рота}\n    under: guard\n"
PLATOON = "  - code: platoon\n    name: {en: Platoon, ar: الفصيل, ru: Взвод}\n    under: company\n"
MILL = """\
control:
  - code: mill-north
    name: {en: The mill, ar: الطاحونة, ru: Мельница}
    longitude: 80.05
    latitude: -20.05
    radius_m: 500.0
    controller: platoon
    declared_by: north
    from: 2024-03-10
    source: Invented
  - code: mill-south
    name: {en: The mill, ar: الطاحونة, ru: Мельница}
    longitude: 80.05
    latitude: -20.05
    radius_m: 500.0
    controller: south
    declared_by: south
    from: 2024-03-20
    until: 2024-03-25
    source: Invented
"""


def written(more: str = MILL, *, platoon: str = PLATOON) -> str:
    """Write it, with other declarations of control or another platoon where a test says so."""
    text = changed(YAML, "groups:\n", f"groups:\n{COMPANY}{platoon}")
    return changed(text, "excluded:\n", f"{more}excluded:\n")
