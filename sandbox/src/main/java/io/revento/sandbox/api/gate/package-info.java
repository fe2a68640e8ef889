/** Who may call the API, what for, and how often. It must not know what is answered. */
@NullMarked
package io.revento.sandbox.api.gate;

import org.jspecify.annotations.NullMarked;
