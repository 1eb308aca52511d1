package org.enishi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Two contents of {@code m.room.power_levels} on two lines: the first holds, the second is wanted. */
final class PowerLevelBytes implements ForeignBytes {
    private static final String CREATE = "[\"m.room.create\",\"\",\"@a:one.example\",{\"creator\":\"@a:one.example\"}],"
            + "[\"m.room.member\",\"@a:one.example\",\"@a:one.example\",{\"membership\":\"join\"}],"
            + "[\"m.room.member\",\"@b:one.example\",\"@b:one.example\",{\"membership\":\"join\"}],"
            + "[\"m.room.power_levels\",\"\",\"@a:one.example\",";
    private static final String WANTED = "],[\"m.room.power_levels\",\"\",\"@b:one.example\",";

    private final RuleBytes rules = new RuleBytes();

    @Override
    public void take(byte[] bytes) {
        int line = 0;
        while (line < bytes.length && bytes[line] != '\n') line++;
        var list = new ByteArrayOutputStream();
        list.write('[');
        list.writeBytes(CREATE.getBytes(UTF_8));
        list.write(bytes, 0, line);
        list.writeBytes(WANTED.getBytes(UTF_8));
        if (line < bytes.length) list.write(bytes, line + 1, bytes.length - line - 1);
        list.writeBytes("]]".getBytes(UTF_8));
        rules.take(list.toByteArray());
    }
}
