/** Whether this service can do its work. It must not know how the work is done. */
@NullMarked
package io.revento.connect.token.health;

import org.jspecify.annotations.NullMarked;
