package org.enishi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.policy.Direction.INBOUND;
import static org.enishi.policy.Direction.OUTBOUND;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;
import org.enishi.policy.list.Lists;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A and B are servers; C is a third. */
class FederationRulesTest {
    private static final ServerName A = new ServerName("a.example");
    private static final ServerName B = new ServerName("b.example");
    private static final ServerName C = new ServerName("c.example");

    private static final long NOW = 1_700_000_000_000L;

    private static FederationRules at(ServerName own, String... listed) {
        return new FederationRules(own, FederationMode.ALLOWLIST, plain(listed), NOW);
    }

    private static Lists plain(String... listed) {
        var terms = Arrays.stream(listed).collect(Collectors.toMap(DomainPattern::new, domain -> Terms.PLAIN));
        return Lists.of(terms, Set.of());
    }

    private static FederationRules in(FederationMode mode) {
        return new FederationRules(A, mode, plain("b.example"), NOW);
    }

    @Nested
    class TheFourRows {
        @ParameterizedTest(
                name = "A lists B: {0}, B lists A: {1} → B''s user enters A''s rooms: {2}, A''s user enters B''s: {3}")
        @CsvSource({
            "false, false, false, false",
            "true,  false, true,  false",
            "false, true,  false, true",
            "true,  true,  true,  true",
        })
        void sayWhoEntersWhoseRooms(boolean aListsB, boolean bListsA, boolean bEntersA, boolean aEntersB) {
            FederationRules a = at(A, aListsB ? new String[] {"b.example"} : new String[0]);
            FederationRules b = at(B, bListsA ? new String[] {"a.example"} : new String[0]);
            assertThat(enters(b, a)).isEqualTo(bEntersA);
            assertThat(enters(a, b)).isEqualTo(aEntersB);
        }

        /** A user of the guest enters a room made at the host, takes part, reads and leaves; each edge is asked on both sides. */
        private boolean enters(FederationRules guest, FederationRules host) {
            ServerName us = guest.own();
            ServerName room = host.own();
            boolean finds =
                    both(guest, OUTBOUND, room, null, Action.ALIAS) && both(host, INBOUND, us, null, Action.ALIAS);
            boolean joins =
                    both(guest, OUTBOUND, room, null, Action.JOIN) && both(host, INBOUND, us, room, Action.JOIN);
            boolean knocks =
                    both(guest, OUTBOUND, room, null, Action.KNOCK) && both(host, INBOUND, us, room, Action.KNOCK);
            boolean isInvited =
                    both(host, OUTBOUND, us, room, Action.INVITE) && both(guest, INBOUND, room, room, Action.INVITE);
            assertThat(List.of(finds, joins, knocks, isInvited))
                    .as("one answer at every door")
                    .containsOnly(joins);
            if (joins)
                assertThat(takesPart(guest, host)).as("who is in takes part").isTrue();
            return joins;
        }

        private boolean takesPart(FederationRules guest, FederationRules host) {
            ServerName us = guest.own();
            ServerName room = host.own();
            boolean sends =
                    both(guest, OUTBOUND, room, room, Action.EVENT) && both(host, INBOUND, us, room, Action.EVENT);
            boolean hears =
                    both(host, OUTBOUND, us, room, Action.EVENT) && both(guest, INBOUND, room, room, Action.EVENT);
            boolean reads =
                    both(guest, OUTBOUND, room, room, Action.HISTORY) && both(host, INBOUND, us, room, Action.HISTORY);
            boolean leaves =
                    both(guest, OUTBOUND, room, room, Action.LEAVE) && both(host, INBOUND, us, room, Action.LEAVE);
            return sends && hears && reads && leaves;
        }

        private boolean both(
                FederationRules side,
                Direction direction,
                ServerName domain,
                @Nullable ServerName room,
                Action action) {
            return side.decide(direction, domain, null, Action.REQUEST).allowed()
                    && side.decide(direction, domain, room, action).allowed();
        }
    }

    @Nested
    class ADomainThatIsNotListed {
        private final FederationRules rules = at(A);

        @ParameterizedTest
        @EnumSource(
                names = {"JOIN", "KNOCK", "INVITE", "LEAVE", "EVENT", "EPHEMERAL", "HISTORY", "STATE", "SPACE", "MEDIA"
                })
        void doesNothingInARoomMadeHere(Action action) {
            assertThat(rules.decide(INBOUND, B, A, action).rule()).isEqualTo(PolicyRule.DOMAIN_MAY_NOT_ENTER);
        }

        @ParameterizedTest
        @EnumSource(names = {"ALIAS", "PUBLIC_ROOMS", "PROFILE", "DEVICES", "ENCRYPTION_KEYS", "MEDIA"})
        void getsNoAnswers(Action action) {
            assertThat(rules.decide(INBOUND, B, null, action).rule()).isEqualTo(PolicyRule.DOMAIN_MAY_NOT_ASK);
        }

