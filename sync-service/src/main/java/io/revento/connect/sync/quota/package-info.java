/**
 * How much may be asked of Revento, per connection, as its own answers say. It must not know what
 * is asked.
 */
@NullMarked
package io.revento.connect.sync.quota;

import org.jspecify.annotations.NullMarked;
