package org.enishi.sync.answer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.filter.EventFilter;
import org.enishi.filter.Filter;
import org.enishi.id.RoomId;
import org.enishi.json.JsonOut;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.sync.data.AccountDataReader;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.feed.Trails;

/** Answers a request with what has happened by now. */
@Dependent
public class Answerer {
    @Inject
    Feed feed;

    @Inject
    Trails trails;

    @Inject
    Planner planner;

    @Inject
    JoinedRooms joined;

    @Inject
    OtherRooms others;

    @Inject
    Instance<Section> known;

    private List<Section> sections = List.of();

    @PostConstruct
    void collect() {
        sections = known.stream().toList();
    }

    public Answer answer(SyncRequest request, Follower follower) {
        if (!request.isInitial()) sections.forEach(section -> section.acknowledged(request));
        Feed.Moment moment = feed.moment(follower);
        boolean nothing = !request.wantsAnAnswerAtOnce() && !hasMoved(moment, request);
        long upTo = Math.max(moment.position(), request.since());
        if (nothing) return new Answer(upTo, moment.clock(), Optional.empty(), true);
        return told(request, planner.plan(request, follower, moment));
    }

    /**
     * Whether nothing has happened since, and nothing else either that an answer depends on.
     *
     * @param request a device's that has not come with this token, but is to be told the same again
     */
    public boolean isUpToDate(SyncRequest request, Follower follower) {
        Feed.Moment moment = feed.moment(follower);
        if (!hasMoved(moment, request)) return true;
        long since = request.since();
        boolean other = follower.mayHaveData(since) || follower.mayHaveRead(since) || follower.mayHaveMoved(since);
        if (other) return false;
        Plan plan = planner.plan(request, follower, moment);
        return plan.joined().isEmpty() && told(request, plan).body().isEmpty();
    }

    private static boolean hasMoved(Feed.Moment moment, SyncRequest request) {
        return moment.position() > request.since() || moment.clock() > request.clock();
    }

    /** Changes when something has changed of what was told of the account's rooms. */
    public long revision(Follower follower) {
        return feed.moment(follower).relations().joined().stream()
                .mapToLong(trails::revision)
                .sum();
    }

    private Answer told(SyncRequest request, Plan plan) {
        long upTo = Math.max(plan.upTo(), request.since());
        long clock = plan.moment().clock();
        JsonOut rooms = rooms(request, plan);
        List<byte[]> global = global(request, plan.data());
        var saying = new Saying(upTo, clock);
        var asking = new Section.Asking(request, plan.follower(), plan.moment());
        for (Section section : sections) section.write(asking, saying);
        boolean empty = rooms.length() <= EMPTY_OBJECT
                && global.isEmpty()
                && !saying.isNews()
                && !request.wantsAnAnswerAtOnce();
        Optional<byte[]> body = empty ? Optional.empty() : Optional.of(body(saying, rooms, global));
        return new Answer(upTo, clock, body, saying.isRepeatable());
    }

    /** That nothing happened up to where the request has come, and what is said all the same. */
    public byte[] nothing(SyncRequest request, Follower follower) {
        var saying = new Saying(request.since(), request.clock());
        for (Section section : sections) section.writeStanding(request, follower, saying.out());
        return saying.close();
    }

    private static final int EMPTY_OBJECT = 2;

    private static byte[] body(Saying saying, JsonOut rooms, List<byte[]> accountData) {
        JsonOut out = saying.out();
        if (!accountData.isEmpty()) out.events("account_data", accountData);
        if (rooms.length() > EMPTY_OBJECT) out.key("rooms").raw(rooms);
        return saying.close();
    }

    private JsonOut rooms(SyncRequest request, Plan plan) {
        JsonOut inner = new JsonOut().open();
        joined.write(request, plan, ofRooms(request, plan.data()), inner);
        JsonOut join = inner.close();
        JsonOut out = new JsonOut().open();
        if (join.length() > EMPTY_OBJECT) out.key("join").raw(join);
        others.write(request, plan, out);
        return out.close();
    }

    private static List<byte[]> global(SyncRequest request, List<AccountDatum> data) {
        EventFilter filter = request.wish().filter().accountData();
        String user = request.caller().user().value();
        List<byte[]> told = new ArrayList<>();
        AccountDataReader.global(data, request.caller().user(), request.isInitial())
                .forEach((type, event) -> {
                    if (filter.takes(type, user)) told.add(event);
                });
        return told;
    }

    private static Map<RoomId, List<byte[]>> ofRooms(SyncRequest request, List<AccountDatum> data) {
        Filter filter = request.wish().filter();
        EventFilter ofRooms = filter.room().accountData();
        String user = request.caller().user().value();
        Map<RoomId, List<byte[]>> found = new HashMap<>();
        for (AccountDatum datum : data) {
            boolean wanted = ofRooms.takes(datum.type(), user)
                    && datum.room()
                            .filter(room -> filter.room().takes(room) && ofRooms.takes(room))
                            .isPresent();
            if (wanted)
                found.computeIfAbsent(datum.room().orElseThrow(), room -> new ArrayList<>())
                        .add(AccountDataReader.render(datum));
        }
        return found;
    }
}
