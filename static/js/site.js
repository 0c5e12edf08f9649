// Improves disclosures and error summaries; every page works without it.

const disclosures = [...document.querySelectorAll("details.disclosure")];

for (const disclosure of disclosures) {
  disclosure.addEventListener("toggle", () => {
    if (!disclosure.open) return;
    for (const other of disclosures) if (other !== disclosure) other.open = false;
  });
  disclosure.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !disclosure.open) return;
    disclosure.open = false;
    disclosure.querySelector("summary").focus();
  });
}

document.addEventListener("click", (event) => {
  for (const disclosure of disclosures) if (!disclosure.contains(event.target)) disclosure.open = false;
});

document.querySelector(".error-summary")?.focus();
