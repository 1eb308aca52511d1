package org.enishi.configuration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts become values, or the reasons why not. */
final class Reading {
    private static final String TABLE = "docs/configuration.md lists all keys.";

    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    Reading(Map<String, String> texts) {
        texts.forEach((key, text) -> {
            if (Setting.of(key).isEmpty()) problems.add(unknown(key, text));
        });
        for (Setting setting : Setting.values()) read(setting, texts.getOrDefault(setting.key(), ""));
        requirePair(Setting.TLS_CERTIFICATE, Setting.TLS_KEY);
        requirePair(Setting.TLS_KEY, Setting.TLS_CERTIFICATE);
    }

    Map<Setting, Object> values() {
        if (!problems.isEmpty()) throw new BadConfiguration(problems);
        return values;
    }

    private void read(Setting setting, String given) {
        String text = given.isBlank() ? setting.byDefault() : given.strip();
        if (text.isEmpty()) return;
        try {
            values.put(setting, setting.read(text));
        } catch (IllegalArgumentException e) {
            problems.add(setting.key() + " (" + setting.environmentName() + ") is \"" + shown(setting, text)
                    + "\"; write " + setting.remedy() + ".");
        }
    }

    private void requirePair(Setting present, Setting other) {
        if (values.containsKey(present) && !values.containsKey(other)) {
            problems.add(present.key() + " is set but " + other.key() + " is not; write " + other.remedy() + ".");
        }
    }

    private static String shown(Setting setting, String text) {
        return setting.isSecret() ? "****" : text;
    }

    /** Whatever stands behind an unknown key may be a misspelt secret. */
    private static String unknown(String key, String text) {
        boolean mayBeSecret = key.toLowerCase(Locale.ROOT).matches(".*(secret|passw|pwd|token|key|url).*");
        return key + " (\"" + (mayBeSecret ? "****" : text) + "\") is not a setting of Enishi; correct or remove it. "
                + TABLE;
    }
}
