// The queue under one's fingers: j k move, x tick, a take, c same, n not the same, l later, Enter open, ? help.
import { onKey } from "./desk.js";

const rows = [...document.querySelectorAll("tr[data-row]")];
const sheet = document.querySelector("dialog.keys");
let at = -1;

function go(to) {
  if (!rows.length) return;
  rows[at]?.classList.remove("here");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at].classList.add("here");
  rows[at].querySelector("a.words")?.focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

const press = (act) => rows[at]?.querySelector(`button[data-act="${act}"]`)?.click();

onKey("KeyJ", () => go(at + 1));
onKey("KeyK", () => go(at - 1));
onKey("KeyX", () => rows[at]?.querySelector("input[type=checkbox]")?.click());
onKey("KeyA", () => press("take"));
onKey("KeyC", () => press("same"));
onKey("KeyN", () => press("different"));
onKey("KeyL", () => press("later"));
// The mark ? lies elsewhere on every layout: on the slash with Shift, and on F1 for all others.
onKey("Shift+Slash", () => sheet?.showModal());
onKey("F1", () => sheet?.showModal());

const keys = document.querySelector("[data-keys]");
if (keys && sheet) {
  keys.hidden = false;
  keys.addEventListener("click", () => sheet.showModal());
}
// What is focused by Tab or a finger is where the keys go on from.
document.addEventListener("focusin", (event) => {
  const row = event.target.closest("tr[data-row]");
  if (row && rows[at] !== row) {
    rows[at]?.classList.remove("here");
    at = rows.indexOf(row);
    row.classList.add("here");
  }
});
