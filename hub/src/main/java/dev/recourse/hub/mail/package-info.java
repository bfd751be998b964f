/**
 * Mails that we send: written from one text for each occasion, kept in the store until they are handed to the operator's mail
 * server, once each, and taken back note of when they bounce. Start with {@link dev.recourse.hub.mail.Mailer}.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.mail;
