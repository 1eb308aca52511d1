package org.enishi.fuzz;

import java.util.Locale;
import org.enishi.directory.RoomsRequestFuzz;
import org.enishi.media.remote.MultipartFuzz;
import org.enishi.remote.XMatrixFuzz;
import org.enishi.remote.discovery.WellKnownFuzz;
import org.enishi.remote.keys.KeyDocumentFuzz;
import org.enishi.remote.keys.NotaryAnswerFuzz;
import org.enishi.store.state.NodeFuzz;

/** What is fuzzed. Each has a directory of bytes to begin with, and of those that once broke it. */
public enum Target {
    JSON(new JsonBytes()),
    EVENTS(new EventBytes()),
    IDENTIFIERS(new IdentifierBytes()),
    RULES(new RuleBytes()),
    POWER_LEVELS(new PowerLevelBytes()),
    SIGNATURES(new SignatureBytes()),
    SERVER_ACL(new ServerAclBytes()),
    FILTERS(new FilterBytes()),
    TOKENS(new TokenBytes()),
    DIRECTORY(new RoomsRequestFuzz()),
    X_MATRIX(new XMatrixFuzz()),
    KEY_DOCUMENTS(new KeyDocumentFuzz()),
    NOTARY_ANSWERS(new NotaryAnswerFuzz()),
    WELL_KNOWN(new WellKnownFuzz()),
    STATE_NODES(new NodeFuzz()),
    MULTIPART(new MultipartFuzz());

    private final ForeignBytes parser;

    Target(ForeignBytes parser) {
        this.parser = parser;
    }

    void take(byte[] bytes) {
        parser.take(bytes);
    }

    /** Of its directory. */
    String directory() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
