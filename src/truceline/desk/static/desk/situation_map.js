// The map: zones by stage, circles that hold the true place, what nobody saw hatched. Everything comes from the desk itself.

const CIRCLE = 40; // corners of a circle of uncertainty
const EARTH_M = 6_371_008.8;
const FONT = ["Desk Latin", "Desk Cyrillic", "Desk Arabic"];
const FITTED = { padding: 24 };
const EMPTY = { type: "FeatureCollection", features: [] };
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Open the map in a room; resolves once something is drawn, with what lets it follow another filter. */
export async function openMap(room, address, chooseBox) {
  const words = document.getElementById("map-words").dataset;
  const lib = await import(room.dataset.script);
  lib.setWorkerUrl(new URL(room.dataset.worker, location.href).href);
  if (lib.getRTLTextPluginStatus() === "unavailable") lib.setRTLTextPlugin(new URL(room.dataset.rightToLeft, location.href).href, false);
  const [ground] = await Promise.all([groundOf(address), loadFonts(room.dataset)]);
  // Until here the plain map stood there; it comes back where this one cannot be drawn.
  document.getElementById("plain").hidden = true;
  room.hidden = false;
  const tools = document.getElementById("map-tools");
  tools.hidden = false;
  const held = { address, ground, boundaries: EMPTY, incidents: EMPTY, layer: layerInAddress(tools) };
  // It opens where the zones are, or where the address says, never on the whole world.
  const bounds = boundsOf(lib, held);
  const map = new lib.Map({
    container: room,
    style: styleOf(held),
    ...(bounds.isEmpty() ? { center: [0, 0], zoom: 1 } : { bounds, fitBoundsOptions: FITTED }),
    hash: "map",
    maxPitch: 0,
    dragRotate: false,
    touchPitch: false,
    attributionControl: false,
    locale: { "NavigationControl.ZoomIn": words.zoomIn, "NavigationControl.ZoomOut": words.zoomOut, "Map.Title": words.title, "Popup.Close": words.close, "ScaleControl.Meters": words.metres, "ScaleControl.Kilometers": words.kilometres },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new lib.NavigationControl({ showCompass: false }), document.body.dir === "rtl" ? "top-left" : "top-right");
  map.addControl(new lib.ScaleControl({ maxWidth: 120 }), document.body.dir === "rtl" ? "bottom-right" : "bottom-left");
  // With every style, for another theme has other colours.
  map.on("style.load", () => Object.keys(DRAWN).forEach((id) => addImage(map, id)));
  await once(map, "load");
  const opened = new Opened(lib, map, held, words);
  await Promise.all([opened.drawBoundaries(), opened.drawIncidents()]);
  map.on("moveend", () => opened.drawIncidents());
  // What is drawn, for whoever cannot look: tests, and a person who asks why a map is empty.
  map.on("idle", () => {
    for (const layer of ["names", "marks", "discs"]) room.dataset[layer] = map.queryRenderedFeatures({ layers: [layer] }).length;
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(styleOf(held)));
  tools.addEventListener("click", ({ target }) => {
    if (target.dataset.tool === "all") opened.showAll();
    if (target.dataset.tool === "box") chooseBox(map.getBounds().toArray().flat());
  });
  tools.querySelector("select").addEventListener("change", ({ target }) => {
    held.layer = target.value;
    opened.drawBoundaries();
  });
  return opened;
}

/** What an address looks at beside incidents. The first account of a zone bears its name and its hatching; the others only their edge and a tint. */
async function groundOf(address) {
  const told = await ask(`/situation/ground.geojson?${address}`);
  const firsts = new Map();
  for (const one of told.features) if (one.properties.kind === "zone" && !firsts.has(one.properties.code)) firsts.set(one.properties.code, one);
  for (const one of firsts.values()) one.properties.first = true;
  return { ...told, features: [...told.features, ...[...firsts.values()].map(nameOf)] };
}

/** Where everything lies that is drawn: zones, posts and, where there are none, incidents. */
function boundsOf(lib, held) {
  const bounds = new lib.LngLatBounds();
  for (const { geometry } of held.ground.features) corners(geometry.coordinates, (point) => bounds.extend(point));
  if (bounds.isEmpty()) for (const { geometry } of held.incidents.features) corners(geometry.coordinates, (point) => bounds.extend(point));
  return bounds;
}

class Opened {
  constructor(lib, map, held, words) {
    Object.assign(this, { lib, map, held, words, asked: null });
    for (const layer of ["marks", "discs"]) {
      map.on("click", layer, (event) => this.tell(event.features[0]));
      map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
      map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    }
  }

  /** Show what another filter finds. */
  async follow(address) {
    this.held.address = address;
    await Promise.all([this.drawGround(), this.drawIncidents()]);
  }

  async drawGround() {
    this.held.ground = await groundOf(this.held.address);
    this.map.getSource("ground").setData(this.held.ground);
  }

  async drawBoundaries() {
    const { layer } = this.held;
    this.held.boundaries = layer === "none" ? EMPTY : await ask(`/situation/boundaries/${layer}.geojson`);
    this.map.getSource("boundaries").setData(this.held.boundaries);
    const source = document.getElementById("map-source");
    source.textContent = layer === "none" ? "" : layer === "natural-earth" ? this.words.source : this.words.ownSource.replace("#", layer);
  }

  /** Ask for what lies in view, gathered as suits it; an older answer never replaces a newer one. */
  async drawIncidents() {
    this.asked?.abort();
    this.asked = new AbortController();
    const [west, south, east, north] = this.map.getBounds().toArray().flat();
    const view = east - west >= 360 ? [-180, south, 180, north] : [turned(west), south, turned(east), north];
    const asked = `${this.held.address}&view=${view.map((edge) => edge.toFixed(5)).join(",")}&zoom=${this.map.getZoom().toFixed(2)}`;
    const told = await ask(`/situation/incidents.geojson?${asked}`, this.asked.signal).catch((problem) => {
      if (problem.name !== "AbortError") throw problem;
    });
    if (!told) return;
    this.held.incidents = { ...told, features: told.features.flatMap(withCircle) };
    this.map.getSource("incidents").setData(this.held.incidents);
    const count = document.getElementById("map-count");
    count.textContent = told.told;
    Object.assign(count.dataset, { inView: told.counts.in_view, total: told.counts.total, gathered: told.counts.gathered });
  }

  /** Bring everything that is drawn into view: zones, posts and, where there are none, incidents. */
  showAll() {
    const bounds = boundsOf(this.lib, this.held);
    if (!bounds.isEmpty()) this.map.fitBounds(bounds, { ...FITTED, animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  }

  /** Say what a mark stands for, in the words of the list; several incidents are brought closer. */
  async tell({ properties, geometry }) {
    const box = document.createElement("div");
    const line = (...parts) => {
      const paragraph = document.createElement("p");
      for (const part of parts) {
        const said = document.createElement("span");
        said.textContent = part;
        paragraph.append(said, " ");
      }
      box.append(paragraph);
    };
    if (properties.incidents) {
      line(this.words.gathered, String(properties.incidents));
      const closer = document.createElement("button");
      closer.textContent = this.words.closer;
      closer.addEventListener("click", () => this.map.easeTo({ center: geometry.coordinates, zoom: this.map.getZoom() + 2 }));
      box.append(closer);
    } else {
      // Where the line is down, the mark still leads to its page.
      const told = await ask(`/situation/incidents/${properties.number}.json`).catch(() => null);
      if (told) [[told.when, "·", told.act], [told.where], [told.told]].forEach((parts) => line(...parts));
      const link = document.createElement("a");
      link.href = `/incidents/${properties.number}/`;
      link.textContent = `${this.words.open} ${properties.number}`;
      box.append(link);
    }
    new this.lib.Popup({ maxWidth: "18rem" }).setLngLat(geometry.coordinates).setDOMContent(box).addTo(this.map);
  }
}

async function ask(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

const once = (map, name) => new Promise((done, fail) => {
  map.once(name, done);
  map.once("error", ({ error }) => fail(error));
});

/** The fonts of the map come from the desk, so that its letters do not depend on the machine. */
async function loadFonts({ latin, cyrillic, arabic }) {
  const faces = [
    new FontFace(FONT[0], `url(${latin})`),
    new FontFace(FONT[1], `url(${cyrillic})`, { unicodeRange: "U+0400-04FF" }),
    new FontFace(FONT[2], `url(${arabic})`, { unicodeRange: "U+0600-06FF, U+FB50-FDFF, U+FE70-FEFC" }),
  ];
  await Promise.all(faces.map((face) => face.load().then((loaded) => document.fonts.add(loaded))));
}

function layerInAddress(tools) {
  return tools.querySelector("select").value;
}

const turned = (longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180;

function corners(coordinates, act) {
  if (typeof coordinates[0] === "number") act(coordinates);
  else for (const part of coordinates) corners(part, act);
}

/** The name of a zone stands once, inside it, whatever its accounts. */
function nameOf({ properties }) {
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [properties.label_longitude, properties.label_latitude] },
    properties: { ...properties, kind: "name" },
  };
}

/** An incident, and under it the circle that holds its true place, in metres on the ground. */
function withCircle(feature) {
  const { radius_m: radius, verdict, number } = feature.properties;
  const mark = { ...feature, properties: { ...feature.properties, kind: feature.properties.incidents ? "cell" : "incident" } };
  if (!radius) return [mark];
  const [longitude, latitude] = feature.geometry.coordinates.map((degrees) => (degrees * Math.PI) / 180);
  const angle = radius / EARTH_M;
  const ring = Array.from({ length: CIRCLE + 1 }, (_, at) => {
    const bearing = (2 * Math.PI * (at % CIRCLE)) / CIRCLE;
    const up = Math.asin(Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(bearing));
    const across = longitude + Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude), Math.cos(angle) - Math.sin(latitude) * Math.sin(up));
    return [(across * 180) / Math.PI, (up * 180) / Math.PI];
  });
  return [{ type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: { kind: "circle", verdict, number } }, mark];
}

const kindIs = (kind) => ["==", ["get", "kind"], kind];
const LINES = {
  "in-force": { width: 2.6 },
  agreed: { width: 1.6 },
  proposed: { width: 2, dash: [0.6, 2] },
  suspended: { width: 2, dash: [5, 2, 1, 2] },
  ended: { width: 1.2, grey: true },
  none: { width: 1.2, dash: [1, 2], grey: true },
};

/** The style, in the colours of the page now. */
function styleOf(held) {
  const label = { "text-font": FONT, "text-size": 13, "text-max-width": 8 };
  const zone = colour("zone");
  const halo = { "text-halo-color": colour("paper"), "text-halo-width": 1.6 };
  const stages = Object.entries(LINES).flatMap(([stage, { width, dash, grey }]) => [
    {
      id: `zone-${stage}`, type: "line", source: "ground",
      filter: ["all", kindIs("zone"), ["==", ["get", "stage"], stage], ["!", ["get", "contested"]]],
      paint: { "line-color": grey ? colour("grey") : zone, "line-width": width, ...(dash ? { "line-dasharray": dash } : {}) },
    },
  ]);
  return {
    version: 8,
    sources: Object.fromEntries(["boundaries", "ground", "incidents"].map((name) => [name, { type: "geojson", data: held[name] }])),
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("faint") } },
      { id: "land", type: "fill", source: "boundaries", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour("paper") } },
      { id: "borders", type: "line", source: "boundaries", filter: ["==", ["geometry-type"], "LineString"], paint: { "line-color": colour("grey"), "line-width": 0.8, "line-dasharray": [4, 2] } },
      { id: "zones", type: "fill", source: "ground", filter: kindIs("zone"), paint: { "fill-color": zone, "fill-opacity": ["match", ["get", "stage"], "in-force", 0.14, "agreed", 0.08, 0] } },
      { id: "unseen", type: "fill", source: "ground", filter: ["all", kindIs("zone"), ["has", "first"], ["<", ["coalesce", ["get", "observed"], 1], 1]], paint: { "fill-pattern": ["case", ["<=", ["get", "observed"], 0], "hatch-all", "hatch-some"] } },
      ...stages,
      { id: "accounts", type: "line", source: "ground", filter: ["all", kindIs("zone"), ["get", "contested"]], paint: { "line-color": zone, "line-width": 1.6, "line-dasharray": [5, 3] } },
      { id: "lines", type: "line", source: "ground", filter: kindIs("line"), paint: { "line-color": colour("ink"), "line-width": 2.2 } },
      { id: "country-names", type: "symbol", source: "boundaries", filter: kindIs("country"), layout: { ...label, "text-field": ["get", "name"], "text-size": 12 }, paint: { "text-color": colour("soft"), ...halo } },
      { id: "circles", type: "fill", source: "incidents", filter: kindIs("circle"), paint: { "fill-color": colour("ink"), "fill-opacity": 0.05 } },
      { id: "circle-edges", type: "line", source: "incidents", filter: kindIs("circle"), paint: { "line-color": colour("soft"), "line-width": 0.8, "line-opacity": 0.7 } },
      { id: "posts", type: "symbol", source: "ground", filter: kindIs("post"), layout: { "icon-image": "mark-post", "icon-allow-overlap": true, ...label, "text-size": 11, "text-field": ["get", "name"], "text-anchor": "top", "text-offset": [0, 0.7], "text-optional": true }, paint: { "text-color": colour("ink"), ...halo } },
      { id: "names", type: "symbol", source: "ground", filter: kindIs("name"), layout: { ...label, "text-field": ["concat", ["get", "name"], "\n", ["get", "stage_told"]] }, paint: { "text-color": colour("ink"), ...halo } },
      { id: "marks", type: "symbol", source: "incidents", filter: kindIs("incident"), layout: { "icon-image": ["concat", "mark-", ["get", "verdict"]], "icon-allow-overlap": true, "icon-ignore-placement": true } },
      { id: "discs", type: "circle", source: "incidents", filter: kindIs("cell"), paint: { "circle-color": colour("paper"), "circle-stroke-color": colour("ink"), "circle-stroke-width": 1.1, "circle-radius": discOf(1) } },
      { id: "shares", type: "circle", source: "incidents", filter: kindIs("cell"), paint: { "circle-color": colour("amber"), "circle-opacity": 0.6, "circle-radius": discOf(["sqrt", ["/", ["get", "candidates"], ["get", "incidents"]]]) } },
      { id: "numbers", type: "symbol", source: "incidents", filter: kindIs("cell"), layout: { "text-font": FONT, "text-size": 12, "text-field": ["to-string", ["get", "incidents"]], "text-allow-overlap": true }, paint: { "text-color": colour("ink") } },
    ],
  };
}

