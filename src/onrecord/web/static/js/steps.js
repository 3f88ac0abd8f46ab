// Stepping through the things of a page: rows of a list, or the statements of an article.
export function startSteps() {
  let at = -1;
  const all = () => document.querySelectorAll("[data-step], .card");
  const current = () => document.querySelector("[data-step].here, .card.here");

  function show(item, scroll = true) {
    current()?.classList.remove("here");
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!item) return;
    item.classList.add("here");
    const target = item.classList.contains("card") ? lightUp(item) ?? item : item;
    if (scroll) target.scrollIntoView({ block: "center", behavior: "instant" });
    focusOn(item);
  }

  function focusOn(item) {
    const target = item.querySelector("summary, [data-open]") ?? item;
    target.focus({ preventScroll: true });
  }

  function lightUp(card) {
    const words = document.querySelectorAll(`[data-n~="${card.dataset.n}"]:not(.card)`);
    for (const one of words) one.classList.add("lit");
    return words[0];
  }

  return {
    current,
    show(item, scroll) {
      at = [...all()].indexOf(item);
      show(item, scroll);
    },
    move(by) {
      const items = all();
      if (!items.length) return;
      at = Math.max(0, Math.min(items.length - 1, at < 0 && by < 0 ? items.length - 1 : at + by));
      show(items[at]);
    },
    open() {
      const item = current();
      if (!item) return false;
      const details = item.querySelector("details");
      if (details) details.open = !details.open;
      else item.querySelector("[data-open]")?.click();
      return true;
    },
    close() {
      const open = document.querySelector(".card details[open]");
      if (open) open.open = false;
      else { show(null); at = -1; }
    },
  };
}
