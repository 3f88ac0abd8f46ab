// Starts what a page needs: the keys everywhere, and the parts of the page that has them.
import { startKeys } from "./keys.js";
import { startSteps } from "./steps.js";

const steps = startSteps();
startKeys(steps);

const parts = [
  ["#reader", "./reader.js"],
  ["[data-actor-picker]", "./pickers.js"],
  ["[data-map]", "./map.js"],
  ["[data-run]", "./live.js"],
  ["[data-key-switch]", "./keyswitch.js"],
];
const needed = parts.filter(([selector]) => document.querySelector(selector));
await Promise.all(needed.map(([, module]) => import(module).then((part) => part.start(steps))));
document.body.dataset.ready = "";
