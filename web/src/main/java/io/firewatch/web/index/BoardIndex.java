package io.firewatch.web.index;

import io.firewatch.model.BusinessTime;
import io.firewatch.web.board.BoardAnswer;
import io.firewatch.web.board.BoardFilter;
import io.firewatch.web.board.Cell;
import io.firewatch.web.board.FigureStore;
import io.firewatch.web.board.Group;
import io.firewatch.web.board.PanelQuery;
import io.firewatch.web.board.Selection;
import io.firewatch.web.board.Source;
import io.firewatch.web.board.SourceField.Role;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.Institutions.Institution;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one way from a panel's query to its figures, wherever they are stored. */
public final class BoardIndex {
    /** What Elasticsearch gives out at once, with room for the groups around the last ones. */
    private static final long MOST_CELLS = 50_000;

    private static final int OPEN_ENDED = 200;
    private static final int HOURS = 24;
    private static final int WEEK = 7;
    private static final int MONTH = 28;

    private final FigureStore index;
    private final FigureStore record;
    private final Institutions institutions;
    private final IndicatorIndex indicators;
    private final AlertCounts alerts;

    /** {@code record} answers for what the index does not hold: quality and arrivals. */
    public BoardIndex(
            Index index, FigureStore record, Institutions institutions, IndicatorIndex indicators, AlertCounts alerts) {
        this.index = new IndexFigures(index);
        this.record = record;
        this.institutions = institutions;
        this.indicators = indicators;
        this.alerts = alerts;
    }

    /** Answers a panel's query; {@code usualDays} says how far back to look when the filter does not. */
    public BoardAnswer read(PanelQuery asked, BoardFilter filter, int usualDays) {
        // The register, the record and the index each leave out what whoever asks may not see.
        List<Institution> seen = institutions.all();
        List<Institution> chosen =
                seen.stream().filter(one -> isChosen(one, asked, filter)).toList();
        LocalDate today = today(asked);
        Selection selection = new Selection(
                filter.first(today, usualDays),
                filter.last(today),
                chosen.size() == seen.size()
                        ? Optional.empty()
                        : Optional.of(chosen.stream().map(Institution::code).toList()),
                asked.where().and(filter.within(asked.source())),
                Selection.register(chosen));
        if (chosen.isEmpty()) {
            return new BoardAnswer(List.of(), selection, false, chosen);
        }
        FigureStore store = asked.source() == Source.ALERTS || asked.source() == Source.INDICATORS ? index : record;

        Selection last = asked.newest() ? onNewestDay(store, asked, selection) : selection;
        Narrowed narrowed = keepTops(store, asked, last);
        refuseTooMany(asked, narrowed.selection());
        return new BoardAnswer(
                store.cells(asked, narrowed.selection()), narrowed.selection(), narrowed.truncated(), chosen);
    }

    private static boolean isChosen(Institution one, PanelQuery asked, BoardFilter filter) {
        return among(filter.chosen("district"), one.district())
                && among(filter.chosen("type"), one.type())
                && among(filter.chosen("institution"), one.code())
                && among(asked.where().with().getOrDefault("district", List.of()), one.district())
                && among(asked.where().with().getOrDefault("type", List.of()), one.type());
    }

    private static boolean among(List<String> values, String value) {
        return values.isEmpty() || values.contains(value);
    }

    /** Business days have their own today: the last day that was judged. */
    private LocalDate today(PanelQuery asked) {
        if (asked.time().filter(one -> one.role() == Role.MOMENT).isPresent()) {
            return LocalDate.now(BusinessTime.ZONE);
        }
        return Stream.concat(indicators.newestDay().stream(), alerts.newestDay().stream())
                .max(Comparator.naturalOrder())
                .orElseGet(() -> LocalDate.now(BusinessTime.ZONE));
    }

    private static Selection onNewestDay(FigureStore store, PanelQuery asked, Selection selection) {
        return store.newestDay(asked, selection)
                .map(day -> selection.during(day, day))
                .orElse(selection);
    }

    private record Narrowed(Selection selection, boolean truncated) {}

    /** Finds the values that groups with a {@code top} keep, before anything is told apart by days. */
    private static Narrowed keepTops(FigureStore store, PanelQuery asked, Selection selection) {
        Selection narrowed = selection;
        boolean truncated = false;
        for (Group group : asked.groups()) {
            if (group.top() > 0) {
                PanelQuery ranking = asked.ranking(group);
                Map<String, Double> weights = new LinkedHashMap<>();
                for (Cell cell : store.cells(ranking, narrowed)) {
                    double weight = ranking.measures().get(0).of(cell.figures(), 0);
                    if (!Double.isNaN(weight)) {
                        weights.put(cell.keys().get(0), weight);
                    }
                }
                List<String> kept = weights.entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .limit(group.top())
                        .map(Map.Entry::getKey)
                        .toList();
                truncated |= weights.size() > kept.size();
                narrowed = narrowed.only(group.field().name(), kept);
            }
        }
        return new Narrowed(narrowed, truncated);
    }

    private static void refuseTooMany(PanelQuery asked, Selection selection) {
        long cells = asked.figures().size();
        for (Group group : asked.groups()) {
            cells *= size(group, selection);
        }
        if (cells > MOST_CELLS) {
            throw Refusal.badRequest("from, to: too many days for this panel; take fewer");
        }
    }

    private static long size(Group group, Selection selection) {
        long days = ChronoUnit.DAYS.between(selection.from(), selection.to()) + 1;
        return switch (group.interval()) {
            case HOUR -> days * HOURS;
            case DAY -> days;
            case WEEK -> days / WEEK + 2;
            case MONTH -> days / MONTH + 2;
            case NONE -> {
                if (group.field().role() == Role.REGISTER) {
                    yield selection
                            .register()
                            .getOrDefault(group.field().name(), Map.of())
                            .size();
                }
                int known = group.field().values().size();
                yield group.top() > 0 ? group.top() : known > 0 ? known : OPEN_ENDED;
            }
        };
    }
}
