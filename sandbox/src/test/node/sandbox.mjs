// What the judges do at the sandbox without the client under test: register, and consent.
export const base = process.env.SANDBOX_URL;
export const redirectUri = 'http://localhost:3000/callback';
export const testEvent = 'evt_sandbox_test';

/** Calls the control API; answers its JSON. */
export async function control(method, path, body) {
  const reply = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return reply.status === 204 ? undefined : reply.json();
}

/** A fresh integration with its credentials. */
export function register(more = {}) {
  return control('POST', '/sandbox/integrations', {
    name: 'Judge',
    redirect_uris: [redirectUri],
    ...more,
  });
}

/** What someone at a browser would do with that authorization URL; answers where it leads. */
export async function consent(url, choice) {
  const form = new URLSearchParams(url.search);
  Object.entries(choice).forEach(([name, value]) => form.set(name, value));
  const reply = await fetch(new URL(url.pathname, url), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return new URL(reply.headers.get('location'));
}
