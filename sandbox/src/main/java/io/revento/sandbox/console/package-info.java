/**
 * Revento's pages for people: console, connected apps, integrations, deliveries. It must not decide
 * anything that programs could not also have decided through the control API.
 */
@NullMarked
package io.revento.sandbox.console;

import org.jspecify.annotations.NullMarked;
