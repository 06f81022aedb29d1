// Watches work that goes on in the background and shows the page anew when it is done. Without it one reloads the page.

const EVERY_MS = 2000;

for (const told of document.querySelectorAll("[data-progress]")) {
  const bar = told.querySelector("progress");
  const look = async () => {
    let state = null;
    try {
      const answer = await fetch(told.dataset.progress, { headers: { Accept: "application/json" } });
      if (answer.ok) state = await answer.json();
    } catch {
      // A slow line: the next look may get through.
    }
    if (state?.finished || (state && !bar && state.total)) {
      location.reload();
      return;
    }
    if (state && bar) {
      bar.max = state.total || 1;
      bar.value = state.done;
    }
    setTimeout(look, EVERY_MS);
  };
  setTimeout(look, EVERY_MS);
}
