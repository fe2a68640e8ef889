/** How long the services and the local run take until they are ready, and what they hold then. */
@NullMarked
package io.revento.connect.benchmark.startup;

import org.jspecify.annotations.NullMarked;
