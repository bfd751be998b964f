/** Contract kits, clocks and sample data for tests. Not shipped. */
@org.jspecify.annotations.NullMarked
package dev.recourse.testkit;
