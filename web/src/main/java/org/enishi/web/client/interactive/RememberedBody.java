package org.enishi.web.client.interactive;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.enishi.interactive.InteractiveAuthentication;

/** Adds to the bodies of {@link Interactive} requests what was said in their session before. */
@Provider
@Interactive
public class RememberedBody implements ReaderInterceptor {
    @Inject
    InteractiveAuthentication interactive;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        return body instanceof JsonObject sent ? interactive.whole(sent) : body;
    }
}
