/** What the chart's pods are, are told, and are allowed. */
@NullMarked
package io.revento.connect.chart.pods;

import org.jspecify.annotations.NullMarked;
