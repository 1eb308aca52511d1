package org.enishi.federation.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enishi.fixture.database.BusyRoom;
import org.enishi.fixture.database.BusyRoom.Readable;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.erasure.Erasures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In however many states the events of an answer stand, a server's eyes look at them together. */
class ServerEyesTest {
    @ParameterizedTest
    @ValueSource(strings = {"shared", "invited", "joined"})
    void moreEventsCostNoMoreStatements(String visibility) {
        var room = new BusyRoom(visibility);
        assertThat(room.statements(50, ServerEyesTest::look))
                .isLessThanOrEqualTo(room.statements(5, ServerEyesTest::look));
    }

    private static void look(Readable there, List<StoredEvent> events) {
        var eyes = new ServerEyes();
        eyes.rooms = there.rooms();
        eyes.members = there.stores().members();
        eyes.erasures = new NobodyIsErased();
        assertThat(eyes.seen(new ServerName("a.example"), there.room(), events)).isEqualTo(events);
    }

    private static final class NobodyIsErased extends Erasures {
        @Override
        public boolean isErased(UserId sender) {
            return false;
        }
    }
}
