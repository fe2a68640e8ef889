/** Every document of a rendering against the model of its kind, with nothing unknown in it. */
@NullMarked
package io.revento.connect.chart.model;

import org.jspecify.annotations.NullMarked;
