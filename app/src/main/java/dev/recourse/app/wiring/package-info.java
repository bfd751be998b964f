/** Puts the parts together, by constructor. Read {@link dev.recourse.app.wiring.OpenHub} first. */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.wiring;
