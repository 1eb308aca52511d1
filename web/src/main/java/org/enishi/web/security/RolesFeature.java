package org.enishi.web.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Set;
import org.enishi.security.Requester;

/**
 * Puts a doorkeeper before each resource method by its annotation, or that of its class. A method without either stops
 * the deployment: nothing is open by oversight.
 */
@Provider
public class RolesFeature implements DynamicFeature {
    @Inject
    Requester requester;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (!isDecided(resource.getResourceMethod(), context) && !isDecided(resource.getResourceClass(), context)) {
            throw new IllegalStateException(
                    resource.getResourceMethod() + " says neither @RolesAllowed nor @PermitAll");
        }
    }

    private boolean isDecided(AnnotatedElement place, FeatureContext context) {
        var roles = place.getAnnotation(RolesAllowed.class);
        if (roles != null) context.register(new Doorkeeper(requester, Set.of(roles.value())));
        return roles != null || place.isAnnotationPresent(PermitAll.class);
    }

    @Priority(Priorities.AUTHORIZATION)
    private record Doorkeeper(Requester requester, Set<String> roles) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            requester.require(roles);
        }
    }
}
