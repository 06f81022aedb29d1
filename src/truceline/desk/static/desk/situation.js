// The situation: map, timeline and list follow one filter, which stands in the address. Without this every link and form loads the page.

import { onKey } from "/static/desk/desk.js";

const PARTS = ["asked", "zones", "timeline", "list"];
const EVERY_MS = 20_000;
const byId = (id) => document.getElementById(id);
const counted = () => document.querySelector("#list .count").dataset;
let map = null;
let asked = 0;

/** Ask for another filter and put its parts in place; the page does not jump. */
async function show(address, { keep = true } = {}) {
  const mine = ++asked;
  const answer = await fetch(`/situation/${address}`, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || answer.redirected || answer.status > 400) return location.assign(`/situation/${address}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked) return; // somebody chose again meanwhile
  const focused = document.activeElement?.name;
  for (const id of PARTS) byId(id).replaceWith(document.adoptNode(fresh.getElementById(id)));
  if (keep) history.pushState(null, "", address + location.hash);
  if (focused) document.querySelector(`#filter [name="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  byId("newer").hidden = true;
  brush();
  map?.follow(counted().address);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.getAttribute("href"));
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "filter") return;
  event.preventDefault();
  delete event.target.dataset.sent;
  submit(event.target);
});

function submit(form) {
  const told = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  show(`?${told.size ? told : "from="}`);
}

window.addEventListener("popstate", () => show(location.search || "?from=", { keep: false }));

/** Let a drag over the bars choose the days of the filter. */
function brush() {
  const room = document.querySelector(".brush");
  if (!room) return;
  room.classList.add("ready");
  const bars = [...room.querySelectorAll("g[data-first]")];
  const turned = document.body.dir === "rtl";
  const barAt = (x) => {
    const { left, width } = room.getBoundingClientRect();
    const share = (x - left) / width;
    const at = Math.floor((turned ? 1 - share : share) * bars.length);
    return Math.min(Math.max(at, 0), bars.length - 1);
  };
  let from = null;
  const chosen = document.createElement("div");
  chosen.className = "chosen";
  const mark = (one, other) => {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    chosen.style.insetInlineStart = `${(first / bars.length) * 100}%`;
    chosen.style.inlineSize = `${((last - first + 1) / bars.length) * 100}%`;
    return [first, last];
  };
  room.addEventListener("pointerdown", (event) => {
    from = barAt(event.clientX);
    room.setPointerCapture(event.pointerId);
    mark(from, from);
    room.append(chosen);
  });
  room.addEventListener("pointermove", (event) => from !== null && mark(from, barAt(event.clientX)));
  room.addEventListener("pointercancel", () => {
    from = null;
    chosen.remove();
  });
  room.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [first, last] = mark(from, barAt(event.clientX));
    from = null;
    const form = byId("filter");
    form.elements.from.value = bars[first].dataset.first;
    form.elements.to.value = bars[last].dataset.last;
    submit(form);
  });
}

/** Ask now and then whether something is new; say so, and change nothing until somebody wants to see it. */
async function look() {
  if (document.hidden) return;
  const { address, revision } = counted();
  const answer = await fetch(`/situation/newer.json?${address}&revision=${revision}`).catch(() => null);
  if (!answer?.ok) return;
  const { newer } = await answer.json();
  const told = byId("newer");
  told.hidden = newer === 0;
  if (newer) told.firstElementChild.textContent = plural(newer);
}

/** The sentence for a number, in the plural that the language of the page has for it. */
function plural(count) {
  const said = JSON.parse(byId("newer").dataset.said);
  const form = new Intl.PluralRules(document.documentElement.lang).select(count);
  return (said[form] ?? said.other).replace("#", count);
}

byId("newer").querySelector("button").addEventListener("click", () => show(location.search || "?from=", { keep: false }));
setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
brush();
onKey("KeyM", () => document.querySelector("#map canvas")?.focus());

const room = byId("map");
if (room) {
  const { openMap } = await import("/static/desk/situation_map.js");
  openMap(room, counted().address, (box) => {
    const told = new URLSearchParams(location.search);
    told.set("bbox", box.map((edge) => edge.toFixed(4)).join(","));
    told.delete("page");
    show(`?${told}`);
  }).then(
    (opened) => {
      map = opened;
    },
    (problem) => {
      // No WebGL, or a file that did not come: the plain map says the same.
      room.hidden = true;
      byId("map-tools").hidden = true;
      byId("plain").hidden = false;
      const told = document.createElement("p");
      told.className = "note";
      told.textContent = byId("map-words").dataset.failed;
      byId("plain").prepend(told);
      room.dataset.problem = problem?.message ?? problem;
    },
  );
}
