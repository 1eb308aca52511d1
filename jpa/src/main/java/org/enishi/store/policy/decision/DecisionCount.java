package org.enishi.store.policy.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** One kind of decision in one hour. */
@Entity
@Table(name = "decision_count")
@SequenceGenerator(name = "decision_count_seq", sequenceName = "decision_count_seq", allocationSize = 50)
public class DecisionCount {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "decision_count_seq")
    @Column(name = "id")
    private long id;

    @Column(name = "since")
    private long since;

    @Column(name = "inbound")
    private boolean inbound;

    @Column(name = "domain")
    private String domain = "";

    @Column(name = "host")
    private String host = "";

    @Column(name = "action")
    private String action = "";

    @Column(name = "rule")
    private String rule = "";

    @Column(name = "room")
    private String room = "";

    @Column(name = "allowed")
    private boolean allowed;

    @Column(name = "number")
    private long number;

    @Column(name = "first_at")
    private long firstAt;

    @Column(name = "last_at")
    private long lastAt;

    protected DecisionCount() {}

    DecisionCount(long since, DecisionKey key, Counted counted) {
        this.since = since;
        this.inbound = key.way().inbound();
        this.domain = key.domain();
        this.host = key.host().name();
        this.action = key.way().action();
        this.rule = key.way().rule();
        this.room = key.room();
        this.allowed = key.allowed();
        write(counted);
    }

    public DecisionKey key() {
        var way = new DecisionKey.Way(inbound, action, rule);
        return new DecisionKey(way, domain, DecisionKey.Host.valueOf(host), room, allowed);
    }

    public Counted counted() {
        return new Counted(number, firstAt, lastAt);
    }

    void write(Counted counted) {
        number = counted.number();
        firstAt = counted.firstAt();
        lastAt = counted.lastAt();
    }
}
