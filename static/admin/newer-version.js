// Wagtail's own dialog has warned of the newer version already: the server need not do so again.
document.addEventListener("click", (event) => {
  if (!event.target.closest("#w-save-confirmation-dialog [data-w-dialog-target='confirm']")) return;
  const opened = document.querySelector("[data-edit-form] input[name='loaded_revision_id']");
  if (opened) opened.value = "";
}, { capture: true });
