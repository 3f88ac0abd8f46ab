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
for (const [selector, module] of parts) {
  if (document.querySelector(selector)) import(module).then((part) => part.start(steps));
}
