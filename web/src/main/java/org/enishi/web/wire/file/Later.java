package org.enishi.web.wire.file;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.enishi.media.file.Kept;

/** Files that may take a while: no thread waits. */
public final class Later {
    private Later() {}

    public static void answer(AsyncResponse to, CompletableFuture<Kept> file, Function<Kept, Response> form) {
        file.thenApply(form).whenComplete((response, failure) -> {
            if (failure == null) to.resume(response);
            else to.resume(failure);
        });
    }
}
