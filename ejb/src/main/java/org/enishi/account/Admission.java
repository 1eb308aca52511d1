package org.enishi.account;

import java.util.Optional;

/**
 * What lets somebody in.
 *
 * @param registrationToken that they have shown
 * @param termsVersion of the documents that they have accepted
 */
record Admission(Optional<String> registrationToken, Optional<String> termsVersion) {
    @Override
    public String toString() {
        return "Admission[terms " + termsVersion + "]";
    }
}
