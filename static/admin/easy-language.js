// Sends what stands in the form to the check and shows what it found, without saving.
const panel = document.querySelector("[data-easy-language]");
const form = document.getElementById("page-edit-form");
// The editor for running text hands over its content a quarter of a second after the last key.
const HANDED_OVER = 350; // milliseconds

async function check(button) {
  const status = panel.querySelector("[data-easy-language-status]");
  const findings = panel.querySelector("[data-easy-language-findings]");
  button.disabled = true;
  status.textContent = "Der Text wird geprüft …";
  await new Promise((resolve) => setTimeout(resolve, HANDED_OVER));
  try {
    const response = await fetch(panel.dataset.checkUrl, { method: "POST", body: new FormData(form) });
    if (!response.ok) throw new Error(String(response.status));
    findings.innerHTML = await response.text();
    const count = findings.querySelectorAll("[data-easy-language-finding]").length;
    status.textContent = count === 1 ? "1 Stelle gefunden." : `${count} Stellen gefunden.`;
  } catch {
    status.textContent = "Das hat nicht geklappt. Speichern Sie den Text, dann steht das Ergebnis hier.";
  } finally {
    button.disabled = false;
    button.focus();
  }
}

// Wagtail remembers which panel a person opened or closed last; who never did either finds German
// beside the form, where there is room for both.
function showGerman() {
  const remembered = localStorage.getItem("wagtail:side-panel-open");
  if (remembered !== null || !window.matchMedia("(min-width: 64rem)").matches) return;
  document.querySelector('[data-side-panel-toggle="easy-language"]')?.click();
}

if (panel && form) {
  window.addEventListener("load", showGerman);
  const button = panel.querySelector("[data-easy-language-check]");
  button.addEventListener("click", () => check(button));
}
