package org.enishi.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.enishi.configuration.Configuration;
import org.enishi.id.MxcUri;
import org.enishi.media.file.Kept;
import org.enishi.media.local.LocalFiles;
import org.enishi.media.remote.RemoteFiles;
import org.enishi.security.limit.Limited;

/**
 * What our people are given: files of this server and of others.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1mediadownloadservernamemediaid">Matrix
 *     v1.19, "GET media/download"</a>
 */
@ApplicationScoped
public class Downloads {
    @Inject
    Configuration configuration;

    @Inject
    LocalFiles local;

    @Inject
    RemoteFiles remote;

    @Inject
    Shrinking shrinking;

    /**
     * @param patience how long to wait for what is not uploaded yet, milliseconds
     * @return fails with {@code M_NOT_FOUND}, {@code M_NOT_YET_UPLOADED}, {@code M_FORBIDDEN} where the policy does not
     *     let it in, or 502 {@code M_TOO_LARGE}
     */
    @Limited("client")
    public CompletableFuture<Kept> find(MxcUri uri, long patience) {
        return file(uri, patience);
    }

    /** @return fails as {@link #find}, with 400 {@code M_UNKNOWN}, or 413 {@code M_TOO_LARGE} for a file of this server */
    @Limited("client")
    public CompletableFuture<Kept> thumbnail(MxcUri uri, ThumbnailWish wish) {
        return shrinking.shrunk(file(uri, wish.patience()), wish, isOurs(uri) ? 413 : 502);
    }

    private CompletableFuture<Kept> file(MxcUri uri, long patience) {
        return isOurs(uri) ? local.find(uri.id(), patience) : remote.find(uri, patience);
    }

    private boolean isOurs(MxcUri uri) {
        return uri.server().folded().equals(configuration.serverName().folded());
    }
}
