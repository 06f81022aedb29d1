"""A small agreement without a fault, for tests that break one thing; its lines are numbered on the right."""

from pathlib import Path

YAML = """\
agreement: small
version: "1"
title: {en: Small, ar: صغير, ru: Малое}
summary: {en: Small., ar: صغير., ru: Малое.}
exercise: true
time_zone: Indian/Maldives
term: {from: 2024-03-01, until: 2024-09-01}
texts:
  - code: paper
    title: {en: Text, ar: نص, ru: Текст}
    date: 2024-02-28
    status: public
    source: Invented
parties:
  - code: north
    name: {en: North, ar: الشمال, ru: Север}
    roles: [party]
  - code: south
    name: {en: South, ar: الجنوب, ru: Юг}
    roles: [party]
groups:
  - code: guard
    name: {en: Guard, ar: الحرس, ru: Стража}
    side: north
    joined:
      - from: 2024-03-01
        until: 2024-04-01
        source: Invented
excluded:
  - code: anchor
    name: {en: Anchor, ar: المرساة, ru: Якорь}
    designated_by: {en: Council, ar: المجلس, ru: Совет}
    from: 2024-03-05
    source: Invented
zones:
  - code: island
    name: {en: Island, ar: الجزيرة, ru: Остров}
    stages:
      - stage: agreed
        from: 2024-02-28
        source: Invented
      - stage: in force
        from: 2024-03-01T06:00
        source: Invented
    versions:
      - version: first
        held_by: {en: Both, ar: الطرفان, ru: Обе}
        shape: map.geojson#island
        source: Invented
lines:
  - code: front
    name: {en: Front, ar: الجبهة, ru: Линия}
    side: north
    versions:
      - version: first
        held_by: {en: Both, ar: الطرفان, ru: Обе}
        shape: map.geojson#front
        source: Invented
posts:
  - code: tower
    name: {en: Tower, ar: البرج, ru: Башня}
    longitude: 80.05
    latitude: -20.05
provisions:
  - kind: act
    code: no-fire
    document: paper
    article: "1"
    title: {en: Fire, ar: نار, ru: Огонь}
    text: {en: No fire., ar: لا نار., ru: Без огня.}
    wording: authentic
    zones: [island]
    acts: [fire]
    verification: {en: Posts, ar: مراكز, ru: Посты}
    source: Invented
  - kind: distance
    code: guns
    document: paper
    article: "2"
    title: {en: Guns, ar: مدافع, ru: Орудия}
    text: {en: Guns back., ar: سحب المدافع., ru: Отвод.}
    wording: authentic
    limits:
      - weapons: [mortar]
        line: front
        side: north
        at_least_m: 3000
    waits_for: [course]
    verification: {en: Posts, ar: مراكز, ru: Посты}
    source: Invented
details:
  - code: course
    question: {en: Where, ar: أين, ru: Где}
    resolution:
      decided: 2024-03-11
      effective: 2024-03-14
      text: {en: There, ar: هناك, ru: Там}
      source: Invented
"""

GEOJSON = """\
{
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "id": "island",
      "geometry": {
        "type": "Polygon",
        "coordinates": [[
          [80.0, -20.0],
          [80.0, -20.1],
          [80.1, -20.1],
          [80.1, -20.0],
          [80.0, -20.0]
        ]]
      }
    },
    {
      "type": "Feature",
      "id": "front",
      "geometry": {
        "type": "LineString",
        "coordinates": [[80.0, -20.05], [80.1, -20.05]]
      }
    }
  ]
}
"""


def write_small(folder: Path, *, yaml: str = YAML, geojson: str = GEOJSON) -> Path:
    """Write the small agreement, or what a test made of it, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "agreement.yaml").write_text(yaml, encoding="utf-8")
    (folder / "map.geojson").write_text(geojson, encoding="utf-8")
    return folder


def changed(text: str, old: str, new: str) -> str:
    """A text with one thing changed; the thing must be there."""
    assert old in text, f"the small agreement has no {old!r}"
    return text.replace(old, new, 1)
