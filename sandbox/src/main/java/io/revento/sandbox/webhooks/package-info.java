/**
 * Signed deliveries to the integrations, their tries along the retry curve, and the log of both. It
 * must not know why something is announced.
 */
@NullMarked
package io.revento.sandbox.webhooks;

import org.jspecify.annotations.NullMarked;
