/**
 * The same infrastructure as Quarkus test resources: one broker, one database server and one key
 * pair for all test classes of a module, removed with all data when the JVM ends. And what looks at
 * topics and pages as others do: a consumer, and the machine's browser.
 */
@NullMarked
package io.revento.connect.embedded.testing;

import org.jspecify.annotations.NullMarked;
