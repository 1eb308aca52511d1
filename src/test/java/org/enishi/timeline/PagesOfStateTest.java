package org.enishi.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.fixture.database.BusyRoom;
import org.enishi.fixture.database.BusyRoom.Readable;
import org.enishi.id.UserId;
import org.enishi.store.event.StoredEvent;
import org.enishi.sync.view.EveryMember;
import org.enishi.timeline.erasure.Erasures;
import org.junit.jupiter.api.Test;

/** In however many states the events of a page stand, they are looked up together. */
class PagesOfStateTest {
    private static final Reader ALICE = new Reader(new UserId("@alice:a.example"), 1);

    private final BusyRoom room = new BusyRoom("shared");

    @Test
    void whatAReaderMaySee() {
        assertThat(room.statements(50, PagesOfStateTest::look))
                .isLessThanOrEqualTo(room.statements(5, PagesOfStateTest::look));
    }

    private static void look(Readable there, List<StoredEvent> events) {
        var stay = new Stay(Optional.of(Membership.JOIN), Optional.empty());
        var view = new RoomView(ALICE, stay, new RoomView.Sources(there.rooms(), new Erasures(), Set.of()));
        assertThat(view.shown(events)).hasSameSizeAs(events);
        assertThat(events).allMatch(each -> view.membershipAt(each).isPresent());
    }

    @Test
    void whatAllMembersSee() {
        assertThat(room.statements(50, PagesOfStateTest::lookForAll))
                .isLessThanOrEqualTo(room.statements(5, PagesOfStateTest::lookForAll));
    }

    private static void lookForAll(Readable there, List<StoredEvent> events) {
        var view = new EveryMember(there.rooms(), event -> false);
        assertThat(view.shown(events)).hasSameSizeAs(events);
        assertThat(view.holds()).isTrue();
    }

    @Test
    void whatStateEventsReplaced() {
        assertThat(room.statements(50, PagesOfStateTest::render))
                .isLessThanOrEqualTo(room.statements(6, PagesOfStateTest::render));
    }

    private static void render(Readable there, List<StoredEvent> events) {
        var form = new ClientEvents();
        form.rooms = there.rooms();
        form.events = there.stores().events();
        form.clock = Clock.systemUTC();
        var view = new EveryMember(there.rooms(), event -> false);
        assertThat(form.render(events, view, ClientEvents.Form.WITH_ROOM))
                .hasSameSizeAs(events)
                .anySatisfy(event -> assertThat(new String(event, java.nio.charset.StandardCharsets.UTF_8))
                        .contains("prev_content", "replaces_state"));
    }
}
