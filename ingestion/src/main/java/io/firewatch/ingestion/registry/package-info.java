/** The bureau's register of supervised lenders and of those who stand behind them. */
@NullMarked
package io.firewatch.ingestion.registry;

import org.jspecify.annotations.NullMarked;
