/**
 * How a person at a browser brings a token: a link whose fragment holds it, and a cookie that
 * stands for it until it ends. It must not know what the pages behind it show.
 */
@NullMarked
package io.revento.connect.access.signin;

import org.jspecify.annotations.NullMarked;
