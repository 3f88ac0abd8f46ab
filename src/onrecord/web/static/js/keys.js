// One key, one action. Keys are off while typing, with modifiers, and wherever the reader of the page turned them off.
const OFF = "onrecord.keys.off";

export function keysAreOff() {
  try { return localStorage.getItem(OFF) === "1"; } catch { return false; }
}

export function switchKeys(off) {
  try { off ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF); } catch { /* private window */ }
}

const actions = new Map();

export function onKey(key, action) {
  actions.set(key, action);
}

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function startKeys(steps) {
  onKey("/", () => document.getElementById("find")?.focus());
  onKey("?", () => location.assign("/help"));
  onKey("n", () => steps.move(1));
  onKey("p", () => steps.move(-1));
  onKey("t", () => steps.current()?.querySelector("[data-tick]")?.click());
  onKey("u", () => document.querySelector("[data-key=u]")?.click());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") return leave(event, steps);
    if (isTyping(event.target) || document.querySelector("dialog[open]") || keysAreOff()) return;
    if (event.key === "Enter") {
      if (!event.target.closest("a, button, summary") && steps.open()) event.preventDefault();
      return;
    }
    const action = actions.get(event.key);
    if (!action) return;
    event.preventDefault();
    action(event);
  });
}

function leave(event, steps) {
  if (document.querySelector("dialog[open]")) return; // the dialog closes itself
  if (isTyping(event.target)) event.target.blur();
  else steps.close();
}
