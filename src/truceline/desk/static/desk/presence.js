// “Amina is editing since 14:03”: says so for whoever types into a form with data-edits, and keeps the line up to date.
const EVERY_MS = 20_000;
const line = document.querySelector("[data-presence]");
const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
let editing = false;

async function ask(form) {
  try {
    const answer = await fetch(line.dataset.presence, form && { method: "POST", body: form, headers: { "X-CSRFToken": token }, keepalive: true });
    if (!answer.ok || answer.redirected) return;
    const { said } = await answer.json();
    if (line.textContent !== said) line.textContent = said;
    line.hidden = !said;
  } catch {
    // The line is down: what was said last stays, and is asked again.
  }
}

if (line) {
  document.addEventListener("input", (event) => {
    if (editing || !event.target.closest("form[data-edits]")) return;
    editing = true;
    ask(new URLSearchParams());
  });
  setInterval(() => !document.hidden && ask(editing ? new URLSearchParams() : undefined), EVERY_MS);
  window.addEventListener("pagehide", () => editing && ask(new URLSearchParams({ leave: "yes" })));
}
