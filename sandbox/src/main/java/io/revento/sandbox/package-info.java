/**
 * A stateful stand-in for Revento: OAuth, API, webhooks, and a control API to act on it. It depends
 * on nothing of Revento Connect, so that a misreading of Revento cannot pass its own test.
 */
@NullMarked
package io.revento.sandbox;

import org.jspecify.annotations.NullMarked;
