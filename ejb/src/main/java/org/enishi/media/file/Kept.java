package org.enishi.media.file;

import java.nio.file.Path;
import org.enishi.store.media.MediaFile;

/** A file that can be read now. */
public record Kept(MediaFile file, Path path) {}
