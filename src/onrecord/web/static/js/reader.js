// The reader at work: judging statements, correcting speakers and spans, citing, without leaving the page.
import { onKey } from "./keys.js";
import { selectedSpan } from "./offsets.js";
import { picker } from "./picker.js";
import { ask, notify } from "./server.js";

const reader = () => document.getElementById("reader");
const identity = (card) => ({ document: reader().dataset.document, statement: card.dataset.id });

async function judge(body, words, change) {
  try {
    const done = await ask("/api/judgements", body);
    change?.();
    notify(words, done.judgement);
  } catch (error) { notify(error.message); }
}

function badge(card, review) {
  card.classList.toggle("rejected", review === "rejected");
  const gist = card.querySelector(".gist");
  let mark = gist.querySelector("[data-review]");
  if (!mark) {
    mark = document.createElement("span");
    mark.dataset.review = "";
    for (const old of gist.querySelectorAll(".badge.good, .badge.quiet")) old.remove();
    gist.append(mark);
  }
  mark.className = review === "rejected" ? "badge quiet" : "badge good";
  mark.textContent = review;
}

const accept = (card) => judge({ kind: "accept", ...identity(card) }, "Accepted.", () => badge(card, "accepted"));
const reject = (card) => judge({ kind: "reject", ...identity(card) }, "Rejected.", () => badge(card, "rejected"));

function fixSpeaker(card) {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "fix-title");
  const title = document.createElement("h2");
  title.id = "fix-title";
  title.textContent = `Who said statement ${card.dataset.n}?`;
  const field = document.createElement("p");
  field.className = "field";
  const label = document.createElement("label");
  label.htmlFor = "fix-name";
  label.textContent = "Search the actors, or write a new name";
  const input = document.createElement("input");
  input.id = "fix-name";
  input.autocomplete = "off";
  const list = document.createElement("ul");
  list.id = "fix-list";
  list.className = "picks";
  const all = document.createElement("p");
  all.className = "small muted";
  const link = document.createElement("a");
  link.href = card.querySelector("[data-fix]")?.href ?? "#";
  link.textContent = "Correct anything else of this statement";
  all.append(link);
  field.append(label, input);
  dialog.append(title, field, list, all);
  document.body.append(dialog);
  picker(input, list, {
    allowNew: true,
    onPick(item) {
      dialog.close();
      const speaker = item.id ? { actor: item.id, name: item.name } : { name: item.name };
      judge({ kind: "correct", ...identity(card), speaker }, `The speaker is ${item.name}.`, () => {
        card.querySelector(".name bdi").textContent = item.name;
        badge(card, "corrected");
      });
    },
  });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  input.focus();
}

function fixSpan(bar, steps) {
  let span = null;
  const which = document.getElementById("selwhich");
  document.addEventListener("selectionchange", () => {
    span = selectedSpan();
    const card = steps.current();
    bar.hidden = !span || !card?.dataset.n;
    if (!bar.hidden) which.textContent = `Statement ${card.dataset.n}:`;
  });
  bar.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
  bar.addEventListener("click", (event) => {
    const part = event.target.closest("[data-part]")?.dataset.part;
    const card = steps.current();
    if (!part || !span || !card) return;
    judge({ kind: "correct", ...identity(card), [part]: [span] }, `The ${part} is corrected.`, () => location.reload());
  });
}

function citation(card) {
  const words = [...document.querySelectorAll(`[data-n~="${card.dataset.n}"]:not(.card)`)]
    .filter((one) => one.querySelector(".content") || one.classList.contains("content"))
    .map((one) => one.textContent).join("");
  const name = card.querySelector(".name").textContent.trim();
  const title = document.querySelector("h1").textContent.trim();
  const about = [...document.querySelectorAll(".byline > :is(span, time)")].map((one) => one.textContent.trim());
  const address = new URL(`#s-${card.dataset.id}`, location.href).href;
  return `${name}: ${words} (${[title, ...about, address].join(", ")})`;
}

async function cite(card) {
  try { await navigator.clipboard.writeText(citation(card)); notify("The citation is copied."); }
  catch { notify("The browser does not let a page copy here; select the words instead."); }
}

function followHash(steps) {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!/^[sc]-/.test(id)) return;
  const card = document.getElementById(`c-${id.slice(2)}`);
  if (card) steps.show(card, id.startsWith("s-"));
}

export function start(steps) {
  const bar = document.getElementById("selbar");
  const withCard = (action) => () => { const card = steps.current(); if (card) action(card); };
  onKey("h", () => reader().classList.toggle("no-marks"));
  if (bar) {
    onKey("a", withCard(accept));
    onKey("x", withCard(reject));
    onKey("s", withCard(fixSpeaker));
    fixSpan(bar, steps);
  }
  for (const button of document.querySelectorAll("[data-cite]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (card) return onCard(event, card, steps);
    const words = event.target.closest("[data-n]");
    if (words && !event.target.closest("a") && getSelection().isCollapsed) {
      const number = words.dataset.n.split(" ").at(-1);
      steps.show(document.querySelector(`.card[data-n="${number}"]`), false);
    }
  });
  addEventListener("hashchange", () => followHash(steps));
  followHash(steps);
}

function onCard(event, card, steps) {
  const button = event.target.closest("button, a");
  if (!button) { if (event.target.closest("summary")) steps.show(card, false); return; }
  if (button.name === "accept") { event.preventDefault(); accept(card); }
  if (button.name === "reject") { event.preventDefault(); reject(card); }
  if (button.matches("[data-fix]")) { event.preventDefault(); fixSpeaker(card); }
  if (button.matches("[data-cite]")) cite(card);
}
