package org.enishi.configuration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Where values come from: MicroProfile Config in a server, the bare environment before one runs. */
public final class Sources {
    private static final String IN_ENVIRONMENT = Setting.inEnvironment(Setting.PREFIX);

    private Sources() {}

    /** Key to text of everything of ours that any source of MicroProfile Config knows, unknown keys included. */
    static Map<String, String> of(Config config, Map<String, String> environment) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            config.getOptionalValue(setting.key(), String.class).ifPresent(text -> texts.put(setting.key(), text));
        }
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .flatMap(source -> source.getPropertyNames().stream())
                .filter(name -> name.startsWith(Setting.PREFIX))
                .filter(name -> Setting.of(name).isEmpty() && !environment.containsKey(Setting.inEnvironment(name)))
                .forEach(name -> texts.put(
                        name, config.getOptionalValue(name, String.class).orElse("")));
        texts.putAll(unknownIn(environment));
        return texts;
    }

    /** The same without a container: system properties first, then the environment, as MicroProfile Config orders them. */
    public static Map<String, String> of(Map<String, String> properties, Map<String, String> environment) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            String text = environment.get(setting.environmentName());
            if (text != null) texts.put(setting.key(), text);
        }
        properties.forEach((name, text) -> {
            if (name.startsWith(Setting.PREFIX)) texts.put(name, text);
        });
        texts.putAll(unknownIn(environment));
        return texts;
    }

    private static Map<String, String> unknownIn(Map<String, String> environment) {
        Set<String> known =
                Arrays.stream(Setting.values()).map(Setting::environmentName).collect(Collectors.toSet());
        return environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(IN_ENVIRONMENT) && !known.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
