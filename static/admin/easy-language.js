// Sends what stands in the form to the check and shows what it found, without saving.
const panel = document.querySelector("[data-easy-language]");
const form = document.getElementById("page-edit-form");

async function check(button) {
  const status = panel.querySelector("[data-easy-language-status]");
  const findings = panel.querySelector("[data-easy-language-findings]");
  button.disabled = true;
  status.textContent = "Der Text wird geprüft …";
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

if (panel && form) {
  const button = panel.querySelector("[data-easy-language-check]");
  button.addEventListener("click", () => check(button));
}
