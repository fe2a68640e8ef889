/**
 * Keeps tokens fresh: when a refresh is due, who of all replicas makes it, and what follows from
 * its outcome (mechanisms.md, "Refresh"). It must not know who asks for tokens.
 */
@NullMarked
package io.revento.connect.token.refresh;

import org.jspecify.annotations.NullMarked;
