package org.enishi.id;

/** {@code mxc://server/media-id}: a file, and the server at which it was uploaded. */
public record MxcUri(ServerName server, MediaId id) {
    @Override
    public String toString() {
        return "mxc://" + server + "/" + id;
    }
}
