package org.enishi.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;
import org.enishi.policy.list.Lists;
import org.enishi.policy.tally.DecisionTally;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision as {@link FederationPolicy} takes it: the rules, and the tally. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class PolicyBenchmark {
    private static final ServerName OWN = new ServerName("own.example");

    @Param({"partner-5000.example", "a.b.c.wide-70.example", "nobody.a.b.c.example"})
    String domain = "partner-5000.example";

    @Param("10000")
    int agreements = 10_000;

    private ServerName asking = OWN;
    private Lists lists = Lists.NONE;
    private final DecisionTally tally = new DecisionTally();

    @Setup
    public void build() {
        asking = new ServerName(domain);
        Map<DomainPattern, Terms> agreed = new HashMap<>();
        for (int i = 0; i < agreements; i++)
            agreed.put(new DomainPattern(i % 10 == 0 ? "*.wide-" + i + ".example" : "partner-" + i + ".example"), Terms.PLAIN);
        agreed.put(new DomainPattern("partner-5000.example"), Terms.PLAIN);
        lists = Lists.of(agreed, Set.of(new DomainPattern("*.denied.example")));
    }

    @Benchmark
    public PolicyVerdict decide() {
        long now = System.currentTimeMillis();
        var rules = new FederationRules(OWN, FederationMode.ALLOWLIST, lists, now);
        var matter = new Matter(Direction.INBOUND, asking, OWN, Action.EVENT);
        PolicyVerdict verdict = rules.decide(matter);
        Decided.keep(tally, matter, verdict, now);
        return verdict;
    }
}
