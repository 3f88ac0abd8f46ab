// Talking to the server: JSON in, JSON out, and its one error sentence as an Error.
export async function ask(address, body) {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  };
  const answer = await fetch(address, { ...options, headers: { accept: "application/json", ...options.headers } });
  const value = await answer.json().catch(() => null);
  if (!answer.ok) throw new Error(value?.error?.detail ?? `The server answers ${answer.status}.`);
  return value;
}

// A notice at the top of the page, read out by screen readers, with an undo where there is something to undo.
export function notify(words, undo) {
  const old = document.querySelector(".toast");
  old?.remove();
  const box = document.createElement("div");
  box.className = "selbar toast";
  box.setAttribute("role", "status");
  const text = document.createElement("span");
  text.textContent = words;
  box.append(text);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.key = "u";
    button.textContent = "Undo";
    button.addEventListener("click", async () => {
      try { await ask("/api/undo", { judgement: undo }); location.reload(); } catch (error) { notify(error.message); }
    });
    box.append(button);
  }
  document.body.append(box);
}
