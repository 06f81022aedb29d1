// How far an arrival is: asked every two seconds until it is over. Without scripts the page asks for itself anew.
const place = document.querySelector("[data-progress]");
const EVERY_MS = 2_000;

async function ask() {
  try {
    const answer = await fetch(place.dataset.progress);
    if (answer.ok && !answer.redirected) {
      const told = await answer.json();
      place.querySelector("[role=status]").textContent = told.said;
      const bar = place.querySelector("progress");
      if (bar) bar.value = told.share;
      if (told.over) return location.reload();
    }
  } catch {
    // The line is down: what was said last stays.
  }
  setTimeout(ask, EVERY_MS);
}
if (place) setTimeout(ask, EVERY_MS);
