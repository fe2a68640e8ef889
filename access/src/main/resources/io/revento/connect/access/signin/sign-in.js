"use strict";

// The token stands in the fragment, which browsers send to nobody.
const status = document.getElementById("status");

// The whole address and not its path: a path may begin with "//", which is another host.
function target() {
  const to = new URLSearchParams(location.search).get("to") ?? "/";
  const url = URL.canParse(to, location.origin) ? new URL(to, location.origin) : null;
  return url && url.origin === location.origin ? url.href : "/";
}

async function signIn(token) {
  document.getElementById("help").hidden = true;
  status.textContent = "Signing in …";
  const answer = await fetch("/sign-in", {
    method: "POST",
    headers: { Authorization: "Bearer " + token },
  });
  if (answer.ok) {
    location.replace(target());
    return;
  }
  const problem = await answer.json().catch(() => ({}));
  status.textContent = answer.status === 401
    ? "This link has expired or is not for this system. Ask for a new one."
    : problem.detail ?? "Signing in did not work. Try the link again.";
}

const token = location.hash.slice(1);
if (token) {
  // Out of the address bar and the history before anything else happens.
  history.replaceState(null, "", location.pathname + location.search);
  signIn(token).catch(() => {
    status.textContent = "The service does not answer. Try the link again in a moment.";
  });
}
