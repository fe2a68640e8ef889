/**
 * What the things that Revento holds look like, in plain Java. It must not know where they are
 * kept.
 */
@NullMarked
package io.revento.sandbox.world.model;

import org.jspecify.annotations.NullMarked;
