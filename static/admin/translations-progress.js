// Shows how far a request for many texts is while one looks at it. Without this there is a link.
const EVERY = 3000; // milliseconds
const SLOWEST = 60000;

const place = document.querySelector("[data-progress-live]");
let pause = EVERY;

async function newest() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-progress-live]");
}

function takeOver(fresh) {
  // Who stands on a link or button keeps it: only what changed is exchanged, and not under them.
  if (place.contains(document.activeElement)) return;
  if (place.innerHTML !== fresh.innerHTML) place.replaceChildren(...fresh.childNodes);
}

async function look() {
  if (!document.hidden) {
    try {
      takeOver(await newest());
      pause = EVERY;
      if (!place.querySelector("[data-progress-reload]")) return; // All is done.
    } catch {
      pause = Math.min(pause * 2, SLOWEST); // The link still reloads the page, and says what is wrong.
    }
  }
  setTimeout(look, pause);
}

if (place) setTimeout(look, pause);
