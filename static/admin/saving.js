// The editor for running text hands its content to the form a quarter of a second after the last
// key: who types and saves at once would lose the last words. So a form with such a text waits.
const HANDED_OVER = 350; // milliseconds; Draftail's own delay is 250

const waiting = new WeakSet();
const ready = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.querySelector("[data-draftail-editor-wrapper]") || ready.has(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (waiting.has(form)) return;
  waiting.add(form);
  const button = event.submitter;
  setTimeout(() => {
    waiting.delete(form);
    ready.add(form);
    // Wagtail has switched the button off by now; a form leaves out what is switched off.
    const wasOff = button?.disabled;
    if (wasOff) button.disabled = false;
    form.requestSubmit(button);
    if (wasOff) button.disabled = true;
    ready.delete(form);
  }, HANDED_OVER);
}, { capture: true });
