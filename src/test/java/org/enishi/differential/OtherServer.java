package org.enishi.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.enishi.fixture.Installation;
import org.enishi.json.Json;

/** The other implementation, a process of its own that is asked and answers in lines of JSON. */
final class OtherServer implements AutoCloseable {
    private final Process process;
    private final OutputStream questions;
    private final BufferedReader answers;

    private OtherServer(Process process) {
        this.process = process;
        this.questions = process.getOutputStream();
        this.answers = process.inputReader(UTF_8);
    }

    /** With the Python that the profile {@code differential} prepares. */
    static OtherServer start() throws IOException {
        Path tests = Installation.project().resolve("src/test");
        String python = System.getProperty(
                "enishi.differential.python",
                tests.resolve("target/synapse/bin/python").toString());
        return new OtherServer(new ProcessBuilder(python, "differential/opinion.py")
                .directory(tests.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    JsonObject ask(JsonObject question) throws IOException {
        questions.write(Json.bytes(question));
        questions.write('\n');
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) throw new IOException("the other server has ended");
        return Json.readStored(answer.getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
