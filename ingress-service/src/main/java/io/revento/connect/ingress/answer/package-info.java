/**
 * How a request ends and what its sender is told of it: outcomes, and the problems that say them.
 */
@NullMarked
package io.revento.connect.ingress.answer;

import org.jspecify.annotations.NullMarked;
