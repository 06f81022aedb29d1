// The hotline's form while somebody is on the line: kept as a draft until it is sent, places by name, what is known near, UTC beside.
const form = document.querySelector("form.hotline");
const draft = `truceline-call-${form.dataset.draft}`;
const OLDEST_MS = 12 * 3_600_000; // a shift
const field = (name) => form.elements[name];

// --- the draft: on this machine only, gone as soon as the call was sent

const kept = () => Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));
const saved = document.querySelector("[data-saved]");

function restore() {
  const told = JSON.parse(localStorage.getItem(draft) ?? "null");
  if (!told || Date.now() - told.at > OLDEST_MS || document.querySelector("[role=alert]")) return;
  for (const [name, value] of Object.entries(told.form)) {
    const one = field(name);
    if (!one) continue;
    if (one.type === "checkbox") one.checked = true;
    else one.value = value;
  }
  document.querySelector("[data-restored]").hidden = false;
}

let waiting;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    localStorage.setItem(draft, JSON.stringify({ at: Date.now(), form: kept() }));
    saved.textContent = `✓ ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`;
  }, 400);
});
document.querySelector("[data-discard]").addEventListener("click", () => {
  clearTimeout(waiting);
  localStorage.removeItem(draft);
  location.assign("/hotline/");
});
restore();

// --- Ctrl+Enter sends

document.addEventListener("keydown", (event) => {
  if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

// --- the caller's clock, in UTC

const clock = document.querySelector("[data-utc]");
const plain = clock.textContent;

/** The moment at which a clock on a wall in a zone shows this; found by asking what it shows at a guess. */
function momentIn(zone, day, time) {
  const wanted = Date.parse(`${day}T${time}Z`);
  const show = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  let guess = wanted;
  for (let round = 0; round < 2; round++) guess += wanted - Date.parse(`${show.format(guess).replace(" ", "T")}Z`);
  return guess;
}

function moment() {
  if (!field("day").value || !field("time").value) return null;
  let at = momentIn(form.dataset.zone, field("day").value, field("time").value);
  if (field("watch").value) {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: form.dataset.zone, dateStyle: "short" }).format(Date.now());
    const half = 12 * 3_600_000;
    const ahead = Date.now() - momentIn(form.dataset.zone, today, field("watch").value);
    at += ((((ahead + half) % (2 * half)) + 2 * half) % (2 * half)) - half;
  }
  return new Date(Math.round(at / 60_000) * 60_000);
}

function tellUtc() {
  const at = moment();
  const told = at && clock.dataset.told.replace("__SAID__", field("time").value).replace("__UTC__", at.toISOString().slice(0, 16).replace("T", " "));
  clock.textContent = told || plain;
}
for (const name of ["day", "time", "watch"]) field(name).addEventListener("input", tellUtc);
tellUtc();

// --- places by name

const list = document.querySelector("[data-candidates]");
let asked = 0;

async function find() {
  const typed = field("place_name").value.trim();
  const mine = ++asked;
  if (typed.length < 2) return list.replaceChildren();
  try {
    const answer = await fetch(`/hotline/places/?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || mine !== asked) return;
    const { places } = await answer.json();
    list.replaceChildren(...(places.length ? places.map(candidate) : [note(list.dataset.none)]));
  } catch {
    // The line is down: coordinates can be typed.
  }
}

function note(text) {
  const line = document.createElement("p");
  line.className = "note";
  line.textContent = text;
  return line;
}

function candidate(place) {
  const button = document.createElement("button");
  button.type = "button";
  const name = document.createElement("bdi");
  name.textContent = place.name;
  const told = document.createElement("span");
  told.className = "note";
  told.textContent = place.told;
  button.append(name, told);
  button.addEventListener("click", () => {
    for (const one of list.children) one.setAttribute("aria-pressed", String(one === button));
    for (const part of ["place_name", "longitude", "latitude", "radius_m"]) field(part).value = place[part];
    field("read_back").checked = false; // another place has to be read back anew
    form.dispatchEvent(new Event("input", { bubbles: true }));
    near();
  });
  return button;
}
let typing;
field("place_name").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(find, 250);
});

// --- what is known near

const hint = document.querySelector("[data-near-list]");

async function near() {
  const at = moment();
  if (!form.dataset.near || !at || !field("longitude").value || !field("latitude").value) return;
  const asks = new URLSearchParams({ at: at.toISOString().replace("Z", "+00:00") });
  for (const part of ["longitude", "latitude", "radius_m"]) asks.set(part, field(part).value);
  try {
    const answer = await fetch(`${form.dataset.near}?${asks}`);
    if (!answer.ok) return;
    const { incidents } = await answer.json();
    hint.hidden = !incidents.length;
    hint.querySelector("ul").replaceChildren(
      ...incidents.map((one) => {
        const line = document.createElement("li");
        const link = document.createElement("a");
        link.href = `/incidents/${one.number}/`;
        link.target = "_blank";
        link.textContent = one.told;
        line.append(link);
        return line;
      }),
    );
  } catch {
    // A hint only.
  }
}
for (const name of ["longitude", "latitude", "radius_m", "time", "day"]) field(name).addEventListener("change", near);
