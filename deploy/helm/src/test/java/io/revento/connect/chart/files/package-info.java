/** What the services read and write, and the chart's files that are made from it. */
@NullMarked
package io.revento.connect.chart.files;

import org.jspecify.annotations.NullMarked;
