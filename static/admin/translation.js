// The translation editor of wagtail-localize: direction of writing, its last English words, and no
// buttons that the person may not use. It draws itself anew after each click, so this follows.
const { targetLang, targetDir } = document.currentScript.dataset;

function prepare(editor) {
  const props = JSON.parse(editor.dataset.props);
  props.links.convertToAliasUrl = null; // An alias would replace the translation.
  editor.dataset.props = JSON.stringify(props);
  // Without the right to publish, all that is left in this corner is to stop translating.
  editor.classList.toggle("office-may-not-publish", !props.perms.canPublish);
}

function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function improve(editor) {
  for (const segment of editor.querySelectorAll("li.complete, li.incomplete, li.errored")) {
    const translated = segment.lastElementChild.previousElementSibling;
    translated.lang = targetLang;
    translated.dir = targetDir;
    for (const field of translated.querySelectorAll("textarea")) {
      field.dir = targetDir;
      field.setAttribute("aria-label", "Übersetzung");
    }
  }
  for (const heading of editor.querySelectorAll("h3")) {
    const languages = heading.textContent.match(/^(.+) to (.+) translation$/);
    if (languages) setText(heading, `${languages[1]} → ${languages[2]}`);
  }
  for (const label of editor.querySelectorAll(".w-dropdown__toggle .w-sr-only")) {
    setText(label, "Weitere Aktionen");
  }
}

// Loaded before the editor's own script, so this comes first.
document.addEventListener("DOMContentLoaded", () => {
  const editor = document.querySelector(".js-translation-editor");
  prepare(editor);
  new MutationObserver(() => improve(editor)).observe(editor, { childList: true, subtree: true });
});
