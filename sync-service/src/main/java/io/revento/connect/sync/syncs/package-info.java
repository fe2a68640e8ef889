/**
 * Shows backfills and reconciliations to operators, and asks for one. It must not know how one is
 * carried out.
 */
@NullMarked
package io.revento.connect.sync.syncs;

import org.jspecify.annotations.NullMarked;
