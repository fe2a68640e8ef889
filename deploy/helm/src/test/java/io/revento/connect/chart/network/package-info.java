/** Who meets whom: selectors, ports, what flows, what is reachable from outside. */
@NullMarked
package io.revento.connect.chart.network;

import org.jspecify.annotations.NullMarked;
