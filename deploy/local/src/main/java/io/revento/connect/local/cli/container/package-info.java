/**
 * What runs once beside the services in containers, where each program has an address of its own.
 * It must not know how those are started.
 */
@NullMarked
package io.revento.connect.local.cli.container;

import org.jspecify.annotations.NullMarked;
