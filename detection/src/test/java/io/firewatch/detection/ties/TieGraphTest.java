package io.firewatch.detection.ties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.model.record.Affiliation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TieGraphTest {
    private final List<RegisteredTie> registered = new ArrayList<>();
    private final List<SharedAttribute> shared = new ArrayList<>();

    @Test
    void theRegistersTiesAreCertainButForSmallHoldings() {
        tie("controller", "boss", "", null);
        tie("shareholder", "large", "", 0.05);
        tie("shareholder", "small", "", 0.0499);

        assertThat(graph().related()).containsOnlyKeys("boss", "large");
    }

    @Test
    void holdingsMultiplyAlongAChain() {
        tie("shareholder", "parent", "", 0.6);
        tie("shareholder", "grandparent", "parent", 0.4);
        tie("shareholder", "stranger", "grandparent", 0.4);
        tie("controller", "founder", "grandparent", null);

        var related = graph().related();

        assertThat(related).containsOnlyKeys("parent", "grandparent", "founder");
        assertThat(related.get("founder").confidence()).isEqualTo(0.4, within(1e-9));
        assertThat(related.get("founder").nodes()).containsExactly("", "parent", "grandparent", "founder");
    }

    @Test
    void nobodyIsFoundBeyondThreeSteps() {
        tie("controller", "a", "", null);
        tie("controller", "b", "a", null);
        tie("controller", "c", "b", null);
        tie("controller", "d", "c", null);

        assertThat(graph().related()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void anAccountOfTwoTiesThemAndAnIncubatorsAddressTiesNobody() {
        tie("controller", "boss", "", null);
        share("account", "boss", "front");
        share("address", "boss", "n1", "n2", "n3");

        assertThat(graph().related()).containsOnlyKeys("boss", "front");
        assertThat(graph().related().get("front").confidence()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void aNameAloneTiesNobodyButAddsToAnAddress() {
        share("law-person", "one", "other");
        assertThat(graph().areTied("one", "other")).isFalse();

        share("address", "one", "other");
        assertThat(graph().areTied("one", "other")).isTrue();
        assertThat(TiePath.together(List.of(edge(0.5), edge(0.25)))).isEqualTo(0.625, within(1e-9));
    }

    @Test
    void tiesHoldFromTheirFirstDayToTheirLast() {
        registered.add(new RegisteredTie(new Affiliation("boss", false, "赵**", "controller", "", "", null, 10, 20), 7));

        assertThat(graph(9).related()).isEmpty();
        assertThat(graph(10).related()).hasSize(1);
        assertThat(graph(20).related()).hasSize(1);
        assertThat(graph(21).related()).isEmpty();
    }

    private TieGraph graph() {
        return graph(100);
    }

    private TieGraph graph(int day) {
        return new TieGraph(registered, shared, "", day);
    }

    private void tie(String role, String party, String of, @Nullable Double share) {
        registered.add(new RegisteredTie(
                new Affiliation(party, true, party, role, of, of, share, null, null), registered.size() + 1));
    }

    private void share(String kind, String... parties) {
        Arrays.sort(parties);
        shared.add(new SharedAttribute(
                kind,
                "key",
                parties,
                parties,
                IntStream.range(0, parties.length).mapToLong(i -> 50 + i).toArray()));
    }

    private static TieEdge edge(double weight) {
        return new TieEdge("x", "a", "b", weight, null, null, null, new long[0]);
    }
}
