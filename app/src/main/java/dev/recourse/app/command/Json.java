package dev.recourse.app.command;

import tools.jackson.databind.json.JsonMapper;

/** JSON for programs that read our output: one object a line. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
