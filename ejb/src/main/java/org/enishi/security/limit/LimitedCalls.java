package org.enishi.security.limit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.enishi.policy.RateLimits;
import org.enishi.security.Requester;

/** Counts the calls of {@link Limited} methods, but not what the server does on its own. */
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
        String user = requester.name();
        if (limited != null && !user.isEmpty()) limits.take(limited.value(), user);
        return call.proceed();
    }
}
