/**
 * Revento's API v1 as a caller sees it: bearer tokens, scopes, pages, ETags, rate limits. It must
 * not change anything.
 */
@NullMarked
package io.revento.sandbox.api;

import org.jspecify.annotations.NullMarked;
