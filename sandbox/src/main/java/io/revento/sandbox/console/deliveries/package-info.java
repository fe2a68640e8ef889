/** The pages of the delivery log: each try, what was answered, what comes next, redelivery. */
@NullMarked
package io.revento.sandbox.console.deliveries;

import org.jspecify.annotations.NullMarked;
