/**
 * Addresses and prefixes of both families in one form, and the registries of special-purpose space.
 *
 * <p>Read {@link dev.recourse.core.address.IpAddress} first. Nothing here uses {@code java.net}: it resolves names
 * behind one's back and folds addresses silently.
 */
package dev.recourse.core.address;
