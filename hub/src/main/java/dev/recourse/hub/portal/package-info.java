/**
 * The pages for people, rendered here and readable without JavaScript. Knows the web framework; decides nothing.
 *
 * <p>Read {@link dev.recourse.hub.portal.PortalBeans} first. A template sees only what the view records of this package
 * and the reports hold, and every text in it is escaped.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.portal;
