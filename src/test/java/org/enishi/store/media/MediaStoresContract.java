package org.enishi.store.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.MediaId;
import org.enishi.id.MxcUri;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of files, as every database must hold it. */
abstract class MediaStoresContract {
    private static final UserId ALICE = new UserId("@alice:one.example");
    private static final MediaId ONE = new MediaId("one");
    private static final MediaId TWO = new MediaId("two");
    private static final MediaFile PICTURE = new MediaFile("image/png", "写真.png", 5, "ab".repeat(32));
    private static final MediaFile NAMELESS = new MediaFile("text/plain", null, 7, "cd".repeat(32));

    private final LocalMediaStore local = new LocalMediaStore();
    private final RemoteMediaStore remote = new RemoteMediaStore();
    private final UsageStore usage = new UsageStore();
    private final TrafficStore traffic = new TrafficStore();

    abstract ThreadTransactions database();

    @BeforeEach
    void settle() {
        var stores = new JournalStores(database(), 1 << 20);
        local.stores = stores;
        remote.stores = stores;
        usage.stores = stores;
        traffic.stores = stores;
    }

    @Test
    void a_file_is_found_as_it_was_uploaded() {
        local.add(ONE, ALICE, PICTURE, 10);
        local.add(TWO, ALICE, NAMELESS, 10);
        assertThat(local.find(ONE).orElseThrow().owner()).isEqualTo(ALICE);
        assertThat(local.find(ONE).orElseThrow().file()).contains(PICTURE);
        assertThat(local.find(TWO).orElseThrow().file()).contains(NAMELESS);
        assertThat(local.find(new MediaId("three"))).isEmpty();
    }

    @Test
    void a_name_is_filled_once_and_in_time() {
        local.promise(ONE, ALICE, 10, 100);
        local.promise(TWO, ALICE, 10, 50);
        assertThat(local.pending(ALICE, 20)).isEqualTo(new LocalMediaStore.Pending(2, 50));
        assertThat(local.find(ONE).orElseThrow().file()).isEmpty();
        assertThat(local.uploaded(List.of(ONE, TWO))).isEmpty();

        assertThat(local.fill(ONE, PICTURE, 60)).isTrue();
        assertThat(local.fill(ONE, NAMELESS, 60)).isFalse();
        assertThat(local.fill(TWO, NAMELESS, 60)).isFalse();
        assertThat(local.uploaded(List.of(ONE, TWO))).containsExactly(ONE);
        assertThat(local.pending(ALICE, 60)).isEqualTo(new LocalMediaStore.Pending(0, 0));

        local.removeExpired(ALICE, 60);
        assertThat(local.find(TWO)).isEmpty();
        assertThat(local.find(ONE).orElseThrow().file()).contains(PICTURE);
    }

    @Test
    void what_was_fetched_is_known_once_and_the_oldest_goes_first() {
        MxcUri first = new MxcUri(new ServerName("Two.example"), ONE);
        MxcUri second = new MxcUri(new ServerName("two.example"), TWO);
        assertThat(remote.add(second, NAMELESS, 20)).isTrue();
        assertThat(remote.add(first, PICTURE, 10)).isTrue();
        assertThat(remote.add(first, NAMELESS, 30)).isFalse();
        assertThat(remote.find(new MxcUri(new ServerName("two.example"), ONE))).contains(PICTURE);
        assertThat(remote.oldest(1))
                .extracting(each -> each.uri().id(), RemoteMediaStore.Fetched::bytes, RemoteMediaStore.Fetched::sha256)
                .containsExactly(tuple(ONE, 5L, PICTURE.sha256()));
        assertThat(remote.remove(first)).isTrue();
        assertThat(remote.remove(first)).isFalse();
        assertThat(remote.find(first)).isEmpty();
        assertThat(remote.find(second)).contains(NAMELESS);
    }

    @Test
    void what_goes_to_and_fro_is_counted_for_each_server() {
        ServerName two = new ServerName("two.example");
        assertThat(traffic.with(two).isNone()).isTrue();
        traffic.took(two, 5);
        traffic.took(new ServerName("TWO.example"), 6);
        traffic.gave(two, 7);
        traffic.gave(new ServerName("three.example"), 8);
        assertThat(traffic.with(two))
                .isEqualTo(new TrafficStore.Traffic(new UsageStore.Usage(2, 11), new UsageStore.Usage(1, 7)));
    }

    @Test
    void nobody_stores_more_than_is_allowed() {
        UsageStore.Usage most = new UsageStore.Usage(2, 10);
        assertThat(usage.of(ALICE)).isEqualTo(UsageStore.Usage.NONE);
        assertThat(usage.add(ALICE, 8, most)).isTrue();
        assertThat(usage.add(ALICE, 3, most)).isFalse();
        assertThat(usage.add(ALICE, 2, most)).isTrue();
        assertThat(usage.add(ALICE, 0, most)).isFalse();
        assertThat(usage.of(ALICE)).isEqualTo(new UsageStore.Usage(2, 10));
        usage.addFetched(1, 40);
        usage.addFetched(-1, -30);
        assertThat(usage.fetched()).isEqualTo(new UsageStore.Usage(0, 10));
    }
}
