/** Whether the audit log is whole. */
@NullMarked
package io.firewatch.record.audit;

import org.jspecify.annotations.NullMarked;
