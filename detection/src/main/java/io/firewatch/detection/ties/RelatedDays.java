package io.firewatch.detection.ties;

import io.firewatch.model.indicator.RelatedIndicator;
import io.firewatch.model.record.DeclaredFigure;
import io.firewatch.model.record.DeclaredFigures;
import io.firewatch.model.record.InstitutionFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an institution lends to its own, by any day (R06). Built anew for each settling. */
final class RelatedDays {
    /** A disclosure is due each month within five working days; one that is older tells nothing of today. */
    static final int DECLARED_FOR_DAYS = 45;

    static final int NEXT_DECLARED_WITHIN_DAYS = 31;
    static final int CLUSTER = 3;
    static final int SHELL_DAYS = 90;
    static final int WITHDRAWN_DAYS = 7;
    private static final int TOP = 10;

    private static final int MOST_EXHIBITS = 5;
    private static final int MOST_RECORDS = 20;

    /** Where more names than these are shared by three borrowers each, names are drawn from a small pool and tell nothing. */
    private static final int MOST_NAME_CLUSTERS = 3;

    private final TieBook book;
    private final String self;
    private final NavigableSet<Integer> changes = new TreeSet<>();
    private final Map<Integer, TieGraph> graphs = new HashMap<>();
    private final Map<Integer, Map<String, TiePath>> related = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    RelatedDays(TieBook book) {
        this.book = book;
        InstitutionFacts facts = book.facts();
        this.self = facts == null ? "" : facts.party();
        for (RegisteredTie one : book.registered()) {
            Integer from = one.tie().from();
            Integer to = one.tie().to();
            if (from != null) {
                changes.add(from);
            }
            if (to != null) {
                changes.add(to + 1);
            }
            labels.put(one.tie().party(), one.tie().name());
            labels.put(one.tie().of(), one.tie().ofName());
        }
        book.shared().forEach(one -> {
            for (int i = 0; i < one.parties().length; i++) {
                labels.putIfAbsent(one.parties()[i], one.names()[i]);
            }
        });
    }

    /** Ties change on few days; between them the graph is the same. */
    TieGraph graph(int day) {
        Integer since = changes.floor(day);
        return graphs.computeIfAbsent(
                since == null ? Integer.MIN_VALUE : since,
                first -> new TieGraph(book.registered(), book.shared(), self, day));
    }

    /** First and last day of each span of days in which the graph is the same, from the first of all days to the last. */
    NavigableMap<Integer, Integer> spans() {
        NavigableMap<Integer, Integer> spans = new TreeMap<>();
        int from = Integer.MIN_VALUE;
        for (int change : changes) {
            spans.put(from, change - 1);
            from = change;
        }
        spans.put(from, Integer.MAX_VALUE);
        return spans;
    }

    /** How the institution is tied to a party; null where it is not. */
    @Nullable
    TiePath path(String party, int day) {
        return relatedOn(day).get(party);
    }

    /** What parties are called, as far as the register and the users say. */
    Map<String, String> labels() {
        return labels;
    }

    /** Days on which ties begin or end. */
    NavigableSet<Integer> changes() {
        return changes;
    }

    Map<String, TiePath> relatedOn(int day) {
        Integer since = changes.floor(day);
        return related.computeIfAbsent(
                since == null ? Integer.MIN_VALUE : since, first -> graph(day).related());
    }

    private List<TiedClient> borrowersRelated(int day) {
        Map<String, TiePath> paths = relatedOn(day);
        return book.clients().values().stream()
                .filter(one -> one.owed().levelOn(day) > 0 && paths.containsKey(one.party()))
                .sorted(Comparator.comparingLong((TiedClient one) -> -one.owed().levelOn(day))
                        .thenComparing(TiedClient::party))
                .toList();
    }

    private long relatedBalance(int day) {
        return borrowersRelated(day).stream()
                .mapToLong(one -> one.owed().levelOn(day))
                .sum();
    }

