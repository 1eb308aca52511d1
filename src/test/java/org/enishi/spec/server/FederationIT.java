package org.enishi.spec.server;

import org.enishi.fixture.peer.Neighbourhood;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests of one server among three peers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FederationIT {
    Neighbourhood town;

    @BeforeAll
    void settle() {
        town = new Neighbourhood(3);
    }

    @AfterAll
    void leave() {
        town.close();
    }
}
