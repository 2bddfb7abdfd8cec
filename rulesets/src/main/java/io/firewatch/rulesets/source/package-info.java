/** Reading YAML so that every fault is told with file, line, column and caret. */
@NullMarked
package io.firewatch.rulesets.source;

import org.jspecify.annotations.NullMarked;
