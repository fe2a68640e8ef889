/**
 * Listing everything that a connection shows, page by page, resumable: a backfill the first time, a
 * reconciliation afterwards. It must not know notices.
 */
@NullMarked
package io.revento.connect.sync.reconcile;

import org.jspecify.annotations.NullMarked;
