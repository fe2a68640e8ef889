/** The form of every HTML page: layout and headers. It must not know what a page is about. */
@NullMarked
package io.revento.connect.token.page;

import org.jspecify.annotations.NullMarked;
