package org.enishi.remote.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.SRVRecord;

@DisplayName("SRV records: priority and weight (RFC 2782)")
class ServiceOrderTest {
    private final RandomGenerator chance = new Random(7);

    @Test
    void theLowestPriorityIsTriedFirst() {
        assertThat(ports(record(20, 100, 1), record(10, 0, 2), record(15, 7, 3), record(10, 0, 4)))
                .endsWith(3, 1)
                .containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void amongEqualsEachIsFirstAsOftenAsItsWeightSays() {
        int[] first = new int[4];
        for (int i = 0; i < 10_000; i++)
            first[ports(record(1, 10, 1), record(1, 30, 2), record(1, 60, 3)).get(0)]++;
        assertThat(first[1]).isBetween(700, 1_400);
        assertThat(first[2]).isBetween(2_600, 3_400);
        assertThat(first[3]).isBetween(5_500, 6_500);
    }

    @Test
    void oneWithoutWeightIsHardlyEverFirstAndAlwaysInTheList() {
        int first = 0;
        for (int i = 0; i < 10_000; i++) {
            List<Integer> order = ports(record(1, 0, 1), record(1, 100, 2));
            assertThat(order).containsExactlyInAnyOrder(1, 2);
            if (order.get(0) == 1) first++;
        }
        assertThat(first).isBetween(20, 300);
    }

    private List<Integer> ports(SRVRecord... records) {
        return ServiceOrder.of(List.of(records), chance).stream()
                .map(SRVRecord::getPort)
                .toList();
    }

    private static SRVRecord record(int priority, int weight, int port) {
        return new SRVRecord(Name.root, DClass.IN, 60, priority, weight, port, Name.root);
    }
}
