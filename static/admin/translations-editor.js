// The translator's screen: stores what is typed piece by piece, and says what came of it.
// Without this the same form has buttons. Nothing that was typed is ever taken off the screen.
const AFTER_LAST_KEY = 800; // milliseconds
const AGAIN_AFTER = [3000, 10000, 30000];
const SIGNED_OUT = "Sie sind nicht mehr angemeldet. Ihr Text bleibt hier stehen.";

// What an answer adds to the screen must not move a button from under the finger that presses it.
let released = Promise.resolve();
addEventListener("pointerdown", () => {
  released = new Promise((go) => {
    for (const end of ["pointerup", "pointercancel"]) {
      addEventListener(end, () => setTimeout(go), { once: true });
    }
  });
}, { capture: true });

const desk = document.querySelector("[data-desk]");
const form = document.querySelector("[data-desk-form]");
const saving = document.querySelector("[data-saving]");

class Piece {
  constructor(row) {
    this.row = row;
    this.field = row.querySelector("[data-words]");
    this.state = row.querySelector("[data-state]");
    this.again = row.querySelector("[data-again]");
    this.conflict = row.querySelector("[data-conflict]");
    this.stored = row.dataset.stored;
    this.isStuck = false; // Needs a decision or another text; sending it once more does not help.
    this.tries = 0;
    row.dataset.done = this.stored ? "1" : "";
    if (!this.conflict.hidden) this.isStuck = true;
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("blur", () => this.save());
    this.field.addEventListener("focus", () => this.remember(), { once: true });
    this.again.addEventListener("click", () => this.save(true));
    row.addEventListener("click", (event) => this.clicked(event));
  }

  get isUnsaved() {
    return this.field.value.trim() !== this.stored;
  }

  typed() {
    for (const copy of mirrors(this.row.dataset.place)) copy.textContent = this.field.value;
    if (this.conflict.hidden) this.isStuck = false;
    if (!this.isUnsaved) {
      this.say("");
      this.again.hidden = true;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), AFTER_LAST_KEY);
    announce();
  }

  async save(isAsked = false) {
    clearTimeout(this.timer);
    // Between two texts only a person decides.
    const isWaiting = this.isStuck && !(isAsked && this.conflict.hidden);
    if (!this.sending && this.isUnsaved && !isWaiting) this.sending = this.sendWords();
    await this.sending;
  }

  async sendWords() {
    const words = this.field.value.trim();
    this.say("wird gespeichert …");
    const [status, answer] = await send(this.row.dataset, words);
    await released;
    this.sending = null;
    this.again.hidden = true;
    this.isKept = status === 410;
    if (status === 200) this.wasStored(words, answer);
    else if (status === 409) this.wasOvertaken(answer);
    else this.wasRefused(status, answer);
    announce();
    if (status === 200) await this.save();
  }

  wasStored(words, answer) {
    this.stored = words;
    this.row.dataset.seen = answer.seen;
    this.row.dataset.done = words ? "1" : "";
    this.tries = 0;
    this.isStuck = false;
    this.conflict.hidden = true;
    this.say(answer.message);
    showProgress(answer.done, answer.total);
    this.warn(answer.warnings);
  }

  wasOvertaken(answer) {
    this.isStuck = true;
    this.row.dataset.seen = answer.seen;
    this.conflict.querySelector("[data-conflict-why]").textContent = answer.message;
    this.conflict.querySelector("[data-conflict-theirs]").textContent = answer.theirs;
    this.conflict.hidden = false;
    this.say(`Nicht gespeichert. ${answer.message}`, true);
  }

  wasRefused(status, answer) {
    this.again.hidden = false;
    const isTemporary = status === 0 || status >= 500;
    this.isStuck = !isTemporary;
    if (isTemporary) {
      this.say("Nicht gespeichert. Ihr Text steht noch hier.", true);
      this.timer = setTimeout(() => this.save(), AGAIN_AFTER[Math.min(this.tries++, 2)]);
    } else {
      this.say(`Nicht gespeichert: ${answer.message}`, true);
      if (status === 401) this.state.append(" ", loginLink());
    }
  }

  warn(texts) {
    const lines = texts.map((text) => Object.assign(document.createElement("li"), { textContent: text }));
    this.row.querySelector("[data-warnings]").replaceChildren(...lines);
  }

  // Sentences like this one are looked for when somebody comes to the piece.
  async remember() {
    const place = this.row.querySelector("[data-near]");
    if (!place) return;
    const response = await fetch(place.dataset.near).catch(() => null);
    if (response?.ok && !response.redirected) place.outerHTML = await response.text();
  }

  say(text, isBad = false) {
    this.state.textContent = text;
    this.state.classList.toggle("desk-state--bad", isBad);
  }

  put(words) {
    this.field.value = words;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.focus();
  }

  mark(button) {
    const { selectionStart: start, selectionEnd: end, value } = this.field;
    const inner = value.slice(start, end);
    const { openMark, closeMark } = button.dataset;
    this.field.focus();
    this.field.setRangeText(`${openMark}${inner}${closeMark}`, start, end, "end");
    if (!inner) this.field.selectionStart = this.field.selectionEnd = start + openMark.length;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  insert(words) {
    this.field.focus();
    this.field.setRangeText(words, this.field.selectionStart, this.field.selectionEnd, "end");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  clicked(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.mark) this.mark(button);
    else if (button.dataset.copy !== undefined) this.put(button.dataset.copy);
    else if (button.dataset.insert) this.insert(button.dataset.insert);
    else if (button.dataset.take !== undefined) this.takeWords(event, button.value);
    else if (button.dataset.keepMine !== undefined) this.decide(event, this.field.value);
    else if (button.dataset.keepTheirs !== undefined) this.decide(event, null);
  }

  takeWords(event, words) {
    event.preventDefault();
    this.put(words);
    this.save(true);
  }

  decide(event, mine) {
    event.preventDefault();
    this.conflict.hidden = true;
    const theirs = this.conflict.querySelector("[data-conflict-theirs]").textContent;
    this.stored = theirs.trim();
    this.row.dataset.done = theirs ? "1" : "";
    this.isStuck = false;
    this.say("");
    if (mine === null) this.put(theirs);
    this.field.focus();
    this.save(true);
    announce();
  }
}

