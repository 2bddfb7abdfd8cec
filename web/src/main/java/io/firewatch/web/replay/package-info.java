/** Drafts of rules judged over the stored feed: the queue, what came out, and who may ask. */
@NullMarked
package io.firewatch.web.replay;

import org.jspecify.annotations.NullMarked;
