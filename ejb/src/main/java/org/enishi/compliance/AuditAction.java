package org.enishi.compliance;

import java.util.Arrays;
import java.util.Optional;

/** What somebody did. The codes are stored and shown: never reuse one. */
public enum AuditAction {
    PARTNER_ADDED("partner.added"),
    PARTNER_CHANGED("partner.changed"),
    PARTNER_REMOVED("partner.removed"),
    PARTNER_ENDING("partner.ending"),
    PARTNER_ENDED("partner.ended"),
    ROOM_FROZEN("room.frozen"),
    ROOM_THAWED("room.thawed"),
    ROOM_RELEASED("room.released"),
    ROOM_ACL_FOLLOWED("room-acl.followed"),
    DENIAL_ADDED("denied.added"),
    DENIAL_CHANGED("denied.changed"),
    DENIAL_REMOVED("denied.removed"),
    OFFER_DECLINED("offer.declined"),
    DELIVERY_RETRIED("delivery.retried"),
    CONNECTION_TESTED("connection.tested"),
    REGISTRATION_TOKEN_ADDED("registration-token.added"),
    REGISTRATION_TOKEN_CHANGED("registration-token.changed"),
    REGISTRATION_TOKEN_REMOVED("registration-token.removed"),
    CONSOLE_SIGNED_IN("console.signed-in"),
    CONSOLE_SIGN_IN_REFUSED("console.sign-in-refused"),
    CONSOLE_SIGNED_OUT("console.signed-out");

    private final String code;

    AuditAction(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<AuditAction> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code))
                .findFirst();
    }
}
