package org.enishi.security.limit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.enishi.policy.RateLimits;
import org.enishi.security.Requester;

/** Counts the calls of {@link Limited} methods. */
@Interceptor
@Limited("")
@Priority(Interceptor.Priority.APPLICATION)
public class LimitedCalls {
    @Inject
    RateLimits limits;

    @Inject
    Requester requester;

    @AroundInvoke
    Object count(InvocationContext call) throws Exception {
        Limited limited = call.getMethod().getAnnotation(Limited.class);
        if (limited != null) limits.take(limited.value(), requester.name());
        return call.proceed();
    }
}
