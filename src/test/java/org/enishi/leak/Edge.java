package org.enishi.leak;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test of one edge over which something could leak. {@code -Pmutation} shows that it would find the leak. */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Edge {
    /** What leaks over it, as its title. */
    String value();

    /**
     * Whose calls to the policy guard it: classes below {@code org.enishi}, or one method of a class, behind {@code #}.
     * Without all of these calls the test must fail.
     */
    String[] guardedBy();
}
