package org.enishi.spec.client.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enishi.fixture.Installation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Of all operations of the client API that there are here, those that guests get into.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#client-behaviour-16">Matrix v1.19, "Guest Access"</a>
 */
@DisplayName("Guest Access: what is open to guests")
class GuestEndpointsTest {
    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, PUT.class, POST.class, DELETE.class);

    /** The specification's list, in its order. */
    private static final Set<String> LISTED = Set.of(
            "GET v3/rooms/{}/state",
            "GET v3/rooms/{}/context/{}",
            "GET v3/rooms/{}/event/{}",
            "GET v3/rooms/{}/state/{}/{}",
            "GET v3/rooms/{}/messages",
            "GET v3/rooms/{}/members",
            "GET v3/rooms/{}/initialSync",
            "GET v3/sync",
            "GET v3/events",
            "POST v3/rooms/{}/join",
            "POST v3/rooms/{}/leave",
            "PUT v3/rooms/{}/send/{}/{}",
            "PUT v3/rooms/{}/state/{}/{}",
            "PUT v3/sendToDevice/{}/{}",
            "PUT v3/profile/{}/{}",
            "DELETE v3/profile/{}/{}",
            "GET v3/devices",
            "GET v3/devices/{}",
            "PUT v3/devices/{}",
            "GET v3/account/whoami",
            "POST v3/keys/upload",
            "POST v3/keys/query",
            "POST v3/keys/claim",
            "GET v1/media/download/{}/{}",
            "GET v1/media/download/{}/{}/{}",
            "GET v1/media/thumbnail/{}/{}");

    @Test
    void is_what_the_specification_lists_and_nothing_else() {
        Set<String> open = new TreeSet<>();
        new ClassFileImporter()
                .importPath(Installation.project().resolve("web/target/classes/org/enishi/web/client")).stream()
                        .flatMap(each -> each.getMethods().stream())
                        .filter(GuestEndpointsTest::isOpen)
                        .forEach(method -> operation(method).ifPresent(open::add));
        assertThat(open).isEqualTo(new TreeSet<>(LISTED));
    }

    private static boolean isOpen(JavaMethod method) {
        return Stream.of(
                        method.tryGetAnnotationOfType(RolesAllowed.class),
                        method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .findFirst()
                .filter(roles -> Arrays.asList(roles.value()).contains("guest"))
                .isPresent();
    }

    private static Optional<String> operation(JavaMethod method) {
        return METHODS.stream()
                .filter(method::isAnnotatedWith)
                .findFirst()
                .map(verb -> verb.getSimpleName() + " " + path(method));
    }

    /** Without the names of parameters. */
    private static String path(JavaMethod method) {
        JavaClass owner = method.getOwner();
        String whole = owner.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("") + "/"
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return whole.replaceAll("^/+|/+$", "")
                .replace("_matrix/client/", "")
                .replace("{stateKey:(/.*)?}", "/{}")
                .replaceAll("\\{[^}]*}", "{}");
    }
}
