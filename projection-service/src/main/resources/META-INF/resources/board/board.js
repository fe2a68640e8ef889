"use strict";

// The server renders everything; this only puts fresh pieces in the place of old ones.

const FEED_LENGTH = 8;
const SETTLE_MS = 120;
const LAG_MS = 5000;

/** Replaces every element marked data-live by the one of the same id in a freshly loaded page. */
async function refresh(url = location.href) {
  const answer = await fetch(url, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) {
    location.reload();
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const piece = fresh.getElementById(old.id);
    if (piece && piece.innerHTML !== old.dataset.shown) {
      const shown = piece.innerHTML;
      keepOpen(old, piece);
      old.replaceWith(piece);
      piece.dataset.shown = shown;
    }
  }
  ages();
}

/** What the reader has opened or closed stays so. */
function keepOpen(old, piece) {
  for (const details of piece.querySelectorAll("details[id]")) {
    const known = old.querySelector("#" + CSS.escape(details.id));
    if (known) details.open = known.open;
  }
}

let refreshing = Promise.resolve();
let due;
function refreshSoon() {
  due ??= setTimeout(() => {
    due = undefined;
    refreshing = refreshing.then(() => refresh()).catch(() => {});
  }, SETTLE_MS);
}

/** "3 s ago" beside exact times, which stay as the title. */
function ages() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const exact = new Date(time.dateTime);
    const seconds = Math.max(0, Math.round((Date.now() - exact) / 1000));
    const [value, unit] = seconds < 60 ? [seconds, "s"]
      : seconds < 3600 ? [Math.floor(seconds / 60), "min"]
      : seconds < 86400 ? [Math.floor(seconds / 3600), "h"]
      : [Math.floor(seconds / 86400), "d"];
    time.title = exact.toLocaleString();
    time.textContent = seconds < 2 ? "just now" : `${value} ${unit} ago`;
  }
}

/** Asks how far the page is behind Kafka: of what has not arrived nothing tells. */
async function lag() {
  const shown = document.getElementById("lag");
  if (!shown) return;
  const answer = await fetch(shown.dataset.lag);
  if (!answer.ok) return;
  const body = await answer.json();
  const seconds = (body.data?.[0] ?? body).freshness?.lag ?? null;
  const words = seconds === null ? "unknown"
    : seconds === 0 ? "up to date"
    : seconds < 60 ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min`;
  document.getElementById("lag")?.replaceChildren(words);
}

/** Listens, shows how that is going, and hands on what comes. */
function follow(path, changed) {
  const live = document.getElementById("live");
  const state = (text, kind) => { live.textContent = text; live.className = "tag small state " + kind; };
  const source = new EventSource(path);
  let lost = false;
  source.onopen = () => {
    state("live", "connected");
    // Hints have no numbers: what happened meanwhile is asked for.
    if (lost) refreshSoon();
    lost = false;
  };
  source.onerror = () => {
    lost = true;
    if (source.readyState === EventSource.CLOSED) state("ended – sign in again", "rejected");
    else state("reconnecting", "suspended");
  };
  source.addEventListener("reset", refreshSoon);
  source.onmessage = changed;
}

/** Puts a change on top of the list of what happened just now. */
function tell(message) {
  const { type, id, change } = JSON.parse(message.data);
  const feed = document.getElementById("feed");
  const item = document.createElement("li");
  const what = document.createElement("b");
  const which = document.createElement("span");
  const when = document.createElement("time");
  what.textContent = `${type.replaceAll("_", " ")} ${change.replaceAll("_", " ")}`;
  which.textContent = id;
  when.dateTime = new Date().toISOString();
  when.dataset.ago = "";
  item.append(what, which, when);
  feed.querySelector("li.muted")?.remove();
  feed.prepend(item);
  while (feed.children.length > FEED_LENGTH) feed.lastElementChild.remove();
  ages();
  refreshSoon();
}

function search(form) {
  const show = () => {
    const url = new URL(location.pathname, location.origin);
    for (const [name, value] of new FormData(form)) if (value) url.searchParams.set(name, value);
    history.replaceState(null, "", url);
    const file = document.getElementById("export");
    file.search = url.search;
    refreshSoon();
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
}

const { changes, hints } = document.body.dataset;
if (changes) follow(changes, tell);
if (hints) follow(hints, refreshSoon);
const form = document.getElementById("search");
if (form) search(form);
ages();
setInterval(ages, 1000);
setInterval(() => lag().catch(() => {}), LAG_MS);
