package org.enishi.store.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.enishi.id.DeviceId;
import org.enishi.store.account.Account;
import org.jspecify.annotations.Nullable;

/** One session of a user: a client that is logged in. */
@Entity
@Table(name = "device")
@SecondaryTable(name = "device_sighting", pkJoinColumns = @PrimaryKeyJoinColumn(name = "device_nid"))
public class Device {
    private static final int LONGEST_NAME = 100;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "device_seq")
    @SequenceGenerator(name = "device_seq", sequenceName = "device_seq", allocationSize = 50)
    private long nid;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_nid")
    private @Nullable Account account;

    @Column(name = "device_id")
    private String deviceId = "";

    @Column(name = "display_name")
    private @Nullable String displayName;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "last_seen_at", table = "device_sighting")
    private @Nullable Long lastSeenAt;

    @Column(name = "last_seen_ip", table = "device_sighting")
    private @Nullable String lastSeenIp;

    protected Device() {}

    public Device(Account account, DeviceId deviceId, @Nullable String displayName, Instant now) {
        this.account = account;
        this.deviceId = deviceId.value();
        this.displayName = displayName;
        this.createdAt = now.toEpochMilli();
    }

    /** No text of PostgreSQL holds NUL. */
    public static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.indexOf('\0') < 0;
    }

    public long nid() {
        return nid;
    }

    public Account account() {
        return Objects.requireNonNull(account);
    }

    public DeviceId deviceId() {
        return new DeviceId(deviceId);
    }

    public Optional<String> displayName() {
        return Optional.ofNullable(displayName);
    }

    public void rename(@Nullable String name) {
        displayName = name;
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(createdAt);
    }

    /** Some minutes old at most while the device is active. */
    public Optional<Instant> lastSeenAt() {
        return Optional.ofNullable(lastSeenAt).map(Instant::ofEpochMilli);
    }

    public Optional<String> lastSeenIp() {
        return Optional.ofNullable(lastSeenIp);
    }

    public void seen(Instant when, String ip) {
        lastSeenAt = when.toEpochMilli();
        lastSeenIp = ip;
    }
}
