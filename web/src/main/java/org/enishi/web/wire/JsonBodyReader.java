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
import org.enishi.json.Json;
import org.enishi.security.RequestBody;

/**
 * Bodies as {@link JsonObject}, as a record whose components name what is read ({@link RecordReader}), or as raw
 * {@code byte[]}; whatever the {@code Content-Type} says.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class JsonBodyReader implements MessageBodyReader<Object> {
    @Context
    HttpServletRequest request;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == JsonObject.class || type == byte[].class || type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        byte[] body = RequestBody.of(request, limit());
        Class<?> wanted = type;
        if (wanted == byte[].class) return body;
        JsonObject object = Json.read(body);
        return wanted == JsonObject.class ? object : RecordReader.read(object, wanted);
    }

    private int limit() {
        return request.getRequestURI().startsWith("/_matrix/federation/")
                ? RequestBody.FEDERATION_LIMIT
                : RequestBody.CLIENT_LIMIT;
    }
}
