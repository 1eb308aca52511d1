package org.enishi.store.backup;

/**
 * One backup of an account.
 *
 * @param authData JSON object
 * @param etag counts changes of the keys
 */
public record Backup(long account, long version, String algorithm, byte[] authData, long etag) {}
