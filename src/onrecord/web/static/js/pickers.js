// Forms that name an actor: the typed name becomes the actor that is picked.
import { picker } from "./picker.js";

export function start() {
  for (const input of document.querySelectorAll("[data-actor-picker]")) {
    const hidden = document.getElementById(input.dataset.actorPicker);
    const list = document.createElement("ul");
    list.id = `${input.id}-list`;
    list.className = "picks";
    input.after(list);
    picker(input, list, {
      onPick(item) {
        input.value = item.name;
        hidden.value = item.id ?? "";
        list.replaceChildren();
        input.setAttribute("aria-expanded", "false");
      },
    });
    input.addEventListener("input", () => { hidden.value = ""; });
  }
}
