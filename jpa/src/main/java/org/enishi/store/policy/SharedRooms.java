package org.enishi.store.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;

/** Which rooms local users are in, where they were made, and what partners have in them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SharedRooms {
    private static final String OF_DOMAIN = " from room_server s where s.joined > 0 and ";

    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    /** @param memberships how many places in these rooms are taken: a user in two rooms counts twice */
    public record Count(long rooms, long memberships) {}

    /** Rooms in which users of the domain are, made here or elsewhere. */
    public Count with(DomainPattern domain) {
        String condition = domain.isWildcard() ? "s.server like :domain escape '!'" : "s.server = :domain";
        String literal = domain.isWildcard() ? "%" + domain.value().substring(1).replace("_", "!_") : domain.value();
        Object[] row = (Object[])
                database.createNativeQuery("select count(*), coalesce(sum(s.joined), 0)" + OF_DOMAIN + condition)
                        .setParameter("domain", literal)
                        .getSingleResult();
        return new Count(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /** Rooms that local users are in. */
    public long all() {
        return number("select count(*) from room where joined_local > 0");
    }

    /** At which server a room was made, if it is known here. */
    public Optional<ServerName> host(RoomId room) {
        return text("select host from room where room_id = :of", room.value()).map(ServerName::new);
    }

    /** Where an alias of this server leads. */
    public Optional<RoomId> room(RoomAlias alias) {
        return text("select room_id from room_alias where alias = :of", alias.value())
                .map(RoomId::new);
    }

    private Optional<String> text(String sql, String of) {
        List<?> found = database.createNativeQuery(sql).setParameter("of", of).getResultList();
        return found.stream().map(Object::toString).findFirst();
    }

    private long number(String sql) {
        return ((Number) database.createNativeQuery(sql).getSingleResult()).longValue();
    }
}
