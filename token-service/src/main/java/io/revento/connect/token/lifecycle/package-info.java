/**
 * Webhooks that end, pause or resume grants, applied by their own time and in any order (invariant
 * 8). It must not know how grants are made or refreshed.
 */
@NullMarked
package io.revento.connect.token.lifecycle;

import org.jspecify.annotations.NullMarked;
