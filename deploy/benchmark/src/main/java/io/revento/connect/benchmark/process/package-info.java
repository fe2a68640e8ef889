/** How the programs that are measured are started. It must not know what is measured. */
@NullMarked
package io.revento.connect.benchmark.process;

import org.jspecify.annotations.NullMarked;
