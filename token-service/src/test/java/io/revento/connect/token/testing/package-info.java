/** What the integration tests share: a stand-in OAuth server, and the service's surroundings. */
@NullMarked
package io.revento.connect.token.testing;

import org.jspecify.annotations.NullMarked;
