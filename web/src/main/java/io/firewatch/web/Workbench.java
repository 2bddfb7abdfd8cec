package io.firewatch.web;

import io.firewatch.web.measure.MeasurePreviewer;
import io.firewatch.web.replay.Replayer;
import org.jspecify.annotations.Nullable;

/**
 * What the studio needs and the desk cannot do itself; where a part is missing, its routes answer 503.
 *
 * @param replayer judges the stored feed by a proposal
 * @param previewer tries a measure on the stored feed
 */
public record Workbench(@Nullable Replayer replayer, @Nullable MeasurePreviewer previewer) {
    /** A desk on its own. */
    public static final Workbench NONE = new Workbench(null, null);
}
