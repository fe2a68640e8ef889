/**
 * The connections that are known, and whether one may be used: the generation of its grant decides.
 * It must not know tokens, nor what is fetched.
 */
@NullMarked
package io.revento.connect.sync.connection;

import org.jspecify.annotations.NullMarked;
