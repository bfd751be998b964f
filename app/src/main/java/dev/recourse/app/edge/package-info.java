/**
 * An edge by itself: answers DNS from a snapshot file or from list files, with no hub, no store and no configuration, and
 * follows the files when they change.
 *
 * <p>Read {@link dev.recourse.app.edge.StandaloneEdge} first.
 */
@NullMarked
package dev.recourse.app.edge;

import org.jspecify.annotations.NullMarked;
