@NullMarked
package io.firewatch.model;

import org.jspecify.annotations.NullMarked;
