/** Problem documents, JSON and static files: what every route shares. */
@NullMarked
package io.firewatch.web.http;

import org.jspecify.annotations.NullMarked;
