package org.enishi.spec.client.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Key management API: a device ID that was in use before")
class ReturningDeviceIT {
    private static final int TIMES = 20;

    private final EnishiServer server = Servers.one();

    @Test
    void a_device_has_its_own_keys_and_signatures_however_soon_it_follows_another_of_its_id() {
        CryptoDevice laptop = CryptoDevice.ready(server.person("alice"), 0);
        CrossSigner keys = new CrossSigner(laptop);
        keys.upload(keys.body()).ok();
        for (int i = 0; i < TIMES; i++) {
            CryptoDevice phone = CryptoDevice.ready(laptop.person().onDevice("PHONE"), 1);
            assertThat(seen(laptop, phone)).isEqualTo(phone.deviceKeys());
            JsonObject signed = keys.selfSign(phone.deviceKeys());
            assertThat(keys.sign(laptop.user(), "PHONE", signed)).isEmpty();
            assertThat(seen(laptop, phone)).isEqualTo(signed);
            phone.person().talk().post(CryptoDevice.V3 + "logout", "{}").ok();
        }
    }

    private static JsonObject seen(CryptoDevice asking, CryptoDevice device) {
        JsonObject keys = asking.query(device.user())
                .getJsonObject("device_keys")
                .getJsonObject(device.user())
                .getJsonObject(device.id());
        return Json.object(keys).remove("unsigned").build();
    }
}
