package org.enishi.media.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.id.MxcUri;
import org.enishi.media.file.Cap;
import org.enishi.media.file.MediaDirectory;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.RemotePath;
import org.enishi.remote.discovery.WebPlaces;
import org.enishi.remote.http.Limits;
import org.enishi.remote.http.Question;
import org.enishi.remote.http.Receiver.Head;
import org.enishi.remote.http.Transport;

/**
 * Asks the server of a file for it: by the signed request, and by the old path where that one is not known.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#content-repository">Matrix v1.19, server-server API,
 *     "Content Repository"</a>
 */
@ApplicationScoped
class Fetcher {
    private static final int EPILOGUE = 4 << 10;

    @Inject
    FederationClient client;

    @Inject
    Transport transport;

    @Inject
    WebPlaces places;

    @Inject
    MediaDirectory directory;

    @Inject
    Busy busy;

    /**
     * @param patience for what is not uploaded there yet, milliseconds
     * @throws RemoteFailure if there is no answer that can be used
     * @throws org.enishi.error.MatrixException {@code M_LIMIT_EXCEEDED} if the server is asked too often; whatever the cap
     *     throws
     */
    Fetched.Bytes fetch(MxcUri uri, long patience, Cap cap) {
        busy.check(uri.server());
        try {
            Fetched answer = ask(uri, patience, cap);
            return answer instanceof Fetched.Elsewhere elsewhere ? follow(elsewhere, cap) : answer.bytes();
        } catch (RemoteFailure.Refused refused) {
            if (refused.status() == ErrorCode.M_LIMIT_EXCEEDED.status()) throw busy.heard(refused);
            throw refused;
        } catch (IOException e) {
            throw new RemoteFailure.Garbage(uri.server(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new RemoteFailure.Garbage(uri.server(), "a location that is no address");
        }
    }

    private Fetched ask(MxcUri uri, long patience, Cap cap) {
        RemotePath path = RemotePath.of("/_matrix/federation/v1/media/download")
                .segment(uri.id())
                .query("timeout_ms", patience);
        try {
            return client.receive(uri.server(), path.toString(), Limits.FILE, (head, body) -> part(head, body, cap));
        } catch (RemoteFailure.Refused refused) {
            boolean isOld = refused.status() == 404 && refused.errcode().equals(ErrorCode.M_UNRECOGNIZED.name());
            if (!isOld) throw refused;
            return askOld(uri, patience, cap);
        }
    }

    private Fetched askOld(MxcUri uri, long patience, Cap cap) {
        RemotePath path = RemotePath.of("/_matrix/media/v3/download")
                .segment(uri.server())
                .segment(uri.id())
                .query("allow_remote", false)
                .query("timeout_ms", patience);
        return client.receive(uri.server(), path.toString(), Limits.FILE, (head, body) -> whole(head, body, cap));
    }

    /** Not signed, and not led on from there. */
    private Fetched.Bytes follow(Fetched.Elsewhere elsewhere, Cap cap) throws IOException {
        URI place = URI.create(elsewhere.location());
        return transport.receive(places.of(place), Question.get(WebPlaces.target(place)), Limits.FILE, (head, body) -> {
            if (head.status() != 200) throw new IOException("elsewhere, which answers " + head.status());
            return whole(head, body, cap);
        });
    }

    private Fetched part(Head head, InputStream body, Cap cap) throws IOException {
        Part part = Multipart.second(head.header("content-type").orElse(""), body);
        Optional<String> location = part.header("location");
        if (location.isPresent()) {
            requireEnd(body);
            return new Fetched.Elsewhere(location.get());
        }
        var received = directory.receive(part.body(), cap);
        try {
            requireEnd(body);
        } catch (IOException endless) {
            received.close();
            throw endless;
        }
        return new Fetched.Bytes(
                received,
                part.header("content-type").orElse(null),
                part.header("content-disposition").orElse(null));
    }

    /** What the client has to read to the end has one. */
    private static void requireEnd(InputStream body) throws IOException {
        if (body.readNBytes(EPILOGUE).length == EPILOGUE) throw new IOException("does not end where it says");
    }

    private Fetched.Bytes whole(Head head, InputStream body, Cap cap) {
        return new Fetched.Bytes(
                directory.receive(body, cap),
                head.header("content-type").orElse(null),
                head.header("content-disposition").orElse(null));
    }
}
