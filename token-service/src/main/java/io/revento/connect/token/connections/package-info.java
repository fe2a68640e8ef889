/** The connections as operators see and end them. It must not know how a connection comes about. */
@NullMarked
package io.revento.connect.token.connections;

import org.jspecify.annotations.NullMarked;
