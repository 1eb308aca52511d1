package org.enishi.policy.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.configuration.FederationMode.ALLOWLIST;
import static org.enishi.configuration.FederationMode.CLOSED;
import static org.enishi.configuration.FederationMode.OPEN;
import static org.enishi.configuration.FederationMode.STRICT;

import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.policy.list.Lists;
import org.enishi.rules.acl.DerivedAcl;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A room's list of servers, by the agreements")
class DerivationTest {
    private static final long NOW = 1_000;
    private static final Terms SUSPENDED = lasting(OptionalLong.empty(), OptionalLong.empty(), true);

    @ParameterizedTest
    @EnumSource(names = {"ALLOWLIST", "STRICT"})
    void allowsThisServerAndThoseWithAnAgreement(FederationMode mode) {
        var acl = of(mode, Map.of("b.example", Terms.PLAIN, "*.c.example", Terms.PLAIN));
        assertThat(list(acl, "allow")).containsExactly("*.c.example", "a.example", "b.example");
        assertThat(list(acl, "deny")).isEmpty();
        assertThat(acl.content().getBoolean("allow_ip_literals")).isFalse();
        assertThat(acl.restricts()).isTrue();
    }

    @Test
    void isNotNeededWhereEverybodyMayCome() {
        assertThat(of(OPEN, Map.of("b.example", SUSPENDED)).restricts()).isFalse();
        var denying = of(OPEN, Map.of(), "evil.example", "*.worse.example");
        assertThat(denying.restricts()).isTrue();
        assertThat(list(denying, "allow")).contains("*");
        assertThat(list(denying, "deny")).containsExactly("*.worse.example", "evil.example");
        assertThat(denying.content().getBoolean("allow_ip_literals")).isTrue();
    }

    @Test
    void allowsNobodyElseWhereFederationIsClosed() {
        assertThat(list(of(CLOSED, Map.of("b.example", Terms.PLAIN)), "allow")).containsExactly("a.example");
    }

    @Test
    void leavesOutAgreementsThatDoNotHoldNowOrLetNobodyIn() {
        var acl = of(
                ALLOWLIST,
                Map.of(
                        "suspended.example", SUSPENDED,
                        "over.example", lasting(OptionalLong.empty(), OptionalLong.of(NOW), false),
                        "later.example", lasting(OptionalLong.of(NOW + 1), OptionalLong.empty(), false),
                        "outside.example", theirs(false, false),
                        "invited.example", theirs(false, true),
                        "now.example", lasting(OptionalLong.of(NOW), OptionalLong.of(NOW + 1), false)));
        assertThat(list(acl, "allow")).containsExactly("a.example", "invited.example", "now.example");
    }

    @Test
    void aDeniedDomainIsNotAllowedAndDeniedWhereAWildcardWouldLetItIn() {
        var acl = of(
                STRICT,
                Map.of("b.example", Terms.PLAIN, "*.c.example", Terms.PLAIN, "x.d.example", Terms.PLAIN),
                "b.example",
                "evil.c.example",
                "*.d.example",
                "elsewhere.example");
        assertThat(list(acl, "allow")).containsExactly("*.c.example", "a.example");
        assertThat(list(acl, "deny")).as("nobody needs to read of others").containsExactly("evil.c.example");
    }

    @Test
    void theMoreSpecificAgreementSpeaksAsItDoesAtOurDoors() {
        var acl = of(ALLOWLIST, Map.of("*.c.example", Terms.PLAIN, "x.c.example", SUSPENDED));
        assertThat(list(acl, "deny")).containsExactly("x.c.example");
        var exception = of(
                ALLOWLIST,
                Map.of("*.c.example", Terms.PLAIN, "*.x.c.example", SUSPENDED, "y.x.c.example", Terms.PLAIN));
        assertThat(list(exception, "deny")).as("would shut out y.x.c.example").isEmpty();
    }

    @Test
    void knowsHostsWithoutPorts() {
        var acl = of(ALLOWLIST, Map.of("b.example:8449", Terms.PLAIN, "10.1.2.3:8448", Terms.PLAIN), "b.example:1");
        assertThat(list(acl, "allow")).containsExactly("10.1.2.3", "a.example", "b.example");
        assertThat(list(acl, "deny")).isEmpty();
        assertThat(acl.content().getBoolean("allow_ip_literals")).isTrue();
    }

    @Test
    void isMarkedAndThatItWasChangedByHandShows() {
        var content = of(ALLOWLIST, Map.of()).content();
        assertThat(DerivedAcl.isMarked(content)).isTrue();
        assertThat(DerivedAcl.isMarked(Json.object(content)
                        .add("deny", Json.array(List.of("x")))
                        .build()))
                .isFalse();
        assertThat(DerivedAcl.isMarked(
                        Json.object().add("allow", Json.array(List.of("*"))).build()))
                .isFalse();
    }

    @Test
    void keepsNobodyOutWhereAnEventCannotHoldAllPartners() {
        Map<String, Terms> many = new HashMap<>();
        IntStream.range(0, 5_000).forEach(i -> many.put("partner-number-" + i + ".example", Terms.PLAIN));
        assertThat(of(ALLOWLIST, many).restricts()).isFalse();
    }

    private static WantedAcl of(FederationMode mode, Map<String, Terms> agreed, String... denied) {
        Map<DomainPattern, Terms> patterns = agreed.entrySet().stream()
                .collect(Collectors.toMap(each -> new DomainPattern(each.getKey()), Map.Entry::getValue));
        Set<DomainPattern> denials =
                Arrays.stream(denied).map(DomainPattern::new).collect(Collectors.toSet());
        return new Derivation(new ServerName("A.example:8448"), mode, Lists.of(patterns, denials), NOW).acl();
    }

    private static List<String> list(WantedAcl acl, String name) {
        return acl.content().getJsonArray(name).getValuesAs(JsonString::getString);
    }

    private static Terms theirs(boolean enter, boolean beInvited) {
        return new Terms(
                new Terms.TheirUsers(enter, beInvited, true),
                Optional.empty(),
                Terms.Shown.ALL,
                Map.of(),
                Terms.Duty.WITHOUT_END);
    }

    private static Terms lasting(OptionalLong from, OptionalLong until, boolean suspended) {
        var duty = new Terms.Duty(from, until, OptionalLong.empty(), "", suspended);
        return new Terms(Terms.TheirUsers.ALL, Optional.empty(), Terms.Shown.ALL, Map.of(), duty);
    }
}
