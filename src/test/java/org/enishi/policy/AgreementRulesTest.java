package org.enishi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.policy.Direction.INBOUND;
import static org.enishi.policy.Direction.OUTBOUND;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.enishi.configuration.FederationMode;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.json.UnpaddedBase64;
import org.enishi.policy.list.Lists;
import org.enishi.signing.VerifyKey;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A is this server, B its partner, C a third. What a field does not name goes on as with a plain agreement. */
@DisplayName("An agreement of A with B")
class AgreementRulesTest {
    private static final ServerName A = new ServerName("a.example");
    private static final ServerName B = new ServerName("b.example");
    private static final ServerName C = new ServerName("c.example");
    private static final RoomId ROOM = new RoomId("!project:b.example");
    private static final long NOW = 1_700_000_000_000L;

    private static FederationRules under(Terms terms) {
        return in(FederationMode.ALLOWLIST, Map.of(new DomainPattern("b.example"), terms));
    }

    static FederationRules in(FederationMode mode, Map<DomainPattern, Terms> agreed, String... denied) {
        var patterns = Set.of(denied).stream().map(DomainPattern::new).collect(java.util.stream.Collectors.toSet());
        return new FederationRules(A, mode, Lists.of(agreed, patterns), NOW);
    }

    private static Terms theirs(boolean enter, boolean beInvited, boolean invite) {
        Terms plain = Terms.PLAIN;
        var theirs = new Terms.TheirUsers(enter, beInvited, invite);
        return new Terms(theirs, plain.ourRooms(), plain.shown(), plain.signingKeys(), plain.duty());
    }

    private static Terms shown(Terms.Shown shown) {
        Terms plain = Terms.PLAIN;
        return new Terms(plain.theirUsers(), plain.ourRooms(), shown, plain.signingKeys(), plain.duty());
    }

    private static Terms duty(@Nullable Long from, @Nullable Long until, boolean suspended) {
        Terms plain = Terms.PLAIN;
        Function<@Nullable Long, OptionalLong> time =
                millis -> millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
        var duty = new Terms.Duty(time.apply(from), time.apply(until), OptionalLong.empty(), "", suspended);
        return new Terms(plain.theirUsers(), plain.ourRooms(), plain.shown(), plain.signingKeys(), duty);
    }

    /** Every matter there is but these is decided as if the agreement was plain. */
    private static void onlyRefuses(Terms terms, Function<Matter, Boolean> refused, PolicyRule... rules) {
        var rule = EnumSet.noneOf(PolicyRule.class);
        rule.addAll(Set.of(rules));
        for (Direction direction : Direction.values()) {
            for (ServerName host : new @Nullable ServerName[] {null, A, B, C}) {
                for (Action action : Action.values()) {
                    var matter = new Matter(direction, B, host, action);
                    PolicyVerdict verdict = under(terms).decide(matter);
                    if (refused.apply(matter)) {
                        assertThat(verdict.allowed()).as(matter.toString()).isFalse();
                        assertThat(rule).as(matter.toString()).contains(verdict.rule());
                        assertThat(verdict.sentence()).contains("a.example", "b.example", "administrator");
                    } else {
                        assertThat(verdict.rule()).as(matter.toString()).isEqualTo(PolicyRule.DOMAIN_IS_LISTED);
                    }
                }
            }
        }
    }

    private static boolean isIn(Matter matter, Action... actions) {
        return Set.of(actions).contains(matter.action());
    }

    @Nested
    class TheirUsers {
        @Test
        void enterOnlyInvitedWhereTheyMayNotEnter() {
            onlyRefuses(
                    theirs(false, true, true),
                    matter -> matter.isInbound() && isIn(matter, Action.JOIN_UNINVITED, Action.KNOCK),
                    PolicyRule.THEIR_USERS_ENTER_INVITED);
        }

        @Test
        void areNotInvitedWhereTheyMayNotBe() {
            onlyRefuses(
                    theirs(true, false, true),
                    matter -> !matter.isInbound() && isIn(matter, Action.INVITE),
                    PolicyRule.THEIR_USERS_ARE_NOT_INVITED);
        }

