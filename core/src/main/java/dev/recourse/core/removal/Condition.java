package dev.recourse.core.removal;

/**
 * What is published of how a listing ends on request.
 *
 * @param list the list
 * @param criterion the criterion's id
 * @param way the rule that decides
 * @param text the conditions, for strangers; the times in it are those that decide
 */
public record Condition(String list, String criterion, Way way, String text) {}
