package dev.recourse.app.command;

/** How verdicts on names are written. */
enum RdnsFormat {
    TEXT,
    JSON,
    TSV
}
