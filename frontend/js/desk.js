// The desk works whole without this file: htmx makes it quicker, the keys spare the mouse.
// htmx 4: attributes are not inherited unless they say so (`hx-headers:inherited`), answers of 4xx and 5xx are swapped in too.
import "@tabler/core/dist/css/tabler.min.css";
import "../css/desk.css";
import "../css/desk-library.css";
import "../css/desk-pages.css";
import "../css/desk-law.css";
import "htmx.org";
import { drawBoxes } from "./boxes.js";
import { mark } from "./marking.js";

document.querySelectorAll(".redacting").forEach(drawBoxes);

const typing = (element) => element.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

// Single keys are off while one types (WCAG 2.1.4); a page switches them off with <body data-no-keys>.
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    document.querySelector(".act.is-first:not([aria-disabled=true]), [data-first-act]")?.click();
    return;
  }
  if (event.key === "Escape") {
    document.querySelector(".petition")?.setAttribute("data-quiet", ""); // the reason under the mouse goes without moving it (WCAG 1.4.13)
    document.activeElement?.blur();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.body.hasAttribute("data-no-keys")) return;
  if (mark(event.key)) return event.preventDefault();
  const why = event.key === "v" && document.querySelector("[data-here] details");
  if (why) why.open = !why.open;
  else if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
  else if (event.key === "Enter" && event.target === document.body) document.querySelector("[data-here] a")?.click();
  else {
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.matches("input, textarea, summary") ? wanted.focus() : wanted.click();
  }
});

// J and K walk the rows of the page's first list; the row one is on carries data-here.
function move(by) {
  const rows = [...document.querySelectorAll(".list tbody tr:not(:has(th[scope=rowgroup]))")];
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.hasAttribute("data-here"));
  rows[now]?.removeAttribute("data-here");
  const next = rows[Math.max(0, Math.min(rows.length - 1, now + by))];
  next.setAttribute("data-here", "");
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("a")?.focus();
}

// Signing in again in another tab makes this page's token an old one; the fresh one lies in the cookie.
document.querySelectorAll("form[data-again]").forEach((form) => form.addEventListener("submit", () => {
  const fresh = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (fresh) form.elements.csrfmiddlewaretoken.value = fresh[1];
}));

addEventListener("focusin", speakAgain);
addEventListener("mouseout", speakAgain);
function speakAgain() {
  document.querySelector(".petition[data-quiet]")?.removeAttribute("data-quiet");
}