        @Test
        void doNotInviteWhereTheyMayNot() {
            onlyRefuses(
                    theirs(true, true, false),
                    matter -> matter.isInbound() && isIn(matter, Action.INVITE),
                    PolicyRule.THEIR_USERS_DO_NOT_INVITE);
        }

        @Test
        void takeNoPartWhereTheyNeitherEnterNorAreInvited() {
            onlyRefuses(
                    theirs(false, false, true),
                    matter -> {
                        if (matter.isInbound() && isIn(matter, Action.JOIN, Action.JOIN_UNINVITED, Action.KNOCK))
                            return true;
                        if (!matter.isInbound() && isIn(matter, Action.INVITE)) return true;
                        boolean atTheirs = matter.isAtHost(B);
                        boolean part = isIn(
                                matter, Action.EVENT, Action.EPHEMERAL, Action.PRESENCE, Action.HISTORY, Action.STATE);
                        return !atTheirs && (part || (matter.isInbound() && isIn(matter, Action.SPACE)));
                    },
                    PolicyRule.THEIR_USERS_DO_NOT_ENTER,
                    PolicyRule.THEIR_USERS_ARE_NOT_INVITED);
        }
    }

    @Nested
    class OurUsers {
        private final Terms listed = new Terms(
                Terms.TheirUsers.ALL, Optional.of(Set.of(ROOM)), Terms.Shown.ALL, Map.of(), Terms.Duty.WITHOUT_END);

        @ParameterizedTest
        @EnumSource(names = {"JOIN", "JOIN_UNINVITED", "KNOCK"})
        void enterOnlyTheRoomsThatAreListed(Action action) {
            var matter = new Matter(OUTBOUND, B, null, action);
            assertThat(under(listed).decide(matter.in(ROOM)).allowed()).isTrue();
            assertThat(under(listed)
                            .decide(matter.in(new RoomId("!other:b.example")))
                            .rule())
                    .isEqualTo(PolicyRule.OUR_USERS_ENTER_LISTED_ROOMS);
            assertThat(under(listed).decide(matter).rule()).isEqualTo(PolicyRule.OUR_USERS_ENTER_LISTED_ROOMS);
        }

        @Test
        void areInvitedOnlyThere() {
            var matter = new Matter(INBOUND, B, B, Action.INVITE);
            assertThat(under(listed).decide(matter.in(ROOM)).allowed()).isTrue();
            assertThat(under(listed).decide(matter).rule()).isEqualTo(PolicyRule.OUR_USERS_ENTER_LISTED_ROOMS);
        }

        @Test
        void areHinderedInNothingElse() {
            onlyRefuses(
                    listed,
                    matter -> matter.isInbound()
                            ? isIn(matter, Action.INVITE) && !matter.isAtHost(A)
                            : isIn(matter, Action.JOIN, Action.JOIN_UNINVITED, Action.KNOCK),
                    PolicyRule.OUR_USERS_ENTER_LISTED_ROOMS);
        }
    }

    @Nested
    class What {
        @Test
        void theyMayNotFindIsNotShown() {
            onlyRefuses(
                    shown(new Terms.Shown(false, true, true, OptionalLong.empty())),
                    matter -> matter.isInbound() && isIn(matter, Action.ALIAS, Action.PUBLIC_ROOMS),
                    PolicyRule.DIRECTORY_IS_NOT_SHOWN);
        }

        @Test
        void profilesSayIsNotShown() {
            onlyRefuses(
                    shown(new Terms.Shown(true, false, true, OptionalLong.empty())),
                    matter -> matter.isInbound() && isIn(matter, Action.PROFILE),
                    PolicyRule.PROFILES_ARE_NOT_SHOWN);
        }

        @Test
        void isOfTheMomentGoesNeitherWay() {
            onlyRefuses(
                    shown(new Terms.Shown(true, true, false, OptionalLong.empty())),
                    matter -> isIn(matter, Action.PRESENCE),
                    PolicyRule.PRESENCE_IS_NOT_EXCHANGED);
        }

        @Test
        void isAFileGoesNeitherWayWhereThereIsNone() {
            onlyRefuses(
                    shown(new Terms.Shown(true, true, true, OptionalLong.of(0))),
                    matter -> isIn(matter, Action.MEDIA),
                    PolicyRule.MEDIA_IS_NOT_EXCHANGED);
        }

