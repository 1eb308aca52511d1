package org.enishi.web.wire.answer;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Answers that are rendered already: JSON, unless the resource names another type. */
@Provider
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class BytesWriter implements MessageBodyWriter<byte[]> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == byte[].class;
    }

    @Override
    public void writeTo(
            byte[] value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        boolean isNamed = !media.isWildcardType() && !media.isWildcardSubtype() && !isOctets(media);
        if (!isNamed) headers.putSingle("Content-Type", MediaType.APPLICATION_JSON_TYPE);
        // Else what is longer than the container's buffer goes out in chunks.
        headers.putSingle("Content-Length", value.length);
        out.write(value);
    }

    private static boolean isOctets(MediaType media) {
        return media.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }
}
