package org.enishi.web.wire;

import jakarta.json.JsonStructure;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.enishi.json.Json;

/** Answers: rendered bytes as they are, JSON-P objects, maps, lists and records ({@link RecordWriter}). */
@Provider
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class JsonBodyWriter implements MessageBodyWriter<Object> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !StreamingOutput.class.isAssignableFrom(type) && !CharSequence.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        boolean isRaw = value instanceof byte[] && !media.isWildcardType() && !media.isWildcardSubtype();
        if (!isRaw) headers.putSingle("Content-Type", MediaType.APPLICATION_JSON_TYPE);
        out.write(bytes(value));
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] rendered) return rendered;
        if (value instanceof JsonStructure json) return Json.bytes(json);
        return Json.bytes((JsonStructure) RecordWriter.value(value));
    }
}
