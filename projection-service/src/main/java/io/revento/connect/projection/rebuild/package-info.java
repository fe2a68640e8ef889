/**
 * Builds the read models anew from the topics, in a second schema beside the one that is served,
 * and puts it in that one's place. It must not know what the models are asked.
 */
@NullMarked
package io.revento.connect.projection.rebuild;

import org.jspecify.annotations.NullMarked;
