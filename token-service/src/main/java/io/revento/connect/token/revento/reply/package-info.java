/**
 * What Revento's OAuth server answers, as this service understands it: granted, refused or away.
 */
@NullMarked
package io.revento.connect.token.revento.reply;

import org.jspecify.annotations.NullMarked;
