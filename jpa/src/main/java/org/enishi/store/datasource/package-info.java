/**
 * The way to the database: embedded H2 in the data directory, or PostgreSQL, as the operator says.
 * Knows the configuration's keys by name only, for the container makes it before anything of ours runs.
 * Written in: docs/configuration.md, Jakarta EE 10 platform, "DataSource Resource Definition".
 */
@NullMarked
package org.enishi.store.datasource;

import org.jspecify.annotations.NullMarked;
