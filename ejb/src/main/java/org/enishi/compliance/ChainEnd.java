package org.enishi.compliance;

/**
 * The last link: worth writing down elsewhere, for with it the whole log can be checked later.
 *
 * @param number how many entries there are
 * @param hash 64 hexadecimal digits
 */
public record ChainEnd(long number, String hash) {}
