package org.enishi.web.client.interactive;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * The login as a page, for clients that know none of our types.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#login-fallback">Matrix v1.19, "Login Fallback"</a>
 */
@Path("/_matrix/static/client/login")
@PermitAll
public class LoginPageResource {
    private static final String FORM = """
            <p role="alert" id="failure"></p>
            <form id="login">
            <p><label>User name <input name="user" autocomplete="username" required></label></p>
            <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
            <button>Log in</button></form>
            """;

    /** Parameters of the address that are none of the credentials go into the request. */
    private static final String SCRIPT = """
            const form = document.getElementById("login");
            const failure = document.getElementById("failure");
            form.addEventListener("submit", async (event) => {
                event.preventDefault();
                const body = { type: "m.login.password", password: form.password.value,
                    identifier: { type: "m.id.user", user: form.user.value } };
                for (const [name, value] of new URLSearchParams(location.search)) {
                    if (name in body) continue;
                    body[name] = name === "refresh_token" ? value === "true" : value;
                }
                const answer = await fetch("/_matrix/client/v3/login", { method: "POST", body: JSON.stringify(body) });
                const response = await answer.json();
                if (!answer.ok) failure.textContent = response.error;
                else if (window.matrixLogin && window.matrixLogin.onLogin) window.matrixLogin.onLogin(response);
            });
            """;

    private static final Page PAGE = new Page("Log in", FORM, SCRIPT);

    @GET
    public Response page() {
        return PAGE.answer(200);
    }
}
