/** Takes the deliveries that Kafka brings and only writes them down; it must not call Revento. */
@NullMarked
package io.revento.connect.sync.intake;

import org.jspecify.annotations.NullMarked;
