/**
 * What became of each delivery, one outcome per webhook id. It must not know how an outcome comes
 * about.
 */
@NullMarked
package io.revento.connect.sync.deliveries;

import org.jspecify.annotations.NullMarked;
