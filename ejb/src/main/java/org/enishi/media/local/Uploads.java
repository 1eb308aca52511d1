package org.enishi.media.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.MediaId;
import org.enishi.id.MxcUri;
import org.enishi.media.file.BrokenOff;
import org.enishi.media.file.MediaDirectory;
import org.enishi.media.file.Received;
import org.enishi.media.header.ContentTypes;
import org.enishi.media.header.FileNames;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;
import org.enishi.security.token.TokenGenerator;
import org.enishi.store.media.MediaFile;

/**
 * Takes in what clients upload. The bytes go to the disk as they come, and no transaction is open meanwhile.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixmediav3upload">Matrix v1.19, "POST
 *     upload"</a>
 */
@ApplicationScoped
public class Uploads {
    @Inject
    MediaDirectory directory;

    @Inject
    Book book;

    @Inject
    Arrivals arrivals;

    @Inject
    TokenGenerator names;

    @Inject
    Configuration configuration;

    /** @throws MatrixException {@code M_TOO_LARGE}; {@code M_FORBIDDEN} if the user has uploaded as much as they may */
    @Limited("media")
    public MxcUri upload(Caller caller, Upload upload) {
        MediaId id = new MediaId(names.secret());
        book.requireRoom(caller.user(), Math.max(0, upload.length()));
        receive(upload, file -> book.add(id, caller.user(), file));
        return new MxcUri(configuration.serverName(), id);
    }

    /** @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} if the user has too many names that were not used yet */
    @Limited("media")
    public Promised create(Caller caller) {
        MediaId id = new MediaId(names.secret());
        long expires = book.promise(id, caller.user());
        return new Promised(new MxcUri(configuration.serverName(), id), expires);
    }

    /**
     * @throws MatrixException {@code M_NOT_FOUND}, {@code M_CANNOT_OVERWRITE_MEDIA}, {@code M_TOO_LARGE}; {@code
     *     M_FORBIDDEN} for a name that another user was given, and if the user has uploaded as much as they may
     */
    @Limited("media")
    public void fill(Caller caller, MxcUri uri, Upload upload) {
        if (!uri.server().folded().equals(configuration.serverName().folded()))
            throw MatrixException.notFound("This name is not one of this server");
        book.requirePromised(uri.id(), caller.user());
        book.requireRoom(caller.user(), Math.max(0, upload.length()));
        receive(upload, file -> book.fill(uri.id(), caller.user(), file));
        arrivals.arrived(uri.id());
    }

    /** The bytes are in their place before anybody can find them. */
    private void receive(Upload upload, Consumer<MediaFile> entry) {
        requireFits(upload.length());
        try (Received received = directory.receive(upload.bytes(), this::requireFits)) {
            received.keepAs(directory.local(received.sha256()));
            entry.accept(new MediaFile(
                    ContentTypes.cleaned(upload.contentType()),
                    FileNames.cleaned(upload.fileName()),
                    received.bytes(),
                    received.sha256()));
        } catch (BrokenOff stopped) {
            throw new MatrixException(ErrorCode.M_UNKNOWN, 400, "The upload broke off");
        }
    }

    private void requireFits(long bytes) {
        long limit = configuration.mediaMaxUploadSize();
        if (bytes > limit) throw new MatrixException(ErrorCode.M_TOO_LARGE, "A file has at most " + limit + " bytes");
    }
}
