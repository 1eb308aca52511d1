package org.enishi.account.session;

/** A token for the login of another client, in the clear. */
public record IssuedLoginToken(String loginToken, long expiresInMs) {
    @Override
    public String toString() {
        return "IssuedLoginToken[…]";
    }
}
