/**
 * Notices that wait to be looked at: coalesced, leased, worked off beside each other, one event
 * never in another's way. It must not know how a fetch is made or a record is sent.
 */
@NullMarked
package io.revento.connect.sync.work;

import org.jspecify.annotations.NullMarked;
