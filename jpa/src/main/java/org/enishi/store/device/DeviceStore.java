package org.enishi.store.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.id.DeviceId;

/** Remembers devices. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DeviceStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public void add(Device device) {
        entities.persist(device);
    }

    public Optional<Device> find(long account, DeviceId id) {
        return entities.createQuery(
                        "select d from Device d where d.account.nid = :account and d.deviceId = :id", Device.class)
                .setParameter("account", account)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst();
    }

    /** As {@link #find(long, DeviceId)}; whoever else wants it so waits for our transaction. */
    public Optional<Device> findLocked(long account, DeviceId id) {
        return locked("account_nid = :account and device_id = :id", Map.of("account", account, "id", id.value()))
                .stream()
                .findFirst()
                .map(nid -> entities.find(Device.class, nid));
    }

    /** Oldest first. */
    public List<Device> ofAccount(long account) {
        return entities.createQuery(
                        "select d from Device d where d.account.nid = :account order by d.nid", Device.class)
                .setParameter("account", account)
                .getResultList();
    }

    public List<Device> find(Collection<Long> nids) {
        if (nids.isEmpty()) return List.of();
        return entities.createQuery("select d from Device d where d.nid in :nids", Device.class)
                .setParameter("nids", nids)
                .getResultList();
    }

    /** Those that are still there; whoever else wants them so waits for our transaction. */
    public List<Device> findLocked(Collection<Long> nids) {
        if (nids.isEmpty()) return List.of();
        return find(locked("nid in :nids", Map.of("nids", nids)));
    }

    /** With their tokens. They are locked before: somebody may be logging in with one of them. */
    public void remove(Collection<Long> nids) {
        if (nids.isEmpty()) return;
        delete("AccessToken t where t.device.nid", nids);
        delete("RefreshToken t where t.device.nid", nids);
        // Told so, and not by its entity, for which Hibernate would make a table first: an entity's rows lie in two.
        entities.createNativeQuery("delete from device where nid in :nids", Void.class)
                .setParameter("nids", nids)
                .executeUpdate();
    }

    private void delete(String what, Collection<Long> nids) {
        entities.createQuery("delete from " + what + " in :nids")
                .setParameter("nids", nids)
                .executeUpdate();
    }

    /** Not by a lock mode: PostgreSQL locks no outer join, so Hibernate would read first and fail where the row is gone then. */
    private List<Long> locked(String where, Map<String, ?> parameters) {
        Query query = entities.createNativeQuery(
                "select nid from device where " + where + " order by nid for update", Long.class);
        parameters.forEach(query::setParameter);
        List<?> nids = query.getResultList();
        return nids.stream().map(Long.class::cast).toList();
    }
}
