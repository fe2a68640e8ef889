/**
 * What of the OpenAPI document follows from the kinds of resource; the rest stands in {@code
 * META-INF/openapi.yaml}. Runs when the program is built, and must not know what it does.
 */
@NullMarked
package io.revento.sandbox.openapi;

import org.jspecify.annotations.NullMarked;
