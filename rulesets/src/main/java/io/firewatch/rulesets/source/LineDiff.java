package io.firewatch.rulesets.source;

import java.util.ArrayList;
import java.util.List;

/** How one text becomes another, line by line, with as few changes as there can be. */
public final class LineDiff {
    private LineDiff() {}

    public enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    /** A line of either text, and whether both have it. */
    public record Line(Change change, String text) {}

    public static List<Line> of(String from, String to) {
        List<String> before = from.lines().toList();
        List<String> after = to.lines().toList();
        int[][] common = common(before, after);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Line(Change.SAME, before.get(i++)));
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Change.REMOVED, before.get(i++)));
            } else {
                lines.add(new Line(Change.ADDED, after.get(j++)));
            }
        }
        return lines;
    }

    /** How many lines the rests of both texts have in common, from each line on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
