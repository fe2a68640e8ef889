/**
 * The log of what called the API and OAuth, without tokens and queries. It must not know what was
 * answered beyond the status.
 */
@NullMarked
package io.revento.sandbox.requests;

import org.jspecify.annotations.NullMarked;
