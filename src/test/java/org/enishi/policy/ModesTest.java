package org.enishi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.policy.Direction.INBOUND;
import static org.enishi.policy.Direction.OUTBOUND;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes before agreements: denied domains in every mode, and the mode {@code strict}. */
class ModesTest {
    private static final ServerName A = new ServerName("a.example");
    private static final ServerName B = new ServerName("b.example");
    private static final ServerName C = new ServerName("c.example");
    private static final Terms SUSPENDED = new Terms(
            Terms.TheirUsers.ALL,
            Optional.empty(),
            Terms.Shown.ALL,
            Map.of(),
            new Terms.Duty(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), "", true));

    @Nested
    class ADeniedDomain {
        @ParameterizedTest
        @EnumSource
        void exchangesNothingInAnyMode(FederationMode mode) {
            var agreed = Map.of(new DomainPattern("b.example"), Terms.PLAIN);
            for (Direction direction : Direction.values())
                for (Action action : Action.values())
                    for (String denied : new String[] {"b.example", "*.example.net"}) {
                        ServerName domain = denied.startsWith("*") ? new ServerName("x.example.net") : B;
                        assertThat(AgreementRulesTest.in(mode, agreed, "b.example", "*.example.net")
                                        .decide(direction, domain, domain, action)
                                        .rule())
                                .isEqualTo(PolicyRule.DOMAIN_IS_DENIED);
                    }
        }

        @Test
        void isNotThisOne() {
            assertThat(AgreementRulesTest.in(FederationMode.OPEN, Map.of(), "a.example")
                            .decide(INBOUND, A, A, Action.EVENT)
                            .rule())
                    .isEqualTo(PolicyRule.OWN_DOMAIN);
        }
    }

    @Nested
    class InStrictMode {
        @ParameterizedTest
        @EnumSource
        void nothingIsExchangedWithUnlistedServers(Action action) {
            FederationRules rules =
                    AgreementRulesTest.in(FederationMode.STRICT, Map.of(new DomainPattern("b.example"), Terms.PLAIN));
            for (Direction direction : Direction.values())
                for (ServerName host : new @Nullable ServerName[] {null, A, B, C}) {
                    assertThat(rules.decide(direction, C, host, action).rule())
                            .isEqualTo(PolicyRule.DOMAIN_IS_NOT_LISTED);
                    assertThat(rules.decide(direction, B, host, action).rule()).isEqualTo(PolicyRule.DOMAIN_IS_LISTED);
                }
        }

        @Test
        void anAgreementThatDoesNotHoldIsNone() {
            FederationRules rules =
                    AgreementRulesTest.in(FederationMode.STRICT, Map.of(new DomainPattern("b.example"), SUSPENDED));
            assertThat(rules.decide(OUTBOUND, B, B, Action.REQUEST).rule())
                    .isEqualTo(PolicyRule.AGREEMENT_IS_SUSPENDED);
        }
    }
}
