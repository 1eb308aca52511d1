package org.enishi.security.limit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Optional;
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
        String who = requester.name().isEmpty() ? requester.address() : requester.name();
        if (!who.isEmpty()) limited(call.getMethod()).ifPresent(limited -> limits.take(limited.value(), who));
        return call.proceed();
    }

    private static Optional<Limited> limited(Method method) {
        return Optional.ofNullable(method.getAnnotation(Limited.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Limited.class)));
    }
}
