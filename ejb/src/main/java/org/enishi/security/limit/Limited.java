package org.enishi.security.limit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call counts against a limit of the request's user, or of the address where nobody is logged in; above it the call
 * is 429 {@code M_LIMIT_EXCEEDED}. On a class: each method of it.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Limited {
    /** What stands behind {@code enishi.limits.}, such as {@code message}. */
    @Nonbinding
    String value();
}
