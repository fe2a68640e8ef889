/**
 * From a genuine delivery to an acknowledged record of {@code revento.webhooks.raw}: its key, its
 * headers, its exact bytes. It must not know HTTP or signatures.
 */
@NullMarked
package io.revento.connect.ingress.delivery;

import org.jspecify.annotations.NullMarked;
