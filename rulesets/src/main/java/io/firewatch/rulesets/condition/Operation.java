package io.firewatch.rulesets.condition;

import java.util.Arrays;
import java.util.Optional;

/** What a condition may compute. The closed list keeps the cost of judging bounded and every formula printable. */
enum Operation {
    OR("_||_", "or", 1),
    AND("_&&_", "and", 2),
    EQUAL("_==_", "=", 3),
    NOT_EQUAL("_!=_", "≠", 3),
    LESS("_<_", "<", 3),
    AT_MOST("_<=_", "<=", 3),
    MORE("_>_", ">", 3),
    AT_LEAST("_>=_", ">=", 3),
    PLUS("_+_", "+", 4),
    MINUS("_-_", "-", 4),
    TIMES("_*_", "×", 5),
    DIVIDED("_/_", "/", 5),
    NOT("!_", "not ", 6),
    NEGATED("-_", "-", 6),
    YUAN("yuan", "yuan", 9),
    PORTION("portion", "×", 5),
    RATIO("ratio", "/", 5),
    GREATER_OF("max", "max", 9),
    LESSER_OF("min", "min", 9),
    /** How many of the questions asked are answered yes. */
    COUNT("count", "count", 9);

    /** CEL's name of the operator or function. */
    final String cel;

    final String sign;
    final int precedence;

    Operation(String cel, String sign, int precedence) {
        this.cel = cel;
        this.sign = sign;
        this.precedence = precedence;
    }

    static Optional<Operation> ofCel(String function) {
        return Arrays.stream(values()).filter(one -> one.cel.equals(function)).findFirst();
    }

    boolean isComparison() {
        return precedence == 3;
    }

    boolean isInequality() {
        return isComparison() && this != EQUAL && this != NOT_EQUAL;
    }

    boolean isFunction() {
        return precedence == 9;
    }

    /** The name a person writes. */
    String written() {
        return cel.replace("_", "");
    }
}
