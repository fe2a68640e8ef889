/**
 * The words of access control that every service shares: roles and claims of the JWT. It must not
 * know how a token is checked.
 */
@NullMarked
package io.revento.connect.contract.access;

import org.jspecify.annotations.NullMarked;
