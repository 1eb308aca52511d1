package org.enishi.store.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enishi.id.RoomId;

/** Remembers which rooms are in the published directory. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PublishedStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    /**
     * One line of the directory.
     *
     * @param joined how many members are in the room
     */
    public record Line(PublishedRoom room, long joined) {}

    public boolean isPublished(long room) {
        return entities.find(PublishedRoom.class, room) != null;
    }

    public void publish(long nid, RoomId room) {
        if (isPublished(nid)) return;
        entities.persist(new PublishedRoom(nid, room));
        entities.flush();
    }

    public void withdraw(long room) {
        entities.createQuery("delete from PublishedRoom p where p.nid = :nid")
                .setParameter("nid", room)
                .executeUpdate();
    }

    public long count() {
        return entities.createQuery("select count(p) from PublishedRoom p", Long.class)
                .getSingleResult();
    }

    /** Rooms whose state is no longer the one that their listing was taken of. */
    public List<Long> outdated(int limit) {
        List<?> nids = entities.createNativeQuery(
                        "select p.room_nid from published_room p join room_head r on r.room_nid = p.room_nid"
                                + " where p.listed_state is null or p.listed_state <> r.state")
                .setMaxResults(limit)
                .getResultList();
        return nids.stream().map(nid -> ((Number) nid).longValue()).toList();
    }

    public List<PublishedRoom> find(Collection<Long> rooms) {
        if (rooms.isEmpty()) return List.of();
        return entities.createQuery("select p from PublishedRoom p where p.nid in :rooms", PublishedRoom.class)
                .setParameter("rooms", rooms)
                .getResultList();
    }

    /** To describe them. Whoever wants to do so too, or to withdraw one, waits for our transaction. */
    public List<PublishedRoom> findLocked(Collection<Long> rooms) {
        if (rooms.isEmpty()) return List.of();
        return entities.createQuery(
                        "select p from PublishedRoom p where p.nid in :rooms order by p.nid", PublishedRoom.class)
                .setParameter("rooms", rooms)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** One query, whatever the size of the directory; rooms without a joined member are left out. */
    public List<Line> list(DirectoryQuery wanted) {
        var text = new StringBuilder(
                "select p.room_nid, r.joined from published_room p join room r on r.nid = p.room_nid where r.joined > 0");
        List<Object> parameters = new ArrayList<>();
        where(wanted, text, parameters);
        boolean backwards = wanted.from().filter(DirectoryQuery.From::backwards).isPresent();
        text.append(backwards ? " order by r.joined, p.room_nid desc" : " order by r.joined desc, p.room_nid");
        Query query = entities.createNativeQuery(text.toString()).setMaxResults(wanted.limit());
        for (int i = 0; i < parameters.size(); i++) query.setParameter(i + 1, parameters.get(i));
        return lines(query.getResultList());
    }

    private static void where(DirectoryQuery wanted, StringBuilder text, List<Object> parameters) {
        wanted.term().ifPresent(term -> {
            parameters.add("%" + literal(term.toLowerCase(Locale.ROOT)) + "%");
            text.append(" and p.searchable like ?").append(parameters.size()).append(" escape '!'");
        });
        wanted.types().ifPresent(types -> text.append(typeCondition(types, parameters)));
        if (wanted.federatedOnly()) text.append(" and p.federates");
        wanted.from().ifPresent(from -> {
            parameters.add(from.joined());
            String joined = "?" + parameters.size();
            parameters.add(from.nid());
            String nid = "?" + parameters.size();
            String beside = from.backwards()
                    ? " and (r.joined > %1$s or (r.joined = %1$s and p.room_nid < %2$s))"
                    : " and (r.joined < %1$s or (r.joined = %1$s and p.room_nid > %2$s))";
            text.append(beside.formatted(joined, nid));
        });
    }

    private static String typeCondition(List<String> types, List<Object> parameters) {
        List<String> conditions = new ArrayList<>();
        for (String type : types) {
            if (type == null) {
                conditions.add("p.room_type is null");
            } else {
                parameters.add(type);
                conditions.add("p.room_type = ?" + parameters.size());
            }
        }
        return conditions.isEmpty() ? " and 1 = 0" : " and (" + String.join(" or ", conditions) + ")";
    }

    private static String literal(String term) {
        return term.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private List<Line> lines(List<?> rows) {
        List<Object[]> pairs = rows.stream().map(Object[].class::cast).toList();
        Map<Long, PublishedRoom> rooms = find(
                        pairs.stream().map(PublishedStore::nid).toList())
                .stream()
                .collect(Collectors.toMap(PublishedRoom::nid, Function.identity()));
        List<Line> lines = new ArrayList<>();
        for (Object[] pair : pairs) {
            PublishedRoom room = rooms.get(nid(pair));
            if (room != null) lines.add(new Line(room, ((Number) pair[1]).longValue()));
        }
        return lines;
    }

    private static long nid(Object[] pair) {
        return ((Number) pair[0]).longValue();
    }
}
