package dev.recourse.core.cloud;

/**
 * Where in a cloud an address is, as the cloud itself calls it.
 *
 * @param region empty where the cloud does not say
 * @param service empty where the cloud does not say
 */
public record CloudPlace(Cloud cloud, String region, String service) {}
