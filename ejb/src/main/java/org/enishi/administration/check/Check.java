package org.enishi.administration.check;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A test of one connection: what was found so far, and whether it is over. */
public final class Check {
    private final Instant startedAt;
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    Check(Instant startedAt) {
        this.startedAt = startedAt;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public boolean isOver() {
        return over;
    }

    /** Whether nothing is bad. */
    public boolean isPassed() {
        return over && findings.stream().noneMatch(finding -> finding.grade() == Finding.Grade.BAD);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void end() {
        over = true;
    }
}
