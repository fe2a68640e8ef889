/**
 * What a person would do before the first use: register the integration at the sandbox and connect
 * an event by the normal OAuth flow. It must not know how the programs are started.
 */
@NullMarked
package io.revento.connect.local.setup;

import org.jspecify.annotations.NullMarked;
