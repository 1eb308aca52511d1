package org.enishi.store.outbox;

/** An event to be delivered to a server: its journal position, by which destinations count, and its surrogate key. */
public record Delivery(long position, long event) {}
