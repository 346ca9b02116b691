// Marking: words selected in the petition and a key 1 to 5 say what they are; X takes a finding away.
// It fills and sends the forms that stand on the page without it: the act, its guard and its refusal are theirs.
const SORTS = { 1: "new.kind", 2: "new.decision", 3: "new.person", 4: "new.place", 5: "new.date" };

// True when the key was one of ours and something was said with it.
export function mark(key) {
  const selected = getSelection(), words = selected.toString().replace(/\s+/g, " ").trim();
  const inside = words && selected.anchorNode?.parentElement?.closest(".petition");
  if (SORTS[key] && inside) return add(SORTS[key], words.slice(0, 300));
  return key.toLowerCase() === "x" && away(inside ? selected.anchorNode.parentElement : document.activeElement);
}

function add(sort, words) {
  const row = document.querySelector("#f-new");
  if (!row) return false;
  row.querySelector("[name=item]").value = sort;
  row.querySelector("[name=to]").value = words;
  row.querySelector("[name=verdict]").click();
  return true;
}

// The finding of the mark the selection or the focus is in; one on which officials have spoken already has no such button.
function away(from) {
  const link = from?.closest(".petition mark")?.querySelector("a") ?? from?.closest(".petition mark a");
  const line = link && document.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
  const button = line?.querySelector("[name=verdict][value=wrong]");
  button?.click();
  return Boolean(button);
}
