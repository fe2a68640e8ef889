/**
 * The one form in which every service says no: RFC 9457 problem details with a stable {@code code}.
 * It must not know what any service does.
 */
@NullMarked
package io.revento.connect.access.problem;

import org.jspecify.annotations.NullMarked;
