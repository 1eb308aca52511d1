package org.enishi.store.encryption;

/**
 * A message that waits for a device.
 *
 * @param device surrogate key
 * @param account surrogate key of its owner
 * @param message JSON object with sender, type and content
 */
public record DeviceMessage(long device, long account, long position, byte[] message) {}
