package org.enishi.store.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of the log. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    @Column(name = "number")
    private long number;

    @Column(name = "at")
    private long at;

    @Column(name = "actor")
    private String actor;

    @Column(name = "action")
    private String action;

    @Column(name = "object")
    private String object;

    @Column(name = "reason")
    private String reason;

    @Column(name = "before_value")
    private @Nullable String before;

    @Column(name = "after_value")
    private @Nullable String after;

    @Column(name = "hash")
    private String hash;

    protected AuditEntry() {}

    public AuditEntry(AuditFacts facts, String hash) {
        this.number = facts.number();
        this.at = facts.at();
        this.actor = facts.actor();
        this.action = facts.action();
        this.object = facts.object();
        this.reason = facts.reason();
        this.before = facts.before();
        this.after = facts.after();
        this.hash = hash;
    }

    /** All that the hash covers. */
    public AuditFacts facts() {
        return new AuditFacts(number, at, actor, action, object, reason, before, after);
    }

    public long number() {
        return number;
    }

    public Instant at() {
        return Instant.ofEpochMilli(at);
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String object() {
        return object;
    }

    public String reason() {
        return reason;
    }

    public Optional<String> before() {
        return Optional.ofNullable(before);
    }

    public Optional<String> after() {
        return Optional.ofNullable(after);
    }

    /** 64 hexadecimal digits. */
    public String hash() {
        return hash;
    }
}
