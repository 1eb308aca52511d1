package org.enishi.sync.sliding.extension;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Asks the extensions that a client turned on. */
@Dependent
public class Extensions {
    @Inject
    @Any
    Instance<Extension> extensions;

    /**
     * @param wanted by the name of the extension
     * @return what there is to tell, by the name of the extension
     */
    public Map<String, Extension.Told> tell(JsonObject wanted, Function<JsonObject, ExtensionRequest> request) {
        Map<String, Extension.Told> told = new LinkedHashMap<>();
        for (Extension extension : extensions) {
            if (!(wanted.get(extension.name()) instanceof JsonObject config)) continue;
            if (!JsonValue.TRUE.equals(config.get("enabled"))) continue;
            extension.tell(request.apply(config)).ifPresent(json -> told.put(extension.name(), json));
        }
        return told;
    }
}
