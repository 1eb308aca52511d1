package org.enishi.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import org.enishi.error.MatrixException;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.store.cache.Caches;

/** Filters that were used lately, parsed once. They never change, so nothing is ever dropped but for space. */
@ApplicationScoped
public class ParsedFilters {
    private static final long MOST_CHARACTERS = 4 << 20;

    private final Cache<String, Filter> byText = Caches.builder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String text, Filter filter) -> text.length() + 500)
            .build();
    private final Cache<Upload, Filter> byUpload =
            Caches.builder().maximumSize(10_000).build();

    private record Upload(long account, String id) {}

    /** @throws MatrixException {@code M_INVALID_PARAM} if it is not JSON, otherwise as {@link FilterReader} */
    Filter inline(String json) {
        return byText.get(json, ParsedFilters::parse);
    }

    /** @throws MatrixException {@code M_INVALID_PARAM} if there is none */
    Filter known(long account, String id, FilterShelf shelf) {
        var upload = new Upload(account, id);
        Filter found = byUpload.getIfPresent(upload);
        if (found != null) return found;
        Filter read = shelf.find(account, id)
                .map(text -> inline(new String(text, UTF_8)))
                .orElseThrow(() -> MatrixException.invalidParam("There is no such filter"));
        byUpload.put(upload, read);
        return read;
    }

    private static Filter parse(String json) {
        try {
            return FilterReader.filter(Json.read(json.getBytes(UTF_8)));
        } catch (InvalidJson notJson) {
            throw MatrixException.invalidParam("The filter is neither an ID nor JSON");
        }
    }
}
