/**
 * What a mail administrator pastes to use our zones: {@code recourse print-config TARGET}.
 *
 * <p>The words are in the templates among the resources; the zones, codes and addresses come from the running plan, so
 * that what is printed and what is served cannot differ. The Postfix and unbound texts are the ones the system tests
 * run. Read {@link dev.recourse.app.printconfig.ConfigPrinter} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.printconfig;
