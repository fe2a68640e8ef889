/**
 * What one seeded event holds, in plain Java: people, applications, waves, venues, program. It must
 * not know which events there are.
 */
@NullMarked
package io.revento.sandbox.seed.conference;

import org.jspecify.annotations.NullMarked;
