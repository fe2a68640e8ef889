/**
 * What the tests of this service share: a stand-in for Revento and token-service whose answers each
 * test decides, and both ends of the topics.
 */
@NullMarked
package io.revento.connect.sync.testing;

import org.jspecify.annotations.NullMarked;
