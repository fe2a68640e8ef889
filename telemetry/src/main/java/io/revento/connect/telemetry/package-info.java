/**
 * What the services tell of themselves beside metrics: the trace that something belongs to, taken
 * up, continued and handed on, and log lines that carry its ids. It must not know what is traced,
 * and says of it ids and words of ours alone.
 */
@NullMarked
package io.revento.connect.telemetry;

import org.jspecify.annotations.NullMarked;
