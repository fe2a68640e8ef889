/**
 * The four services on this machine with the environment that the chart renders, on a Kafka and a
 * PostgreSQL that let nobody in otherwise.
 */
@NullMarked
package io.revento.connect.chart.secured;

import org.jspecify.annotations.NullMarked;
