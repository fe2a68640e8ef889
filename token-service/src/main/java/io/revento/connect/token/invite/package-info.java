/** Links for people without an account here. It must not know what happens after their consent. */
@NullMarked
package io.revento.connect.token.invite;

import org.jspecify.annotations.NullMarked;
