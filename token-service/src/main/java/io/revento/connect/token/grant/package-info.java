/**
 * The grants and their tokens, as they are kept: one row per connection, its tokens sealed. It must
 * not know how a grant is obtained, refreshed, lent or announced.
 */
@NullMarked
package io.revento.connect.token.grant;

import org.jspecify.annotations.NullMarked;