    double[] values(int day) {
        double[] values = new double[RelatedIndicator.values().length];
        List<TiedClient> borrowers = borrowersRelated(day);
        long owed = relatedBalance(day);
        long balance = book.balanceOn(day);
        values[RelatedIndicator.RELATED_BALANCE.ordinal()] = owed;
        values[RelatedIndicator.RELATED_SHARE.ordinal()] = share(owed, balance);
        values[RelatedIndicator.RELATED_LOANS.ordinal()] =
                borrowers.stream().mapToLong(one -> one.loans().levelOn(day)).sum();
        values[RelatedIndicator.RELATED_IN_TOP10.ordinal()] = inTop(borrowers, day);
        DeclaredFigures declared = declaredFor(day);
        long gap = declared == null ? 0 : gap(declared);
        values[RelatedIndicator.RELATED_UNDISCLOSED.ordinal()] = declared == null ? owed : gap;
        values[RelatedIndicator.RELATED_GAP.ordinal()] = declared == null ? Double.NaN : gap;
        values[RelatedIndicator.RELATED_GAP_SHARE.ordinal()] =
                declared == null ? Double.NaN : share(gap, relatedBalance(declared.day()));
        Cluster cluster = largestCluster(day);
        values[RelatedIndicator.CLUSTER_SHARE.ordinal()] =
                cluster == null ? 0 : share(Math.round(cluster.weighed()), balance);
        values[RelatedIndicator.CLUSTER_BORROWERS.ordinal()] =
                cluster == null ? 0 : cluster.borrowers().size();
        Cluster shells = mostShells(day);
        values[RelatedIndicator.SHELL_COMPANIES.ordinal()] =
                shells == null ? 0 : shells.borrowers().size();
        values[RelatedIndicator.GUARANTOR_KIN_BALANCE.ordinal()] = guarantorKin(day).stream()
                .mapToLong(one -> one.owed().levelOn(day))
                .sum();
        values[RelatedIndicator.RELATED_WITHDRAWN7.ordinal()] = share(withdrawnByRelated(day), balance);
        List<Group> groups = groups(day);
        values[RelatedIndicator.TOP_GROUP_SHARE.ordinal()] =
                groups.isEmpty() ? 0 : share(groups.get(0).owed(), balance);
        values[RelatedIndicator.TOP_GROUP_BORROWERS.ordinal()] =
                groups.isEmpty() ? 0 : groups.get(0).members().size();
        values[RelatedIndicator.TOP10_GROUPS_SHARE.ordinal()] =
                share(groups.stream().limit(TOP).mapToLong(Group::owed).sum(), balance);
        return values;
    }

    private long withdrawnByRelated(int day) {
        Map<String, TiePath> paths = relatedOn(day);
        return book.clients().values().stream()
                .filter(one -> paths.containsKey(one.party()))
                .mapToLong(one -> one.withdrawn().levelOn(day) - one.withdrawn().levelOn(day - WITHDRAWN_DAYS))
                .sum();
    }

    /** Borrowers directly tied to each other. */
    private record Group(List<TiedClient> members, long owed) {}

    /** The largest first; who stands in one group stands in no later one. */
    private List<Group> groups(int day) {
        TieGraph graph = graph(day);
        List<Group> all = new ArrayList<>();
        for (TiedClient one : book.clients().values()) {
            if (one.owed().levelOn(day) > 0) {
                List<TiedClient> members = new ArrayList<>(List.of(one));
                for (String party : graph.neighbours(one.party())) {
                    TiedClient other = book.clients().get(party);
                    if (other != null && other.owed().levelOn(day) > 0) {
                        members.add(other);
                    }
                }
                all.add(new Group(
                        members,
                        members.stream()
                                .mapToLong(member -> member.owed().levelOn(day))
                                .sum()));
            }
        }
        all.sort(Comparator.comparingLong(Group::owed)
                .reversed()
                .thenComparing(one -> one.members().get(0).party()));
        Set<String> placed = new HashSet<>();
        List<Group> apart = new ArrayList<>();
        for (Group one : all) {
            if (one.members().stream().noneMatch(member -> placed.contains(member.party()))) {
                one.members().forEach(member -> placed.add(member.party()));
                apart.add(one);
            }
        }
        return apart;
    }

    /**
     * Every borrower who owes much is known, so the rank of one who does is exact. Of the others it is certain of who owes
     * more than a tenth of the balance: at most nine can.
     */
    private long inTop(List<TiedClient> related, int day) {
        long[] large = book.clients().values().stream()
                .mapToLong(one -> one.owed().levelOn(day))
                .filter(fen -> fen >= TiedClientFunction.LARGE_FEN)
                .sorted()
                .toArray();
        long least = large.length < TOP ? TiedClientFunction.LARGE_FEN : large[large.length - TOP];
        long tenth = book.balanceOn(day) / TOP;
        return related.stream()
                .mapToLong(one -> one.owed().levelOn(day))
                .filter(owed -> owed >= least || owed > tenth)
                .count();
    }

    /** The disclosure that tells of a day: the next month-end's, and until that is made the last one's. */
    private @Nullable DeclaredFigures declaredFor(int day) {
        for (DeclaredFigures next : book.declared()
                .tailMap(day, true)
                .headMap(day + NEXT_DECLARED_WITHIN_DAYS, true)
                .values()) {
            if (!Double.isNaN(next.figure(DeclaredFigure.RELATED_BALANCE))) {
                return next;
            }
        }
        for (DeclaredFigures last : book.declared()
                .subMap(day - DECLARED_FOR_DAYS, true, day, true)
                .descendingMap()
                .values()) {
            if (!Double.isNaN(last.figure(DeclaredFigure.RELATED_BALANCE))) {
                return last;
            }
        }
        return null;
    }

    private long gap(DeclaredFigures declared) {
        return Math.max(0, relatedBalance(declared.day()) - (long) declared.figure(DeclaredFigure.RELATED_BALANCE));
    }

