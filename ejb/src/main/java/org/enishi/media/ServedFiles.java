package org.enishi.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.enishi.id.MediaId;
import org.enishi.id.ServerName;
import org.enishi.media.file.Kept;
import org.enishi.media.local.LocalFiles;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;

/**
 * What other servers are given: files that were uploaded here, by the agreement.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#content-repository">Matrix v1.19, server-server API,
 *     "Content Repository"</a>
 */
@ApplicationScoped
public class ServedFiles {
    private static final int TOO_LARGE = 413;

    @Inject
    LocalFiles local;

    @Inject
    Shrinking shrinking;

    @Inject
    FederationPolicy policy;

    @Inject
    GivenFiles count;

    /**
     * @param patience how long to wait for what is not uploaded yet, milliseconds
     * @return fails with {@code M_FORBIDDEN}, {@code M_NOT_FOUND} or {@code M_NOT_YET_UPLOADED}
     */
    public CompletableFuture<Kept> find(ServerName asking, MediaId id, long patience) {
        requireSome(asking);
        return local.find(id, patience).thenApply(kept -> given(asking, kept));
    }

    /** @return fails as {@link #find}, with 400 {@code M_UNKNOWN} or 413 {@code M_TOO_LARGE} */
    public CompletableFuture<Kept> thumbnail(ServerName asking, MediaId id, ThumbnailWish wish) {
        requireSome(asking);
        return shrinking
                .shrunk(local.find(id, wish.patience()), wish, TOO_LARGE)
                .thenApply(kept -> given(asking, kept));
    }

    /** Whoever gets nothing does not learn what there is either. */
    private void requireSome(ServerName asking) {
        Matter matter = matter(asking);
        if (!policy.ask(matter).allowed()) policy.require(matter);
    }

    private Kept given(ServerName asking, Kept kept) {
        policy.require(matter(asking).ofBytes(kept.file().bytes()));
        count.gave(asking, kept.file().bytes());
        return kept;
    }

    private static Matter matter(ServerName asking) {
        return new Matter(Direction.INBOUND, asking, null, Action.MEDIA);
    }
}
