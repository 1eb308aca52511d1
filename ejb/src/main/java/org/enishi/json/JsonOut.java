package org.enishi.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Collection;

/** JSON written piece by piece, with rendered parts copied in. Commas are set by itself. */
public final class JsonOut {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private boolean comma;

    public JsonOut open() {
        separate();
        out.write('{');
        comma = false;
        return this;
    }

    public JsonOut close() {
        out.write('}');
        comma = true;
        return this;
    }

    /** A key of our own, which needs no escaping; its value must follow. */
    public JsonOut key(String name) {
        separate();
        out.write('"');
        ascii(name);
        ascii("\":");
        comma = false;
        return this;
    }

    /** A key of any characters; its value must follow. */
    public JsonOut anyKey(String name) {
        separate();
        out.writeBytes(Json.bytes(Json.text(name)));
        out.write(':');
        comma = false;
        return this;
    }

    public JsonOut text(String value) {
        return raw(Json.bytes(Json.text(value)));
    }

    public JsonOut number(long value) {
        return raw(Long.toString(value).getBytes(UTF_8));
    }

    public JsonOut flag(boolean value) {
        return raw(Boolean.toString(value).getBytes(UTF_8));
    }

    /** A rendered value. */
    public JsonOut raw(byte[] json) {
        separate();
        out.writeBytes(json);
        comma = true;
        return this;
    }

    /** An array of rendered values. */
    public JsonOut array(Collection<byte[]> values) {
        separate();
        out.write('[');
        comma = false;
        values.forEach(this::raw);
        out.write(']');
        comma = true;
        return this;
    }

    /** {@code "key":{"events":[…]}}. */
    public JsonOut events(String key, Collection<byte[]> events) {
        return key(key).open().key("events").array(events).close();
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    private void separate() {
        if (comma) out.write(',');
        comma = false;
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
