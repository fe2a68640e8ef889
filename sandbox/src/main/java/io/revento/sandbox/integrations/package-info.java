/**
 * Who may connect: registered integrations, their credentials and signing secrets. It must not know
 * what they are granted.
 */
@NullMarked
package io.revento.sandbox.integrations;

import org.jspecify.annotations.NullMarked;
