// A run's page while it runs: the server sends what changes, the page shows it.
export function start() {
  for (const box of document.querySelectorAll("[data-run]")) follow(box);
}

function follow(box) {
  const source = new EventSource(box.dataset.run);
  source.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    for (const [name, value] of Object.entries(state)) {
      const place = box.querySelector(`[data-live="${name}"]`);
      if (place) place.textContent = String(value ?? "");
    }
    const bar = box.querySelector("progress");
    if (bar && state.total) { bar.max = state.total; bar.value = state.done; }
    if (state.over) { source.close(); location.replace(box.dataset.after ?? location.href); }
  });
  source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) source.close(); });
}
