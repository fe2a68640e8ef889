package io.revento.connect.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test of the one running system, which its methods ask for as a {@link RunningSystem}. Such
 * classes take turns, others may run beside them; one that measures what the contract promises in
 * seconds is {@link org.junit.jupiter.api.parallel.Isolated} as well.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedSystem.class)
@ResourceLock("the running system")
public @interface OnTheSystem {}
