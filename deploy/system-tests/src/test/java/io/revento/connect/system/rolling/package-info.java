/** A new version replaces the old one, replica by replica, while Revento delivers. */
@NullMarked
package io.revento.connect.system.rolling;

import org.jspecify.annotations.NullMarked;
