package dev.recourse.hub.web;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where the web server listens.
 *
 * @param address port 0 takes any free one
 * @param tls where it speaks HTTPS; plain HTTP where that is empty
 */
public record WebListening(InetSocketAddress address, Optional<WebTls> tls) {}
