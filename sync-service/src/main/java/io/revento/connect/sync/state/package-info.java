/**
 * What was last seen of each resource, and the transaction in which an observation, its revision
 * and its record are kept together. It must not know who asked for the observation.
 */
@NullMarked
package io.revento.connect.sync.state;

import org.jspecify.annotations.NullMarked;
