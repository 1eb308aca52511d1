package org.enishi.media.local;

import org.enishi.id.MxcUri;

/** @param expires until when it can be uploaded, milliseconds */
public record Promised(MxcUri uri, long expires) {}
