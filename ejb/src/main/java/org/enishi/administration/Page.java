package org.enishi.administration;

import java.util.List;

/**
 * A piece of a list.
 *
 * @param total how many there are in all the pages
 */
public record Page<T>(List<T> items, long total) {}
