package org.enishi.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the current request. Filled once by the authentication mechanism, before any resource runs; take what you
 * need from it before you go to another thread.
 */
@RequestScoped
public class Requester {
    private @Nullable Caller caller;
    private @Nullable ServerName origin;
    private @Nullable MatrixException refusal;
    private Set<String> roles = Set.of();
    private String address = "";

    /**
     * The local user.
     *
     * @throws MatrixException 401 {@code M_MISSING_TOKEN} or {@code M_UNKNOWN_TOKEN}
     */
    public Caller caller() {
        return findCaller().orElseThrow(this::unauthenticated);
    }

    /** The local user, where the endpoint also serves others. */
    public Optional<Caller> findCaller() {
        return Optional.ofNullable(caller);
    }

    /**
     * The server whose signature the request carries.
     *
     * @throws MatrixException 401 if there is none that holds
     */
    public ServerName origin() {
        return Optional.ofNullable(origin).orElseThrow(this::unauthenticated);
    }

    public Set<String> roles() {
        return roles;
    }

    /** The network address that the request comes from, as the container knows it. */
    public String address() {
        return address;
    }

    /** User id or server name, for logs and {@code SessionContext}; empty for a stranger. */
    public String name() {
        if (caller != null) return caller.user().value();
        return origin != null ? origin.value() : "";
    }

    /** Why the credentials that were shown do not hold, if some were. */
    public Optional<MatrixException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** @throws MatrixException 401 for a stranger, 403 for somebody with other roles */
    public void require(Set<String> anyOf) {
        if (!Collections.disjoint(roles, anyOf)) return;
        if (roles.isEmpty()) throw unauthenticated();
        if (roles.contains(Role.GUEST))
            throw new MatrixException(ErrorCode.M_GUEST_ACCESS_FORBIDDEN, "Guests cannot do this");
        throw MatrixException.forbidden(
                "This needs one of the roles " + anyOf.stream().sorted().toList());
    }

    /** For the authentication mechanism. */
    public void comesFrom(String networkAddress) {
        address = networkAddress;
    }

    /** For the authentication mechanism. */
    public void becomes(Caller identified, Set<String> withRoles) {
        caller = identified;
        roles = Set.copyOf(withRoles);
    }

    /** For the authentication mechanism. */
    public void becomes(ServerName verified) {
        origin = verified;
        roles = Set.of(Role.SERVER);
    }

    /** For the authentication mechanism: credentials were shown and do not hold; endpoints that need some answer this. */
    public void isRefused(MatrixException because) {
        refusal = because;
    }

    private MatrixException unauthenticated() {
        return refusal != null ? refusal : new MatrixException(ErrorCode.M_MISSING_TOKEN, "Missing access token");
    }
}
