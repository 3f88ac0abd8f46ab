// The switch on the help page that turns the single keys off and on again.
import { keysAreOff, switchKeys } from "./keys.js";

export function start() {
  const box = document.querySelector("[data-key-switch]");
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.checked = !keysAreOff();
  box.addEventListener("change", () => switchKeys(!box.checked));
}
