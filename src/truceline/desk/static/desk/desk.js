// What every page does: keys, copying, and forms that are sent once. Pages work without it.

// Keys are matched by their place on the keyboard (event.code), so that they work on Arabic and Russian layouts.
const keys = new Map();

/** Let a key do something on this page; in fields and with Ctrl, Alt or Meta it does nothing. */
export function onKey(code, act) {
  keys.set(code, act);
}

const isField = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return;
  const act = keys.get(event.shiftKey ? `Shift+${event.code}` : event.code);
  if (act) {
    event.preventDefault();
    act(event);
  }
});

onKey("Slash", () => document.querySelector("input[type=search]")?.focus());

// A call can come in on any page; who may not take it has no such door.
onKey("Shift+KeyH", () => document.querySelector('header a[href="/hotline/"]')?.click());

// What was written down of a call leaves this machine once it was sent, and when its writer signs out.
const forget = () => Object.keys(localStorage).filter((name) => name.startsWith("truceline-call-")).forEach((name) => localStorage.removeItem(name));
if (new URLSearchParams(location.search).get("sent") === "call") forget();
document.querySelector("form.me")?.addEventListener("submit", forget);

// A form that was sent is not sent twice on a slow line.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

document.addEventListener("click", (event) => {
  const copied = event.target.closest("[data-copy]");
  if (copied) navigator.clipboard?.writeText(copied.dataset.copy);
});
