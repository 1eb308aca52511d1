package org.enishi.administration.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.administration.partner.Explanation.Question;
import org.enishi.administration.partner.Explanation.Step;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.security.Role;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.SharedRooms;
import org.enishi.store.policy.decision.RefusalQuery;
import org.jspecify.annotations.Nullable;

/** Answers "why can't @x:b join #y:a?" from what is decided here. */
@Stateless
@RolesAllowed(Role.ADMIN)
public class Explain {
    private static final int RECENT = 10;

    @Inject
    FederationPolicy policy;

    @Inject
    PartnerEntries entries;

    @Inject
    SharedRooms rooms;

    @Inject
    Refusals refusals;

    @Inject
    Configuration configuration;

    /** Where a room is, as far as we can tell. */
    private record Place(
            Optional<ServerName> host, @Nullable RoomId room) {}

    /**
     * @param room alias or ID
     * @throws MatrixException {@code M_INVALID_PARAM} where user and room are of this server, or are none
     */
    public Explanation why(String user, String room) {
        UserId who = user(user);
        Place place = place(room.strip());
        boolean isOurs = isOwn(who.server());
        ServerName partner = isOurs
                ? place.host()
                        .orElseThrow(() -> MatrixException.invalidParam(
                                "Where this room was made is not known here: take its alias"))
                : who.server();
        if (isOwn(partner))
            throw MatrixException.invalidParam("User and room are of this server: no other server has a say");
        var domain = DomainPattern.isWellFormed(partner.value())
                ? Optional.of(new DomainPattern(partner.value()))
                : Optional.<DomainPattern>empty();
        return new Explanation(
                who,
                room.strip(),
                place.host(),
                partner,
                domain.flatMap(entries::agreementOf),
                domain.flatMap(entries::denialOf),
                place.host().filter(this::isOwn).isEmpty(),
                isOurs ? ours(partner, place) : theirs(partner, place),
                refusals.page(new RefusalQuery(partner.value(), 0, RECENT)).items());
    }

    /** Their user wants to be in a room; its events reach ours only if they are taken. */
    private List<Step> theirs(ServerName partner, Place place) {
        var steps = new ArrayList<Step>();
        ServerName host = place.host().orElse(null);
        steps.add(step(Question.REACH_THE_SERVER, new Matter(Direction.INBOUND, partner, null, Action.REQUEST)));
        if (host == null || isOwn(host)) {
            ServerName own = configuration.serverName();
            steps.add(step(Question.FIND_THE_ROOM, new Matter(Direction.INBOUND, partner, null, Action.ALIAS)));
            steps.add(step(Question.ENTER_UNINVITED, theirs(partner, own, place, Action.JOIN_UNINVITED)));
            steps.add(step(
                    Question.BE_INVITED, new Matter(Direction.OUTBOUND, partner, own, Action.INVITE).in(place.room())));
            steps.add(step(Question.ENTER_INVITED, theirs(partner, own, place, Action.JOIN)));
            steps.add(step(Question.KNOCK, theirs(partner, own, place, Action.KNOCK)));
        }
        ServerName at = host == null ? configuration.serverName() : host;
        steps.add(step(Question.TAKE_PART, theirs(partner, at, place, Action.EVENT)));
        return steps;
    }

    private static Matter theirs(ServerName partner, ServerName host, Place place, Action action) {
        return new Matter(Direction.INBOUND, partner, host, action).in(place.room());
    }

    private List<Step> ours(ServerName partner, Place place) {
        var steps = new ArrayList<Step>();
        steps.add(step(Question.REACH_THE_SERVER, new Matter(Direction.OUTBOUND, partner, null, Action.REQUEST)));
        steps.add(step(Question.FIND_THE_ROOM, new Matter(Direction.OUTBOUND, partner, null, Action.ALIAS)));
        steps.add(step(
                Question.ENTER_UNINVITED, new Matter(Direction.OUTBOUND, partner, null, Action.JOIN).in(place.room())));
        steps.add(step(
                Question.BE_INVITED, new Matter(Direction.INBOUND, partner, partner, Action.INVITE).in(place.room())));
        steps.add(step(
                Question.TAKE_PART, new Matter(Direction.OUTBOUND, partner, partner, Action.EVENT).in(place.room())));
        return steps;
    }

    private Step step(Question question, Matter matter) {
        return new Step(question, policy.ask(matter));
    }

    private Place place(String room) {
        try {
            if (room.startsWith("#")) {
                var alias = new RoomAlias(room);
                boolean own = isOwn(alias.server());
                return new Place(
                        Optional.of(alias.server()), own ? rooms.room(alias).orElse(null) : null);
            }
            var id = new RoomId(room);
            return new Place(rooms.host(id).or(() -> nameIn(room)), id);
        } catch (InvalidIdentifier wrong) {
            throw MatrixException.invalidParam("room is neither a room ID nor an alias");
        }
    }

    /** In old room IDs the server at which the room was made, mostly; newer ones have none. */
    private static Optional<ServerName> nameIn(String room) {
        int colon = room.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(new ServerName(room.substring(colon + 1)));
    }

    private static UserId user(String text) {
        try {
            return new UserId(text.strip());
        } catch (InvalidIdentifier wrong) {
            throw MatrixException.invalidParam("user is no user ID");
        }
    }

    private boolean isOwn(ServerName server) {
        return server.value().equalsIgnoreCase(configuration.serverName().value());
    }
}
