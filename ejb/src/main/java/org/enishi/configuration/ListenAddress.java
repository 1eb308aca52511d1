package org.enishi.configuration;

/** Where a listener of {@code bin/enishi run} is bound. */
public record ListenAddress(String host, int port) {}
