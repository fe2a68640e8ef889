/** A file of changes, appended to and read again. It must not know what they are about. */
@NullMarked
package io.revento.sandbox.state.journal;

import org.jspecify.annotations.NullMarked;
