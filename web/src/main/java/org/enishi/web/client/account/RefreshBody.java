package org.enishi.web.client.account;

/** Body of {@code POST /refresh}. */
record RefreshBody(String refreshToken) {
    @Override
    public String toString() {
        return "RefreshBody[…]";
    }
}
