package dev.recourse.core.removal;

import java.util.Map;

/**
 * One missing thing.
 *
 * @param need what; its text key
 * @param move who can bring it
 * @param values what fills its texts, by name
 */
public record Missing(Need need, Party move, Map<String, String> values) {
    public Missing {
        values = Map.copyOf(values);
    }
}
