// The citizens' door works whole without this file. It adds: words kept on this machine when the line is lost,
// photographs made smaller before they travel, the page for a lost line, a print link.
import "../css/bootstrap.scss";
import "../css/portal.css";

const STORE = "tiepdan.words";
const DAYS = 30;
const LONGEST_SIDE = 2200; // an A4 page at about 190 dots an inch: small letters stay readable

const hourOf = (moment) => `${moment.getHours()} giờ ${String(moment.getMinutes()).padStart(2, "0")}`;
const dayOf = (moment) => moment.toLocaleDateString("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric" });
const byId = (id) => document.getElementById(id);

function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE));
    return kept && Date.now() - kept.at < DAYS * 86_400_000 ? kept : null;
  } catch {
    return null; // storage switched off, or not ours
  }
}

function keep(words) {
  const papers = document.querySelectorAll(".pages li").length;
  try {
    localStorage.setItem(STORE, JSON.stringify({ words, papers, at: Date.now() }));
  } catch {
    // the server keeps each answered question anyway
  }
}

function forget() {
  try {
    localStorage.removeItem(STORE);
  } catch {
    // nothing was kept
  }
}

// A page of a denouncer never carries data-keep: nothing of it stays on the machine.
function keepWords(form) {
  const area = form.querySelector("textarea");
  const kept = readKept();
  if (kept && !area.value.trim()) area.value = kept.words;
  area.addEventListener("input", () => {
    keep(area.value);
    byId("kept-hour").textContent = hourOf(new Date());
  });
  const show = () => {
    if (area.value.trim()) keep(area.value);
    byId("kept-hour").textContent = hourOf(new Date());
    byId("line-lost").hidden = navigator.onLine;
  };
  addEventListener("offline", show);
  addEventListener("online", show);
  if (!navigator.onLine) show();
}

function showKept(part) {
  const kept = readKept();
  if (!kept || !kept.words.trim()) return;
  const at = new Date(kept.at);
  byId("kept-papers").textContent = kept.papers;
  byId("kept-papers-row").hidden = !kept.papers;
  byId("kept-words").textContent = kept.words.trim().split(/\s+/).length;
  byId("kept-at").textContent = `${dayOf(at)}, ${hourOf(at)}`;
  byId("kept-until").textContent = dayOf(new Date(kept.at + DAYS * 86_400_000));
  part.hidden = false;
  byId("forget").hidden = false;
}

async function smaller(file) {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size < 600_000) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

// Chosen photographs go up at once, so that what cannot be read is said while the paper is still in the hand.
async function sendPhotos(input) {
  const files = [...input.files];
  if (!files.length) return;
  try {
    const parcel = new DataTransfer();
    for (const file of files) parcel.items.add(await smaller(file));
    input.files = parcel.files;
  } catch {
    // an old browser: the photographs travel as they are
  }
  input.closest(".upload").classList.add("upload--busy");
  input.form.requestSubmit(input.form.querySelector('button[name="add"]'));
}

const form = document.querySelector("form[data-keep]");
if (form) keepWords(form);
if (document.body.hasAttribute("data-sent")) forget();
if (byId("kept")) showKept(byId("kept"));
const photo = byId("photo");
if (photo) {
  photo.closest(".upload").classList.add("upload--quiet");
  photo.addEventListener("change", () => sendPhotos(photo));
}
document.querySelectorAll("[data-forget]").forEach((button) => button.addEventListener("click", () => { forget(); location.reload(); }));
document.querySelectorAll('form[action$="/gui-don/bo/"], form[action$="/roi-trang/"]').forEach((leaving) => leaving.addEventListener("submit", forget));
document.querySelectorAll("[data-print]").forEach((link) => {
  link.hidden = false;
  link.addEventListener("click", (event) => { event.preventDefault(); print(); });
});
if ("serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("/sw.js").catch(() => {});
