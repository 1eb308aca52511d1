package org.enishi.remote.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xbill.DNS.SRVRecord;

/**
 * In which order the places of a service are tried: by priority, the lowest number first; among equals by chance, the
 * heavier the likelier, so that all get their share.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc2782">RFC 2782, "Usage rules"</a>
 */
final class ServiceOrder {
    private static final int MOST = 100;

    private ServiceOrder() {}

    static List<SRVRecord> of(Collection<SRVRecord> records, RandomGenerator chance) {
        List<SRVRecord> left = new ArrayList<>(records.stream()
                .sorted(Comparator.comparingInt(SRVRecord::getPriority).thenComparingInt(SRVRecord::getWeight))
                .limit(MOST)
                .toList());
        List<SRVRecord> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            int first = left.get(0).getPriority();
            SRVRecord next = drawn(
                    left.stream().filter(each -> each.getPriority() == first).toList(), chance);
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Those without weight come first in the running sum: they are drawn, but hardly ever. */
    private static SRVRecord drawn(List<SRVRecord> equals, RandomGenerator chance) {
        int total = equals.stream().mapToInt(SRVRecord::getWeight).sum();
        int mark = chance.nextInt(total + 1);
        int sum = 0;
        for (SRVRecord each : equals) {
            sum += each.getWeight();
            if (sum >= mark) return each;
        }
        return equals.get(0);
    }
}
