/**
 * What the reverse DNS of an address says, and whether it leads back. Values and rules: nothing here asks DNS. Read {@link
 * dev.recourse.core.rdns.Fcrdns} first.
 */
@NullMarked
package dev.recourse.core.rdns;

import org.jspecify.annotations.NullMarked;
