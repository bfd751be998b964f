/**
 * Tells those who asked for a removal, and gave a mail address, of each turn of their request. Start with
 * {@link dev.recourse.hub.notice.Notices}.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.notice;
