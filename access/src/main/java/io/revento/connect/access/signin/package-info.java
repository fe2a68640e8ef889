/**
 * How a person at a browser brings a token: by the issuer's login page or by a link whose fragment
 * holds it, and then by a cookie that stands for it until it ends. It must not know what the pages
 * behind it show.
 */
@NullMarked
package io.revento.connect.access.signin;

import org.jspecify.annotations.NullMarked;
