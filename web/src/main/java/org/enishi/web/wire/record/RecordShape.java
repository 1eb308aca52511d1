package org.enishi.web.wire.record;

import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enishi.id.InvalidIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * How a record looks as JSON: {@code deviceId} is {@code device_id}, unless {@code @JsonbProperty} names it otherwise.
 * Identifiers ({@code record X(String value)}) are strings.
 */
record RecordShape(Constructor<?> constructor, List<Component> components) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return describe(type);
        }
    };

    /** @param whenAbsent what stands for an absent value, for those that may be absent */
    record Component(
            String name,
            Type type,
            Method accessor,
            boolean mayBeAbsent,
            @Nullable Object whenAbsent) {
        @Nullable
        Object of(Object instance) {
            return call(() -> accessor.invoke(instance));
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    boolean isIdentifier() {
        return components.size() == 1
                && components.get(0).name().equals("value")
                && components.get(0).type() == String.class;
    }

    /** @throws InvalidIdentifier if it is none */
    Object identifier(String text) {
        return call(() -> constructor.newInstance(text));
    }

    private static RecordShape describe(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordShape(
                    constructor,
                    Arrays.stream(components).map(RecordShape::component).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Component component(RecordComponent component) {
        component.getAccessor().setAccessible(true);
        Class<?> type = component.getType();
        boolean optional = type == Optional.class
                || type.isPrimitive()
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Component(
                name(component), component.getGenericType(), component.getAccessor(), optional, whenAbsent(type));
    }

    private static String name(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonbProperty.class);
        if (named != null) return named.value();
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object whenAbsent(Class<?> type) {
        if (type == Optional.class) return Optional.empty();
        if (type == boolean.class) return false;
        if (type == int.class) return 0;
        return type == long.class ? 0L : null;
    }

    private interface Reflection {
        Object run() throws ReflectiveOperationException;
    }

    private static Object call(Reflection reflection) {
        try {
            return reflection.run();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
