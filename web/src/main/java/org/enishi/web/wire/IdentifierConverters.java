package org.enishi.web.wire;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Function;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.id.DeviceId;
import org.enishi.id.EventId;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.MediaId;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.TransactionId;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Path and query parameters as identifiers and numbers. A bad one is 400 {@code M_INVALID_PARAM}; left to itself, JAX-RS
 * would call it 404.
 */
@Provider
public class IdentifierConverters implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, ?>> PARSERS = Map.ofEntries(
            Map.entry(RoomId.class, RoomId::new),
            Map.entry(UserId.class, UserId::new),
            Map.entry(EventId.class, EventId::new),
            Map.entry(RoomAlias.class, RoomAlias::new),
            Map.entry(ServerName.class, ServerName::new),
            Map.entry(DeviceId.class, DeviceId::new),
            Map.entry(MediaId.class, MediaId::new),
            Map.entry(TransactionId.class, TransactionId::new),
            Map.entry(EventType.class, EventType::new),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(int.class, Integer::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(long.class, Long::valueOf),
            Map.entry(Boolean.class, IdentifierConverters::bool),
            Map.entry(boolean.class, IdentifierConverters::bool));

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> raw, Type generic, Annotation @Nullable [] annotations) {
        var parser = (Function<String, T>) PARSERS.get(raw);
        return parser == null ? null : new Parsing<>(parser);
    }

    private static Boolean bool(String text) {
        if (text.equals("true")) return true;
        if (text.equals("false")) return false;
        throw new IllegalArgumentException("neither true nor false: " + text);
    }

    private record Parsing<T>(Function<String, T> parser) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            try {
                return text == null ? null : parser.apply(text);
            } catch (InvalidIdentifier e) {
                throw new WebApplicationException(Errors.response(AnyExceptionMapper.invalid(e)));
            } catch (IllegalArgumentException e) {
                var error = MatrixException.invalidParam("A parameter does not have the form it should have");
                throw new WebApplicationException(Errors.response(error));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
