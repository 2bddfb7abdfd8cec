/** What the desk reads from Elasticsearch; no other package here knows it. */
@NullMarked
package io.firewatch.web.index;

import org.jspecify.annotations.NullMarked;
