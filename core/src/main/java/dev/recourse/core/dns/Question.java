package dev.recourse.core.dns;

/**
 * What is asked.
 *
 * @param name in the client's upper and lower case
 * @param type see {@link RecordType}
 * @param recordClass see {@link RecordClass}
 */
public record Question(DomainName name, int type, int recordClass) {}
