/**
 * Revento's API as it answers: the one place with fault tolerance, and the one place with our
 * assumptions about paths. It must not know what an answer leads to.
 */
@NullMarked
package io.revento.connect.sync.upstream;

import org.jspecify.annotations.NullMarked;
