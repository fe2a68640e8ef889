/**
 * Whether a delivery was signed by Revento, decided over the bytes received. It must not know where
 * requests or secrets come from, nor what becomes of a genuine delivery.
 */
@NullMarked
package io.revento.connect.ingress.signature;

import org.jspecify.annotations.NullMarked;
