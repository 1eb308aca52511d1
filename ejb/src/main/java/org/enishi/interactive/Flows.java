package org.enishi.interactive;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.json.Json;

/**
 * What a request wants to be proved.
 *
 * @param ways lists of stages, of which one is enough
 * @param params what a client needs to know for a stage, by the stage's name
 */
public record Flows(List<List<Stage>> ways, JsonObject params) {
    /** One way of one stage. */
    public static Flows only(Stage stage) {
        return new Flows(List.of(List.of(stage)), JsonObject.EMPTY_JSON_OBJECT);
    }

    boolean have(Stage stage) {
        return ways.stream().anyMatch(way -> way.contains(stage));
    }

    /** Whether it is this stage's turn in some way: stages are done in order. */
    boolean isNext(Stage stage, Set<String> completed) {
        return ways.stream()
                .filter(way -> way.contains(stage))
                .anyMatch(way -> way.subList(0, way.indexOf(stage)).stream()
                        .map(Stage::toString)
                        .allMatch(completed::contains));
    }

    boolean areDone(Set<String> completed) {
        return ways.stream()
                .map(way -> way.stream().map(Stage::toString).collect(Collectors.toSet()))
                .anyMatch(completed::containsAll);
    }

    /** As clients are told. */
    JsonArray json() {
        var flows = Json.array();
        for (List<Stage> way : ways) {
            var stages = Json.array();
            way.forEach(stage -> stages.add(stage.toString()));
            flows.add(Json.object().add("stages", stages));
        }
        return flows.build();
    }
}
