package io.revento.connect.token.lifecycle;

/** What Revento can forbid to the integration. */
enum Aspect {
  /** Any use of grants: {@code integration.suspended}. */
  USE,
  /** New grants, while existing ones live on: {@code integration.unpublished}. */
  CONNECTING
}
