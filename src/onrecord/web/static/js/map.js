// The map under the hand: wheel, drag and keys move the window; the links beside it do the same without a script.
export function start() {
  const svg = document.querySelector("[data-map]");
  let [x, y, width, height] = svg.getAttribute("viewBox").split(/\s+/).map(Number);
  const whole = { width, height, x, y };
  const draw = () => svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  const clamp = () => {
    width = Math.min(whole.width * 4, Math.max(whole.width / 60, width));
    height = width * whole.height / whole.width;
  };
  function zoom(by, atX, atY) {
    const box = svg.getBoundingClientRect();
    const px = x + (atX - box.left) / box.width * width;
    const py = y + (atY - box.top) / box.height * height;
    const before = width;
    width *= by;
    clamp();
    x = px - (px - x) * width / before;
    y = py - (py - y) * width / before;
    draw();
  }
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !svg.matches(":focus")) return; // plain scrolling scrolls the page
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, event.clientX, event.clientY);
  }, { passive: false });
  let held = null;
  svg.addEventListener("pointerdown", (event) => { held = [event.clientX, event.clientY, x, y]; });
  addEventListener("pointerup", () => { held = null; });
  svg.addEventListener("pointermove", (event) => {
    if (!held) return;
    const box = svg.getBoundingClientRect();
    x = held[2] - (event.clientX - held[0]) / box.width * width;
    y = held[3] - (event.clientY - held[1]) / box.height * height;
    draw();
  });
  svg.addEventListener("keydown", (event) => {
    const box = svg.getBoundingClientRect();
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    const moves = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
    if (event.key === "+" || event.key === "=") zoom(1 / 1.3, ...middle);
    else if (event.key === "-") zoom(1.3, ...middle);
    else if (event.key in moves) { x += moves[event.key][0] * width; y += moves[event.key][1] * height; draw(); }
    else return;
    event.preventDefault();
  });
}
