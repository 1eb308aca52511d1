package org.enishi.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enishi.fixture.Installation;
import org.junit.jupiter.api.Test;

/**
 * Dependencies point down only. Each package under {@code org.enishi} is named here with all that it may know; one that
 * is missing fails, so a new package is a decision. Features do not know each other: what two of them share stands
 * between them and the journal.
 */
class DependencyOrderTest {
    private static final List<String> LANGUAGE = List.of("id", "event");
    private static final List<String> RULES = List.of("json", "rules", "signing");
    private static final List<String> GROUND = List.of("store", "error", "configuration", "startup");
    private static final List<String> OUTSIDE = List.of("remote", "policy");
    private static final List<String> GATE = List.of("journal");
    private static final List<String> SHARED = List.of("timeline", "handshake", "security");

    private static final Map<String, List<String>> MAY_KNOW = new LinkedHashMap<>();

    static {
        may("id");
        may("event", List.of("id"));
        may("json", LANGUAGE, RULES);
        may("rules", LANGUAGE, RULES);
        may("signing", LANGUAGE, RULES);

        may("store", LANGUAGE);
        may("error");
        may("configuration", LANGUAGE);
        may("startup", LANGUAGE, List.of("configuration", "store"));
        may("launch", LANGUAGE, List.of("configuration"));

        may("policy", LANGUAGE, RULES, GROUND);
        // Whether a server may be looked up at all is the company's decision.
        may("remote", LANGUAGE, RULES, GROUND, List.of("policy"));
        may("journal", LANGUAGE, RULES, GROUND, OUTSIDE);

        may("timeline", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, List.of("security"));
        may("handshake", LANGUAGE, RULES, GROUND, OUTSIDE, GATE);
        may("security", LANGUAGE, RULES, GROUND, OUTSIDE, GATE);

        // What several features need: asking a person again for the password, filters, names of rooms and people.
        for (String feature : List.of("interactive", "filter", "directory", "profile")) {
            may(feature, LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        }
        may("ephemeral");
        may("typing", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("ephemeral"));
        may("presence", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("ephemeral"));
        may("push", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        may("notification", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        may("media", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        may("openid", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        may("userdirectory", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        may("receipt", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        may("account", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("interactive"));
        may("device", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("interactive"));
        may("accountdata", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        may("encryption", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("interactive"));
        may("history", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("filter"));
        may("messaging", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED);
        may("room", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("directory", "profile"));
        may("space", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("directory", "room"));
        may(
                "sync",
                LANGUAGE,
                RULES,
                GROUND,
                OUTSIDE,
                GATE,
                SHARED,
                List.of("filter", "ephemeral", "typing", "presence"));

        may("compliance", LANGUAGE, GROUND);
        // What the agreements mean in rooms, written down for auditors.
        may("governance", LANGUAGE, RULES, GROUND, OUTSIDE, GATE, SHARED, List.of("room", "compliance"));

        // Above the features: what another server asks of us is what our own users may ask, too.
        may(
                "federation",
                LANGUAGE,
                RULES,
                GROUND,
                OUTSIDE,
                GATE,
                SHARED,
                List.of(
                        "governance",
                        "account",
                        "room",
                        "space",
                        "directory",
                        "profile",
                        "encryption",
                        "typing",
                        "receipt",
                        "presence"));
        may("partner", LANGUAGE, RULES, GROUND, OUTSIDE, List.of("security"));
        may(
                "administration",
                LANGUAGE,
                RULES,
                GROUND,
                OUTSIDE,
                List.of("security", "compliance", "governance", "media", "partner"));
        may("console", LANGUAGE, GROUND, List.of("json", "compliance", "administration"));
        may("web", all());
    }

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of("jpa", "ejb", "web", "admin-console")
                    .map(module -> Installation.project().resolve(module).resolve("target/classes"))
                    .toArray(Path[]::new));

    @Test
    void every_class_has_its_place_and_knows_only_what_is_below() {
        LayeredArchitecture house = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.enishi..")
                .ensureAllClassesAreContainedInArchitecture()
                .withOptionalLayers(true);
        for (String name : MAY_KNOW.keySet()) house = house.layer(name).definedBy("org.enishi." + name + "..");
        for (Map.Entry<String, List<String>> entry : MAY_KNOW.entrySet()) {
            String[] below = entry.getValue().stream().distinct().toArray(String[]::new);
            var layer = house.whereLayer(entry.getKey());
            house = below.length == 0 ? layer.mayNotAccessAnyLayer() : layer.mayOnlyAccessLayers(below);
        }
        house.check(CLASSES);
    }

    @SafeVarargs
    private static void may(String name, List<String>... below) {
        MAY_KNOW.put(
                name,
                Stream.of(below)
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name))
                        .toList());
    }

    /** The web translates for every feature; that it decides nothing is a matter of its size. */
    private static List<String> all() {
        return MAY_KNOW.keySet().stream()
                .filter(name -> !List.of("launch", "console", "web").contains(name))
                .toList();
    }
}
