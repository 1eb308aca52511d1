package org.enishi.web.wire.answer;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * JSON is {@code application/json}. To a request that accepts everything the application server may offer
 * {@code text/json}, which its own writers know too; which of the two it takes changes from start to start.
 */
@Provider
public class OneJsonType implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        boolean isOther = type != null
                && type.getType().equals("text")
                && type.getSubtype().equals("json");
        if (isOther) response.getHeaders().putSingle("Content-Type", MediaType.APPLICATION_JSON_TYPE);
    }
}
