/**
 * What dashboards and alerts look at: how many connections are in which state, and how close to
 * their expiry. It must not know why.
 */
@NullMarked
package io.revento.connect.token.metrics;

import org.jspecify.annotations.NullMarked;
