package dev.recourse.hub.mail;

import java.util.Optional;

/**
 * Where mails go out.
 *
 * @param host the operator's mail server
 * @param port 25, 465 or 587
 * @param tls how the connection is protected
 * @param login empty: none
 * @param from the address in the From line
 * @param bounces where mails come back; a tag is added for each mail, so its mailbox must take NAME+TAG
 */
public record MailSettings(
        String host, int port, Tls tls, Optional<Login> login, MailAddress from, MailAddress bounces) {

    /** How the connection to the mail server is protected. */
    public enum Tls {
        /** Not at all: for a server on this machine. */
        OFF,
        /** STARTTLS; without it, or with a certificate that is not right, nothing is sent. */
        STARTTLS,
        /** From the first octet (RFC 8314 3). */
        IMPLICIT
    }

    /** Who we are to the mail server. */
    public record Login(String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "login of " + user;
        }
    }
}
