package org.enishi.launch;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.enishi.id.ServerName;

/** A certificate that proves nothing to strangers, but lets TLS be tried and be trusted by name of its file. */
record SelfSigned(X509Certificate certificate, PrivateKey key) {
    private static final Duration VALID = Duration.ofDays(3650);
    /** Other servers' clocks may be behind ours. */
    private static final Duration EARLIER = Duration.ofDays(2);

    static SelfSigned forServer(ServerName name) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Instant now = Clock.systemUTC().instant();
        var subject = new X500Name("CN=Enishi");
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(EARLIER)),
                Date.from(now.plus(VALID)),
                subject,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(name));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        try {
            var holder = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new SelfSigned(new JcaX509CertificateConverter().getCertificate(holder), pair.getPrivate());
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** The server's own host, and this machine as it calls itself. */
    private static GeneralNames alternativeNames(ServerName name) {
        Set<GeneralName> names = new LinkedHashSet<>();
        names.add(general(name.host()));
        names.add(general("localhost"));
        names.add(general("127.0.0.1"));
        names.add(general("::1"));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static GeneralName general(String host) {
        String bare = host.replaceAll("[\\[\\]]", "");
        boolean isAddress = bare.contains(":") || bare.matches("[0-9.]+");
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, bare);
    }
}
