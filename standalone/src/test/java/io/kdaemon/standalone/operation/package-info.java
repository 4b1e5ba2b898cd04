/** What operators are given: metrics that exist, alert rules that fire when they should, runbook sections that are there. */
@NullMarked
package io.kdaemon.standalone.operation;

import org.jspecify.annotations.NullMarked;
