/**
 * Who the caller is: the settings by which a JWT is checked, the check itself (by {@code
 * quarkus-oidc}), and the answer to those who bring none. It must not know what a caller may do,
 * nor how a browser came by its cookie.
 */
@NullMarked
package io.revento.connect.access.bearer;

import org.jspecify.annotations.NullMarked;
