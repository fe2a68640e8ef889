/** What is lost for good, and comes back by what the runbook says. */
@NullMarked
package io.revento.connect.system.disaster;

import org.jspecify.annotations.NullMarked;
