/** Renders the chart and reads what comes out. It must not know what is right. */
@NullMarked
package io.revento.connect.chart.rendering;

import org.jspecify.annotations.NullMarked;