    /** Borrowers who owe and share one thing. */
    private record Cluster(SharedAttribute shared, List<TiedClient> borrowers, long owed) {
        /** What they owe, less where many share what may be shared by chance (B.3: by 1/degree). */
        double weighed() {
            boolean chance =
                    shared.kind().equals(AttributeUse.ADDRESS) || shared.kind().equals(AttributeUse.REGISTERED);
            return chance ? (double) owed / Math.max(1, shared.parties().length) : owed;
        }
    }

    private @Nullable Cluster largestCluster(int day) {
        List<Cluster> all = new ArrayList<>();
        List<Cluster> byName = new ArrayList<>();
        for (SharedAttribute shared : book.shared()) {
            if (shared.kind().equals(AttributeUse.SEAT)) {
                continue; // its address holds the same companies
            }
            boolean registered = shared.kind().equals(AttributeUse.REGISTERED);
            Cluster cluster = cluster(shared, day, registered);
            if (cluster.borrowers().size() >= CLUSTER) {
                (shared.kind().equals(AttributeUse.LAW_PERSON) ? byName : all).add(cluster);
            }
        }
        if (byName.size() <= MOST_NAME_CLUSTERS) {
            all.addAll(byName);
        }
        return all.stream()
                .max(Comparator.comparingDouble(Cluster::weighed)
                        .thenComparing(one -> one.shared().place()))
                .orElse(null);
    }

    private @Nullable Cluster mostShells(int day) {
        return book.shared().stream()
                .filter(one -> one.kind().equals(AttributeUse.ADDRESS))
                .map(one -> cluster(one, day, true))
                .filter(one -> !one.borrowers().isEmpty())
                .max(Comparator.comparingInt((Cluster one) -> one.borrowers().size())
                        .thenComparing(one -> one.shared().place()))
                .orElse(null);
    }

    private Cluster cluster(SharedAttribute shared, int day, boolean shellsOnly) {
        List<TiedClient> owing = Arrays.stream(shared.parties())
                .filter(book.clients()::containsKey)
                .map(party -> Objects.requireNonNull(book.clients().get(party)))
                .filter(one -> one.owed().levelOn(day) > 0)
                .filter(one -> !shellsOnly || one.isShell(SHELL_DAYS))
                .toList();
        return new Cluster(
                shared,
                owing,
                owing.stream().mapToLong(one -> one.owed().levelOn(day)).sum());
    }

    private List<TiedClient> guarantorKin(int day) {
        return book.clients().values().stream()
                .filter(one -> one.owed().levelOn(day) > 0)
                .filter(one -> isTiedToGuarantor(one, day))
                .toList();
    }

    boolean isTiedToGuarantor(TiedClient one, int day) {
        TieGraph graph = graph(day);
        return Arrays.stream(one.guarantors())
                .anyMatch(guarantor -> !guarantor.equals(one.party()) && graph.areTied(one.party(), guarantor));
    }

    /** Whether an account of a borrower also serves a related party, itself aside. */
    boolean sharesRelatedAccount(TiedClient one, int day) {
        Map<String, TiePath> paths = relatedOn(day);
        return book.shared().stream()
                .filter(shared -> shared.kind().equals(AttributeUse.ACCOUNT))
                .filter(shared -> Arrays.asList(shared.parties()).contains(one.party()))
                .flatMap(shared -> Arrays.stream(shared.parties()))
                .anyMatch(party -> !party.equals(one.party()) && isRelatedBeyond(one, paths.get(party)));
    }

    /** Who is related only because he shares something with this borrower makes nobody related. */
    private static boolean isRelatedBeyond(TiedClient one, @Nullable TiePath path) {
        return path != null && !path.nodes().contains(one.party());
    }

    long[] records(int day) {
        return borrowersRelated(day).stream()
                .flatMapToLong(one -> Arrays.stream(one.records()))
                .limit(MOST_RECORDS)
                .toArray();
    }

    String[] exhibits(int day) {
        List<String> exhibits = new ArrayList<>();
        Map<String, TiePath> paths = relatedOn(day);
        borrowersRelated(day).stream().limit(MOST_EXHIBITS).forEach(one -> {
            TiePath path = paths.get(one.party());
            if (path != null) {
                exhibits.add(exhibit(path, one, day));
            }
        });
        Cluster cluster = largestCluster(day);
        if (cluster != null) {
            exhibits.add(TieExhibit.cluster(cluster.shared(), cluster.borrowers(), day));
        }
        Cluster shells = mostShells(day);
        if (shells != null && shells.borrowers().size() >= CLUSTER) {
            exhibits.add(TieExhibit.cluster(shells.shared(), shells.borrowers(), day));
        }
        return exhibits.toArray(String[]::new);
    }

    String exhibit(TiePath path, TiedClient borrower, int day) {
        return TieExhibit.path(
                book.institution(), path, borrower, borrower.owed().levelOn(day), labels);
    }

    static double share(long part, long whole) {
        return whole > 0 ? (double) part / whole : part > 0 ? 1 : 0;
    }
}
