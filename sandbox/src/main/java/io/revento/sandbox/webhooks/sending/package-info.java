/**
 * Posts to receivers, a limited number at once, and what they answered. It must not know what is
 * posted or what follows from the answer.
 */
@NullMarked
package io.revento.sandbox.webhooks.sending;

import org.jspecify.annotations.NullMarked;
