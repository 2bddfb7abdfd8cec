/** PostgreSQL and Elasticsearch as child processes of this one, for one machine and for tests. */
@NullMarked
package io.firewatch.servers;

import org.jspecify.annotations.NullMarked;
