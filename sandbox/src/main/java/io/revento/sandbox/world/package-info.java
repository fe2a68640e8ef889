/**
 * What Revento holds: organizations, events and all that is in them, users, and who organizes what.
 * It must not know HTTP, tokens or webhooks.
 */
@NullMarked
package io.revento.sandbox.world;

import org.jspecify.annotations.NullMarked;
