package org.enishi.web.wire;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.enishi.security.RequestBody;

/** Bodies as {@link JsonObject}. A class of its own: the server has one for that type, which would come before ours. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class JsonObjectReader implements MessageBodyReader<JsonObject> {
    @Context
    HttpServletRequest request;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == JsonObject.class;
    }

    @Override
    public JsonObject readFrom(
            Class<JsonObject> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        byte[] body = Body.of(request);
        return body.length == 0 && mayBeMissing() ? JsonObject.EMPTY_JSON_OBJECT : RequestBody.object(request, body);
    }

    /** A deletion's body holds nothing but further proof, which comes later. */
    private boolean mayBeMissing() {
        return request.getMethod().equals("DELETE");
    }
}
