package org.enishi.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the contract check says has not been seen, and what we say of it. */
final class Coverage {
    private static final String EXPLANATIONS = "/contract/unseen.txt";
    private static final Pattern AREA = Pattern.compile("(?ms)^## (\\d+)\\. .*?(?=^## |\\z)");
    private static final Pattern ENDPOINTS = Pattern.compile("(?s)\\*\\*Endpoints.*?(?=\\*\\*Errors)");
    private static final Pattern ENDPOINT = Pattern.compile("`([A-Z/]+)\\s+([^`]+)`");

    /** As {@code FEATURES.md} writes paths. */
    private static final Map<String, String> PREFIXES = Map.of(
            "v1/", "/_matrix/client/v1/",
            "v3/", "/_matrix/client/v3/",
            "media/", "/_matrix/media/",
            "fed/", "/_matrix/federation/");

    private Coverage() {}

    /** Method and path of each operation in these areas. */
    static Set<String> operations(Path features, Set<Integer> areas) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher area = AREA.matcher(Files.readString(features));
        while (area.find()) {
            if (!areas.contains(Integer.valueOf(area.group(1)))) continue;
            Matcher endpoints = ENDPOINTS.matcher(area.group());
            if (endpoints.find()) found.addAll(operations(endpoints.group()));
        }
        return found;
    }

    private static List<String> operations(String endpoints) {
        List<String> found = new ArrayList<>();
        Matcher endpoint = ENDPOINT.matcher(endpoints);
        while (endpoint.find()) {
            for (String method : endpoint.group(1).split("/", -1)) found.add(method + " " + whole(endpoint.group(2)));
        }
        return found;
    }

    private static String whole(String path) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> path.startsWith(prefix.getKey()))
                .map(prefix ->
                        prefix.getValue() + path.substring(prefix.getKey().length()))
                .findFirst()
                .orElse(path);
    }

    /**
     * The name of each operation that nobody used, and for the others their names with each status and error code that
     * did not come.
     *
     * @param coverage rows that the contract check wrote
     */
    static List<String> unseen(List<Map<String, String>> coverage, Set<String> operations) {
        List<String> unseen = new ArrayList<>();
        for (Map<String, String> row : coverage) {
            if (!operations.contains(row.get("method") + " " + row.get("path"))) continue;
            String name = row.get("operationId");
            if (row.get("exchanges").equals("0")) unseen.add(name);
            else
                Stream.of(row.get("statuses_unseen"), row.get("errcodes_unseen"))
                        .flatMap(Coverage::words)
                        .forEach(answer -> unseen.add(name + " " + answer));
        }
        return unseen;
    }

    /** What need not be seen; the file gives a reason for each. */
    static List<String> explained() {
        try (InputStream file = Coverage.class.getResourceAsStream(EXPLANATIONS)) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(':')).strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> words(String cell) {
        return Pattern.compile(" ").splitAsStream(cell).filter(word -> !word.isEmpty());
    }
}
