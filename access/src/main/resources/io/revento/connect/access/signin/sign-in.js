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

// Where people sign in at an issuer: straight on, unless they have just come back from it in vain.
const problems = {
  not_for_us: "You are signed in at your organization, but it gave you no access to Revento Connect. Ask whoever runs it.",
  token_too_long: "Your organization's token is too long for a browser's cookie. Ask for one with fewer entries.",
};

function offerLogin(login) {
  const query = new URLSearchParams(location.search);
  const address = login + "?to=" + encodeURIComponent(query.get("to") ?? "/");
  const problem = query.get("problem");
  if (problem === null) {
    location.replace(address);
    return;
  }
  status.textContent = problems[problem] ?? "Signing in did not work. Try again.";
  document.getElementById("help").hidden = true;
  document.getElementById("login").hidden = false;
  document.querySelector("#login a").href = address;
}

const token = location.hash.slice(1);
const login = document.body.dataset.login;
if (token) {
  // Out of the address bar and the history before anything else happens.
  history.replaceState(null, "", location.pathname + location.search);
  signIn(token).catch(() => {
    status.textContent = "The service does not answer. Try the link again in a moment.";
  });
} else if (login) {
  offerLogin(login);
}
