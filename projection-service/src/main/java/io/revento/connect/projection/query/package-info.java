/**
 * What every answer about an event has in common: who may have it, whether it is still the same,
 * and how lists are paged. It must not know any model.
 */
@NullMarked
package io.revento.connect.projection.query;

import org.jspecify.annotations.NullMarked;
