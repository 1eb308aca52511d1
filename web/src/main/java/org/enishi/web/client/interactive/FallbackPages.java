package org.enishi.web.client.interactive;

import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.interactive.Stage;

/** What the pages of the stages say. */
final class FallbackPages {
    private static final String DONE = """
            if (window.onAuthDone) {
                window.onAuthDone();
            } else if (window.opener && window.opener.postMessage) {
                window.opener.postMessage("authDone", "*");
            }
            """;

    private FallbackPages() {}

    /** @param failure what was wrong with the attempt before */
    static Page form(Stage stage, String session, Optional<String> failure, Configuration configuration) {
        String body =
                """
                <p role="alert">%s</p>
                <form method="post"><input type="hidden" name="session" value="%s">
                <p>%s</p><button>Continue</button></form>
                """.formatted(Page.escaped(failure.orElse("")), Page.escaped(session), question(stage, configuration));
        return new Page("Please confirm", body, "");
    }

    static Page done() {
        return new Page("Thank you", "<p>You may close this window.</p>", DONE);
    }

    private static String question(Stage stage, Configuration configuration) {
        return switch (stage) {
            case DUMMY -> "Nothing needs to be proved.";
            case PASSWORD ->
                "<label>Your password <input type=\"password\" name=\"password\" autocomplete=\"current-password\" required></label>";
            case REGISTRATION_TOKEN ->
                "<label>Your registration token <input name=\"token\" autocomplete=\"off\" required></label>";
            case TERMS -> "I accept the " + terms(configuration) + ".";
        };
    }

    private static String terms(Configuration configuration) {
        String words = "Terms of Service";
        return configuration
                .registrationTerms()
                .map(page -> "<a target=\"_blank\" rel=\"noopener\" href=\"" + Page.escaped(page.toString()) + "\">"
                        + words + "</a>")
                .orElse(words);
    }
}
