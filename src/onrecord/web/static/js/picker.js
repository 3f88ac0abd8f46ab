// A picker: what is typed is searched among the actors; arrows choose, Enter takes.
import { ask } from "./server.js";

export function picker(input, list, { onPick, allowNew = false }) {
  let items = [];
  let chosen = -1;
  let latest = 0;
  let timer = 0;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  list.setAttribute("role", "listbox");

  function draw() {
    list.replaceChildren(...items.map((item, index) => {
      const row = document.createElement("li");
      row.id = `${list.id}-${index}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(index === chosen));
      const name = document.createElement("b");
      name.textContent = item.name;
      const about = document.createElement("span");
      about.className = "muted";
      about.textContent = ` ${item.about}`;
      row.append(name, about);
      row.addEventListener("mousedown", (event) => { event.preventDefault(); onPick(item); });
      return row;
    }));
    input.setAttribute("aria-expanded", String(items.length > 0));
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
      list.children[chosen]?.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  async function search() {
    const words = input.value.trim();
    const number = ++latest;
    if (!words) { items = []; chosen = -1; draw(); return; }
    let found = [];
    try { found = (await ask(`/api/actors?per_page=8&q=${encodeURIComponent(words)}`)).actors.rows; } catch { /* none */ }
    if (number !== latest) return;
    items = found.map((one) => ({ id: one.id, name: one.name, about: `${one.about}` }));
    if (allowNew) items.push({ id: null, name: words, about: "as a new name" });
    chosen = items.length ? 0 : -1;
    draw();
  }

  if (document.activeElement === input) search(); // typed before this module was there
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (items.length) chosen = (chosen + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length;
      draw();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      onPick(items[chosen]);
    }
  });
}
