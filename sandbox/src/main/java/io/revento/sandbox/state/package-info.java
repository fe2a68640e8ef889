/**
 * What survives a restart where a data folder is given: a journal of what changed, written anew
 * from time to time. It must not know what it keeps.
 */
@NullMarked
package io.revento.sandbox.state;

import org.jspecify.annotations.NullMarked;
