package dev.recourse.edge.transfer;

import dev.recourse.core.dns.TsigKey;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A secondary that is told of changes.
 *
 * @param key signs what it is told; empty: nothing does
 */
public record NotifyTarget(InetSocketAddress address, Optional<TsigKey> key) {}