/** A disc's radius in pixels: its area grows with the logarithm of what it stands for, so that a hundred thousand still fit. */
function discOf(share) {
  return ["*", share, ["+", 9, ["*", 4.5, ["log10", ["get", "incidents"]]]]];
}

/** Draw a mark or a hatching in the colours of the page. */
function addImage(map, id) {
  if (map.hasImage(id)) return;
  const scale = 2;
  const size = id === "hatch-some" ? 16 : id === "hatch-all" ? 8 : 14;
  const canvas = Object.assign(document.createElement("canvas"), { width: size * scale, height: size * scale });
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  DRAWN[id](pen, size);
  map.addImage(id, pen.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: scale });
}

function hatched(pen, size) {
  pen.strokeStyle = colour("hatch");
  pen.lineWidth = 1.1;
  for (const start of [-size, 0, size]) stroke(pen, [start, size], [start + size, 0]);
}

function stroke(pen, ...points) {
  pen.beginPath();
  points.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.stroke();
}

const DRAWN = {
  "hatch-some": hatched,
  "hatch-all": hatched,
  "mark-candidate": (pen) => {
    pen.fillStyle = colour("amber");
    pen.fillRect(2, 2, 10, 10);
    pen.strokeStyle = colour("paper");
    pen.strokeRect(1.5, 1.5, 11, 11);
  },
  "mark-ruling": (pen) => {
    pen.fillStyle = colour("violet");
    pen.beginPath();
    for (const [x, y] of [[7, 0.5], [13.5, 7], [7, 13.5], [0.5, 7]]) pen.lineTo(x, y);
    pen.fill();
  },
  "mark-unclear": (pen) => {
    DRAWN["mark-no"](pen);
    pen.strokeStyle = colour("ink");
    pen.lineWidth = 1;
    for (const at of [4, 7, 10]) stroke(pen, [2.5, at + 1.5], [at + 1.5, 2.5]);
    for (const at of [5, 8]) stroke(pen, [at, 11.5], [11.5, at]);
  },
  "mark-no": (pen) => {
    pen.fillStyle = colour("paper");
    pen.fillRect(2, 2, 10, 10);
    pen.strokeStyle = colour("grey");
    pen.lineWidth = 1.6;
    pen.strokeRect(2.5, 2.5, 9, 9);
  },
  "mark-post": (pen) => {
    pen.fillStyle = pen.strokeStyle = colour("ink");
    pen.lineWidth = 1.4;
    stroke(pen, [4, 13], [4, 1]);
    pen.beginPath();
    for (const [x, y] of [[4, 1], [12, 4], [4, 7]]) pen.lineTo(x, y);
    pen.fill();
  },
};
