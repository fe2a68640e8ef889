/**
 * What was consented to, and the codes and rotating tokens that stand for it. It must not know
 * HTTP, nor what the API shows.
 */
@NullMarked
package io.revento.sandbox.oauth.grant;

import org.jspecify.annotations.NullMarked;
