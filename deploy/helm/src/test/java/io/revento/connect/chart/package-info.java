/** What holds of the chart as a whole: lint, values, references. */
@NullMarked
package io.revento.connect.chart;

import org.jspecify.annotations.NullMarked;
