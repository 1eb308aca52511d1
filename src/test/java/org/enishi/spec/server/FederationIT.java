package org.enishi.spec.server;

import org.enishi.fixture.peer.Neighbourhood;
import org.junit.jupiter.api.BeforeEach;

/** Tests of one server among three peers. */
abstract class FederationIT {
    Neighbourhood town;

    @BeforeEach
    void settle() {
        town = Neighbourhood.shared();
    }
}
