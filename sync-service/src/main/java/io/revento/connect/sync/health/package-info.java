/**
 * Whether this replica can do its work: the topics that it uses are there and are set right. It
 * must not know what is in them.
 */
@NullMarked
package io.revento.connect.sync.health;

import org.jspecify.annotations.NullMarked;
