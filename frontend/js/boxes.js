// Black boxes drawn with mouse or finger on the page of an original: each one fills the next empty row of the form beside it.
// Without this the four numbers are typed; with it they still can be.
const FULL = 1000;
const LEAST = 4; // thousandths: a click is no box

export function drawBoxes(picture) {
  const svg = picture.querySelector("svg");
  if (!svg) return;
  let from = null;
  let rect = null;
  const place = (event) => {
    const around = svg.getBoundingClientRect();
    const share = (value, start, size) => Math.round(Math.min(1, Math.max(0, (value - start) / size)) * FULL);
    return { x: share(event.clientX, around.left, around.width), y: share(event.clientY, around.top, around.height) };
  };
  const shape = (to) => ({ left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) });
  const show = (box) => Object.entries({ x: box.left, y: box.top, width: box.width, height: box.height }).forEach(([name, value]) => rect.setAttribute(name, value));
  svg.addEventListener("pointerdown", (event) => {
    if (!emptyRow()) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    from = place(event);
    rect = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
  });
  svg.addEventListener("pointermove", (event) => from && show(shape(place(event))));
  const end = (event) => {
    if (!from) return;
    const box = shape(place(event));
    const row = emptyRow();
    if (event.type === "pointerup" && row && box.width >= LEAST && box.height >= LEAST) fill(row, box);
    else rect.remove();
    from = rect = null;
  };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointercancel", end);
}

const emptyRow = () => [...document.querySelectorAll(".box-row")].find((row) => [...row.querySelectorAll("input:not([type=checkbox])")].every((side) => !side.value));

function fill(row, box) {
  for (const [name, value] of Object.entries(box)) row.querySelector(`input[name=${name}]`).value = value;
}
