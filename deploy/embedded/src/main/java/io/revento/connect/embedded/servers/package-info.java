/**
 * The servers that tests run on: the embedded ones, or Docker containers of the public images,
 * behind one face. It must not know Quarkus, nor any service.
 */
@NullMarked
package io.revento.connect.embedded.servers;

import org.jspecify.annotations.NullMarked;
