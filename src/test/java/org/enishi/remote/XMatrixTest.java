package org.enishi.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.enishi.id.ServerName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Request Authentication: the Authorization header")
class XMatrixTest {
    private static final XMatrix EXPECTED =
            new XMatrix(new ServerName("a.example:8448"), Optional.of("b.example"), "ed25519:1", "c2ln+/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Matrix origin=\"a.example:8448\",destination=\"b.example\",key=\"ed25519:1\",sig=\"c2ln+/\"",
                "x-matrix  SIG=\"c2ln+/\" ,\tKey=ed25519:1 , Destination=b.example,origin=a.example:8448",
                "X-Matrix origin=a.example:8448,destination=\"b.ex\\ample\",key=ed25519:1,sig=c2ln+/,later=\"x,\\\"y\\\"\"",
                "X-Matrix origin=a.example:8448,destination=b.example,key=ed25519:1,sig=c2ln+/,"
            })
    void namesAreCaseInsensitiveOrderDoesNotMatterAndTokensNeedNoQuotes(String header) {
        assertThat(XMatrix.parse(header)).contains(EXPECTED);
    }

    @Test
    void theDestinationMayBeMissing() {
        assertThat(XMatrix.parse("X-Matrix origin=a.example,key=\"ed25519:1\",sig=\"s\""))
                .hasValueSatisfying(parsed -> assertThat(parsed.destination()).isEmpty());
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(XMatrix.parse(EXPECTED.format())).contains(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "X-Matrix ",
                "X-Matrix origin=a.example,key=ed25519:1",
                "X-Matrix origin=\"a.example,key=ed25519:1,sig=s",
                "X-Matrix origin=a.example,origin=b.example,key=ed25519:1,sig=s",
                "X-Matrix origin=\"a b\",key=ed25519:1,sig=s",
                "X-Matrix origin=a.example;key=ed25519:1;sig=s",
                "X-Matrix origin=\"a.example\"key=ed25519:1,sig=s"
            })
    void anythingElseIsNone(String header) {
        assertThat(XMatrix.parse(header)).isEmpty();
    }
}