        @Test
        void mayBringAnInvitationFromElsewhere() {
            assertThat(rules.decide(INBOUND, B, null, Action.INVITE).rule()).isEqualTo(PolicyRule.INVITER_DECIDES);
            assertThat(rules.decide(INBOUND, B, C, Action.INVITE).rule()).isEqualTo(PolicyRule.INVITER_DECIDES);
        }

        @Test
        void isNotInvited() {
            assertThat(rules.decide(OUTBOUND, B, A, Action.INVITE).rule())
                    .isEqualTo(PolicyRule.DOMAIN_MAY_NOT_BE_INVITED);
            assertThat(rules.decide(OUTBOUND, B, B, Action.INVITE).rule())
                    .isEqualTo(PolicyRule.DOMAIN_MAY_NOT_BE_INVITED);
        }

        @ParameterizedTest
        @EnumSource(names = {"EVENT", "EPHEMERAL", "HISTORY", "STATE"})
        void getsNothingOfARoomMadeHereOrAtAThird(Action action) {
            assertThat(rules.decide(OUTBOUND, B, A, action).allowed()).isFalse();
            assertThat(rules.decide(OUTBOUND, B, C, action).allowed()).isFalse();
            assertThat(rules.decide(OUTBOUND, B, null, action).allowed()).isFalse();
            assertThat(rules.decide(INBOUND, B, C, action).rule()).isEqualTo(PolicyRule.DOMAIN_MAY_NOT_TAKE_PART);
        }

        @ParameterizedTest
        @EnumSource(names = {"EVENT", "EPHEMERAL", "HISTORY", "STATE"})
        void isTheHostInItsOwnRoom(Action action) {
            assertThat(rules.decide(OUTBOUND, B, B, action).rule()).isEqualTo(PolicyRule.DOMAIN_HOSTS_THE_ROOM);
            assertThat(rules.decide(INBOUND, B, B, action).rule()).isEqualTo(PolicyRule.DOMAIN_HOSTS_THE_ROOM);
        }

        @ParameterizedTest
        @EnumSource(names = {"REQUEST", "JOIN", "KNOCK", "LEAVE", "ALIAS", "PUBLIC_ROOMS", "PROFILE", "DEVICES"})
        void decidesWhatOurUsersAskOfIt(Action action) {
            assertThat(rules.decide(OUTBOUND, B, null, action).rule()).isEqualTo(PolicyRule.OTHER_SIDE_DECIDES);
        }

        @Test
        void isToldWhoRefusesAndWhoCanChangeIt() {
            assertThat(rules.decide(INBOUND, B, A, Action.JOIN).sentence())
                    .contains("a.example does not accept b.example")
                    .contains("An administrator of a.example can change this.");
        }
    }

    @Nested
    class ADomainThatIsListed {
        @ParameterizedTest
        @EnumSource
        void doesEverything(Action action) {
            for (Direction direction : Direction.values()) {
                for (ServerName host : new @Nullable ServerName[] {null, A, B, C}) {
                    assertThat(at(A, "b.example")
                                    .decide(direction, B, host, action)
                                    .rule())
                            .isEqualTo(PolicyRule.DOMAIN_IS_LISTED);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"B.EXAMPLE", "b.Example"})
        void isListedInAnyCase(String name) {
            assertThat(at(A, "b.example")
                            .decide(INBOUND, new ServerName(name), A, Action.JOIN)
                            .allowed())
                    .isTrue();
            assertThat(at(A, name).decide(INBOUND, B, A, Action.JOIN).allowed()).isTrue();
        }

        @Test
        void isListedWithItsPort() {
            assertThat(at(A, "b.example")
                            .decide(INBOUND, new ServerName("b.example:8448"), A, Action.JOIN)
                            .allowed())
                    .isFalse();
        }
    }

    @Nested
    class InEveryMode {
        @ParameterizedTest
        @EnumSource
        void oneTalksWithOneself(FederationMode mode) {
            assertThat(in(mode).decide(INBOUND, new ServerName("A.example"), A, Action.EVENT)
                            .rule())
                    .isEqualTo(PolicyRule.OWN_DOMAIN);
        }

        @ParameterizedTest
        @EnumSource
        void openLetsEverybodyIn(Action action) {
            assertThat(in(FederationMode.OPEN).decide(INBOUND, C, A, action).rule())
                    .isEqualTo(PolicyRule.FEDERATION_IS_OPEN);
            assertThat(in(FederationMode.OPEN).decide(OUTBOUND, C, A, action).rule())
                    .isEqualTo(PolicyRule.FEDERATION_IS_OPEN);
        }

        @ParameterizedTest
        @EnumSource
        void closedLetsNothingThrough(Action action) {
            assertThat(in(FederationMode.CLOSED).decide(INBOUND, B, A, action).rule())
                    .isEqualTo(PolicyRule.FEDERATION_IS_CLOSED);
            assertThat(in(FederationMode.CLOSED).decide(OUTBOUND, B, B, action).rule())
                    .isEqualTo(PolicyRule.FEDERATION_IS_CLOSED);
        }
    }
}
