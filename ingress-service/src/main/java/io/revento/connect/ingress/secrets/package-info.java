/**
 * The secrets that Revento signs with, as the mounted file has them now, and the scheme's settings.
 * It must not know how signatures are computed.
 */
@NullMarked
package io.revento.connect.ingress.secrets;

import org.jspecify.annotations.NullMarked;
