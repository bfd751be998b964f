/**
 * Reads the ranges that clouds publish, keeps them in the data folder, and knows what to tell a sender in each cloud.
 *
 * <p>Nothing is fetched: an operator brings the files. Read {@link dev.recourse.hub.cloud.CloudFolder} first.
 */
@NullMarked
package dev.recourse.hub.cloud;

import org.jspecify.annotations.NullMarked;