// --- Sending ------------------------------------------------------------------------

async function send({ url, place, seen }, words) {
  try {
    const response = await fetch(url, {
      method: "PUT",
      redirect: "manual",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": token(),
      },
      body: JSON.stringify({ words, seen, place }),
    });
    const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json");
    if (isAnswer) return [response.status, await response.json()];
    // To the page for signing in, or refused because somebody else has signed in since.
    if (response.type === "opaqueredirect" || response.status === 403) {
      return [401, { message: SIGNED_OUT }];
    }
    return [response.status, { message: `Der Server antwortet nicht (${response.status}).` }];
  } catch {
    return [0, {}];
  }
}

// Whoever is signed in is sent on from the page for signing in.
async function isSignedOut() {
  const response = await fetch(desk.dataset.login, { redirect: "manual" }).catch(() => null);
  return response?.status === 200;
}

// Signing in again, in another window, draws a new one.
function token() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie ? cookie[1] : form.querySelector("[name=csrfmiddlewaretoken]").value;
}

function loginLink() {
  const link = document.createElement("a");
  link.href = `${desk.dataset.login}?next=${encodeURIComponent(location.pathname)}`;
  link.target = "_blank";
  link.textContent = "In einem neuen Fenster anmelden";
  return link;
}

// --- What the whole screen says -----------------------------------------------------

function announce() {
  const unsaved = pieces.filter((piece) => piece.isUnsaved).length;
  const text = unsaved === 0 ? "Alles gespeichert" : unsaved === 1
    ? "1 Stelle noch nicht gespeichert" : `${unsaved} Stellen noch nicht gespeichert`;
  if (saving.textContent !== text) saving.textContent = text;
  saving.classList.toggle("desk-state--bad", pieces.some((piece) => piece.isUnsaved && piece.isStuck));
}

function showProgress(done, total) {
  desk.querySelector("[data-progress]").value = done;
  desk.querySelector("[data-progress]").max = total;
  desk.querySelector("[data-progress-text]").textContent = `${done} von ${total} Stellen`;
}

function mirrors(place) {
  return desk.querySelectorAll(`[data-mirror="${place}"]`);
}

// Leaving, too, loses nothing: first all is stored, and what cannot be stored keeps the page.
async function mayLeave() {
  await Promise.all(pieces.map((piece) => piece.save(true)));
  const left = pieces.find((piece) => piece.isUnsaved && !piece.isKept);
  if (left) {
    left.row.hidden = false;
    left.field.focus();
  } else if (await isSignedOut()) {
    saving.replaceChildren(SIGNED_OUT, " ", loginLink());
  } else {
    return true;
  }
  return false;
}

// --- Start --------------------------------------------------------------------------

const pieces = [...document.querySelectorAll("[data-piece]")].map((row) => new Piece(row));

if (form) {
  let isLeaving = false;
  let isAsking = false;
  form.addEventListener("submit", async (event) => {
    if (!isLeaving) {
      event.preventDefault();
      if (isAsking) return;
      isAsking = true;
      isLeaving = await mayLeave();
      isAsking = false;
      if (isLeaving) form.requestSubmit(event.submitter);
      return;
    }
    const seen = pieces.map(({ row }) => [row.dataset.place, row.dataset.seen]);
    form.querySelector("[data-seen]").value = JSON.stringify(Object.fromEntries(seen));
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && pieces.some((piece) => piece.isUnsaved)) event.preventDefault();
  });
  const header = document.querySelector(".w-slim-header");
  new ResizeObserver(() => {
    desk.style.setProperty("--desk-header", `${header.offsetHeight}px`);
  }).observe(header);
  window.addEventListener("pageshow", () => { isLeaving = false; });
  window.addEventListener("online", () => pieces.forEach((piece) => piece.save(true)));
  announce();
}
