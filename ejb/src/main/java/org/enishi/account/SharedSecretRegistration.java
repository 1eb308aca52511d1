package org.enishi.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.enishi.account.session.OpenedSession;
import org.enishi.account.session.WantedDevice;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.password.Passwords;
import org.enishi.security.token.TokenGenerator;
import org.enishi.store.cache.Caches;

/**
 * New accounts by whoever knows the shared secret: the way that installers of bots and bridges go. Not in the
 * specification; the form is that of Synapse's {@code /_synapse/admin/v1/register}.
 */
@ApplicationScoped
public class SharedSecretRegistration {
    private static final Duration NONCE_LIFETIME = Duration.ofMinutes(1);
    private static final int MOST_NONCES = 10_000;

    @Inject
    Configuration configuration;

    @Inject
    TokenGenerator generator;

    @Inject
    UserNames names;

    @Inject
    Passwords passwords;

    @Inject
    Accounts accounts;

    private final Cache<String, Boolean> nonces = Caches.builder()
            .maximumSize(MOST_NONCES)
            .expireAfterWrite(NONCE_LIFETIME)
            .build();

    /** Good once, for a minute, on this node. */
    public String nonce() {
        secret();
        String nonce = generator.secret();
        nonces.put(nonce, true);
        return nonce;
    }

    /** @throws MatrixException {@code M_UNRECOGNIZED} without a secret in the configuration; {@code M_FORBIDDEN} with another one */
    public OpenedSession register(SignedRegistration wanted) {
        String secret = secret();
        if (nonces.asMap().remove(wanted.nonce()) == null) {
            throw new MatrixException(ErrorCode.M_UNKNOWN, 400, "The nonce is unknown, used or expired");
        }
        if (!isSigned(wanted, secret)) throw MatrixException.forbidden("The MAC is wrong");
        UserId user = names.requireFree(wanted.username());
        NewAccount account = new NewAccount(user, passwords.hash(wanted.password()), wanted.admin());
        boolean refreshable = false;
        var device = new WantedDevice(Optional.empty(), wanted.displayName(), refreshable);
        return accounts.add(account, wanted.inhibitLogin() ? Optional.empty() : Optional.of(device));
    }

    private String secret() {
        return configuration
                .registrationSharedSecret()
                .orElseThrow(() -> new MatrixException(ErrorCode.M_UNRECOGNIZED, "Unrecognized request"));
    }

    private static boolean isSigned(SignedRegistration wanted, String secret) {
        byte[] expected = mac(secret, wanted.signedText());
        byte[] shown = wanted.mac().toLowerCase(Locale.ROOT).getBytes(UTF_8);
        return MessageDigest.isEqual(HexFormat.of().formatHex(expected).getBytes(UTF_8), shown);
    }

    private static byte[] mac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
