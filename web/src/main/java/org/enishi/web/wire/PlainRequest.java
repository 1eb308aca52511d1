package org.enishi.web.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request whose {@code Content-Type} and {@code Accept} are always JSON's: Matrix reads any body as JSON and answers
 * JSON to anybody, while JAX-RS would negotiate, parse forms, and stumble over malformed types.
 */
final class PlainRequest extends HttpServletRequestWrapper {
    private static final String JSON = "application/json";
    private static final Set<String> HIDDEN = Set.of("accept", "accept-charset", "content-type");

    PlainRequest(HttpServletRequest request) {
        super(request);
        request.setAttribute(SaidType.ATTRIBUTE, request.getContentType());
    }

    /** A semicolon is part of the segment: Matrix has no path parameters, JAX-RS would cut them off. */
    @Override
    public String getRequestURI() {
        return super.getRequestURI().replace(";", "%3B");
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(super.getRequestURL().toString().replace(";", "%3B"));
    }

    @Override
    public String getContentType() {
        return JSON;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? forced(name) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!isHidden(name)) return super.getHeaders(name);
        String forced = forced(name);
        return forced == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(forced));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isHidden(name))
                .collect(Collectors.toSet());
        names.add("Content-Type");
        return Collections.enumeration(names);
    }

    private static boolean isHidden(String name) {
        return HIDDEN.contains(name.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String forced(String name) {
        return name.equalsIgnoreCase("content-type") ? JSON : null;
    }
}
