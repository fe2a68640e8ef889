/**
 * How a grant comes about: begin, consent at Revento, callback, exchange, keep or return. It must
 * not know how tokens are refreshed or lent later.
 */
@NullMarked
package io.revento.connect.token.connect;

import org.jspecify.annotations.NullMarked;