        @ParameterizedTest
        @CsvSource({"999, true", "1000, true", "1001, false"})
        void isAFileGoesUpToItsLimit(long bytes, boolean allowed) {
            FederationRules rules = under(shown(new Terms.Shown(true, true, true, OptionalLong.of(1000))));
            for (Direction direction : Direction.values())
                assertThat(rules.decide(new Matter(direction, B, null, Action.MEDIA).ofBytes(bytes))
                                .allowed())
                        .isEqualTo(allowed);
        }
    }

    @Nested
    class Whose {
        private final VerifyKey pinned = new VerifyKey("ed25519:one", new byte[32]);

        private final Terms terms = new Terms(
                Terms.TheirUsers.ALL,
                Optional.empty(),
                Terms.Shown.ALL,
                Map.of("ed25519:one", UnpaddedBase64.encode(new byte[32])),
                Terms.Duty.WITHOUT_END);

        @Test
        void keyIsPinnedSignsWithNoOther() {
            assertThat(asks(under(terms), pinned)).isTrue();
            byte[] other = new byte[32];
            other[0] = 1;
            assertThat(asks(under(terms), new VerifyKey("ed25519:one", other))).isFalse();
            assertThat(asks(under(terms), new VerifyKey("ed25519:two", new byte[32])))
                    .isFalse();
        }

        @Test
        void keyIsNotPinnedSignsWithAny() {
            assertThat(asks(under(Terms.PLAIN), pinned)).isTrue();
            assertThat(asks(in(FederationMode.STRICT, Map.of(), "b.example"), pinned))
                    .as("what is known stays readable")
                    .isTrue();
        }

        private static boolean asks(FederationRules rules, VerifyKey key) {
            return rules.decide(new Matter(INBOUND, B, null, Action.SERVER_KEYS).signedBy(key))
                    .allowed();
        }
    }

    @Nested
    class WhileItDoesNotHold {
        @ParameterizedTest(name = "from {0}, until {1}, suspended {2}: {3}")
        @CsvSource(
                nullValues = "-",
                value = {
                    "-,  -, true,  AGREEMENT_IS_SUSPENDED",
                    "1,  -, false, AGREEMENT_HAS_NOT_BEGUN",
                    "-,  0, false, AGREEMENT_HAS_ENDED",
                    "-, -1, false, AGREEMENT_HAS_ENDED",
                    "0,  1, false, DOMAIN_IS_LISTED",
                })
        void theDomainCountsAsNotListed(
                @Nullable Long from, @Nullable Long until, boolean suspended, PolicyRule expected) {
            Terms terms = duty(from == null ? null : NOW + from, until == null ? null : NOW + until, suspended);
            assertThat(under(terms).decide(INBOUND, B, A, Action.JOIN).rule()).isEqualTo(expected);
            boolean holds = expected == PolicyRule.DOMAIN_IS_LISTED;
            assertThat(under(terms).decide(OUTBOUND, B, B, Action.EVENT).rule())
                    .isEqualTo(holds ? PolicyRule.DOMAIN_IS_LISTED : PolicyRule.DOMAIN_HOSTS_THE_ROOM);
        }
    }

    @Nested
    class TheMostSpecific {
        @ParameterizedTest
        @CsvSource({"x.sub.b.example, false", "sub.b.example, true", "y.b.example, true", "x.sub.b.example:1, false"})
        void entrySpeaks(String domain, boolean allowed) {
            Terms suspended = duty(null, null, true);
            var rules = in(
                    FederationMode.ALLOWLIST,
                    Map.of(
                            new DomainPattern("*.b.example"), Terms.PLAIN,
                            new DomainPattern("*.sub.b.example"), suspended,
                            new DomainPattern("z.sub.b.example"), Terms.PLAIN));
            assertThat(rules.decide(INBOUND, new ServerName(domain), A, Action.JOIN)
                            .allowed())
                    .isEqualTo(allowed);
            assertThat(rules.decide(INBOUND, new ServerName("z.sub.b.example"), A, Action.JOIN)
                            .allowed())
                    .isTrue();
        }
    }
}
