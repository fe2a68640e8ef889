/** What operators watch: metrics, alert rules, dashboards and traces, held to a running system. */
@NullMarked
package io.revento.connect.system.observability;

import org.jspecify.annotations.NullMarked;
