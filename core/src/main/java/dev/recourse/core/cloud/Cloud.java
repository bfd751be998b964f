package dev.recourse.core.cloud;

/**
 * A provider whose customers get addresses of its own.
 *
 * @param id short name for commands and files, stable for ever: {@code aws}
 * @param name as people say it
 */
public record Cloud(String id, String name) {
    /** @throws IllegalArgumentException when the id is not 1 to 32 of a-z, 0-9 and '-', or the name is not 1 to 80 characters */
    public Cloud {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException(
                    "'" + id + "' is not the id of a cloud: 1 to 32 of a-z, 0-9 and '-', as in aws");
        }
        if (name.isBlank() || name.length() > 80) {
            throw new IllegalArgumentException("the name of a cloud has 1 to 80 characters");
        }
    }
}
