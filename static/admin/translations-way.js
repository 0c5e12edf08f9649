// Leads through the translator's screen: from piece to piece by keyboard, and past what is done.
// Without this one scrolls. What is done, `data-done`, says translations-editor.js.
const form = document.querySelector("[data-desk-form]");
const desk = document.querySelector("[data-desk]");
const rows = [...document.querySelectorAll("[data-piece]")];

// A piece that gets its words stays where it is until the filter is set anew.
function filter(onlyOpen) {
  for (const row of rows) row.hidden = onlyOpen && Boolean(row.dataset.done);
  for (const group of desk.querySelectorAll(".desk-group:not(#eigenes)")) {
    const pieces = [...group.querySelectorAll(".desk-piece")];
    group.hidden = onlyOpen && pieces.every((row) => row.hidden || !("piece" in row.dataset));
  }
  desk.querySelector("[data-nothing-open]").hidden = rows.some((row) => !row.hidden);
}

function go(from, step, wanted) {
  const visible = rows.filter((row) => !row.hidden);
  let position = visible.indexOf(from) + step;
  while (visible[position] && !wanted(visible[position])) position += step;
  const next = visible[position];
  if (!next) return;
  next.querySelector("[data-words]").focus();
  next.scrollIntoView({ block: "center" });
}

function pressed(event) {
  const here = event.target.closest("[data-words]")?.closest("[data-piece]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && here) {
    go(here, 1, () => true);
  } else if (event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    go(here, event.key === "ArrowDown" ? 1 : -1, (row) => !row.dataset.done);
  } else if (event.altKey && !event.ctrlKey && here && /^Digit[1-9]$/.test(event.code)) {
    const button = here.querySelector(`[data-mark="${event.code.slice(-1)}"]`);
    if (!button) return;
    button.click();
  } else {
    return;
  }
  event.preventDefault();
}

if (form) {
  for (const element of desk.querySelectorAll("[data-needs-script]")) element.hidden = false;
  desk.querySelector("[data-filter]").addEventListener("change", (event) => filter(event.target.checked));
  desk.addEventListener("keydown", pressed);
}
