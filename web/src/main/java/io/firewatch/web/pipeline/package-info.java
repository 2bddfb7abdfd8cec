/** How far each stage has come, and whether the desk and its servers are well. */
@NullMarked
package io.firewatch.web.pipeline;

import org.jspecify.annotations.NullMarked;
