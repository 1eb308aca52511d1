package org.enishi.store.policy.view;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.enishi.id.ServerName;
import org.jspecify.annotations.Nullable;

/** What one server says that it allows us, and when it is asked again. */
@Entity
@Table(name = "partner_view")
public class PartnerView {
    /** A time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int LONGEST_FAILURE = 300;

    @Id
    @Column(name = "server")
    private String server;

    @Enumerated(EnumType.STRING)
    @Column(name = "standing")
    private Standing standing = Standing.UNKNOWN;

    @Column(name = "version")
    private long version;

    @Column(name = "valid_until")
    private long validUntil;

    @Column(name = "statement")
    private @Nullable String statement;

    @Column(name = "heard_at")
    private long heardAt;

    @Column(name = "holds")
    private long holds;

    @Column(name = "stranger")
    private boolean stranger;

    @Column(name = "declined")
    private boolean declined;

    @Column(name = "asked_at")
    private long askedAt;

    @Column(name = "ask_at")
    private long askAt;

    @Column(name = "failures")
    private int failures;

    @Column(name = "failure")
    private String failure = "";

    protected PartnerView() {
        server = "";
    }

    public PartnerView(ServerName server, long askAt) {
        this.server = nameOf(server);
        this.askAt = askAt;
    }

    static String nameOf(ServerName server) {
        return server.value().toLowerCase(Locale.ROOT);
    }

    public ServerName server() {
        return new ServerName(server);
    }

    public Said said() {
        return new Said(standing, version, validUntil, statement == null ? "" : statement, holds);
    }

    /** Milliseconds; 0: never. */
    public long heardAt() {
        return heardAt;
    }

    public boolean isStranger() {
        return stranger;
    }

    public boolean isDeclined() {
        return declined;
    }

    /** Milliseconds; 0: never. */
    public long askedAt() {
        return askedAt;
    }

    public long askAt() {
        return askAt;
    }

    /** Attempts in a row that failed, and why the last one did. */
    public int failures() {
        return failures;
    }

    public String failure() {
        return failure;
    }

    /** What it has just said. */
    public void hear(Said said, long now) {
        standing = said.standing();
        version = said.version();
        validUntil = said.validUntil();
        statement = said.statement().isEmpty() ? null : said.statement();
        holds = said.holds();
        heardAt = now;
        if (standing != Standing.AGREED) declined = false;
    }

    /** It was asked, and has answered. */
    public void answered(long now, long next) {
        askedAt = now;
        askAt = next;
        failures = 0;
        failure = "";
    }

    /** It was asked, and has not answered. */
    public void failed(String why, long now, long next) {
        askedAt = now;
        askAt = next;
        failures++;
        failure = why.length() > LONGEST_FAILURE ? why.substring(0, LONGEST_FAILURE) : why;
    }

    public void ask(long at) {
        askAt = at;
    }

    /** @param unlisted whether no agreement of ours covers it */
    public void isStranger(boolean unlisted) {
        stranger = unlisted;
        if (!unlisted) declined = false;
    }

    public void decline() {
        declined = true;
    }
}
