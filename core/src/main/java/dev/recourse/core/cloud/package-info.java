/**
 * The ranges of cloud providers: an address knows its cloud, region and service, and the date of the data that says so.
 *
 * <p>Never a list. What is cloud space is not listed for that; the ranges say where nothing may be put together and what to
 * tell whoever sends from there. Read {@link dev.recourse.core.cloud.CloudRanges} first.
 */
@NullMarked
package dev.recourse.core.cloud;

import org.jspecify.annotations.NullMarked;
