/**
 * One program at a time holds the data folder; commands reach it through its socket.
 *
 * <p>A command that finds a running server sends its arguments there and shows what comes back; where none runs it takes
 * the lock and works by itself. Read {@link dev.recourse.app.control.DataFolder} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.control;
