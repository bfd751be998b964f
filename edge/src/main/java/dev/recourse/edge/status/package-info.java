/** What an edge knows about itself. Counts, never logs, what strangers send. */
package dev.recourse.edge.status;
