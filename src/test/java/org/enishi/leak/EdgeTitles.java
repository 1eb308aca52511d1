package org.enishi.leak;

import java.lang.reflect.Method;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Tests are called as the edges are. */
public final class EdgeTitles extends DisplayNameGenerator.Simple {
    @Override
    public String generateDisplayNameForMethod(Class<?> test, Method method) {
        Edge edge = method.getAnnotation(Edge.class);
        return edge == null ? super.generateDisplayNameForMethod(test, method) : edge.value();
    }
}
