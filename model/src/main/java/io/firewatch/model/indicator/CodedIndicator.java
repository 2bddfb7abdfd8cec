package io.firewatch.model.indicator;

import java.util.Locale;

/** An indicator computed in Java: a constant of its facet's enum, whose order is the order its values travel in. */
public interface CodedIndicator extends Indicator {
    Facet facet();

    /** The constant's name, as every enum has it. */
    String name();

    /** Its place among the values of an observation of its facet. */
    int ordinal();

    @Override
    default String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    default SubjectType subject() {
        return facet().subject();
    }

    @Override
    default String group() {
        return facet().id();
    }
}
